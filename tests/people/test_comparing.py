"""Two records side by side: what agrees, what differs, what only one of them says."""

from datetime import date

import pytest

from brazier.matching.describe import describe
from brazier.matching.entry import Entry
from brazier.people.comparing import Compared, reasons, side_by_side, words_apart
from brazier.people.portrait import said_of


def compared(one: dict[str, object], other: dict[str, object]) -> dict[str, tuple[str, str, str]]:
    """Each field with both sides and how they stand."""
    records = [said_of(n, "list", date(2026, 11, 20), said) for n, said in enumerate((one, other), 1)]
    return {c.field: (c.one, c.other, c.how) for c in side_by_side(*records)}


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ({"name": "Rosa Diaz"}, {"name": "ROSA DIAZ"}, "same"),
        ({"name": "Rosa Diaz"}, {"name": "Rosa Dias"}, "spelled"),
        ({"name": "Rosa Diaz"}, {"first": "Rosa", "last": "Diaz"}, "same"),
        ({"name": "Mohamed Said"}, {"name": "Mohammed Sayeed"}, "spelled"),
        ({"name": "Denise Oliver"}, {"name": "Kwame Asante"}, "different"),
        ({"name": "Rosa Diaz"}, {}, "missing"),
    ],
)
def test_names(one: dict[str, object], other: dict[str, object], how: str) -> None:
    assert compared(one, other)["name"][2] == how


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        (["(917) 555-0148"], ["+1 917 555 0148"], "same"),
        (["212 555 0100", "917 555 0148"], ["9175550148"], "same"),
        (["917 555 0148"], ["917 555 0149"], "different"),
        ([], ["917 555 0149"], "missing"),
    ],
)
def test_phones_agree_by_their_digits_and_one_of_several_is_enough(one: object, other: object, how: str) -> None:
    assert compared({"phones": one}, {"phones": other})["phone"][2] == how


def test_a_department_in_two_spellings_is_no_difference_of_substance() -> None:
    found = compared({"department": "Ship Dock", "shift": "Days"}, {"department": "Ship-Dock", "shift": "Nights"})
    assert found["department"] == ("Ship Dock", "Ship-Dock", "spelled")
    assert found["shift"][2] == "different"


def test_the_words_that_one_of_two_names_lacks_are_told() -> None:
    assert words_apart("Diaz Rosa", "Rosa Dias") == (("Diaz", True), ("Rosa", False))


def test_what_neither_says_is_not_shown_and_the_name_comes_first() -> None:
    records = [said_of(n, "list", date(2026, 11, 20), {"name": "Rosa", "job": "Lead"}) for n in (1, 2)]
    assert side_by_side(*records) == (
        Compared("name", "Rosa", "Rosa", "same"),
        Compared("job", "Lead", "Lead", "same"),
    )


def test_why_it_is_not_clear_is_said_in_codes_for_and_against() -> None:
    one = Entry(key="a", source="x", name="Rosa Diaz", phones=("917 555 0148",))
    other = Entry(key="b", source="y", name="Rosa Diaz", phones=("347 555 0199",))
    packed = [traits.packed for traits in describe([one, other], secret=b"x" * 32)]
    found = reasons(*packed)
    assert {why.speaks_for for why in found} == {True, False}
