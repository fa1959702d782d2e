"""Vouch that somebody lost their phone, show the code that lets their new browser in, say no, bring them back
in."""

from datetime import datetime, timedelta

from brazier.access import queries as access
from brazier.access.facts import BACK, DOUBTED, LOST, RECOVERING, STOPPED, TRIED
from brazier.access.gate import allow, may
from brazier.access.joining import code as codes
from brazier.access.joining.conditions import TEN_MINUTES
from brazier.access.models import Device, Invitation, Notice, Organizer, Proposal, Recovery
from brazier.access.recovery.facts import HELD_BACK, HELP, is_past, suffices
from brazier.access.signin import actions as signin
from brazier.access.signin import queries as signin_read
from brazier.ledger import actions as ledger
from brazier.storage.hub import here
from brazier.terms import Actor, Refused, Wrong

NOTHING = "There is nothing here."
IS_OUT = "signin.put_out"
PUT_OUT = (
    "This browser was put out: others said, face to face, that you had lost it. If that is not so, go to another "
    "organizer today. They bring you back in, and everybody sees who vouched."
)
A_DAY = timedelta(days=1)


def vouch(actor: Actor, *, organizer: str, now: datetime) -> bool:
    """Say that an organizer who lost everything stands before oneself. Gives whether a code can be shown now.

    One voucher at a table, two where the group has grown, and a day to wait at a site. Every seat of theirs is
    over at the first word: whoever still has the phone must know the PIN, is told, and can stop it. Everybody who
    may vouch is told, too. Errors: Wrong for oneself, for nobody of ours, for somebody who never could sign in,
    and for a second voucher where somebody of the committee is missing.
    """
    allow(actor, "access.vouch")
    row = _here(organizer)
    if organizer == actor.id:
        raise Wrong("signin.own_recovery", "Others must vouch for you, in person. Nothing was changed.")
    if not signin_read.can_enter(Actor.clock, organizer=organizer):
        raise Wrong(
            "signin.no_login",
            "They could not sign in so far. Bring them in as a new organizer. Nothing was changed.",
        )
    with ledger.entry(actor, "access.vouch_recovery", f"organizer:{organizer}", now):
        going = _going(row, now)
        if going is None:
            going = Recovery.objects.create(organizer=row, first=actor.id, asked_at=now)
            Notice.objects.create(organizer=row, kind=RECOVERING, at=now)
            _tell(row, LOST, now, besides=actor.id)
        elif actor.id != going.first and not going.second:
            going.second = actor.id
        _settle(going, row, now)
        going.save()
    return going.ready_at is not None and going.ready_at <= now


def _settle(going: Recovery, row: Organizer, now: datetime) -> None:
    """Ready, once enough vouched. Errors: Wrong if these two are too little for this seat."""
    known = access.level(Actor.clock)
    roles = [access.actor_of(Actor.keeper, organizer=v, now=now).role for v in (going.first, going.second) if v]
    if going.ready_at is None and suffices(known, row.role, roles):
        going.ready_at = now + HELP[known].wait
    elif going.ready_at is None and going.second:
        raise Wrong(
            "signin.takes_committee",
            "Their role reaches far, so one of the two must be on the committee. Ask one of them. Nothing was "
            "changed.",
        )


def _going(row: Organizer, now: datetime) -> Recovery | None:
    """What is going on for them. What waited too long, or rests on the word of somebody who may not vouch any
    more, is over."""
    going = Recovery.objects.filter(organizer=row, ended_at=None).first()
    if going is None:
        return None
    vouchers = [v for v in (going.first, going.second) if v]
    still = [may(access.actor_of(Actor.keeper, organizer=v, now=now), "access.vouch") for v in vouchers]
    if all(still) and not is_past(going.asked_at, going.ready_at, now):
        return going
    _end(going, "past", "", now)
    return None


def _end(going: Recovery, how: str, by: str, now: datetime) -> None:
    Invitation.objects.filter(recovery=going, ended_at=None).update(ended_at=now, matched_at=None)
    Recovery.objects.filter(pk=going.pk).update(ended_at=now, ended_by=by, how=how)


def _tell(row: Organizer, kind: str, now: datetime, *, besides: str = "") -> None:
    """Everybody who could have vouched, so that nobody's seat changes hands in silence."""
    able = access.able(Actor.clock, verb="access.vouch", now=now)
    others = [o for o in able if o not in (str(row.pk), besides)]
    Notice.objects.bulk_create(Notice(organizer_id=int(o), about=row, kind=kind, at=now) for o in others)


