"""Phones as digits that can be compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brazier.matching.phones import MOST_PHONES, numbers, plan


@pytest.mark.parametrize(
    "typed", ["(718) 555-0148", "718.555.0148", "+1 718 555 0148", "1-718-555-0148", "718 5550148"]
)
def test_one_number_written_in_many_ways_is_one(typed: str) -> None:
    assert numbers((typed,)) == ("7185550148",)


def test_a_foreign_number_keeps_its_country() -> None:
    assert numbers(("+52 55 1234 5678",)) == ("+525512345678",)


def test_the_country_decides_what_a_bare_number_is() -> None:
    assert numbers(("020 7946 0123",), region="GB") == numbers(("+44 20 7946 0123",), region="GB")


def test_two_numbers_in_a_cell_are_two() -> None:
    assert numbers(("718-555-0148 / 347-555-0199",)) == ("7185550148", "3475550199")


@pytest.mark.parametrize("typed", ["000-000-0000", "1234567890", "999-999-9999", "12", "none", ""])
def test_no_number_is_made_of_nothing(typed: str) -> None:
    assert numbers((typed,)) == ()


def test_arabic_digits_are_digits() -> None:
    assert numbers(("٧١٨٥٥٥٠١٤٨",)) == ("7185550148",)


def test_an_unknown_region_still_reads_numbers() -> None:
    assert plan("ZZ").code == ""
    assert numbers(("718 555 0148",), region="ZZ") == ("7185550148",)


@given(st.lists(st.text(max_size=200), max_size=6))
def test_whatever_is_typed_gives_a_few_numbers(cells: list[str]) -> None:
    found = numbers(tuple(cells))
    assert len(found) <= MOST_PHONES
    assert all(number.lstrip("+").isdigit() and number.isascii() for number in found)
