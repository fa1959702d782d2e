"""Write down that somebody was told what the boss will do, and take it back."""

from datetime import date, datetime

from brazier.access.gate import allow
from brazier.conversations.models import Foretold
from brazier.ledger import actions as ledger
from brazier.people import actions as people
from brazier.people.reach import queries as reach
from brazier.terms import Actor, Wrong

NOTHING = "There is nothing here."


def foretell(actor: Actor, *, worker: int, day: date, now: datetime) -> int:
    """She was told on this day. Gives its number. Errors: Wrong for a day to come, or if she is out of reach."""
    allow(actor, "conversations.write")
    if day > now.date():
        raise Wrong("conversations.foretold", "That day is still to come. Nothing was changed.")
    with ledger.entry(actor, "conversation.foretell", f"worker:{worker}", now):
        hook = people.anchor(actor, worker=worker, now=now)
        return Foretold.objects.create(record_id=hook, day=day, noted_by=actor.id).pk


def take_back(actor: Actor, *, foretold: int, now: datetime) -> None:
    """It was written down by mistake: it stays and counts for nothing. Errors: Wrong if there is none."""
    allow(actor, "conversations.write")
    with ledger.entry(actor, "conversation.unforetell", f"foretold:{foretold}", now):
        live = Foretold.objects.filter(pk=foretold, ended_on=None)
        reach.require(actor, "conversations.write", live.values_list("record", flat=True))
        if not live.update(ended_by=actor.id, ended_on=now.date()):
            raise Wrong("conversations.no_foretold", NOTHING)
