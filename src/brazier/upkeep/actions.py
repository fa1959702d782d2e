"""Tend the hub by the clock, and forget people across all areas."""

from collections.abc import Callable
from datetime import date, datetime

from brazier.access.gate import allow
from brazier.conversations import actions as conversations
from brazier.ledger import actions as ledger
from brazier.lists import actions as lists
from brazier.people import actions as people
from brazier.people import queries as people_read
from brazier.people.roster import actions as roster
from brazier.terms import Actor

# Who must forget what hangs on a worker's records, in this order; people comes last.
FORGET: tuple[Callable[..., None], ...] = (conversations.forget, lists.forget)

# What happens once a day, when the hub is opened or at midnight.
SCHEDULE: tuple[Callable[..., object], ...] = (conversations.note_day, roster.end_plain)


def tend(actor: Actor, *, now: datetime, today: date) -> None:
    """Do what is due today; doing it twice changes nothing."""
    allow(actor, "upkeep.tend")
    with ledger.entry(actor, "upkeep.tend", "", now):
        for task in SCHEDULE:
            task(actor, today=today)


def forget(actor: Actor, *, worker: int, now: datetime) -> None:
    """Leave somebody out: hidden at once, gone from every area, recognized by later lists."""
    allow(actor, "people.forget")
    records = [r.number for r in people_read.person(actor, worker=worker, today=now.date()).records]
    with ledger.entry(actor, "upkeep.forget", f"worker:{worker}", now):
        for area in FORGET:
            area(actor, records=records, now=now)
        people.forget(actor, worker=worker, now=now)
