"""Addresses, departments, sites and badges in one form."""

from hypothesis import given
from hypothesis import strategies as st

from brazier.matching.places import address, badge, place, site


def test_one_door_written_two_ways_is_one() -> None:
    assert address("12 Oak St #4B") == address("12 OAK STREET, Apt 4b")


def test_another_house_is_another_door() -> None:
    assert address("12 Oak St") != address("14 Oak St")


def test_the_postcode_is_found_in_the_line() -> None:
    assert address("12 Oak St, Newark NJ 07102").postcode == address("12 Oak St", "07102-1234").postcode == "07102"


def test_places_are_plain_words() -> None:
    assert place("  Ship-Dock ") == "ship dock"
    assert site("Site 3") == site("3")
    assert badge("00123") == badge("123") == "123"


@given(st.text(max_size=300), st.text(max_size=30))
def test_whatever_is_typed_gives_short_words(text: str, code: str) -> None:
    found = address(text, code)
    assert len(found.street) <= 4
    assert len(place(text)) <= 40
    assert len(badge(text)) <= 20
