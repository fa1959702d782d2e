"""Dates of birth, day and month in any order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brazier.matching.births import days


@pytest.mark.parametrize(
    "typed",
    [
        "1985-03-17",
        "3/17/1985",
        "17/3/1985",
        "17.03.85",
        "Mar 17, 1985",
        "17 marzo 1985",
        "03171985",
        "19850317",
        "31123",
    ],
)
def test_a_day_written_in_many_ways_is_that_day(typed: str) -> None:
    assert (1985, 3, 17) in days(typed)


def test_an_open_order_gives_both_days() -> None:
    assert set(days("3/4/1985")) == {(1985, 3, 4), (1985, 4, 3)}


def test_a_lone_year_is_kept_as_a_year() -> None:
    assert days("1985") == ((1985, 0, 0),)


@pytest.mark.parametrize("typed", ["", "n/a", "31/31/1985", "1785-03-17", "99999999999999"])
def test_what_is_no_day_gives_none(typed: str) -> None:
    assert days(typed) == ()


@given(st.text(max_size=80))
def test_whatever_is_typed_gives_at_most_two_possible_days(text: str) -> None:
    found = days(text)
    assert len(found) <= 2
    assert all(1900 <= year <= 2025 and 0 <= month <= 12 and 0 <= day <= 31 for year, month, day in found)
