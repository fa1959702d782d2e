"""From cells to the grid."""

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.harbor.cast import TODAY
from tests.wallchart.test_reckon import counts

from brazier.people.facts import Tally
from brazier.wallchart import layout
from brazier.wallchart.facts import CellCount
from brazier.wallchart.reckon import Count
from brazier.workplaces.facts import CellFacts, Estimate, NamedPart

STOW, PICK = NamedPart(1, "Stow", "stow"), NamedPart(2, "Pick", "pick")
DAYS, NIGHTS = NamedPart(1, "Days", "days"), NamedPart(2, "Nights", "nights")


def guess(people: int) -> Estimate:
    return Estimate(people, "guess", TODAY, people, people)


def facts(
    cell: int, department: NamedPart | None, shift: NamedPart | None, people: int | None = None
) -> CellFacts:
    return CellFacts(cell, "Harbor", department, shift, guess(people) if people else None)


def tally(cell: int, level: int, people: int, fresh: int | None = None, **more: int) -> Tally:
    told = {"acted": 0, "did": 0, "said": 0, "committee": 0} | more
    return Tally(cell, level, people, people if fresh is None else fresh, **told)


def cell(
    number: int, department: NamedPart, shift: NamedPart, n: int, for_it: int = 0, arrow: int | None = None
) -> CellCount:
    return CellCount(facts(number, department, shift), Count(n=n, known=n, levels=(0, for_it, 0, 0, 0)), arrow)


def test_a_cell_counts_its_headcount_its_people_and_its_unnamed_slots() -> None:
    [found] = layout.counted(
        [facts(1, STOW, DAYS, 40)], [tally(1, 0, 5), tally(1, 2, 3, acted=1)], {1: 2}, None, None
    )
    assert (found.count.n, found.count.known, found.count.levels, found.count.acted) == (
        40,
        10,
        (0, 3, 0, 0, 0),
        1,
    )


def test_a_rating_over_30_days_old_counts_as_not_assessed_and_is_told_apart() -> None:
    [found] = layout.counted([facts(1, STOW, DAYS)], [tally(1, 2, 10, fresh=4)], {}, None, None)
    assert (found.count.assessed, found.count.not_assessed, found.count.stale) == (4, 6, 6)


def test_whom_no_cell_accounts_for_stands_in_the_cell_of_the_unplaced() -> None:
    found = layout.counted(
        [facts(1, STOW, DAYS, 40), facts(2, None, None)], [tally(2, 0, 7)], {}, guess(300), None
    )
    assert [c.count.n for c in found] == [40, 260]
    assert found[1].count.known == 7


def test_before_any_cell_everybody_is_unplaced() -> None:
    [found] = layout.counted([], [], {}, guess(300), None)
    assert (found.facts.id, found.count.n, found.count.known) == (0, 300, 0)


def test_an_estimate_smaller_than_its_cells_adds_nobody() -> None:
    assert [c.count.n for c in layout.counted([facts(1, STOW, DAYS, 40)], [], {}, guess(30), None)] == [40]


def test_a_cell_nobody_works_in_and_nobody_guessed_is_left_out() -> None:
    assert layout.counted([facts(1, STOW, DAYS)], [], {}, None, None) == ()


def test_the_arrow_is_points_of_support_against_todays_headcount() -> None:
    told = [facts(1, STOW, DAYS, 100)], [tally(1, 2, 30)], {}, None
    assert layout.counted(*told, {1: (20, 40)})[0].arrow == 10
    assert layout.counted(*told, {})[0].arrow is None
    assert layout.counted(*told, None)[0].arrow is None


def test_departments_run_down_and_shifts_across_with_unknown_last() -> None:
    cells = [cell(1, STOW, NIGHTS, 5), cell(2, STOW, DAYS, 5)]
    unknown = CellCount(facts(3, None, None), Count(n=5), None)
    grid = layout.arrange([unknown, *cells])
    assert [s.name if s else None for s in grid.columns] == ["Nights", "Days"]
    assert [line.department.name if line.department else None for line in grid.lines] == ["Stow", None]
    assert grid.lines[1].boxes == (None, None)
    assert (grid.lines[1].all.count.n, grid.lines[1].all.cell) == (5, 3)
    assert grid.feet.all.count.n == 15


