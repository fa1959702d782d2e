"""What those outside are told moves only with a crowd, so that nobody in it is told apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brazier.people.facts import Tally
from brazier.people.telling.split import (
    ELSEWHERE,
    LEAST,
    NOTHING,
    Split,
    from_numbers,
    gathered,
    is_crowd,
    minus,
    next_told,
    plus,
    splits,
)

LEVELS = st.tuples(*[st.integers(0, 12)] * 5)
SPLITS = st.builds(Split, LEVELS, st.integers(0, 5), st.integers(0, 9), st.integers(0, 5), st.integers(0, 5))


def at(*levels: int, **others: int) -> Split:
    return Split(levels, **others)  # type: ignore[arg-type]


@given(SPLITS, st.integers(0, 4))
def test_when_one_person_leaves_nothing_that_is_told_moves(told: Split, level: int) -> None:
    left = [n - (place == level) for place, n in enumerate(told.levels)]
    if min(left) >= 0:
        assert (
            next_told(told, Split(tuple(left), told.acted, told.stale, told.did, told.said)).levels == told.levels
        )  # type: ignore[arg-type]


@given(SPLITS, st.integers(0, 4), st.integers(0, 4))
def test_nor_when_one_rating_changes(told: Split, was: int, now: int) -> None:
    moved = [n - (place == was) + (place == now) for place, n in enumerate(told.levels)]
    if min(moved) >= 0:
        assert (
            next_told(told, Split(tuple(moved), told.acted, told.stale, told.did, told.said)).levels == told.levels
        )  # type: ignore[arg-type]


@given(SPLITS, SPLITS)
def test_whatever_falls_or_rises_does_so_in_a_crowd(told: Split, true: Split) -> None:
    found = next_told(told, true)
    for one, other in ((told, found), (found, told)):
        moved = [max(0, a - b) for a, b in zip(one.levels, other.levels, strict=True)]
        assert not any(moved) or is_crowd(moved)
        assert sum(moved) == 0 or (sum(moved) >= LEAST and sum(moved) - max(moved) >= ELSEWHERE)
    assert all(n in (a, b) for n, a, b in zip(found.levels, told.levels, true.levels, strict=True))


def test_somebody_who_left_does_not_hide_behind_others_who_were_rated() -> None:
    told = at(4, 4, 4, 4, 4)
    assert next_told(told, at(6, 7, 4, 4, 3)).levels == (6, 7, 4, 4, 4)  # who fell alone waits


def test_a_crowd_at_one_level_waits_for_others_too() -> None:
    assert next_told(at(9, 9, 9, 9, 9), at(2, 9, 9, 9, 9)).levels == (9, 9, 9, 9, 9)
    assert next_told(at(9, 9, 9, 9, 9), at(2, 8, 8, 9, 9)).levels == (2, 8, 8, 9, 9)


@pytest.mark.parametrize(
    ("moved", "is_one"),
    [((3, 2), True), ((4, 1), False), ((2, 2), False), ((5, 0), False), ((0, 0), False), ((8, 1, 1), True)],
)
def test_five_are_a_crowd_if_two_of_them_are_elsewhere(moved: tuple[int, ...], is_one: bool) -> None:
    assert is_crowd(moved) == is_one


@given(SPLITS, SPLITS)
def test_no_part_is_more_than_what_it_is_a_part_of(told: Split, true: Split) -> None:
    def sound(split: Split) -> bool:
        return split.acted <= sum(split.levels[:2]) and split.did + split.said <= sum(split.levels)

    if sound(told) and sound(true):
        assert sound(next_told(told, true))


@given(SPLITS)
def test_what_is_true_already_stays_and_what_is_stored_is_read_back(split: Split) -> None:
    assert from_numbers(split.numbers) == split
    assert from_numbers([1, 2]) == NOTHING
    assert minus(plus(split, split), split) == split
    assert next_told(split, split).levels == split.levels


def test_tallies_become_numbers_by_cell_and_units_are_cells_together() -> None:
    tallies = [
        Tally(7, 0, 30, 0, 0, 0, 0, 1),
        Tally(7, 2, 5, 3, 2, 1, 1, 0),
        Tally(7, 4, 2, 2, 1, 0, 2, 0),
        Tally(8, 1, 1, 1, 1, 1, 0, 1),
    ]
    found = splits(tallies)
    assert found == {7: at(0, 3, 0, 2, 0, acted=2, stale=2, did=1, said=3), 8: at(1, 0, 0, 0, 0, acted=1, did=1)}
    assert gathered(found, {7: "d1", 8: "d1"}) == {"d1": at(1, 3, 0, 2, 0, acted=3, stale=2, did=2, said=3)}
    assert gathered(found, {8: "c8"}) == {"c8": found[8]}
