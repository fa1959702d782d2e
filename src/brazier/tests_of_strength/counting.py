"""What a test comes to, cell by cell: the goal, who is said to have taken part, and who was seen. Pure.

A test is passed if what was seen reaches the goal in four of five cells and in all together. What is only said
counts for neither: a number nobody saw is what fooled campaigns before. Source: decision 0056.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from math import ceil

CELLS_WANTED = 80
"""In percent: so many of the cells must reach their goal."""
REACHED = (50, 80, 95)
LEAST = 5
"""Nobody is told how fewer people did outside their own care."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What is wanted of a cell. people: everybody in it; owner: an organizer's id, empty for nobody."""

    cell: int
    people: int
    goal: int
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Took:
    """Somebody who took part, as far as anybody says. at: when that was written down; is_verified: a second person
    saw it, or paper or a photo shows it."""

    worker: int
    cell: int
    at: datetime
    is_verified: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One cell. claimed: everybody of whom somebody says so, those who were seen among them; parts: cells that are
    counted in this one for whoever looks."""

    cell: int
    people: int
    goal: int
    claimed: int
    verified: int
    owner: str = ""
    parts: int = 1

    @property
    def is_met(self) -> bool:
        """Whether the goal is reached by what was seen."""
        return self.verified >= self.goal

    @property
    def waits(self) -> int:
        """Those of whom it is only said."""
        return self.claimed - self.verified

    @property
    def missing(self) -> int:
        """How many must be seen until the goal is reached."""
        return max(0, self.goal - self.verified)


@dataclass(frozen=True, slots=True)
class Total:
    """All cells together. cells_met: where the goal is reached by what was seen; is_passed: by what was seen, in
    four of five cells and in all; would_pass: the same by what is said, then somebody has to look; hours: until
    50, 80 and 95 percent of the cells had their first person, None where that never was."""

    cells: int
    cells_met: int
    people: int
    goal: int
    claimed: int
    verified: int
    is_passed: bool
    would_pass: bool
    hours: tuple[int | None, ...] = (None, None, None)

    @property
    def cells_wanted(self) -> int:
        """How many cells must reach their goal."""
        return _wanted(self.cells)


def goal_of(people: int, share: int) -> int:
    """How many of a cell a share is, never nobody where somebody works."""
    return max(1, ceil(people * share / 100)) if people else 0


def lines(aims: Iterable[Aim], took: Iterable[Took]) -> tuple[Line, ...]:
    """Each cell that takes part. Somebody who took part elsewhere counts in no cell; each person once, seen if
    anybody saw them."""
    claimed: dict[int, set[int]] = {}
    verified: dict[int, set[int]] = {}
    for one in took:
        claimed.setdefault(one.cell, set()).add(one.worker)
        if one.is_verified:
            verified.setdefault(one.cell, set()).add(one.worker)
    return tuple(
        Line(a.cell, a.people, a.goal, len(claimed.get(a.cell, ())), len(verified.get(a.cell, ())), a.owner)
        for a in aims
    )


def total(found: Sequence[Line], took: Iterable[Took], began: datetime | None) -> Total:
    """All together. began: when the test was started."""
    people, goal, claimed, verified = _sums(found)
    met, said = sum(line.is_met for line in found), sum(line.claimed >= line.goal for line in found)
    return Total(
        cells=len(found),
        cells_met=met,
        people=people,
        goal=goal,
        claimed=claimed,
        verified=verified,
        is_passed=bool(found) and met >= _wanted(len(found)) and verified >= goal,
        would_pass=bool(found) and said >= _wanted(len(found)) and claimed >= goal,
        hours=_hours({line.cell for line in found}, took, began),
    )


def _wanted(cells: int) -> int:
    return ceil(cells * CELLS_WANTED / 100)


def _hours(cells: set[int], took: Iterable[Took], began: datetime | None) -> tuple[int | None, ...]:
    """Hours until so many cells had their first person: how fast the network is."""
    first: dict[int, datetime] = {}
    for one in took:
        if one.cell in cells:
            first[one.cell] = min(one.at, first.get(one.cell, one.at))
    moments = sorted(first.values())
    if began is None or not cells:
        return (None,) * len(REACHED)
    wanted = [ceil(len(cells) * share / 100) for share in REACHED]
    return tuple(
        max(0, ceil((moments[n - 1] - began).total_seconds() / 3600)) if n <= len(moments) else None
        for n in wanted
    )


def told(found: Sequence[Line], near: Collection[int] | None) -> tuple[Line, ...]:
    """The same for whoever may see only these cells apart however small they are; None: all of them.

    Outside them no cell of fewer than LEAST people is told apart: small ones are counted together, with the
    smallest of the others until they are enough. Too few to be told are left out.
    """
    if near is None:
        return tuple(found)
    outside = sorted((line for line in found if line.cell not in near), key=lambda line: (line.people, line.cell))
    small: list[Line] = []
    while outside and (outside[0].people < LEAST or 0 < sum(line.people for line in small) < LEAST):
        small.append(outside.pop(0))
    kept = [line for line in found if line.cell in near or line in outside]
    return (*kept, _as_one(small)) if sum(line.people for line in small) >= LEAST else tuple(kept)


def _as_one(parts: Sequence[Line]) -> Line:
    """Several cells as one, under the number of the largest."""
    largest = max(parts, key=lambda line: line.people)
    if len(parts) == 1:
        return largest
    people, goal, claimed, verified = _sums(parts)
    return Line(largest.cell, people, goal, claimed, verified, largest.owner, len(parts))


def _sums(parts: Sequence[Line]) -> tuple[int, int, int, int]:
    return (
        sum(p.people for p in parts),
        sum(p.goal for p in parts),
        sum(p.claimed for p in parts),
        sum(p.verified for p in parts),
    )


def total_told(whole: Total, found: Sequence[Line]) -> Total:
    """The sum of what is told, so that none gives away by subtraction what is not. Passed or not stays."""
    people, goal, claimed, verified = _sums(found)
    met = sum(line.is_met for line in found)
    return replace(
        whole, cells=len(found), cells_met=met, people=people, goal=goal, claimed=claimed, verified=verified
    )


@dataclass(frozen=True, slots=True)
class Drawn:
    """One bar, in hundredths of its width: seen, said beyond that, and where the goal stands."""

    verified: float
    claimed: float
    goal: float


def drawn(line: Line | Total) -> Drawn:
    """The bar of a cell or of all: its width is everybody, or whoever took part where those are more."""
    whole = max(line.people, line.goal, line.claimed, 1)
    return Drawn(*(round(100 * n / whole, 2) for n in (line.verified, line.claimed, line.goal)))
