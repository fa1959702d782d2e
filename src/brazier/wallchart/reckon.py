"""The numbers of the wall chart, the holes, the mirror and freshness. Pure.

Source of every formula: docs/formulae.md (screens 1, 2, 3 and 9). The denominator is everybody, and whoever
is not assessed within 30 days counts as not assessed.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from brazier.terms import LEVELS

COVERAGE_GOAL, SUPPORT_GOAL, SEATS_PER = 0.75, 0.65, 10
MASKED_UNDER = 5
MIRROR_LOW, MIRROR_GROUP = 0.5, 20
TENURES = {"under_3_months": 3, "under_1_year": 12, "under_3_years": 36, "3_years": 10_000}
"""Groups by months since people started; each goes up to its number."""
_BETWEEN = re.compile(r"[,;/+&]|\band\b|\by\b|\bet\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Count:
    """What is known of one cell, or of several together.

    n: everybody: the chosen headcount, or those we know if they are more. known: names and unnamed slots.
    levels: people by level 1 to 5, rated within 30 days. acted: of the 1s and 2s, those with a public act in
    60 days. stale: rated longer ago. did, said: of the rated, by basis. committee: seats filled.
    """

    n: int = 0
    known: int = 0
    levels: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)
    acted: int = 0
    stale: int = 0
    did: int = 0
    said: int = 0
    committee: int = 0

    @property
    def assessed(self) -> int:
        """People rated 1 to 5 within 30 days."""
        return sum(self.levels)

    @property
    def not_assessed(self) -> int:
        """Everybody else: never asked, asked too long ago, or not even a name."""
        return self.n - self.assessed

    @property
    def for_it(self) -> int:
        """Rated 1 or 2."""
        return self.levels[0] + self.levels[1]

    @property
    def other(self) -> int:
        """Rated on a guess or on hearsay."""
        return self.assessed - self.did - self.said


@dataclass(frozen=True, slots=True)
class Hole:
    """A cell somebody must take, worst first. seats: committee members needed, one in ten of everybody."""

    cell: int
    count: Count
    seats: int
    gap: int
    weight: float


@dataclass(frozen=True, slots=True)
class Mirrored:
    """A group in the unit beside its part of the committee. index: 1 is a fair share; None if nobody is in
    the unit's group."""

    name: str
    people: int
    committee: int
    index: float | None
    is_low: bool


def everybody(estimate: int | None, known: int) -> int:
    """N of a cell: the chosen headcount, never fewer than we know."""
    return max(estimate or 0, known)


def total(counts: Iterable[Count]) -> Count:
    """Several cells as one."""
    rows = [(c.n, c.known, *c.levels, c.acted, c.stale, c.did, c.said, c.committee) for c in counts]
    if not rows:
        return Count()
    n, known, one, two, three, four, five, *others = map(sum, zip(*rows, strict=True))
    return Count(n, known, (one, two, three, four, five), *others)


def together(counts: Mapping[int, tuple[int, int]], roots: Mapping[int, int]) -> dict[int, tuple[int, int]]:
    """Counts of an earlier day by cell, as the cells are joined today. roots: what joined cells count as."""
    found: dict[int, tuple[int, int]] = {}
    for cell, (for_it, rated) in counts.items():
        root = roots.get(cell, cell)
        before = found.get(root, (0, 0))
        found[root] = (before[0] + for_it, before[1] + rated)
    return found


def by_level(count: Count) -> dict[int, int]:
    """People by level, 0 included; adds up to everybody."""
    return {level: count.levels[level - 1] if level else count.not_assessed for level in LEVELS}


def coverage(count: Count) -> float:
    """Share of everybody who was assessed within 30 days."""
    return count.assessed / count.n if count.n else 0.0


def hard_support(count: Count) -> float:
    """Share of everybody rated 1 or 2."""
    return count.for_it / count.n if count.n else 0.0


def pessimistic(count: Count) -> int:
    """Only 1s and 2s who did something in public."""
    return count.acted


def optimistic(count: Count) -> int:
    """All 1s and 2s, and half of the 3s, rounded down: a number that flatters loses votes."""
    return count.for_it + count.levels[2] // 2


def seats_needed(count: Count) -> int:
    """One committee member in ten of everybody."""
    return math.ceil(count.n / SEATS_PER)


def weight(count: Count) -> float:
    """How much of a hole a cell is: people, times what is missing."""
    gap = max(0, seats_needed(count) - count.committee)
    missing = (
        0.4 * max(0.0, COVERAGE_GOAL - coverage(count))
        + 0.4 * max(0.0, SUPPORT_GOAL - hard_support(count))
        + 0.2 * (gap > 0)
    )
    return count.n * missing


