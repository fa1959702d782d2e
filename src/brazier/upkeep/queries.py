"""The copies that were made."""

from dataclasses import dataclass
from datetime import datetime

from brazier.access.gate import allow
from brazier.terms import Actor
from brazier.upkeep.models import Copy


@dataclass(frozen=True, slots=True)
class CopyFacts:
    """A tested copy. folder: where it was put."""

    name: str
    folder: str
    size: int
    tested_at: datetime


def copies(actor: Actor) -> tuple[CopyFacts, ...]:
    """Tested copies, newest first."""
    allow(actor, "upkeep.look")
    rows = Copy.objects.order_by("-tested_at", "-pk")[:50]
    return tuple(CopyFacts(c.name, c.folder, c.size, c.tested_at) for c in rows)
