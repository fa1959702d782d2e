"""Take organizers in, put cells and people in their care, and note who looked at what."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from brazier.access.gate import allow
from brazier.access.models import KINDS, Organizer, Turf
from brazier.ledger import actions as ledger
from brazier.terms import Actor, Wrong

TURF_DAYS = timedelta(days=30)


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
    allow(actor, "access.write")
    handle = " ".join(handle.split())
    if not handle:
        raise Wrong("access.handle", "Write a name or a nickname for this organizer.")
    if Organizer.objects.filter(handle=handle).exists():
        raise Wrong("access.handle_taken", "Somebody here is called that already. Add a letter or a number.")
    with ledger.entry(actor, "access.add_organizer", "", now):
        return str(Organizer.objects.create(handle=handle, role="organizer", since=now).pk)


def assign(actor: Actor, *, organizer: str, kind: str, thing: int, now: datetime, today: date) -> date:
    """Put a cell or a person in an organizer's care for 30 days; once more renews it. Gives the last day.

    kind: `cell` or `person`; thing: its number, which means nothing here. Errors: Wrong for nobody of ours.
    """
    allow(actor, "access.write")
    known = organizer.isdecimal() and Organizer.objects.filter(pk=organizer, until=None).exists()
    if not known or kind not in KINDS:
        raise Wrong("access.turf", "Choose one of the organizers. Nothing was changed.")
    until = today + TURF_DAYS
    with ledger.entry(actor, "access.assign", f"{kind}:{thing}", now):
        Turf.objects.update_or_create(
            organizer_id=int(organizer), kind=kind, thing=thing, defaults={"given_by": actor.id, "until": until}
        )
    return until


def renew(actor: Actor, *, turf: int, now: datetime, today: date) -> date:
    """Thirty more days from today. Gives the last day. Errors: Wrong if it has ended."""
    allow(actor, "access.write")
    until = today + TURF_DAYS
    with ledger.entry(actor, "access.renew", f"turf:{turf}", now):
        if not Turf.objects.filter(pk=turf, until__gte=today).update(until=until):
            raise Wrong("access.turf_over", "This has ended already. Put it in their care anew.")
    return until


def end(actor: Actor, *, turf: int, now: datetime) -> None:
    """Take it out of their care. Errors: Wrong if it is not there."""
    allow(actor, "access.write")
    with ledger.entry(actor, "access.end", f"turf:{turf}", now):
        if not Turf.objects.filter(pk=turf).delete()[0]:
            raise Wrong("access.turf_over", "This has ended already. Put it in their care anew.")


def forget(actor: Actor, *, records: Iterable[int], now: datetime) -> None:
    """These people are in nobody's care any more, and that they ever were is gone."""
    allow(actor, "people.forget")
    with ledger.entry(actor, "access.forget", "", now):
        Turf.objects.filter(kind="person", thing__in=list(records)).delete()


def tend(actor: Actor, *, today: date) -> None:
    """What nobody renewed has ended."""
    allow(actor, "upkeep.tend")
    Turf.objects.filter(until__lt=today).delete()


def look(actor: Actor, *, what: str, now: datetime) -> None:
    """Note in the ledger that somebody looked at what is not for every day: names beside codes, a whole record.

    what: kind and number of the thing; kept as a pseudonym.
    """
    allow(actor, "access.look")
    with ledger.entry(actor, "access.look", what, now):
        pass