def test_a_department_whose_shift_is_unknown_gets_a_column_for_it() -> None:
    half = CellCount(facts(3, STOW, None), Count(n=5), None)
    grid = layout.arrange([cell(1, STOW, DAYS, 5), half])
    assert [s.name if s else None for s in grid.columns] == ["Days", None]
    assert grid.lines[0].boxes[1] is not None


def test_a_hole_carries_its_number() -> None:
    grid = layout.arrange([cell(1, STOW, DAYS, 50), cell(2, PICK, DAYS, 50)], holes=[2])
    assert [line.boxes[0].hole for line in grid.lines if line.boxes[0]] == [0, 1]


def test_the_bar_is_thicker_for_more_people() -> None:
    sizes = [layout.arrange([cell(1, STOW, DAYS, n)]).lines[0].boxes[0].size for n in (49, 50, 149, 150)]  # type: ignore[union-attr]
    assert sizes == ["few", "some", "some", "many"]


def test_a_small_cell_is_counted_in_its_neighbor_for_those_outside() -> None:
    cells = [cell(1, STOW, DAYS, 40, 20), cell(2, STOW, NIGHTS, 4, 3)]
    line = layout.arrange(cells, may_split=lambda _: False).lines[0]
    taker, masked = line.boxes
    assert masked is not None and masked.masked_into == "Days" and masked.count == Count() and masked.pieces == ()
    assert taker is not None and (taker.count.n, taker.count.for_it, taker.arrow) == (44, 23, None)
    assert line.all.count.n == 44


def test_whoever_has_the_turf_sees_the_small_cell() -> None:
    line = layout.arrange([cell(1, STOW, DAYS, 40), cell(2, STOW, NIGHTS, 4, 3)]).lines[0]
    assert line.boxes[1] is not None and line.boxes[1].count.for_it == 3


def test_a_small_cell_without_neighbor_shows_its_size_and_no_split() -> None:
    [line] = layout.arrange([cell(1, STOW, DAYS, 4, 3)], may_split=lambda _: False).lines
    assert line.boxes[0] is not None and (line.boxes[0].count.n, line.boxes[0].count.for_it) == (4, 0)


def test_the_feet_and_sides_are_sums_of_what_is_shown() -> None:
    cells = [cell(1, STOW, DAYS, 40, 20), cell(2, STOW, NIGHTS, 4, 3), cell(3, PICK, NIGHTS, 50, 10)]
    grid = layout.arrange(cells, may_split=lambda _: False)
    days, nights = grid.feet.boxes
    assert days is not None and nights is not None
    assert (days.count.n, days.count.for_it) == (44, 23)
    assert (nights.count.n, nights.count.for_it) == (50, 10)
    assert (grid.feet.all.count.n, grid.feet.all.count.for_it) == (94, 33)


def test_a_small_department_is_counted_in_the_next_one_with_its_sum() -> None:
    cells = [cell(1, STOW, DAYS, 40, 20), cell(2, PICK, DAYS, 4, 3)]
    grid = layout.arrange(cells, may_split=lambda _: False)
    small = grid.lines[1]
    assert small.boxes[0] is not None and small.boxes[0].masked_into == "Stow, Days" == small.all.masked_into
    assert (grid.lines[0].all.count.n, grid.feet.all.count.for_it) == (44, 23)


def test_a_small_cell_is_never_counted_in_one_whose_split_the_reader_knows() -> None:
    cells = [cell(1, STOW, DAYS, 40, 20), cell(2, STOW, NIGHTS, 4, 3), cell(3, PICK, NIGHTS, 50, 10)]
    grid = layout.arrange(cells, may_split=lambda number: number == 1)
    own, small = grid.lines[0].boxes
    assert own is not None and (own.count.n, own.count.for_it) == (40, 20)
    assert small is not None and small.masked_into == "Pick, Nights"


