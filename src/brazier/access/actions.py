"""Take organizers in, put cells and people in their care, and note who looked at what."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from brazier.access import queries
from brazier.access.facts import (
    A_DAY,
    AGREE_WITHIN,
    CARE_KINDS,
    GIVEN_ROLES,
    NOTICE_DAYS,
    PROPOSED_BY,
    Proposed,
)  # fmt: skip
from brazier.access.gate import CARE, LEVELS, allow, may
from brazier.access.models import (
    Charted,
    Level,
    Notice,
    Opened,
    Organizer,
    Proposal,
    Taken,
    Turf,
    Window,
)
from brazier.ledger import actions as ledger
from brazier.terms import Actor, Wrong

TURF_DAYS = timedelta(days=30)
NOBODY = "Choose one of the organizers. Nothing was changed."
GONE = "There is nothing here."


def begin(actor: Actor, *, handle: str, now: datetime) -> Actor:
    """The founder of a new campaign. Errors: Wrong if there is one already."""
    allow(actor, "access.begin")
    if Organizer.objects.exists():
        raise Wrong("access.begun", "This campaign has been started already.")
    with ledger.entry(actor, "access.begin", "", now):
        row = Organizer.objects.create(handle=handle, role="founder", since=now)
    return Actor(str(row.pk), row.role)


def add_organizer(actor: Actor, *, handle: str, now: datetime) -> str:
    """Note one more organizer, without a login yet. Gives the id.

    Errors: Wrong if the handle is empty or taken.
    """
    allow(actor, "access.add")
    handle = " ".join(handle.split())
    if not handle:
        raise Wrong("access.handle", "Write a name or a nickname for this organizer.")
    if Organizer.objects.filter(handle=handle).exists():
        raise Wrong("access.handle_taken", "Somebody here is called that already. Add a letter or a number.")
    with ledger.entry(actor, "access.add_organizer", "", now):
        return str(Organizer.objects.create(handle=handle, role="organizer", since=now).pk)


def assign(
    actor: Actor,
    *,
    organizer: str,
    kind: str,
    thing: int,
    now: datetime,
    today: date,
    name: str = "",
    by: str = "",
) -> date:
    """Put a cell, a person or a language group in an organizer's care for 30 days; once more renews it. Gives the
    last day.

    kind: `cell`, `person` or `language`; thing: its number, which means nothing here; name: of a language; by: who
    asked for it, where two want it. Errors: Wrong for nobody of ours.
    """
    allow(actor, "access.turf")
    _known(organizer)
    if kind not in CARE_KINDS or (kind == "language") != bool(name):
        raise Wrong("access.turf", NOBODY)
    with ledger.entry(actor, "access.assign", f"{kind}:{thing}", now):
        return _entrust(by or actor.id, organizer, (kind, thing, name.casefold()), today)


def keep_own(actor: Actor, *, record: int, now: datetime, today: date) -> None:
    """Whom an organizer wrote down is in their own care for 30 days, where care is what counts."""
    if not may(actor, "people.look") or allow(actor, "people.look").reach != CARE:
        return
    with ledger.entry(actor, "access.keep_own", f"person:{record}", now):
        _entrust("", actor.id, ("person", record, ""), today)


def ask_anew(actor: Actor, *, turfs: Iterable[int], now: datetime) -> None:
    """Whom these organizers wrote down turned out to be somebody others wrote of, too: that they are in their care
    counts only once somebody else says yes to it again."""
    allow(actor, "people.reckon")
    with ledger.entry(actor, "access.ask_anew", "", now):
        Turf.objects.filter(pk__in=list(turfs), kind="person").update(given_by="")


def _entrust(by: str, organizer: str, what: tuple[str, int, str], today: date) -> date:
    kind, thing, name = what
    until = today + TURF_DAYS
    Turf.objects.update_or_create(
        organizer_id=int(organizer),
        kind=kind,
        thing=thing,
        name=name,
        defaults={"given_by": by, "until": until},
    )
    return until


def _known(organizer: str) -> Organizer:
    """Errors: Wrong unless somebody who was not removed has this id."""
    row = Organizer.objects.filter(pk=organizer, until=None).first() if organizer.isdecimal() else None
    if row is None:
        raise Wrong("access.turf", NOBODY)
    return row


def renew(actor: Actor, *, turf: int, now: datetime, today: date) -> date:
    """Thirty more days from today. Gives the last day. Errors: Wrong if it has ended."""
    allow(actor, "access.turf")
    until = today + TURF_DAYS
    with ledger.entry(actor, "access.renew", f"turf:{turf}", now):
        if not Turf.objects.filter(pk=turf, until__gte=today).update(until=until):
            raise Wrong("access.turf_over", "This has ended already. Put it in their care anew.")
    return until


def note_taken(actor: Actor, *, kind: str, thing: int, name: str, now: datetime, today: date) -> None:
    """Note that somebody put this within their own reach alone, or renewed it. It counts for 30 days."""
    allow(actor, "access.offer")
    with ledger.entry(actor, "access.take", f"{kind}:{thing}", now):
        Taken.objects.update_or_create(
            organizer_id=int(actor.id), kind=kind, thing=thing, name=name, defaults={"day": today}
        )


def end(actor: Actor, *, turf: int, now: datetime, by: str = "") -> None:
    """Take it out of their care. by: who proposed it, where two want it: from committee level on nobody alone ends
    what another lead or committee member has and others gave them.

    Errors: Wrong if it is not there, or takes two.
    """
    allow(actor, "access.turf")
    with ledger.entry(actor, "access.end", f"turf:{turf}", now):
        row = Turf.objects.filter(pk=turf).select_related("organizer").first()
        if row and not by and actor.level != "table" and _takes_two(actor, row):
            raise Wrong(
                "access.takes_two",
                "This is in the care of a lead or of the committee, so nobody ends it alone. Ask a second person. "
                "Nothing was changed.",
            )
        if not row or not Turf.objects.filter(pk=turf).delete()[0]:
            raise Wrong("access.turf_over", "This has ended already. Put it in their care anew.")


def _takes_two(actor: Actor, row: Turf) -> bool:
    is_own = actor.id in (str(row.organizer_id), row.given_by)
    return not is_own and row.organizer.role in ("lead", "committee") and actor != Actor.clock


def forget(actor: Actor, *, records: Iterable[int], now: datetime) -> None:
    """These people are in nobody's care any more, and that they ever were is gone."""
    allow(actor, "people.forget")
    with ledger.entry(actor, "access.forget", "", now):
        gone = list(records)
        Turf.objects.filter(kind="person", thing__in=gone).delete()
        Taken.objects.filter(kind="person", thing__in=gone).delete()
        Window.objects.filter(kind="person", thing__in=gone).delete()
        Charted.objects.filter(thing__in=gone).delete()
        Opened.objects.filter(thing__in=gone).delete()


