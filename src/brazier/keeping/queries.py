"""What is held, and how long each kind of thing is kept."""

from dataclasses import dataclass
from datetime import datetime

from brazier.access.gate import allow
from brazier.keeping.models import Chosen, Hold
from brazier.keeping.spans import SPANS
from brazier.terms import Actor, Wrong


@dataclass(frozen=True, slots=True)
class HoldFacts:
    """A hold. kind, thing: its scope, see `models.Hold`; put_by: an organizer's id; ended_at: None if it lasts."""

    id: int
    kind: str
    thing: int | None
    records: frozenset[int]
    reason: str
    put_by: str
    put_at: datetime
    ended_at: datetime | None


def holds(actor: Actor, *, ended: bool = False) -> tuple[HoldFacts, ...]:
    """Holds that last, newest first; or those that were ended."""
    allow(actor, "keeping.look")
    rows = Hold.objects.filter(ended_at__isnull=not ended).order_by("-put_at", "-pk")
    return tuple(
        HoldFacts(h.pk, h.kind, h.thing, frozenset(h.records), h.reason, h.put_by, h.put_at, h.ended_at)
        for h in rows
    )


def hold(actor: Actor, hold: int) -> HoldFacts:
    """One hold that lasts. Errors: Wrong if there is none."""
    allow(actor, "keeping.look")
    found = next((h for h in holds(actor) if h.id == hold), None)
    if found is None:
        raise Wrong("keeping.no_hold", "There is nothing here.")
    return found


def lives(actor: Actor) -> dict[str, int]:
    """How many days each kind of thing is kept; kinds that do not go by the clock are left out."""
    allow(actor, "keeping.look")
    ours = {kind: span.days for kind, span in SPANS.items() if span.days is not None}
    return ours | dict(Chosen.objects.values_list("kind", "days"))
