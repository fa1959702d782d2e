"""From what is known of cells to the grid on the page. Pure."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from brazier.people.facts import Tally
from brazier.terms import LEVELS
from brazier.wallchart import reckon
from brazier.wallchart.facts import CellCount, Chart, HoleFacts
from brazier.wallchart.reckon import Count
from brazier.workplaces.facts import CellFacts, Estimate, NamedPart

FEW, MANY = 50, 150
Spot: TypeAlias = tuple[int, int]
"""Line and column of a box in the grid."""
DOTS = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a bar. level: 1 to 5 or 0; start, width: percent of the bar."""

    level: int
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Box:
    """One cell of the grid, ready to draw. size: few, some or many. masked_into: where a cell of few people is
    counted for those outside; such a cell has no count of its own."""

    cell: int
    department: str
    shift: str
    count: Count
    pieces: tuple[Piece, ...]
    size: str
    arrow: int | None
    hole: int = 0
    masked_into: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A department across all shifts. boxes: one a column, None where there is no such cell."""

    department: NamedPart | None
    boxes: tuple[Box | None, ...]
    all: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """The chart as rows and columns. columns: shifts, None for unknown; feet: the last row."""

    columns: tuple[NamedPart | None, ...]
    lines: tuple[Line, ...]
    feet: Line


@dataclass(frozen=True, slots=True)
class Desk:
    """What the desk looks at first. holes: the worst, numbered in the grid; more: whether there are others."""

    chart: Chart
    grid: Grid
    holes: tuple[HoleFacts, ...]
    more: bool


def counted(
    cells: Iterable[CellFacts],
    tallies: Iterable[Tally],
    slots: Mapping[int, int],
    whole: Estimate | None,
    then: Mapping[int, tuple[int, int]] | None,
) -> tuple[CellCount, ...]:
    """Each cell with its count; cells nobody works in and nobody guessed are left out.

    slots: unnamed people by cell. whole: the estimate for everybody; what no cell accounts for stands in the
    cell of the unplaced. then: (for it, rated) by cell on the earlier day.
    """
    by_cell: dict[int, list[Tally]] = defaultdict(list)
    for tally in tallies:
        by_cell[tally.cell].append(tally)
    rows = [(facts, _count(facts, by_cell[facts.id], slots.get(facts.id, 0))) for facts in cells]
    rows = _with_unplaced(rows, whole)
    return tuple(
        CellCount(facts, count, _arrow(count, then.get(facts.id) if then is not None else None))
        for facts, count in rows
        if count.n
    )


def _count(facts: CellFacts, tallies: Sequence[Tally], unnamed: int) -> Count:
    """One walk, because a big campaign has ten thousand cells."""
    known, acted, stale, did, said, committee = unnamed, 0, 0, 0, 0, 0
    fresh = [0] * len(LEVELS)
    for tally in tallies:
        known += tally.people
        committee += tally.committee
        if tally.level:
            fresh[tally.level] = tally.fresh
            stale += tally.people - tally.fresh
            did += tally.did
            said += tally.said
            acted += tally.acted if tally.level <= 2 else 0
    n = reckon.everybody(facts.estimate.people if facts.estimate else None, known)
    levels = (fresh[1], fresh[2], fresh[3], fresh[4], fresh[5])
    return Count(n, known, levels, acted, stale, did, said, committee)


def _with_unplaced(rows: list[tuple[CellFacts, Count]], whole: Estimate | None) -> list[tuple[CellFacts, Count]]:
    """Put the people whom no cell accounts for into the cell without department and shift."""
    missing = (whole.people if whole else 0) - sum(count.n for _, count in rows)
    if missing <= 0:
        return rows
    for place, (facts, count) in enumerate(rows):
        if facts.department is None and facts.shift is None:
            rows[place] = (facts, replace(count, n=count.n + missing))
            return rows
    return [*rows, (CellFacts(0, "", None, None, None), Count(n=missing))]


def _arrow(count: Count, then: tuple[int, int] | None) -> int | None:
    """Points of hard support since then, against today's headcount; None where nobody counted then."""
    if then is None or not count.n:
        return None
    return round(100 * (count.for_it - then[0]) / count.n)


