"""Note what happened on which day."""

from datetime import date, datetime

from brazier.access.gate import allow
from brazier.election.facts import EVENTS
from brazier.election.models import Step
from brazier.ledger import actions as ledger
from brazier.terms import Actor, Wrong


def note(actor: Actor, *, kind: str, day: date | None, now: datetime) -> None:
    """Something happened on this day, or is set for it; without a day it did not happen. What was noted before
    stays.

    Errors: Wrong for something nobody knows.
    """
    allow(actor, "election.write")
    if kind not in EVENTS:
        raise Wrong("election.step", "Choose one of the list. Nothing was changed.")
    with ledger.entry(actor, "election.step", kind, now):
        Step.objects.create(kind=kind, day=day, noted_by=actor.id, noted_at=now)
