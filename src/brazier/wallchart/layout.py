"""From what is known of cells to the grid on the page. Pure."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from brazier.people.facts import Tally
from brazier.terms import LEVELS
from brazier.wallchart import reckon
from brazier.wallchart.facts import CellCount
from brazier.wallchart.reckon import Count
from brazier.workplaces.facts import CellFacts, Estimate, NamedPart

FEW, MANY = 50, 150
DOTS = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a bar. level: 1 to 5 or 0; start, width: percent of the bar."""

    level: int
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Box:
    """One cell of the grid, ready to draw. size: few, some or many. masked_into: where a cell under 5 is
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
    known = sum(t.people for t in tallies) + unnamed
    rated = {t.level: t for t in tallies if t.level}
    fresh = [rated[level].fresh if level in rated else 0 for level in range(1, 6)]
    return Count(
        n=reckon.everybody(facts.estimate.people if facts.estimate else None, known),
        known=known,
        levels=(fresh[0], fresh[1], fresh[2], fresh[3], fresh[4]),
        acted=sum(rated[level].acted for level in (1, 2) if level in rated),
        stale=sum(t.people - t.fresh for t in rated.values()),
        did=sum(t.did for t in rated.values()),
        said=sum(t.said for t in rated.values()),
        committee=sum(t.committee for t in tallies),
    )


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
    small it is; elsewhere a cell under 5 is counted in its neighbor, or the sums would give it away.
    """
    placed = [c for c in cells if c.facts.department or c.facts.shift]
    columns = _parts(c.facts.shift for c in placed)
    departments = _parts(c.facts.department for c in cells)
    numbers = {cell: place for place, cell in enumerate(holes, 1)}
    of_department, of_shift = _grouped(cells, "department"), _grouped(cells, "shift")
    lines = [_line(d, of_department[d], columns, numbers, may_split) for d in departments]
    feet = Line(None, tuple(_sum("", shift, of_shift[shift]) for shift in columns), _sum("", None, cells))
    return Grid(tuple(columns), tuple(lines), feet)


def _grouped(cells: Iterable[CellCount], part: str) -> dict[NamedPart | None, list[CellCount]]:
    """The cells of each department, or of each shift."""
    found: dict[NamedPart | None, list[CellCount]] = defaultdict(list)
    for cell in cells:
        found[getattr(cell.facts, part)].append(cell)
    return found


def _parts(parts: Iterable[NamedPart | None]) -> list[NamedPart | None]:
    """Each part once, in the order the cells come in; unknown last."""
    seen = dict.fromkeys(parts)
    return [p for p in seen if p is not None] + ([None] if None in seen else [])


def _line(
    department: NamedPart | None,
    mine: Sequence[CellCount],
    columns: Sequence[NamedPart | None],
    numbers: Mapping[int, int],
    may_split: Callable[[int], bool],
) -> Line:
    on_shift = _grouped(mine, "shift")
    boxes = [_box(on_shift[shift], shift, numbers) for shift in columns]
    boxes = _mask(boxes, may_split)
    whole = _sum(department.name if department else "", None, mine)
    if len(mine) == 1 and not any(boxes):  # people nobody has placed yet stand in one box, at the end of the line
        whole = replace(whole, cell=mine[0].facts.id)
    return Line(department, tuple(boxes), whole)


def _box(here: Sequence[CellCount], shift: NamedPart | None, numbers: Mapping[int, int]) -> Box | None:
    if not here:
        return None
    count, first = reckon.total(c.count for c in here), here[0]
    return Box(
        cell=first.facts.id,
        department=first.facts.department.name if first.facts.department else "",
        shift=shift.name if shift else "",
        count=count,
        pieces=pieces(count),
        size=_size(count.n),
        arrow=_together(here),
        hole=numbers.get(first.facts.id, 0),
    )


def _sum(department: str, shift: NamedPart | None, cells: Sequence[CellCount]) -> Box:
    count = reckon.total(c.count for c in cells)
    name = shift.name if shift else ""
    return Box(0, department, name, count, pieces(count), "many", _together(cells))


def _together(cells: Sequence[CellCount]) -> int | None:
    """The arrow of several cells, each weighing as many people as it has; None where one has none."""
    people = sum(c.count.n for c in cells)
    known = [(c.arrow, c.count.n) for c in cells if c.arrow is not None]
    if not known or not people:
        return None
    return round(sum(arrow * n for arrow, n in known) / people)


def _size(n: int) -> str:
    if n < FEW:
        return "few"
    return "some" if n < MANY else "many"


def _mask(boxes: list[Box | None], may_split: Callable[[int], bool]) -> list[Box | None]:
    """Count every cell under 5 in its neighbor in the same line, for those who may not split it."""
    for place, box in enumerate(boxes):
        if box is None or box.masked_into or box.count.n >= reckon.MASKED_UNDER or may_split(box.cell):
            continue
        near = _neighbor(boxes, place)
        if near is None:
            boxes[place] = replace(
                box, count=Count(n=box.count.n), pieces=pieces(Count(n=box.count.n)), arrow=None
            )
            continue
        taker = boxes[near]
        assert taker is not None
        count = reckon.total([taker.count, box.count])
        boxes[near] = replace(taker, count=count, pieces=pieces(count), size=_size(count.n), arrow=None)
        boxes[place] = replace(
            box, count=Count(), pieces=(), arrow=None, masked_into=taker.shift or taker.department
        )
    return boxes


def _neighbor(boxes: Sequence[Box | None], place: int) -> int | None:
    """The nearest cell of the line, to the left first, that is not itself counted elsewhere."""
    others = [
        (abs(at - place), at > place, at)
        for at, box in enumerate(boxes)
        if box is not None and at != place and not box.masked_into
    ]
    return min(others)[2] if others else None
