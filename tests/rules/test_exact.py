"""Thresholds are whole numbers found without rounding."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brazier.rules import exact

SHARES = st.fractions(min_value=0, max_value=1, max_denominator=10_000)
PEOPLE = st.integers(min_value=0, max_value=10**9)
COMPARATORS = st.sampled_from(exact.COMPARATORS)


@settings(deadline=None)
@given(COMPARATORS, SHARES, PEOPLE)
def test_the_threshold_reaches_the_share_and_one_less_does_not(
    comparator: str, share: Fraction, whole: int
) -> None:
    least = exact.least(comparator, share, whole)
    assert exact.reaches(least, comparator, share, whole)
    assert not exact.reaches(least - 1, comparator, share, whole)


@settings(deadline=None)
@given(COMPARATORS, SHARES, PEOPLE)
def test_one_more_in_the_unit_never_lowers_a_threshold(comparator: str, share: Fraction, whole: int) -> None:
    assert exact.least(comparator, share, whole + 1) >= exact.least(comparator, share, whole)


@settings(deadline=None)
@given(COMPARATORS, SHARES, SHARES, PEOPLE)
def test_a_larger_share_never_lowers_a_threshold(
    comparator: str, one: Fraction, other: Fraction, whole: int
) -> None:
    low, high = sorted((one, other))
    assert exact.least(comparator, low, whole) <= exact.least(comparator, high, whole)


@settings(deadline=None)
@given(SHARES, PEOPLE)
def test_more_than_asks_for_one_more_exactly_where_the_share_is_whole(share: Fraction, whole: int) -> None:
    more = exact.least("gt", share, whole) - exact.least("ge", share, whole)
    assert more == ((share * whole).denominator == 1)


@pytest.mark.parametrize(
    ("comparator", "share", "whole", "least"),
    [
        ("ge", "3/10", 8325, 2498),
        ("ge", "1/2", 101, 51),
        ("ge", "1/2", 100, 50),
        ("gt", "1/2", 100, 51),
        ("gt", "1/2", 101, 51),
    ],
)
def test_thresholds_by_hand(comparator: str, share: str, whole: int, least: int) -> None:
    assert exact.least(comparator, exact.fraction(share), whole) == least


@pytest.mark.parametrize(
    "text", ["0.3", "3", "3/", "/10", "3/10/2", "-3/10", "3/-10", "3/0", "three/ten", "٣/١٠", " 3/10", ""]
)
def test_a_share_is_a_fraction_and_nothing_else(text: str) -> None:
    with pytest.raises(ValueError):
        exact.fraction(text)


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [(1, 3, 33.33), (2, 3, 66.67), (192, 176, 109.09), (0, 5, 0.0), (1, 800, 0.12), (3, 800, 0.38)],
)
def test_per_cent_has_two_decimals(part: int, whole: int, told: float) -> None:
    assert exact.percent(part, whole) == told


def test_per_cent_of_nothing_is_not_known() -> None:
    assert exact.percent(0, 0) is None
