"""How many people circles have room for, and whose turn it is."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.harbor.cast import NOW

from brazier.upkeep.circles import parts
from brazier.upkeep.circles.parts import ROOM, Sitter

FEW = st.frozensets(st.integers(1, 60), max_size=30)


@pytest.mark.parametrize(
    ("held", "listed", "level", "role", "most"),
    [
        (15, 8_325, "site", "organizer", 68),  # with her own fifteen: one in a hundred
        (83, 8_325, "site", "organizer", 0),
        (200, 8_325, "site", "organizer", 0),
        (15, 1_500, "site", "organizer", 30),
        (25, 1_500, "site", "organizer", 20),
        (200, 8_325, "site", "lead", 20),
        (200, 1_000, "committee", "organizer", 20),
    ],
)
def test_care_and_circles_together_stay_one_in_a_hundred_of_a_large_list(
    held: int, listed: int, level: str, role: str, most: int
) -> None:
    assert parts.most(held=held, listed=listed, level=level, role=role) == most


@given(st.integers(1, 2_000))
def test_a_cell_is_charted_in_parts_of_at_most_twenty_and_nobody_is_left_over(people: int) -> None:
    cell, whole = range(people), parts.parts_of(people)
    cut = [parts.part_of(cell, part, whole) for part in range(1, whole + 1)]
    assert [n for part in cut for n in part] == list(cell)
    assert max(map(len, cut)) <= ROOM
    assert max(map(len, cut)) - min(map(len, cut)) <= 1


def test_parts_take_turns_and_then_the_one_that_waits_longest_is_next() -> None:
    assert parts.turn(3, {}) == 1
    assert parts.turn(3, {1: NOW}) == 2
    days = {part: NOW + timedelta(days=day) for part, day in ((1, 9), (2, 3), (3, 5))}
    assert parts.turn(3, days) == 2
    assert parts.turn(2, {3: NOW, 1: NOW}) == 2  # the cell has fewer parts than it had


@given(FEW, FEW, FEW, FEW, st.integers(0, 25))
def test_a_circle_opens_no_more_than_may_still_be_shown(
    near: frozenset[int], seen: frozenset[int], others: frozenset[int], part: frozenset[int], left: int
) -> None:
    me = Sitter("1", near, seen, left)
    shown = parts.shown(sorted(part), me, Sitter("2", others, frozenset(), 0))
    new = set(shown) - seen
    assert set(shown) <= part - near
    assert len(new) <= left
    assert set(shown) >= (seen & part) - near
    if new and (part & others) - near - seen - set(shown):
        assert new <= others  # whom the other has in care comes first


def test_a_circle_is_about_somebody_one_of_the_two_has_in_care() -> None:
    me, other = Sitter("1", frozenset({1}), frozenset(), 20), Sitter("2", frozenset({7}), frozenset(), 20)
    assert parts.has_turf((me, other), [7, 8])
    assert not parts.has_turf((me, other), [8, 9])