def pieces(count: Count) -> tuple[Piece, ...]:
    """The bar of a count: everybody, in the order 1 2 3 4 5 0. Widths add up to 100."""
    found, start = [], 0.0
    for level in LEVELS:
        people = reckon.by_level(count)[level]
        if people:
            width = 100 * people / count.n
            found.append(Piece(level, round(start, 2), round(width, 2)))
            start += width
    return tuple(found)


def arrange(
    cells: Sequence[CellCount],
    holes: Sequence[int] = (),
    *,
    may_split: Callable[[int], bool] = lambda _: True,
) -> Grid:
    """The grid: departments down, shifts across, unknown last, sums at both ends.

    holes: cells in the order of their numbers. may_split: whether who looks may see this cell's split however
    small it is; elsewhere a cell under 5 is counted in its neighbor, and all sums are sums of what is shown, so
    that none gives it away by subtraction.
    """
    departments, columns = _sides(cells)
    numbers = {cell: place for place, cell in enumerate(holes, 1)}
    at = _at(cells, departments, columns)
    boxes = masked(_boxes(at, numbers), may_split)
    across: dict[int, dict[int, Box]] = defaultdict(dict)
    down: dict[int, list[Box]] = defaultdict(list)
    for (row, column), box in boxes.items():
        across[row][column] = box
        down[column].append(box)
    lines = [_line(d, across[row], len(columns)) for row, d in enumerate(departments)]
    feet = tuple(_sum("", shift, down[column]) for column, shift in enumerate(columns))
    return Grid(tuple(columns), tuple(lines), Line(None, feet, _sum("", None, list(boxes.values()))))


def as_seen(drawn: Chart, near: frozenset[int]) -> Chart:
    """The chart for somebody who may split only these cells: its cells are the boxes of the grid they see."""
    at = _at(drawn.cells, *_sides(drawn.cells))
    boxes = masked(_boxes(at, {}), lambda cell: cell in near)
    seen = [(at[spot][0].facts, box) for spot, box in sorted(boxes.items()) if not box.masked_into]
    return replace(drawn, cells=tuple(CellCount(facts, box.count, box.arrow) for facts, box in seen))


def _sides(cells: Sequence[CellCount]) -> tuple[list[NamedPart | None], list[NamedPart | None]]:
    """The departments down and the shifts across."""
    placed = [c for c in cells if c.facts.department or c.facts.shift]
    return _parts(c.facts.department for c in cells), _parts(c.facts.shift for c in placed)


def _at(
    cells: Sequence[CellCount], departments: Sequence[NamedPart | None], columns: Sequence[NamedPart | None]
) -> dict[Spot, list[CellCount]]:
    """The cells in each place of the grid."""
    rows, spots = ({part: at for at, part in enumerate(parts)} for parts in (departments, columns))
    at: dict[Spot, list[CellCount]] = defaultdict(list)
    for c in cells:  # people nobody has placed stand beside the last column
        is_placed = c.facts.department or c.facts.shift
        at[rows[c.facts.department], spots[c.facts.shift] if is_placed else len(columns)].append(c)
    return at


def _parts(parts: Iterable[NamedPart | None]) -> list[NamedPart | None]:
    """Each part once, in the order the cells come in; unknown last."""
    seen = dict.fromkeys(parts)
    return [p for p in seen if p is not None] + ([None] if None in seen else [])


def _line(department: NamedPart | None, mine: Mapping[int, Box], columns: int) -> Line:
    whole = _sum(department.name if department else "", None, list(mine.values()))
    if columns in mine and len(mine) == 1:  # the unplaced stand in one box, at the end of the line
        whole = replace(whole, cell=mine[columns].cell)
    return Line(department, tuple(mine.get(column) for column in range(columns)), whole)


