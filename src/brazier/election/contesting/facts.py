"""What is told of names that were handed in against our cards. Pure."""

from dataclasses import dataclass
from datetime import date

from brazier.election.facts import ASKED, FOUND, LEFT_OUT, TWICE, UNFOUND
from brazier.people.facts import Row

SHOWN = (ASKED, UNFOUND, FOUND, TWICE)
"""Whom a page shows by name, and in what order; of somebody who asked to be left out there is no name."""


@dataclass(frozen=True, slots=True)
class ListFacts:
    """A list of names. papers: what its files were called; many: names on it; marked: cards it marked."""

    id: int
    papers: tuple[str, ...]
    why: str
    noted_by: str
    noted_on: date
    is_ended: bool
    many: int
    marked: int


@dataclass(frozen=True, slots=True)
class NameFacts:
    """One name. row: who it is, None if nobody said, or they are out of reach of whoever asks; maybe: whom it may
    be; has_card: a card of theirs is marked by it; is_answered: we can show that they work there."""

    id: int
    name: str
    beside: str
    state: str
    by_hand: bool
    row: Row | None
    maybe: tuple[Row, ...]
    has_card: bool
    is_answered: bool


@dataclass(frozen=True, slots=True)
class Contested:
    """lists: every one, the newest first; counts: names by state, of lists that count; marked: cards they mark
    that nobody answered; answered: people of whom we can show that they work there."""

    lists: tuple[ListFacts, ...]
    counts: dict[str, int]
    marked: int
    answered: int

    @property
    def names(self) -> int:
        """Names handed in, each once."""
        return sum(self.counts[state] for state in (FOUND, ASKED, UNFOUND, LEFT_OUT))

    @property
    def bare(self) -> int:
        """People we know who have no card that is marked or was answered."""
        return max(0, self.counts[FOUND] - self.marked - self.answered)
