"""What is told of cards that count: the values that go up from here. Pure."""

from dataclasses import dataclass
from datetime import date

from brazier.cards.facts import Turn


@dataclass(frozen=True, slots=True)
class Countable:
    """A card that counts. worker: whose; name: as she signed it, or empty on paper; text: sha256 of the exact
    words, or empty; photo: sha256 of the photo, or empty; signature: as it is kept."""

    id: int
    worker: int
    signed_on: date
    medium: str
    name: str
    signature: str
    witness: str
    text: str
    photo: str
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Ready:
    """cards: what counts, one a person; others: how many people stand otherwise, by standing."""

    cards: tuple[Countable, ...]
    others: tuple[tuple[str, int], ...]
