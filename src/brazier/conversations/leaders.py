"""Whom others follow, whatever they think of the union. Pure.

Two axes and never one number: how far somebody is followed, and where she stands. Ten namers who sit at one table
say less than ten who do not know each other. Source: docs/formulae.md (screen 7).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

PER_ORGANIZER, PER_MOVED, PER_CELL = 0.5, 2.0, 1.0
FOLLOWED = 1.5
"""Named enough to be followed: three of one group, or two who have nothing to do with each other."""
MOVED_ENOUGH, NAMED_ENOUGH = 3, 3
ANCHOR, PRIORITY, AROUND, EAGER = "anchor", "priority", "around", "eager"
QUADRANTS = (PRIORITY, ANCHOR, EAGER, AROUND)


@dataclass(frozen=True, slots=True)
class Named:
    """What is written down of somebody others may follow. namers: workers who named her, she herself among them or
    not; organizers: how many organizers see it so; moved: workers who did something because she asked; tied: whom
    she knows; is_eager: somebody calls her eager and dependable."""

    worker: int
    level: int = 0
    cell: int = 0
    namers: frozenset[int] = frozenset()
    organizers: int = 0
    moved: frozenset[int] = frozenset()
    tied: frozenset[int] = frozenset()
    is_eager: bool = False


@dataclass(frozen=True, slots=True)
class Weighed:
    """How far somebody is followed. named: how many people name her, in so many groups; moved: whom she moved;
    cells: how many she reaches; weight: of the naming alone; rank: of all, for the order on the page and for
    nothing else; quadrant: empty where nothing is to be said; is_confirmed: named by three or more, and moved
    three or more."""

    worker: int
    cell: int
    named: int
    groups: int
    organizers: int
    moved: int
    cells: int
    weight: float
    rank: float
    quadrant: str
    is_confirmed: bool

    @property
    def is_followed(self) -> bool:
        """Whether others follow her."""
        return self.quadrant in (ANCHOR, PRIORITY, AROUND)


def overlaps(
    namers: Iterable[int], cell_of: Mapping[int, int], ties: Collection[frozenset[int]]
) -> dict[int, int]:
    """For each namer: how many of the namers belong to her group, she herself included. One group are those of one
    cell, and those who know each other."""
    here = sorted(set(namers))
    return {one: 1 + sum(other != one and _together(one, other, cell_of, ties) for other in here) for one in here}


def groups(namers: Iterable[int], cell_of: Mapping[int, int], ties: Collection[frozenset[int]]) -> int:
    """Into how many groups the namers fall, where whoever is in a group of somebody is in hers."""
    left, found = set(namers), 0
    while left:
        found, reached = found + 1, {left.pop()}
        while reached:
            one = reached.pop()
            beside = {other for other in left if _together(one, other, cell_of, ties)}
            left, reached = left - beside, reached | beside
    return found


def _together(one: int, other: int, cell_of: Mapping[int, int], ties: Collection[frozenset[int]]) -> bool:
    same_cell = cell_of.get(one, 0) == cell_of.get(other, 0) != 0
    return same_cell or frozenset((one, other)) in ties


def weigh(
    who: Named,
    *,
    cell_of: Mapping[int, int],
    ties: Collection[frozenset[int]],
    organizers: Collection[int] = (),
) -> Weighed:
    """How far somebody is followed: each namer counts 1 / sqrt(namers of her group); who names herself, nothing;
    an organizer, a half; whom she moved, 2 each; each cell she reaches, 1.

    cell_of: of namers, of whom she moved and whom she knows; people without a place are of no group. ties: pairs
    who know each other. organizers: workers who are organizers, and so name as such.
    """
    others = who.namers - {who.worker}
    people = others - set(organizers)
    alike = overlaps(people, cell_of, ties)
    halves = who.organizers + len(others & set(organizers))
    weight = sum(1 / sqrt(n) for n in alike.values()) + PER_ORGANIZER * halves
    moved = who.moved - {who.worker}
    cells = {cell_of.get(n, 0) for n in people | moved | who.tied} - {0}
    is_followed = weight >= FOLLOWED or len(moved) >= MOVED_ENOUGH
    return Weighed(
        worker=who.worker,
        cell=who.cell,
        named=len(people),
        groups=groups(people, cell_of, ties),
        organizers=halves,
        moved=len(moved),
        cells=len(cells),
        weight=weight,
        rank=weight + PER_MOVED * len(moved) + PER_CELL * len(cells),
        quadrant=_quadrant(who, is_followed=is_followed),
        is_confirmed=len(people) >= NAMED_ENOUGH and len(moved) >= MOVED_ENOUGH,
    )


def _quadrant(who: Named, *, is_followed: bool) -> str:
    if not is_followed:
        return EAGER if who.is_eager else ""
    if who.level in (1, 2):
        return ANCHOR
    return AROUND if who.level in (4, 5) else PRIORITY


def by_quadrant(weighed: Iterable[Weighed]) -> dict[str, tuple[Weighed, ...]]:
    """Everybody of whom something is to be said, the most followed first."""
    rows = sorted(weighed, key=lambda w: (-w.rank, w.worker))
    return {quadrant: tuple(w for w in rows if w.quadrant == quadrant) for quadrant in QUADRANTS}


@dataclass(frozen=True, slots=True)
class Covered:
    """How many cells have a confirmed leader. bare: those that have none and may be named."""

    cells: int
    confirmed: int
    bare: tuple[int, ...]


MASKED_UNDER = 5


def covered(sizes: Mapping[int, int], confirmed: Collection[int], near: Collection[int] | None) -> Covered:
    """Which cells have a confirmed leader. sizes: people by cell. near: cells whoever asks may tell apart however
    small; None for all. Elsewhere a cell under 5 is neither counted nor named: its leader would be known."""
    told = [c for c, n in sizes.items() if n and (near is None or c in near or n >= MASKED_UNDER)]
    bare = sorted((c for c in told if c not in confirmed), key=lambda c: (-sizes[c], c))
    return Covered(len(told), len(told) - len(bare), tuple(bare))
