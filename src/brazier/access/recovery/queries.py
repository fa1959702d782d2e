"""Who lost their phone, how far it is, and how it went the last times."""

from datetime import datetime, timedelta

from brazier.access import queries as access
from brazier.access.gate import allow, may
from brazier.access.models import Invitation, Organizer, Recovery
from brazier.access.recovery.facts import COMMITTEE, PLAIN, Lost, Recovering, Told, is_past, suffices
from brazier.access.signin import queries as signin
from brazier.terms import Actor, Wrong

LATELY = timedelta(days=14)
NOTHING = "There is nothing here."


def recovering(actor: Actor, *, organizer: str, now: datetime) -> Recovering | None:
    """The recovery of an organizer that waits for a second voucher, for its day, or to be used; None if there is
    none."""
    if organizer == actor.id:
        allow(actor, "access.own")
    else:
        allow(actor, "access.vouch")
    row = _going(int(organizer), now) if organizer.isdecimal() else None
    return Recovering(row.asked_at, row.ready_at, row.first, row.second) if row else None


def _going(organizer: int, now: datetime) -> Recovery | None:
    row = Recovery.objects.filter(organizer=organizer, ended_at=None).first()
    return None if row is None or is_past(row.asked_at, row.ready_at, now) else row


def lost(actor: Actor, *, organizer: str, now: datetime) -> Lost:
    """How far it is for one organizer. Errors: Wrong for nobody of ours, for oneself, for who works on paper."""
    allow(actor, "access.vouch")
    who = access.organizer(actor, organizer)
    if who is None or organizer == actor.id or not signin.can_enter(Actor.clock, organizer=organizer):
        raise Wrong("access.turf", NOTHING)
    row = _going(int(organizer), now)
    return _lost(actor, row, now) if row else Lost(who.id, who.handle)


def _lost(actor: Actor, row: Recovery, now: datetime) -> Lost:
    known = Recovering(row.asked_at, row.ready_at, row.first, row.second)
    handles, level = access.handles(actor), access.level(actor)
    first = access.actor_of(Actor.keeper, organizer=row.first, now=now)
    return Lost(
        organizer=str(row.organizer_id),
        handle=handles.get(str(row.organizer_id), ""),
        stage=known.stage(now),
        first=handles.get(row.first, ""),
        second=handles.get(row.second, ""),
        asked_at=row.asked_at,
        ready_at=row.ready_at,
        until=known.until,
        mine=actor.id in (row.first, row.second),
        takes_committee=level != "table" and row.organizer.role not in PLAIN and first.role != COMMITTEE,
    )


def waiting(actor: Actor, *, now: datetime) -> tuple[Lost, ...]:
    """Who waits for a second voucher that whoever asks could be; oldest first."""
    if not may(actor, "access.vouch") or access.level(Actor.clock) == "table":
        return ()
    allow(actor, "access.vouch")
    rows = Recovery.objects.filter(ended_at=None, ready_at=None).exclude(first=actor.id).order_by("pk")
    rows = rows.exclude(organizer=int(actor.id)).select_related("organizer")
    found = [row for row in rows if not is_past(row.asked_at, row.ready_at, now)]
    return tuple(_lost(actor, row, now) for row in found if _suffices_with(actor, row, now))


def _suffices_with(actor: Actor, row: Recovery, now: datetime) -> bool:
    first = access.actor_of(Actor.keeper, organizer=row.first, now=now)
    return suffices(actor.level, row.organizer.role, [first.role, actor.role])


def vouchers(actor: Actor, *, now: datetime) -> tuple[str, ...]:
    """Who says that whoever asks lost their phone, by handle; nobody while there is no such word."""
    allow(actor, "access.own")
    row = _going(int(actor.id), now)
    known = dict(Organizer.objects.values_list("pk", "handle")) if row else {}
    return tuple(known.get(int(v), "") for v in (row.first, row.second) if v) if row else ()


def lately(actor: Actor, *, now: datetime) -> tuple[Told, ...]:
    """How it went in the last fourteen days, newest first: who vouched for whom, and what came of it."""
    allow(actor, "access.vouch")
    handles = access.handles(actor)
    rows = Recovery.objects.filter(asked_at__gt=now - LATELY).order_by("-pk")
    return tuple(
        Told(
            handles.get(str(row.organizer_id), ""),
            handles.get(row.first, ""),
            handles.get(row.second, ""),
            row.asked_at,
            row.how or ("past" if is_past(row.asked_at, row.ready_at, now) else ""),
            row.ended_at,
        )
        for row in rows
    )


def brings_back(actor: Actor, *, invitation: int) -> bool:
    """Whether this invitation brings in nobody new, but somebody back."""
    allow(actor, "access.join")
    return Invitation.objects.filter(pk=invitation).exclude(recovery=None).exists()


def is_asked_about(actor: Actor, *, organizer: str, now: datetime) -> bool:
    """Whether others vouch for this organizer at this moment: they are led to where they can say no."""
    allow(actor, "access.enter")
    return organizer.isdecimal() and _going(int(organizer), now) is not None
