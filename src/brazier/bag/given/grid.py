"""Leaflets as a grid: gates down, shifts across, holes where nobody gave any out lately. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

FRESH_DAYS = 14
"""So long a leaflet given out keeps a square from being a hole."""
MOST_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class Turn:
    """So many given out at a gate at a shift on a day."""

    gate: int
    shift: int
    many: int
    day: date


@dataclass(frozen=True, slots=True)
class Square:
    """One gate at one shift. many: within the fresh days; ever: in all; days: since the last, None for never."""

    shift: int
    many: int
    ever: int
    days: int | None

    @property
    def is_hole(self) -> bool:
        """Whether nobody gave any out within the fresh days."""
        return self.days is None or self.days > FRESH_DAYS


@dataclass(frozen=True, slots=True)
class Row:
    """One gate, a square for each shift."""

    gate: int
    name: str
    squares: tuple[Square, ...]

    @property
    def holes(self) -> int:
        """How many shifts nobody reached lately."""
        return sum(square.is_hole for square in self.squares)


@dataclass(frozen=True, slots=True)
class Grid:
    """All of it. shifts: names in the order of the chart; week: how many in the last seven days; elsewhere: given
    out in the fresh days at gates or shifts that are no more."""

    shifts: tuple[str, ...]
    rows: tuple[Row, ...]
    week: int
    elsewhere: int

    @property
    def holes(self) -> tuple[int, int]:
        """How many squares are holes, of how many."""
        return sum(row.holes for row in self.rows), len(self.rows) * len(self.shifts)


def drawn(
    gates: Sequence[tuple[int, str]],
    shifts: Sequence[tuple[int, str]],
    turns: Iterable[Turn],
    *,
    counts_as: Mapping[int, int],
    today: date,
) -> Grid:
    """The grid of today. counts_as: shifts that were joined to another, and which. A turn of tomorrow counts as
    one of today: clocks of two people differ."""
    known = {gate for gate, _ in gates}, {shift for shift, _ in shifts}
    found: dict[tuple[int, int], list[tuple[int, int]]] = {}
    week = elsewhere = 0
    for turn in turns:
        shift, age = counts_as.get(turn.shift, turn.shift), max(0, (today - turn.day).days)
        week += turn.many if age < 7 else 0
        if turn.gate in known[0] and shift in known[1]:
            found.setdefault((turn.gate, shift), []).append((age, turn.many))
        elif age <= FRESH_DAYS:
            elsewhere += turn.many
    rows = tuple(
        Row(gate, name, tuple(_square(shift, found.get((gate, shift), [])) for shift, _ in shifts))
        for gate, name in gates
    )
    return Grid(tuple(name for _, name in shifts), rows, week, elsewhere)


def _square(shift: int, turns: list[tuple[int, int]]) -> Square:
    fresh = sum(many for age, many in turns if age <= FRESH_DAYS)
    return Square(shift, fresh, sum(many for _, many in turns), min((age for age, _ in turns), default=None))