def tend(actor: Actor, *, today: date) -> None:
    """What nobody renewed has ended, and what was told is gone."""
    allow(actor, "upkeep.tend")
    Turf.objects.filter(until__lt=today).delete()
    Taken.objects.filter(day__lt=today - TURF_DAYS).delete()
    Notice.objects.filter(at__date__lt=today - NOTICE_DAYS).delete()


def look(actor: Actor, *, what: str, now: datetime) -> None:
    """Note in the ledger that somebody looked at what is not for every day: names beside codes, a whole record.

    what: kind and number of the thing; kept as a pseudonym.
    """
    allow(actor, "people.look")
    with ledger.entry(actor, "access.look", what, now):
        pass


def propose(actor: Actor, *, kind: str, payload: dict[str, object], reason: str, now: datetime) -> int:
    """Ask for a second person. Nothing happens until one agrees. Gives the number.

    payload: what exactly, as JSON can hold it. Errors: Wrong for an unknown kind; Refused where the policy does.
    """
    if kind not in PROPOSED_BY:
        raise Wrong("access.proposal", GONE)
    allow(actor, "access.pair")
    allow(actor, PROPOSED_BY[kind])
    with ledger.entry(actor, "access.propose", kind, now):
        return Proposal.objects.create(
            kind=kind,
            payload=payload,
            reason=" ".join(reason.split())[:200],
            proposed_by=actor.id,
            proposed_at=now,
            until=now + AGREE_WITHIN.get(kind, A_DAY),
        ).pk


def agree(actor: Actor, *, proposal: int, now: datetime) -> Proposed:
    """Be the second person. Gives what was agreed to, for whoever carries it out in the same entry.

    Errors: Wrong if it is over, is one's own, or its proposer may not do it any more.
    """
    allow(actor, "access.pair")
    with ledger.entry(actor, "access.agree", f"proposal:{proposal}", now):
        row = _open_proposal(actor, proposal, now)
        if row.proposed_by == actor.id:
            raise Wrong("access.own_proposal", "Somebody else must agree to this. It waits.")
        proposer = queries.actor_of(Actor.keeper, organizer=row.proposed_by, now=now)
        if not may(proposer, PROPOSED_BY[row.kind]):
            raise Wrong("access.proposal", GONE)
        row.agreed_by, row.ended_by, row.ended_at = actor.id, actor.id, now
        row.save()
        return queries.proposed(actor, row.pk)


def decline(actor: Actor, *, proposal: int, now: datetime) -> None:
    """Take one's own proposal back, or say no to another's. Errors: Wrong if it is over."""
    allow(actor, "access.pair")
    with ledger.entry(actor, "access.decline", f"proposal:{proposal}", now):
        row = _open_proposal(actor, proposal, now)
        row.ended_by, row.ended_at = actor.id, now
        row.save()


def _open_proposal(actor: Actor, proposal: int, now: datetime) -> Proposal:
    row = Proposal.objects.filter(pk=proposal, ended_at=None, until__gt=now).first()
    if row is None or not may(actor, PROPOSED_BY[row.kind]):
        raise Wrong("access.proposal", GONE)
    return row


def set_level(actor: Actor, *, level: str, by: str, now: datetime) -> None:
    """Step up or down. by: who proposed it. The founder is one of the committee from committee level on.

    Errors: Wrong for an unknown level, or the one it is.
    """
    allow(actor, "access.level")
    if level not in LEVELS or level == queries.level(actor):
        raise Wrong("access.level", "Choose another level. Nothing was changed.")
    with ledger.entry(actor, "access.level", level, now):
        Level.objects.create(level=level, since=now, by=by, agreed_by=actor.id)
        before, after = ("committee", "founder") if level == "table" else ("founder", "committee")
        first = Organizer.objects.order_by("pk").first()
        Organizer.objects.filter(pk=first.pk if first else 0, role=before).update(role=after)


def set_role(actor: Actor, *, organizer: str, role: str, now: datetime) -> None:
    """Give an organizer another role. Errors: Wrong for nobody of ours or an unknown role."""
    allow(actor, "access.role")
    row = _known(organizer)
    if role not in GIVEN_ROLES or row.role == "founder":
        raise Wrong("access.role", "Choose one of the roles. Nothing was changed.")
    with ledger.entry(actor, "access.role", f"organizer:{organizer}:{role}", now):
        Organizer.objects.filter(pk=row.pk).update(role=role)
