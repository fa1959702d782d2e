"""Two names laid side by side."""

import numpy as np
from tests.matching.rows import named

from brazier.matching.alignment import NAMES, align


def between(one: str, other: str, *others: str) -> dict[str, float]:
    ground = named(one, other, *others)
    left, right = np.array([0], np.int32), np.array([1], np.int32)
    (line,) = align(ground.rows, ground.table, ground.counts.aside, left, right)
    return dict(zip(NAMES, line.tolist(), strict=True))


def test_order_does_not_matter_for_what_meets() -> None:
    found = between("Garcia Lopez, Maria", "Maria Lopez Garcia")
    assert found["words_met"] == 3
    assert found["rest_high"] == 0


def test_a_middle_name_on_one_side_is_no_conflict() -> None:
    found = between("Maria Elena Garcia", "Maria Garcia")
    assert found["rest_low"] == 0
    assert found["rest_high"] > 0


def test_an_unexplained_name_on_both_sides_is_a_conflict() -> None:
    assert between("Maria Garcia", "Maria Zhang")["rest_low"] > 0


def test_each_word_is_used_once() -> None:
    assert between("Jean Jean-Baptiste", "Jean")["words_met"] == 1


def test_two_words_meet_the_one_they_are_elsewhere() -> None:
    assert between("Wang Xiao Ming", "Wang Xiaoming")["rest_high"] == 0


def test_both_ways_round_say_the_same() -> None:
    one, other = between("Bill Smith", "Smith William J"), between("Smith William J", "Bill Smith")
    assert one == other


def test_rows_without_a_name_have_nothing_to_say() -> None:
    assert between("", "Maria")["words_met"] == 0
