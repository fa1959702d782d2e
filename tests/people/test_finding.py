"""She is found again by any spelling, by the beginning of a word and by four digits."""

import pytest

from brazier.people.finding import LONGEST_KEY, asked, keys_of


def fits(spelling: str, text: str, phones: tuple[str, ...] = ()) -> bool:
    """Whether a search for this text finds somebody written down so."""
    keys = keys_of([spelling], phones)
    wanted = asked(text)
    return bool(wanted) and all(
        any((beginning and key.startswith(beginning)) or key == exact for key in keys)
        for beginning, exact in wanted
    )


@pytest.mark.parametrize(
    ("spelling", "text"),
    [
        ("José Peña", "jose"), ("José Peña", "pena jose"), ("Mohammed Ali", "Mohamed"), ("Rosa Diaz", "ro"),
        ("Łukasz Wójcik", "lukasz"), ("王小明", "wang"), ("محمد", "mohamed"),
    ],
)  # fmt: skip
def test_any_spelling_finds_her(spelling: str, text: str) -> None:
    assert fits(spelling, text)


@pytest.mark.parametrize(("spelling", "text"), [("Rosa Diaz", "rosa perez"), ("Rosa Diaz", "osa"), ("Rosa", "")])
def test_another_name_does_not(spelling: str, text: str) -> None:
    assert not fits(spelling, text)


def test_four_digits_of_a_phone_find_her_and_three_do_not() -> None:
    assert fits("Rosa", "0148", ("+1 (917) 555-0148",))
    assert fits("Rosa", "917-555-0148", ("+1 (917) 555-0148",))
    assert not fits("Rosa", "148", ("+1 (917) 555-0148",))


def test_a_name_without_end_makes_no_key_without_end() -> None:
    assert all(len(key) <= LONGEST_KEY + 1 for key in keys_of(["a" * 5000], []))
