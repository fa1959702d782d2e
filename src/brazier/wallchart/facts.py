"""What the wall chart tells: the values its pages, its paper and its JSON are made from. Pure."""

from dataclasses import dataclass
from datetime import date

from brazier.conversations.facts import Due
from brazier.people.facts import Row
from brazier.wallchart.reckon import Count, Hole, Mirrored
from brazier.workplaces.facts import CellFacts


@dataclass(frozen=True, slots=True)
class CellCount:
    """A cell and what is known of it. arrow: points of hard support since the earlier day; None without one.
    facts.id is 0 for the cell of people nobody has placed. into: the cell it is counted in for those outside; then
    it has no count of its own."""

    facts: CellFacts
    count: Count
    arrow: int | None
    into: int = 0


@dataclass(frozen=True, slots=True)
class Chart:
    """All cells and their sum. median: age of the ratings in days; since: the day the arrows look back to;
    in_review: rows that count nowhere yet."""

    cells: tuple[CellCount, ...]
    whole: Count
    median: int | None
    since: date | None
    in_review: int


@dataclass(frozen=True, slots=True)
class Knows:
    """One of us who reaches somebody in a cell: by a tie of their own, or via one other. For the desk alone."""

    name: str
    code: str
    via: str
    via_code: str


@dataclass(frozen=True, slots=True)
class OwnerFacts:
    """Who takes a hole. key: as the form sends it; code: of an organizer's hand or of somebody on the committee;
    is_late: the day is over and it is not done."""

    key: str
    name: str
    code: str
    by_day: date
    done_on: date | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class HoleFacts:
    """A hole with who takes it and who of us reaches somebody there."""

    hole: Hole
    cell: CellFacts
    owner: OwnerFacts | None
    bridges: tuple[Knows, ...]


@dataclass(frozen=True, slots=True)
class CellAge:
    """How old the picture of a cell is. rated: ever; stale: over 30 days ago; median: days, of all ever rated."""

    cell: CellCount
    rated: int
    stale: int
    median: int


@dataclass(frozen=True, slots=True)
class Freshness:
    """How true the count still is. stale: share of those ever rated whose rating is over 30 days old, or None;
    effective: support, each rating worth half after 45 days; by_cell: worst first; phones: people by whether we
    can ring them: good, shared, unreadable, none."""

    median: int | None
    rated: int
    stale: int
    effective: float
    claimed: int
    by_cell: tuple[CellAge, ...]
    phones: dict[str, int]

    @property
    def is_good(self) -> bool:
        """Under one in five over 30 days old."""
        return self.stale * 5 < self.rated

    @property
    def with_phone(self) -> int:
        """People of whom a phone is written down, good or bad."""
        return sum(self.phones.values()) - self.phones["none"]

    @property
    def bad_phones(self) -> int:
        """Phones nobody can ring, or that three or more people share."""
        return self.phones["shared"] + self.phones["unreadable"]


@dataclass(frozen=True, slots=True)
class Mirror:
    """The committee beside the unit in one respect. known: people of whom it is known; of: everybody named."""

    part: str
    groups: tuple[Mirrored, ...]
    known: int
    of: int


@dataclass(frozen=True, slots=True)
class Steps:
    """Next steps that are due, in short. mine: only those of whoever asks, who has some; first: the oldest,
    each with the worker and the handle of who does it."""

    count: int
    mine: bool
    first: tuple[tuple[Due, Row, str], ...]
