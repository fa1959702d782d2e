"""Rows become traits; what could find a door or a birthday is hashed with a key."""

import pytest
from tests.matching.rows import entry, traits

from brazier.matching.describe import describe
from brazier.terms import Wrong

FULL = entry(
    "1", "Maria Garcia", address="12 Oak St #4B", postcode="10001", birth="3/17/1985", phones=("718 555 0148",)
)


def test_the_plain_address_and_birth_date_are_nowhere_in_the_traits() -> None:
    (found,) = traits(FULL)
    assert not any(plain in found.packed for plain in (b"oak", b"12", b"1985", b"10001"))


def test_the_same_row_gives_the_same_traits_and_another_secret_other_ones() -> None:
    (one,), (two,) = traits(FULL), describe([FULL], secret=b"another secret, also long")
    assert one == traits(FULL)[0]
    assert one.marks.house != two.marks.house
    assert one.marks.seal != two.marks.seal


def test_both_orders_of_a_date_meet_the_one_that_was_meant() -> None:
    one, two = (row.marks for row in traits(entry("1", birth="3/4/1985"), entry("2", birth="1985-04-03")))
    assert set(one.days) & set(two.days)


def test_a_short_secret_is_refused() -> None:
    with pytest.raises(Wrong):
        describe([FULL], secret=b"short")


def test_an_empty_row_has_traits_too() -> None:
    (found,) = traits(entry("1"))
    assert found.marks.words == ()
