"""Note what was looked at; stop softly where it is more than the work needs; let a lead grant more."""

import threading
from collections.abc import Iterable
from datetime import datetime

from django.db import connections, transaction

from brazier.access.gate import allow
from brazier.access.looking import queries
from brazier.access.looking.budget import MORE, ROLLING
from brazier.access.models import Grant, Opened, Organizer
from brazier.ledger import actions as ledger
from brazier.storage.hub import State, here
from brazier.terms import Actor, Wrong

SPENT = "access.spent"
EVERY = 0.05
"""Seconds between two commits of looks that found nothing."""
_waiting = threading.Lock()
_missed: list[tuple[Actor, str, datetime]] = []


def open_record(actor: Actor, *, record: int, outside: bool, exempt: bool = False, now: datetime) -> None:
    """Note that somebody opens a record, before they see it. outside: of their own assignment; exempt: in review
    or in a charting circle, which is noted and does not count.

    Errors: Wrong (`access.spent`) once 25 others were opened outside in 24 hours.
    """
    allow(actor, "people.look")
    with ledger.entry(actor, "access.look", f"record:{record}", now):
        if outside:
            known = Opened.objects.filter(
                organizer=int(actor.id), kind="record", thing=record, at__gt=now - ROLLING
            )
            if not exempt and not known.exists() and not queries.own_load(actor, now=now).records_left:
                raise _spent()
            Opened.objects.create(organizer_id=int(actor.id), thing=record, kind="record", exempt=exempt, at=now)


def list_rows(actor: Actor, *, records: Iterable[int], now: datetime) -> None:
    """Note that a list shows people outside somebody's own assignment, before it is shown.

    Errors: Wrong (`access.spent`) if these would be more than 60 in 24 hours.
    """
    allow(actor, "people.look")
    with ledger.entry(actor, "access.look_list", "", now):
        lately = Opened.objects.filter(organizer=int(actor.id), kind="row", at__gt=now - ROLLING)
        new = set(records) - set(lately.values_list("thing", flat=True))
        if len(new) > queries.own_load(actor, now=now).rows_left:
            raise _spent()
        rows = (Opened(organizer_id=int(actor.id), thing=n, kind="row", at=now) for n in sorted(new))
        Opened.objects.bulk_create(rows)


def _spent() -> Wrong:
    return Wrong(
        SPENT,
        "You looked at many people outside your own assignment in the last 24 hours, so it stops here for now. "
        "Nothing is wrong and nothing was lost. Your own people stay open. Need more today? A lead can grant it.",
    )


def grant(actor: Actor, *, organizer: str, now: datetime) -> None:
    """Let an organizer open 25 more records outside their assignment in the next 24 hours.

    Errors: Wrong for nobody of ours, or for oneself.
    """
    allow(actor, "access.grant")
    known = organizer.isdecimal() and Organizer.objects.filter(pk=organizer, until=None).exists()
    if not known or organizer == actor.id:
        raise Wrong("access.grant", "There is nothing here.")
    with ledger.entry(actor, "access.grant", f"organizer:{organizer}", now):
        Grant.objects.create(organizer_id=int(organizer), by=actor.id, more=MORE, at=now)


def miss(actor: Actor, *, what: str, now: datetime) -> None:
    """Note that somebody asked for what is not there, or not for them; both look alike, here as well. Returns at
    once: lines are written together, at most every 50 ms.

    what: kept as a pseudonym.
    """
    with _waiting:
        _missed.append((actor, what, now))
        if len(_missed) > 1:
            return  # whoever came first takes this along
    _soon()


def _soon() -> None:
    """Write what waits, in a moment, beside the pages."""
    threading.Timer(EVERY, _write_and_leave).start()


def _write_and_leave() -> None:
    write_missed(Actor.clock)
    connections.close_all()


def write_missed(actor: Actor) -> int:
    """Write the lines that wait. Gives how many. A hub that was sealed meanwhile writes none."""
    allow(actor, "access.look")
    with _waiting:
        found, _missed[:] = tuple(_missed), ()
    if not found or here.state is not State.OPEN:
        return 0
    with transaction.atomic():
        for who, what, now in found:
            with ledger.entry(who, "access.miss", what, now):
                pass
    return len(found)


def tend(actor: Actor, *, now: datetime) -> None:
    """What is older than two days is forgotten: the budget looks back one."""
    allow(actor, "upkeep.tend")
    Opened.objects.filter(at__lt=now - 2 * ROLLING).delete()
    Grant.objects.filter(at__lt=now - 2 * ROLLING).delete()