def show(actor: Actor, *, organizer: str, code: str, now: datetime) -> int:
    """Make the code that lets their new browser in, once, for ten minutes. Gives the number of the invitation.

    code: drawn by `joining.code.draw`; an earlier one is over. Errors: Refused unless it is ready, and whoever
    asks vouched.
    """
    allow(actor, "access.vouch")
    row = _here(organizer)
    with ledger.entry(actor, "access.show_recovery", f"organizer:{organizer}", now):
        going = _going(row, now)
        if going is None or going.ready_at is None or going.ready_at > now:
            raise Refused("access.denied", NOTHING)
        if actor.id not in (going.first, going.second):
            raise Refused("access.denied", NOTHING)
        Invitation.objects.filter(recovery=going, ended_at=None).update(ended_at=now, matched_at=None)
        place, whole = codes.marks(here.opened_keys().log, code)
        return Invitation.objects.create(
            by_id=int(actor.id),
            handle=row.handle,
            became=row,
            recovery=going,
            token=place + whole,
            made_at=now,
            until=now + TEN_MINUTES,
        ).pk


def come_back(actor: Actor, *, invitation: int, key: bytes, now: datetime) -> tuple[str, str, datetime]:
    """They are in again: all that was lost has ended, and what waited in their name. Gives their id, that of who
    showed the code, and from when on they may do what counts.

    The caller registers the new device and its PIN. Errors: Refused unless whoever showed the code said that the
    words are the same, to this browser, and may still vouch.
    """
    allow(actor, "access.join")
    with ledger.entry(actor, "access.come_back", f"invitation:{invitation}", now):
        row = (
            Invitation.objects.filter(pk=invitation, ended_at=None, until__gt=now)
            .exclude(recovery=None)
            .select_related("became", "recovery")
            .first()
        )
        if row is None or row.matched_at is None or not key or bytes(row.key) != key:
            raise Refused("access.denied", NOTHING)
        if row.became is None or row.recovery is None or not _may_still(row, now):
            raise Refused("access.denied", NOTHING)
        lost, going = row.became, row.recovery
        Invitation.objects.filter(pk=row.pk).update(ended_at=now)
        signin.end_ways(actor, organizer=str(lost.pk), now=now)
        Organizer.objects.filter(pk=lost.pk).update(paused_at=None)
        Invitation.objects.filter(by=lost, ended_at=None).update(ended_at=now, matched_at=None)
        Proposal.objects.filter(proposed_by=str(lost.pk), ended_at=None).update(
            ended_at=now, ended_by=str(row.by_id)
        )
        Notice.objects.filter(organizer=lost, told_at=None).update(told_at=now)
        _end(going, "in", str(row.by_id), now)
        _tell(lost, BACK, now, besides=str(row.by_id))
        return str(lost.pk), str(row.by_id), going.asked_at + HELD_BACK


def _may_still(row: Invitation, now: datetime) -> bool:
    known = access.actor_of(Actor.keeper, organizer=str(row.by_id), now=now)
    return row.recovery is not None and row.recovery.ended_at is None and may(known, "access.vouch")


def stop(actor: Actor, *, now: datetime) -> None:
    """Say from an old device that nothing was lost. Errors: Wrong if nobody vouched."""
    allow(actor, "access.own")
    with ledger.entry(actor, "access.stop_recovery", f"organizer:{actor.id}", now):
        row = _here(actor.id)
        going = _going(row, now)
        if going is None:
            raise Wrong("signin.device", NOTHING)
        _end(going, "own", actor.id, now)
        _tell(row, DOUBTED, now)


def doubt(actor: Actor, *, organizer: str, now: datetime) -> None:
    """Say no to it, or take one's own word back: it is over, and everybody is told. Errors: Wrong if there is
    none."""
    allow(actor, "access.vouch")
    with ledger.entry(actor, "access.doubt_recovery", f"organizer:{organizer}", now):
        row = _here(organizer)
        going = _going(row, now)
        if going is None or organizer == actor.id:
            raise Wrong("signin.device", NOTHING)
        _end(going, "doubt", actor.id, now)
        Notice.objects.create(organizer=row, kind=STOPPED, at=now)
        _tell(row, DOUBTED, now, besides=actor.id)


def tried(actor: Actor, *, key: bytes, now: datetime) -> bool:
    """Whether this browser was put out as lost, and now somebody tries to come in with it. Its owner and everybody
    who may vouch are told, once a day. The caller has checked that the browser holds the key."""
    allow(actor, "access.enter")
    mine = Device.objects.filter(key=key, organizer__until=None)
    over = mine.exclude(ended_at=None).order_by("-pk").first() if key else None
    if over is None or mine.filter(ended_at=None).exists():
        return False
    row = over.organizer
    if not Recovery.objects.filter(organizer=row, how="in", ended_at=over.ended_at).exists():
        return False
    if not Notice.objects.filter(organizer=row, kind=TRIED, at__gt=now - A_DAY).exists():
        with ledger.entry(actor, "access.put_out_tried", f"organizer:{row.pk}", now):
            Notice.objects.create(organizer=row, kind=TRIED, at=now)
            _tell(row, TRIED, now)
    return True


def _here(organizer: str) -> Organizer:
    """Errors: Wrong unless somebody who was not removed has this id."""
    known = Organizer.objects.filter(until=None)
    row = known.filter(pk=organizer).first() if organizer.isdecimal() and len(organizer) < 19 else None
    if row is None:
        raise Wrong("signin.organizer", NOTHING)
    return row