def holes(cells: Iterable[tuple[int, Count]]) -> tuple[Hole, ...]:
    """Cells with anything missing, the worst first."""
    found = [Hole(cell, c, seats_needed(c), max(0, seats_needed(c) - c.committee), weight(c)) for cell, c in cells]
    return tuple(sorted((h for h in found if h.weight > 0), key=lambda h: (-h.weight, h.cell)))


def mirror(
    groups: Iterable[tuple[str, Count]], *, people: int | None = None, seats: int | None = None
) -> tuple[Mirrored, ...]:
    """The committee beside the unit, group by group: who is missing at the table.

    people, seats: everybody in the groups, where one person may be in several; their sums if not given.
    """
    rows = list(groups)
    people = sum(c.n for _, c in rows) if people is None else people
    seats = sum(c.committee for _, c in rows) if seats is None else seats
    found = []
    for name, c in rows:
        index = (c.committee / seats) / (c.n / people) if seats and c.n else None
        empty = c.n >= MIRROR_GROUP and c.committee == 0
        found.append(Mirrored(name, c.n, c.committee, index, empty or (index is not None and index < MIRROR_LOW)))
    return tuple(found)


def by_language(spoken: Iterable[tuple[str, bool, int]]) -> tuple[tuple[Mirrored, ...], int]:
    """The committee beside the unit by language, the most spoken first, and of how many it is known.

    spoken: (languages as written, on the committee, people). Who speaks two counts in both.
    """
    names: dict[str, str] = {}
    counts: dict[str, Count] = {}
    people = seats = 0
    for text, seated, n in spoken:
        said = {part.casefold(): part for part in (p.strip() for p in _BETWEEN.split(text)) if part}
        if not said:
            continue
        people, seats = people + n, seats + n * seated
        for key, name in said.items():
            names.setdefault(key, name)
            counts[key] = total([counts.get(key, Count()), Count(n=n, committee=n * seated)])
    order = sorted(counts, key=lambda key: (-counts[key].n, key))
    return mirror(((names[key], counts[key]) for key in order), people=people, seats=seats), people


def by_tenure(started: Iterable[tuple[date | None, bool, int]], today: date) -> tuple[tuple[Mirrored, ...], int]:
    """The committee beside the unit by how long people have been here, newest first, and of how many it is known.

    started: (month, on the committee, people). Groups are called by a code of `TENURES`.
    """
    counts = {code: Count() for code in TENURES}
    for month, seated, n in started:
        if month is not None:
            months = (today.year - month.year) * 12 + today.month - month.month
            code = next(code for code, under in TENURES.items() if months < under)
            counts[code] = total([counts[code], Count(n=n, committee=n * seated)])
    groups = [(code, count) for code, count in counts.items() if count.n]
    return mirror(groups), sum(count.n for _, count in groups)


def folded(groups: Sequence[Mirrored]) -> tuple[Mirrored, ...]:
    """For those outside: every group under 5 counted in the next larger one, so that none of it is told apart."""
    left = sorted(groups, key=lambda g: g.people)
    while len(left) > 1 and left[0].people < MASKED_UNDER:
        small, large = left[0], left[1]
        people, seats = small.people + large.people, small.committee + large.committee
        left[:2] = [replace(large, people=people, committee=seats, index=None, is_low=False)]
        left.sort(key=lambda g: g.people)
    kept = {g.name: g for g in left if g.people >= MASKED_UNDER}
    return tuple(kept[g.name] for g in groups if g.name in kept)


def median_age(ages: Sequence[tuple[int, int]]) -> int | None:
    """The middle age in days. ages: (days, people) pairs, youngest first; None if nobody was rated."""
    people = sum(n for _, n in ages)
    if not people:
        return None
    seen = 0
    for days, n in ages:
        seen += n
        if seen * 2 >= people:
            return days
    raise AssertionError("the middle lies within the sum")


def effective_support(ages: Iterable[tuple[int, int]], half_life: float = 45.0) -> float:
    """1s and 2s, each worth half after 45 days. ages: (days, people) of the 1s and 2s."""
    return float(sum(people * 0.5 ** (days / half_life) for days, people in ages))


def coarse_support(told: int, claimed: int, effective: float) -> float:
    """For those outside: what is told of the 1s and 2s, worth as much as all of them are, to the next twentieth.
    Finer steps would move with one person."""
    return float(round(told * round(20 * effective / claimed) / 20)) if claimed else 0.0
