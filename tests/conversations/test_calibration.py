"""What people did after somebody rated them: each person once, only ratings that had their time."""

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.harbor.cast import TODAY, days_ago

from brazier.conversations.calibration import Answer, answers, between, coarse, drawn, inflation, is_ripe


def told(level: int, n: int, did: int) -> Answer:
    ratings = {worker: (level, days_ago(40)) for worker in range(n)}
    acts = {worker: [days_ago(35)] for worker in range(did)}
    return next(a for a in answers(ratings, acts, TODAY) if a.level == level)


def test_an_act_answers_from_the_day_of_the_rating_to_the_thirtieth_after() -> None:
    rated = days_ago(60)
    for ago, expected in ((61, 0), (60, 1), (30, 1), (29, 0)):
        [first, *_] = answers({1: (1, rated)}, {1: [days_ago(ago)]}, TODAY)
        assert (first.n, first.did) == (1, expected), ago


@pytest.mark.parametrize(("ago", "expected"), [(29, False), (30, True), (365, True), (366, False)])
def test_a_rating_counts_once_its_time_is_over_and_not_for_ever(ago: int, expected: bool) -> None:
    assert is_ripe(days_ago(ago), TODAY) == expected


def test_levels_are_told_apart_and_4s_and_5s_not_at_all() -> None:
    ratings = {n: (level, days_ago(40)) for n, level in enumerate((1, 1, 2, 3, 4, 5, 0))}
    found = answers(ratings, {0: [days_ago(39), days_ago(38)], 4: [days_ago(39)]}, TODAY)
    assert [(a.level, a.n, a.did) for a in found] == [(1, 2, 1), (2, 1, 0), (3, 1, 0)]


def test_the_age_is_the_middle_one() -> None:
    ratings = {n: (2, days_ago(ago)) for n, ago in enumerate((40, 50, 300))}
    assert answers(ratings, {}, TODAY)[1].age == 50
    assert answers({}, {}, TODAY)[1].age is None


@pytest.mark.parametrize(
    ("level", "did", "good"),
    [(1, 9, True), (1, 8, False), (2, 7, True), (2, 6, False), (3, 2, True), (3, 3, False)],
)
def test_each_level_has_a_goal(level: int, did: int, good: bool) -> None:
    assert told(level, 10, did).is_good == good


def test_under_ten_says_little() -> None:
    assert not told(1, 9, 9).is_firm
    assert told(1, 10, 9).is_firm


def test_the_range_is_wilsons() -> None:
    low, high = between(9, 10)
    assert isclose(low, 0.7175, abs_tol=5e-4)
    assert isclose(high, 0.9696, abs_tol=5e-4)
    assert between(0, 0) == (0.0, 1.0)
    assert between(0, 5)[0] == 0.0
    assert between(5, 5)[1] == 1.0


@given(n=st.integers(1, 500), part=st.floats(0, 1))
def test_the_share_lies_in_its_range_and_the_range_in_the_picture(n: int, part: float) -> None:
    answer = told(2, n, int(n * part))
    assert 0 <= answer.low <= answer.share <= answer.high <= 1
    [line] = drawn([answer])
    assert 0 <= line.width <= 100
    assert line.low + line.span <= 100.01


def test_outside_it_is_told_in_tens_and_steps_of_five_and_never_under_ten() -> None:
    found = coarse(told(2, 57, 38))
    assert (found.n, found.share, found.is_coarse) == (50, 0.65, True)
    assert coarse(told(2, 9, 9)) == Answer(2, 0, 0, None, 0.0, 0.0, 1.0, True)


@given(n=st.integers(10, 300), part=st.floats(0, 1))
def test_one_more_act_never_shows_outside_by_more_than_one_step(n: int, part: float) -> None:
    did = min(n - 1, int(n * part))
    one, other = coarse(told(2, n, did)), coarse(told(2, n, did + 1))
    assert one.n == other.n
    assert round(other.share - one.share, 6) in (0.0, 0.05, 0.1)


def test_what_is_claimed_beside_what_was_seen() -> None:
    found = inflation(200, {1: 20, 2: 30, 3: 40, 0: 7}, 21, (told(1, 10, 9), told(2, 10, 7), told(3, 20, 5)))
    assert (found.claimed, found.acted, found.points) == (50, 21, 14)
    assert found.likely == round(20 * 0.9 + 30 * 0.7 + 40 * 0.25)


def test_nothing_is_foretold_from_too_little() -> None:
    few = (told(1, 9, 9), told(2, 10, 7), told(3, 20, 5))
    assert inflation(200, {1: 20, 2: 30}, 21, few).likely is None
    assert inflation(200, {2: 30}, 21, few).likely == 21
    assert inflation(0, {}, 0, few).points == 0
