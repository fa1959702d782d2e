"""Twenty dots that tell what the sentence tells."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from brazier.election.chances import picture
from brazier.forecast import wording

SHARES = st.lists(st.floats(0, 1), min_size=20, max_size=20)


@settings(deadline=None)
@given(SHARES, st.floats(0, 1))
def test_as_many_triangles_stand_right_of_one_half_as_the_sentence_says(shares: list[float], p: float) -> None:
    won = wording.held(p) // wording.STEP
    drawn = picture.draw(shares, won)
    half = float(drawn.half)
    assert [dot.is_win for dot in drawn.dots].count(True) == won == drawn.won
    assert all((float(dot.x) > half) == dot.is_win for dot in drawn.dots)


@settings(deadline=None)
@given(SHARES, st.integers(1, 18))
def test_no_two_dots_lie_on_each_other_and_none_outside(shares: list[float], won: int) -> None:
    drawn = picture.draw(shares, won)
    spots = {(dot.x, dot.y) for dot in drawn.dots}
    assert len(spots) == picture.DOTS
    assert all(8 <= float(dot.x) <= picture.WIDTH - 8 for dot in drawn.dots)
    assert all(float(dot.y) - 8.5 >= 30 and float(dot.y) < float(drawn.line) for dot in drawn.dots)
    columns = sorted({float(dot.x) for dot in drawn.dots})
    assert all(b - a >= 15 for a, b in itertools.pairwise(columns))


def test_shares_stand_where_the_numbers_under_the_line_say() -> None:
    drawn = picture.draw([0.41] * 15 + [0.61] * 5, 5)
    at = {tick.percent: float(tick.x) for tick in drawn.ticks}
    assert at[40] < float(drawn.dots[0].x) < at[50] < at[60] < float(drawn.dots[-1].x) < at[70]


def test_one_half_and_a_fifth_to_each_side_are_always_shown() -> None:
    drawn = picture.draw([0.9] * 20, 18)
    percents = [tick.percent for tick in drawn.ticks]
    assert percents[0] <= 30
    assert {50, 70} <= set(percents)
    assert [dot.is_win for dot in drawn.dots].count(False) == 2


def test_figures_in_the_picture_have_points_in_every_language() -> None:
    drawn = picture.draw([0.3] * 20, 1)
    assert all("," not in dot.x + dot.y + dot.path for dot in drawn.dots)
