"""The unit as counts: department by shift, how many work there and how many were rated 1 to 5. No names, ever."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from brazier.forecast.elections import table, text_of, whole
from brazier.terms import Wrong

Counts = NDArray[np.int64]
RATINGS = ("n1", "n2", "n3", "n4", "n5")
MOST_CELLS = 5_000
REST = "everybody not in the file"
LARGEST_UNIT = 10_000_000


@dataclass(frozen=True, slots=True)
class Cell:
    """One department on one shift. rated: people rated 1, 2, 3, 4, 5; unrated: everybody else who works there."""

    department: str
    shift: str
    rated: tuple[int, int, int, int, int]
    unrated: int

    @property
    def headcount(self) -> int:
        """Everybody who works there."""
        return sum(self.rated) + self.unrated


@dataclass(frozen=True, slots=True)
class Unit:
    """All cells, and what was noticed while reading them."""

    cells: tuple[Cell, ...]
    notes: tuple[str, ...] = ()

    @property
    def eligible(self) -> int:
        """Everybody who may vote."""
        return sum(cell.headcount for cell in self.cells)

    @property
    def assessed(self) -> int:
        """How many have a rating."""
        return sum(sum(cell.rated) for cell in self.cells)

    @property
    def coverage(self) -> float:
        """Share of everybody who has a rating."""
        return self.assessed / self.eligible if self.eligible else 0.0

    @property
    def rated(self) -> Counts:
        """One row a cell, one column a rating."""
        return np.array([cell.rated for cell in self.cells], np.int64).reshape(-1, 5)

    @property
    def unrated(self) -> Counts:
        """One value a cell."""
        return np.array([cell.unrated for cell in self.cells], np.int64)


def read(content: bytes) -> Unit:
    """The cells of a CSV file: department, shift, headcount, n0 to n5; n0 is who is known and not rated.

    Who is in the headcount and in no column is not rated either; who is rated beyond the headcount is there all
    the same. Errors: Wrong, with the line.
    """
    cells, notes, seen = [], [], dict[tuple[str, str], int]()
    for line, row in table(text_of(content), ("department", "shift", "headcount", *RATINGS)):
        name = (_name(row.get("department", "")), _name(row.get("shift", "")))
        if name in seen:
            raise Wrong(
                "forecast.cell_twice",
                "Lines %(first)s and %(line)s are the same cell.",
                first=seen[name],
                line=line,
            )
        seen[name] = line
        if len(seen) > MOST_CELLS:
            raise Wrong("forecast.cells", "More than %(most)s cells. Put small ones together.", most=MOST_CELLS)
        counts = [whole(row.get(column, ""), column, line) or 0 for column in ("n0", *RATINGS)]
        told = whole(row.get("headcount", ""), "headcount", line)
        if told is None and any(counts):
            notes.append(
                f"Line {line}: no headcount. We go by the {sum(counts)} who are counted; if more work there, all "
                "of this is too good."
            )
        if told is not None and told < sum(counts):
            notes.append(
                f"Line {line}: the headcount says {told} and {sum(counts)} are counted. We go by {sum(counts)}."
            )
        here = max(told or 0, sum(counts))
        one, two, three, four, five = counts[1:]
        cells.append(Cell(*name, (one, two, three, four, five), here - sum(counts[1:])))
    if not cells:
        raise Wrong(
            "forecast.no_cells",
            "There is no cell in the file, only the first line, which names the columns. Each line below it "
            "must be one department on one shift.",
        )
    unit = Unit(tuple(cells), tuple(notes))
    _check(unit.eligible)
    return unit


def _name(cell: str) -> str:
    """A name as it can be printed anywhere: without what moves the cursor or hides."""
    return " ".join("".join(c if c.isprintable() else " " for c in cell).split())


def _check(eligible: int) -> None:
    if eligible <= 0:
        raise Wrong("forecast.empty", "Nobody works in these cells, so there is nothing to forecast.")
    if eligible > LARGEST_UNIT:
        raise Wrong("forecast.huge", "More than %(most)s people in one unit can not be right.", most=LARGEST_UNIT)


def resized(unit: Unit, eligible: int) -> Unit:
    """The unit with so many eligible: more are strangers in no cell; fewer are taken from those not rated.

    Errors: Wrong if that is fewer than have a rating.
    """
    _check(eligible)
    if eligible < unit.assessed:
        raise Wrong(
            "forecast.eligible", "%(assessed)s people are rated, so %(eligible)s eligible can not be right.",
            assessed=unit.assessed, eligible=eligible,
        )  # fmt: skip
    if eligible >= unit.eligible:
        more = eligible - unit.eligible
        rest = (Cell(REST, "", (0, 0, 0, 0, 0), more),) if more else ()
        return replace(unit, cells=unit.cells + rest)
    kept = shared_out(eligible - unit.assessed, unit.unrated.tolist())
    cells = tuple(replace(cell, unrated=left) for cell, left in zip(unit.cells, kept, strict=True))
    return replace(unit, cells=cells)


def shared_out(whole_count: int, by: Sequence[int]) -> list[int]:
    """A count in whole parts, as near to proportional as can be, none larger than its own number in `by`."""
    total = sum(by)
    if total <= whole_count:
        return list(by)
    exact = [whole_count * part / total for part in by]
    parts = [int(share) for share in exact]
    first = sorted(range(len(by)), key=lambda place: (parts[place] - exact[place], place))
    for place in first[: whole_count - sum(parts)]:
        parts[place] += 1
    return parts
