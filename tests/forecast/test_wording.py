"""What people read: capped, rounded, never a bare number, and nothing that says who."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.forecast.units import cell, harbor, learned

from brazier.forecast.cells import Unit
from brazier.forecast.outlook import Asked, look
from brazier.forecast.wording import FRACTIONS, fraction, held, people, plain, times, told

ASKED = Asked(draws=1_000)
UNITS = (
    (Unit((cell(unrated=50),)), ASKED),
    (Unit((cell(90, unrated=10),)), ASKED),
    (Unit((cell(0, 0, 0, 0, 90, unrated=10),)), Asked(draws=1_000, cards=1)),
    (Unit((cell(2, unrated=1),)), Asked(draws=1_000, cards=3)),
    (harbor(), Asked(draws=1_000, cards=5_000)),
)


@given(st.floats(0, 1))
def test_a_chance_is_held_between_five_and_ninety_in_steps_of_five(chance: float) -> None:
    assert held(chance) in range(5, 91, 5)
    some, of_all = fraction(chance).split(" in ")
    assert abs(int(some) / int(of_all) - held(chance) / 100) < 1e-9
    assert times(chance).startswith(some)


def test_every_step_has_its_words() -> None:
    assert set(FRACTIONS) == set(range(5, 91, 5))
    assert times(0.25) == "1 time in 4"
    assert times(0.4) == "4 times in 10"


@pytest.mark.parametrize(("unit", "asked"), UNITS)
def test_no_text_is_surer_than_it_may_be(unit: Unit, asked: Asked) -> None:
    text = "\n".join(told(look(learned(), unit, asked), "2017-01-01"))
    for some, of_all in re.findall(r"\b(\d+)(?: times?)? in (4|5|10|20)\b", text):
        assert 0.05 <= int(some) / int(of_all) <= 0.9
    assert "%" not in text
    assert "nan" not in text
    assert "None" not in text


@pytest.mark.parametrize(("unit", "asked"), UNITS)
def test_every_forecast_says_what_it_rests_on(unit: Unit, asked: Asked) -> None:
    text = "\n".join(told(look(learned(), unit, asked), "2017-01-01"))
    for part in (
        "We would win about",
        "range",
        "If we file now:",
        "3 in 10 petitions are withdrawn",
        "What would change it:",
    ):
        assert part in text
    assert "Based on public elections" in text
    assert "guess" in text


def test_under_forty_in_a_hundred_only_public_elections_count() -> None:
    text = "\n".join(told(look(learned(), Unit((cell(10, unrated=90),)), ASKED), "2017-01-01"))
    assert "Based on public elections only; your ratings have not been checked against a vote yet." in text
    assert "Rate 30 more people" in text


def test_the_raw_numbers_are_not_rounded() -> None:
    found = look(learned(), harbor(), ASKED)
    content = plain(found)
    assert content["p_win"] == found.p_win
    assert content["next_talks"]["random_audit_share"] == 0.3  # type: ignore[index]
    assert set(content["file_now"]) == {"showing_of_interest", "vote_held", "win_given_vote", "together"}  # type: ignore[call-overload]


def test_counts_do_not_look_surer_than_they_are() -> None:
    assert [people(n) for n in (7.4, 1_423.0, 23_456.0)] == ["7", "1,420", "23,500"]


def test_a_unit_of_nine_is_told_nothing_from_its_ratings() -> None:
    """Its forecast would be that of single people."""
    bare, sure = (look(learned(), Unit((c,)), ASKED) for c in (cell(unrated=9), cell(9)))
    assert plain(sure)["p_win"] == plain(bare)["p_win"]
    assert (sure.grayed, sure.ratings_p_win, sure.supporters) == ("small", None, None)
    text = "\n".join(told(sure, "2017-01-01"))
    assert "Fewer than 10 people: your own part is left out" in text
    assert "What your ratings say" not in text
    assert look(learned(), Unit((cell(10),)), ASKED).grayed == ""


def test_ratings_of_unknown_age_say_so() -> None:
    unit = Unit((cell(30, 20, unrated=20),))
    said = "Nobody said how old your ratings are."
    assert said in "\n".join(told(look(learned(), unit, ASKED), "2017-01-01"))
    known = Asked(draws=1_000, ratings_age_days=3)
    assert said not in "\n".join(told(look(learned(), unit, known), "2017-01-01"))
    few = Unit((cell(3, unrated=20),))
    assert said not in "\n".join(told(look(learned(), few, ASKED), "2017-01-01"))
