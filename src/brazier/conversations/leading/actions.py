"""Write down who named whom, take it back, and turn the map of leaders on or off."""

from datetime import datetime

from brazier.access.gate import allow
from brazier.conversations.leading import queries as read
from brazier.conversations.models import LeaderMap, Naming
from brazier.ledger import actions as ledger
from brazier.people import actions as people
from brazier.people.reach import queries as reach
from brazier.terms import Actor, Wrong

NOTHING = "There is nothing here."


def name(actor: Actor, *, namer: int, named: int, now: datetime, talk: int | None = None) -> int:
    """Somebody was asked who people go to, and named this worker. talk: in which she said so. Gives its number.

    Naming oneself is kept and counts for nothing. Errors: Wrong if one of them is out of reach, or while the map
    of leaders is off.
    """
    allow(actor, "conversations.write")
    with ledger.entry(actor, "conversation.name", f"worker:{named}", now):
        if not read.is_on(actor):
            raise Wrong("conversations.leader_map", "The map of leaders is off. Nothing was changed.")
        hooks = people.anchors(actor, workers=[namer, named], now=now)
        row = Naming(
            record_id=hooks[named],
            namer_id=hooks[namer],
            conversation_id=talk,
            noted_by=actor.id,
            day=now.date(),
        )
        row.save()
        return row.pk


def unname(actor: Actor, *, naming: int, now: datetime) -> None:
    """It was written down by mistake: it stays, and counts for nothing. Errors: Wrong if there is none."""
    allow(actor, "conversations.write")
    with ledger.entry(actor, "conversation.unname", f"naming:{naming}", now):
        live = Naming.objects.filter(pk=naming, ended_on=None, conversation__withdrawal=None)
        reach.require(actor, "conversations.write", live.values_list("namer", flat=True))
        if not live.update(ended_by=actor.id, ended_on=now.date()):
            raise Wrong("conversations.no_naming", NOTHING)


def turn_map(actor: Actor, *, is_on: bool, now: datetime) -> None:
    """From now on whom others follow is asked and shown, or neither; what is written stays. Twice is once."""
    allow(actor, "conversations.map")
    if read.is_on(actor) != is_on:
        with ledger.entry(actor, "conversation.map_on" if is_on else "conversation.map_off", "", now):
            LeaderMap.objects.create(is_on=is_on, by=actor.id, since=now)
