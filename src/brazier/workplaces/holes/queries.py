"""Who takes which hole."""

from brazier.access.gate import allow
from brazier.terms import Actor
from brazier.workplaces import queries as workplaces
from brazier.workplaces.facts import Owner
from brazier.workplaces.models import HoleTurn


def owners(actor: Actor) -> dict[int, Owner]:
    """By cell: who takes it now, or who was the last to say it is done. Cells that were joined to another count
    there; what goes on comes before what is done, and the newest first."""
    allow(actor, "workplaces.look")
    roots = workplaces.roots(actor)
    turns = HoleTurn.objects.exclude(how__in=["freed", "handed"]).order_by("pk")
    found: dict[int, Owner] = {}
    for turn in sorted(turns, key=lambda t: t.ended_on is None):
        cell = roots.get(turn.cell_id, turn.cell_id)
        found[cell] = Owner(turn.organizer, turn.record, turn.by_day, turn.ended_on)
    return found
