"""Opinions put together."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brazier.forecast.pooling import Opinion, card_curve, of_cards, own, public, together, win_chance

MIDDLES = st.floats(-3, 3)
SPREADS = st.floats(0.1, 2)


@pytest.mark.parametrize(
    ("signed", "low", "middle", "high"),
    [(0.60, 0.29, 0.43, 0.48), (0.75, 0.50, 0.64, 0.69), (0.65, 0.36, 0.50, 0.55), (0.30, 0.05, 0.10, 0.13)],
)
def test_the_card_curve_is_that_of_the_old_figures(signed: float, low: float, middle: float, high: float) -> None:
    found = card_curve(signed)
    assert found == pytest.approx((high, middle, low), abs=0.006)


def test_with_nothing_of_our_own_it_is_what_public_elections_say() -> None:
    known = Opinion(0.3, 1.1)
    assert own(None, None) is None
    assert together(known, None) is known


@given(MIDDLES, SPREADS, MIDDLES, SPREADS)
def test_together_lies_between_and_is_never_too_sure(one: float, wide: float, two: float, broad: float) -> None:
    found = together(Opinion(one, wide), Opinion(two, broad))
    assert min(one, two) - 1e-9 <= found.middle <= max(one, two) + 1e-9
    assert found.spread >= 0.5


@given(MIDDLES, SPREADS, st.floats(0, 1))
def test_ratings_and_cards_are_no_surer_than_the_surer(middle: float, spread: float, signed: float) -> None:
    cards = of_cards(signed)
    found = own(Opinion(middle, spread), cards)
    assert found is not None
    assert found.spread >= max(0.55, min(spread, cards.spread)) - 1e-12


@given(st.floats(0.02, 0.98), st.floats(0.1, 0.9), st.floats(2, 8), st.integers(2, 2_000))
@settings(max_examples=60, deadline=None)
def test_the_public_opinion_gives_back_its_chance(p_win: float, share: float, phi: float, voters: int) -> None:
    assert math.isclose(win_chance(public(p_win, share, phi, voters), voters), p_win, abs_tol=1e-6)


@given(MIDDLES, SPREADS, st.integers(1, 400))
@settings(max_examples=60, deadline=None)
def test_more_support_never_lowers_the_chance(middle: float, spread: float, voters: int) -> None:
    assert win_chance(Opinion(middle + 0.1, spread), voters) >= win_chance(Opinion(middle, spread), voters) - 1e-12


def test_small_and_large_units_join_smoothly() -> None:
    opinion = Opinion(0.2, 0.6)
    assert abs(win_chance(opinion, 299) - win_chance(opinion, 300)) < 0.01
    assert win_chance(opinion, 0) == 0.0


def test_a_tie_is_lost() -> None:
    assert win_chance(Opinion(0.0, 0.5), 2) < 0.45
