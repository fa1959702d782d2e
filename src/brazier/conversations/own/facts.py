"""What is told of one's own people. Pure."""

from dataclasses import dataclass
from datetime import date

from brazier.conversations.facts import Due


@dataclass(frozen=True, slots=True)
class Own:
    """Somebody of one's own. worker: her number; talked_on: the day of the last talk anybody had with her;
    concerns: what she cares about, most often said first; step: what is next; owed: what we promised her."""

    worker: int
    talked_on: date | None
    concerns: tuple[str, ...]
    step: Due | None
    owed: tuple[Due, ...]
