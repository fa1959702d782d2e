"""Two records side by side: what agrees, what differs, what is missing."""

from tests.harbor.cast import TODAY

from brazier.people.comparing import side_by_side, words_apart
from brazier.people.portrait import HAND, Said


def how(one: Said, other: Said) -> dict[str, str]:
    return {line.field: line.how for line in side_by_side(one, other)}


def said(**fields: object) -> Said:
    return Said(1, HAND, TODAY, **fields)  # type: ignore[arg-type]


def test_one_phone_in_common_is_the_same_however_typed() -> None:
    one = said(phones=("917 555 0148", "917 555 0000"))
    assert how(one, said(phones=("+1 (917) 555-0148",))) == {"phone": "same"}
    assert how(one, said(phones=("917 555 0149",))) == {"phone": "different"}


def test_a_name_in_two_spellings_is_told_apart_from_the_same() -> None:
    assert how(said(name="Rosa Diaz"), said(name="Rosa Dias")) == {"name": "spelled"}
    assert how(said(name="ROSA DIAZ"), said(name="Rosa Diaz")) == {"name": "same"}


def test_names_with_nothing_in_common_are_different() -> None:
    assert how(said(name="Denise Oliver"), said(name="Kwame Asante")) == {"name": "different"}
    assert how(said(name="Mohamed Said"), said(name="Mohammed Sayeed")) == {"name": "spelled"}


def test_the_words_that_one_of_two_names_lacks_are_told() -> None:
    assert words_apart("Diaz Rosa", "Rosa Dias") == (("Diaz", True), ("Rosa", False))


def test_what_one_does_not_say_is_missing_and_what_neither_says_is_not_shown() -> None:
    assert how(said(name="Rosa", department="Stow"), said(name="Rosa")) == {
        "name": "same",
        "department": "missing",
    }


def test_a_department_in_two_spellings_is_not_another_department() -> None:
    lines = how(said(department="Stow"), said(department="Pick"))
    assert lines == {"department": "different"}
