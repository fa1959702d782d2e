"""What a test comes to: only what was seen counts, in four of five cells and in all."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.harbor.cast import NOW

from brazier.tests_of_strength.counting import Aim, Line, Took, drawn, goal_of, lines, told, total, total_told


def took(cell: int, *workers: int, seen: bool = True, after: int = 0) -> list[Took]:
    return [Took(worker, cell, NOW + timedelta(hours=after), seen) for worker in workers]


FIVE = [Aim(cell, 10, 5) for cell in range(1, 6)]


@pytest.mark.parametrize(
    ("people", "share", "goal"), [(0, 50, 0), (1, 1, 1), (9, 50, 5), (10, 50, 5), (174, 60, 105), (4, 100, 4)]
)
def test_a_goal_is_a_share_of_everybody_and_never_nobody(people: int, share: int, goal: int) -> None:
    assert goal_of(people, share) == goal


def test_somebody_who_was_written_down_twice_counts_once_and_as_seen() -> None:
    [line] = lines([Aim(1, 10, 5)], took(1, 7, seen=False) + took(1, 7, seen=True))
    assert (line.claimed, line.verified) == (1, 1)


def test_four_of_five_cells_and_the_sum_make_a_pass() -> None:
    people = [t for cell in range(1, 4) for t in took(cell, *range(cell * 100, cell * 100 + 8))] + took(
        4, *range(5)
    )
    found = total(lines(FIVE, people), people, None)
    assert (found.cells_met, found.verified, found.goal, found.is_passed) == (4, 29, 25, True)


def test_the_sum_alone_does_not_make_a_pass() -> None:
    people = [t for cell in (1, 2, 3) for t in took(cell, *range(cell * 100, cell * 100 + 10))]
    found = total(lines(FIVE, people), people, None)
    assert found.verified > found.goal
    assert not found.is_passed


def test_cells_alone_do_not_make_a_pass() -> None:
    aims = [*FIVE[:4], Aim(5, 100, 60)]
    people = [t for cell in (1, 2, 3, 4) for t in took(cell, *range(cell * 100, cell * 100 + 5))]
    found = total(lines(aims, people), people, None)
    assert found.cells_met == 4
    assert not found.is_passed


def test_what_is_only_said_would_pass_and_does_not() -> None:
    people = [t for cell in range(1, 6) for t in took(cell, *range(cell * 100, cell * 100 + 6), seen=False)]
    found = total(lines(FIVE, people), people, None)
    assert (found.would_pass, found.is_passed, found.verified) == (True, False, 0)


def test_a_test_without_cells_is_never_passed() -> None:
    assert not total((), (), None).is_passed


def test_whoever_stands_in_a_cell_that_takes_no_part_counts_nowhere() -> None:
    people = took(9, 1, 2, 3)
    found = total(lines(FIVE, people), people, NOW)
    assert (found.claimed, found.hours) == (0, (None, None, None))


def test_how_fast_the_network_is_is_told_by_the_first_person_of_each_cell() -> None:
    people = took(1, 1, after=2) + took(2, 2, after=5) + took(3, 3, after=9) + took(1, 4, after=1)
    found = total(lines(FIVE[:4], people), people, NOW)
    assert found.hours == (5, None, None)


def outside(*sizes: int) -> list[Line]:
    return [Line(cell, n, max(1, n // 2), n, n) for cell, n in enumerate(sizes, 1)]


def test_whoever_may_see_all_sees_every_cell() -> None:
    assert told(outside(2, 3, 40), None) == tuple(outside(2, 3, 40))


@pytest.mark.parametrize(
    ("sizes", "near", "shown"),
    [
        ((20, 30), set(), {1: 20, 2: 30}),
        ((2, 3, 40), set(), {2: 5, 3: 40}),
        ((2, 40, 20), set(), {3: 22, 2: 40}),
        ((2, 40), set(), {2: 42}),
        ((2, 40), {2}, {2: 40}),
        ((2, 40), {1}, {1: 2, 2: 40}),
        ((1, 1, 1), set(), {}),
        ((4, 4, 9), {3}, {3: 9, 1: 8}),
    ],
)
def test_outside_ones_care_no_cell_under_five_is_told_apart(
    sizes: tuple[int, ...], near: set[int], shown: dict[int, int]
) -> None:
    assert {line.cell: line.people for line in told(outside(*sizes), near)} == shown


def test_what_is_not_told_can_not_be_found_by_subtraction_either() -> None:
    lines_all = outside(2, 40)
    whole = total(lines_all, (), None)
    found = total_told(whole, told(lines_all, {2}))
    assert (found.people, found.verified, found.cells) == (40, 40, 1)
    assert found.is_passed is whole.is_passed


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 60), st.integers(0, 60))
def test_a_bar_never_leaves_its_box_and_seen_is_within_said(people: int, goal: int, more: int, seen: int) -> None:
    bar = drawn(Line(1, people, goal, seen + more, seen))
    assert 0 <= bar.verified <= bar.claimed <= 100
    assert bar.goal <= 100