def _boxes(at: Mapping[Spot, Sequence[CellCount]], numbers: Mapping[int, int]) -> dict[Spot, Box]:
    """Every box; where all of its cells are counted in another, it says in which."""
    found = {spot: _box(here, numbers) for spot, here in at.items()}
    spots = {c.facts.id: spot for spot, here in at.items() for c in here}
    for spot, here in at.items():
        if all(c.into for c in here):
            near = spots[here[0].into]
            same_line = near[0] == spot[0]
            found[spot] = replace(found[spot], masked_into=_name(found[near], same_line=same_line))
    return found


def _box(here: Sequence[CellCount], numbers: Mapping[int, int]) -> Box:
    count, facts = reckon.total(c.count for c in here), here[0].facts
    return Box(
        cell=facts.id,
        department=facts.department.name if facts.department else "",
        shift=facts.shift.name if facts.shift else "",
        count=count,
        pieces=pieces(count),
        size=_size(count.n),
        arrow=_together([(c.arrow, c.count.n) for c in here]),
        hole=numbers.get(facts.id, 0),
    )


def _sum(department: str, shift: NamedPart | None, shown: Sequence[Box]) -> Box:
    """Several boxes as one. If each of them is counted elsewhere, so is their sum."""
    count = reckon.total(box.count for box in shown)
    arrow = _together([(box.arrow, box.count.n) for box in shown])
    elsewhere = shown[0].masked_into if shown and not count.n else ""
    name = shift.name if shift else ""
    return Box(0, department, name, count, pieces(count), "many", arrow, masked_into=elsewhere)


def _together(parts: Sequence[tuple[int | None, int]]) -> int | None:
    """The arrow of several cells, each weighing as many people as it has; None where none has one."""
    people = sum(n for _, n in parts)
    known = [(arrow, n) for arrow, n in parts if arrow is not None]
    if not known or not people:
        return None
    return round(sum(arrow * n for arrow, n in known) / people)


def _size(n: int) -> str:
    if n < FEW:
        return "few"
    return "some" if n < MANY else "many"


def masked(boxes: Mapping[Spot, Box], may_split: Callable[[int], bool]) -> dict[Spot, Box]:
    """Every box under 5 counted in the nearest one that whoever looks may not split either, in the same line if
    there is one: a taker whose own split they know would give the small one away. With no such neighbor it
    keeps its size and loses its split.
    """
    found, lines = dict(boxes), defaultdict(list)
    for spot in found:
        lines[spot[0]].append(spot)
    for spot in sorted(found):
        box = found[spot]
        if box.masked_into or box.count.n >= reckon.MASKED_UNDER or may_split(box.cell):
            continue
        near = _nearest(found, lines, spot, may_split)
        if near is None:
            bare = Count(n=box.count.n)
            found[spot] = replace(box, count=bare, pieces=pieces(bare), arrow=None)
            continue
        taker = found[near]
        count = reckon.total([taker.count, box.count])
        arrow = _together([(taker.arrow, taker.count.n), (box.arrow, box.count.n)])
        found[near] = replace(taker, count=count, pieces=pieces(count), size=_size(count.n), arrow=arrow)
        found[spot] = replace(
            box, count=Count(), pieces=(), arrow=None, masked_into=_name(taker, same_line=near[0] == spot[0])
        )
    return found


def _nearest(
    boxes: Mapping[Spot, Box], lines: Mapping[int, Sequence[Spot]], spot: Spot, may_split: Callable[[int], bool]
) -> Spot | None:
    """The nearest box that may take this one: lines first, then columns, to the left before to the right."""
    for row in sorted(lines, key=lambda row: (abs(row - spot[0]), row)):
        takers = [n for n in lines[row] if n != spot and not boxes[n].masked_into and not may_split(boxes[n].cell)]
        if takers:
            return min(takers, key=lambda n: (abs(n[1] - spot[1]), n[1] > spot[1]))
    return None


def _name(taker: Box, *, same_line: bool) -> str:
    """What the taker is called beside the box it takes."""
    if same_line:
        return taker.shift or taker.department
    return ", ".join(part for part in (taker.department, taker.shift) if part)
