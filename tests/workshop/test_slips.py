"""How writing goes wrong in the invented worlds."""

from random import Random

import pytest
from workshop.matching.slips import heard, keyed, misread, scrawl


@pytest.mark.parametrize("wrong", [scrawl, heard, keyed])
def test_a_slip_changes_a_word_but_not_beyond_knowing(wrong: object) -> None:
    chance = Random(4)
    slipped = [wrong("Fernandez", chance) for _ in range(60)]  # type: ignore[operator]
    assert sum(word != "Fernandez" for word in slipped) > 50
    assert all(6 <= len(word) <= 12 for word in slipped)


def test_a_misread_number_stays_a_number_of_about_its_length() -> None:
    chance = Random(4)
    assert all(
        digits.isdigit() and 9 <= len(digits) <= 11
        for digits in (misread("7185550148", chance) for _ in range(60))
    )