def test_two_worksites_share_the_grid() -> None:
    grid = layout.arrange([cell(1, STOW, DAYS, 40, arrow=10), cell(2, STOW, DAYS, 60, arrow=0)])
    box = grid.lines[0].boxes[0]
    assert box is not None and (box.count.n, box.arrow) == (100, 4)


@given(counts)
def test_a_bar_holds_everybody_in_the_order_one_to_five_then_not_assessed(count: Count) -> None:
    pieces = layout.pieces(count)
    assert [p.level for p in pieces] == [
        level for level in (1, 2, 3, 4, 5, 0) if level in {p.level for p in pieces}
    ]
    if count.n:
        assert abs(sum(p.width for p in pieces) - 100) < 0.1
        assert pieces[-1].start + pieces[-1].width <= 100.1


@given(st.lists(counts, min_size=1, max_size=6))
def test_masking_hides_no_one_from_the_sums(found: list[Count]) -> None:
    shifts = [NamedPart(n, f"s{n}", f"s{n}") for n in range(len(found))]
    cells = [CellCount(facts(n + 1, STOW, shifts[n]), count, None) for n, count in enumerate(found) if count.n]
    if not cells:
        return
    line = layout.arrange(cells, may_split=lambda _: False).lines[0]
    shown = sum(box.count.n for box in line.boxes if box)
    assert shown == line.all.count.n == sum(c.count.n for c in cells)
    for box in line.boxes:
        assert (
            box is None
            or box.count.n >= 5
            or box.count.assessed == 0
            or sum(b is not None for b in line.boxes) == 1
        )


spots = st.dictionaries(
    st.tuples(st.integers(0, 3), st.integers(0, 3)), st.integers(1, 12), min_size=1, max_size=10
)


def drawn(sizes: dict[tuple[int, int], int], supporter: tuple[int, int] | None = None) -> list[CellCount]:
    """A chart of these sizes where one cell has one supporter."""
    return [
        cell(
            10 * d + s + 1, NamedPart(d, f"D{d}", f"d{d}"), NamedPart(s, f"S{s}", f"s{s}"), n, (d, s) == supporter
        )
        for (d, s), n in sorted(sizes.items())
    ]


def every_number(grid: layout.Grid) -> list[int]:
    """All counts of supporters that stand on the page, in a fixed order."""
    lines = [*grid.lines, grid.feet]
    return [box.count.for_it for line in lines for box in (*line.boxes, line.all) if box is not None]


def rank(rows: list[list[int]]) -> int:
    return int(np.linalg.matrix_rank(np.array(rows))) if rows else 0


@given(spots, st.sets(st.tuples(st.integers(0, 3), st.integers(0, 3))))
def test_no_masked_split_follows_from_any_sums_shown(
    sizes: dict[tuple[int, int], int], turf: set[tuple[int, int]]
) -> None:
    """Each number shown is a sum over some cells; which, is found by moving one supporter through the chart.
    If a small cell could be reckoned from them, its own row would add nothing to what they span."""
    where = sorted(sizes)
    mine = {10 * d + s + 1 for d, s in turf}
    seen = [
        every_number(layout.arrange(drawn(sizes, at), may_split=lambda number: number in mine)) for at in where
    ]
    shown = [list(row) for row in zip(*seen, strict=True)]
    shown += [[int(at == own) for at in where] for own in where if own in turf]  # their own turf they know anyway
    small = [at for at in where if at not in turf and sizes[at] < 5]
    for some in (set(c) for k in (1, 2) for c in combinations(small, k)):
        if sum(sizes[at] for at in some) < 5:
            assert rank([*shown, [int(at in some) for at in where]]) > rank(shown)


@given(spots)
def test_masking_leaves_the_sum_of_everybody_true(sizes: dict[tuple[int, int], int]) -> None:
    grid = layout.arrange(drawn(sizes), may_split=lambda _: False)
    everybody = sum(sizes.values())
    sides = sum(line.all.count.n for line in grid.lines)
    feet = sum(box.count.n for box in grid.feet.boxes if box)
    assert everybody == grid.feet.all.count.n == sides == feet
