"""What is told of lists of voters. Pure."""

from dataclasses import dataclass
from datetime import date

from brazier.election.voters.comparing import Compared
from brazier.election.voters.lacking import Lacking
from brazier.election.voters.leaving import Left
from brazier.lists.facts import Paper
from brazier.people.facts import Row

WAITS, TAKEN, UNDONE = "columns", "taken", "undone"


@dataclass(frozen=True, slots=True)
class ListFacts:
    """A list of voters. brought: its import; state: of that, `columns` while it waits for somebody to look at it,
    `taken`, `undone`, `dropped`, or empty if it is gone; is_ended: taken back, or no list of voters after all."""

    id: int
    brought: int
    given_by: str
    received_on: date
    noted_by: str
    is_ended: bool
    state: str
    papers: tuple[Paper, ...]

    @property
    def is_live(self) -> bool:
        """Whether it is written down and counts."""
        return not self.is_ended and self.state == TAKEN

    @property
    def rows(self) -> int:
        """Lines in all of it that is used."""
        return sum(paper.counted.rows for paper in self.papers if paper.is_used)


@dataclass(frozen=True, slots=True)
class Voters:
    """A list of voters beside ours. waiting: rows nobody said yet who they are; shows_for: whether whoever asks is
    told how many of those for it are missing; names_for: whether they may see who they are, in their reach."""

    voters: ListFacts
    compared: Compared
    lacking: Lacking
    waiting: int
    shows_for: bool
    names_for: bool

    @property
    def size(self) -> int:
        """How many may vote by this list: those we know who they are, and those who wait."""
        return self.compared.listed + self.waiting


@dataclass(frozen=True, slots=True)
class Challenged:
    """A challenged name. row: None for somebody out of reach of whoever asks; then they only count."""

    id: int
    side: str
    why: str
    noted_by: str
    noted_on: date
    row: Row | None


@dataclass(frozen=True, slots=True)
class Challenges:
    """ours, theirs: names we challenge, and those the company does or may. left: what they leave, None without a
    list; cards: that stand, as counted; cards_left: after each of theirs is taken for one of them; earlier: how
    many are of a vote that is over."""

    ours: tuple[Challenged, ...]
    theirs: tuple[Challenged, ...]
    voters: ListFacts | None
    left: Left | None
    cards: int
    cards_left: int
    earlier: int
