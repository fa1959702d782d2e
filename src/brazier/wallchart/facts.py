"""What the wall chart tells: the values its pages, its paper and its JSON are made from. Pure."""

from dataclasses import dataclass
from datetime import date

from brazier.conversations.facts import Due
from brazier.people.facts import Row
from brazier.wallchart.reckon import Count, Hole
from brazier.workplaces.facts import CellFacts


@dataclass(frozen=True, slots=True)
class CellCount:
    """A cell and what is known of it. arrow: points of hard support since the earlier day; None without one.
    facts.id is 0 for the cell of people nobody has placed."""

    facts: CellFacts
    count: Count
    arrow: int | None


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
class HoleFacts:
    """A hole with who takes it and who of us knows somebody there."""

    hole: Hole
    cell: CellFacts
    owner: str
    by_day: date | None
    bridge: int


@dataclass(frozen=True, slots=True)
class Freshness:
    """How true the count still is. stale: share of those ever rated whose rating is over 30 days old, or None;
    effective: support, each rating worth half after 45 days; by_cell: (cell, rated, stale) worst first."""

    median: int | None
    rated: int
    stale: int
    effective: float
    claimed: int
    by_cell: tuple[tuple[CellCount, int, int], ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """Next steps that are due, in short. mine: only those of whoever asks, who has some; first: the oldest."""

    count: int
    mine: bool
    first: tuple[tuple[Due, Row], ...]
