"""Leaflets by gate and shift: what was given out lately, and where nobody has been."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.bag.made import DAY

from brazier.bag.given.grid import FRESH_DAYS, Grid, Turn, drawn

GATES, SHIFTS = [(1, "North gate"), (2, "Bus stop")], [(7, "Days"), (8, "Nights")]


NONE: dict[int, int] = {}


def turn(gate: int, shift: int, many: int, ago: int) -> Turn:
    return Turn(gate, shift, many, DAY - timedelta(days=ago))


def of(turns: list[Turn]) -> Grid:
    return drawn(GATES, SHIFTS, turns, counts_as=NONE, today=DAY)


def test_a_square_counts_what_is_fresh_and_says_how_long_ago() -> None:
    grid = of([turn(1, 7, 50, 2), turn(1, 7, 30, 9), turn(1, 7, 99, 40)])
    square = grid.rows[0].squares[0]
    assert (square.many, square.ever, square.days, square.is_hole) == (80, 179, 2, False)
    assert grid.week == 50


def test_a_gate_nobody_reached_lately_is_a_hole_and_so_is_one_nobody_ever_reached() -> None:
    grid = drawn(
        GATES, SHIFTS, [turn(1, 7, 50, FRESH_DAYS), turn(1, 8, 50, FRESH_DAYS + 1)], counts_as={}, today=DAY
    )
    assert [[square.is_hole for square in row.squares] for row in grid.rows] == [[False, True], [True, True]]
    assert grid.holes == (3, 4)
    assert grid.rows[1].squares[0].days is None


def test_a_shift_that_was_joined_counts_as_the_other() -> None:
    grid = drawn(GATES, SHIFTS, [turn(2, 99, 10, 0)], counts_as={99: 8}, today=DAY)
    assert grid.rows[1].squares[1].many == 10


def test_what_was_given_out_where_nobody_goes_any_more_is_not_lost() -> None:
    grid = drawn(
        GATES, SHIFTS, [turn(3, 7, 10, 1), turn(1, 9, 5, 1), turn(3, 7, 100, 30)], counts_as={}, today=DAY
    )
    assert (grid.elsewhere, grid.week, grid.holes) == (15, 15, (4, 4))


def test_without_gates_or_shifts_there_is_no_grid() -> None:
    assert drawn([], SHIFTS, [], counts_as=NONE, today=DAY).holes == (0, 0)
    assert drawn(GATES, [], [], counts_as=NONE, today=DAY).holes == (0, 0)


def test_a_clock_that_runs_ahead_counts_as_today() -> None:
    grid = of([turn(1, 7, 5, -1)])
    assert (grid.rows[0].squares[0].days, grid.week) == (0, 5)


TURNS = st.lists(
    st.builds(turn, st.integers(1, 3), st.integers(7, 9), st.integers(1, 999), st.integers(-1, 60)), max_size=9
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(TURNS)
def test_nothing_that_was_given_out_is_counted_twice_or_lost(turns: list[Turn]) -> None:
    grid = of(turns)
    fresh = sum(one.many for one in turns if (DAY - one.day).days <= FRESH_DAYS)
    assert sum(square.many for row in grid.rows for square in row.squares) + grid.elsewhere == fresh
