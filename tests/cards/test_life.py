"""How old a card is, what it lacks, and what all of them come to."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.harbor.cast import day

from brazier.cards import life
from brazier.cards.facts import ELECTRONIC, PAPER, RECEIVED, VERIFIED, VOID
from brazier.cards.life import Held
from brazier.rules.loading import packaged
from brazier.terms import Wrong

LAW, US, TODAY = packaged(), "us.nlra", day("2026-11-20")
WHOLE = {
    "name": "Cleo Diaz",
    "contact": "cleo@example.org",
    "phone": "555 0100",
    "language": "I want the union.",
    "date": "2026-11-20",
    "employer": "Harbor Inc.",
}


def held(worker: int = 1, **told: object) -> Held:
    known = {
        "medium": PAPER,
        "state": VERIFIED,
        "months": 1,
        "age": "fresh",
        "is_here": True,
        "is_confirmed": False,
    }
    return Held(worker=worker, **{**known, "is_challenged": False, **told})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("signed", "age"),
    [("2026-11-20", "fresh"), ("2026-02-20", "fresh"), ("2026-02-19", "again"), ("2025-11-20", "again"),
     ("2025-11-19", "stale"), ("2026-11-21", "not_known")],
)  # fmt: skip
def test_a_card_is_worth_signing_anew_after_nine_months_and_too_old_after_twelve(signed: str, age: str) -> None:
    assert life.age_of(LAW, US, day(signed), TODAY) == age


@pytest.mark.parametrize("campaign", ["", "fr", "other"])
def test_where_the_law_says_nothing_of_age_neither_do_we(campaign: str) -> None:
    assert life.age_of(LAW, campaign, day("2020-01-01"), TODAY) == "not_known"


@pytest.mark.parametrize("campaign", [US, "", "gb"])
@pytest.mark.parametrize("part", life.PARTS)
def test_a_missing_part_names_itself(campaign: str, part: str) -> None:
    given = {**WHOLE, part: " "}
    assert life.missing(LAW, campaign, given=given, is_confirmed=True, today=TODAY) == (part,)


@pytest.mark.parametrize("campaign", [US, "", "gb"])
def test_an_electronic_card_lacks_something_until_the_signer_was_told(campaign: str) -> None:
    before = life.missing(LAW, campaign, given=WHOLE, is_confirmed=False, today=TODAY)
    after = life.missing(LAW, campaign, given=WHOLE, is_confirmed=True, today=TODAY)
    assert (before, after) == ((life.CONFIRMATION,), ())


def test_a_card_goes_its_way_and_no_other() -> None:
    for state, to in [(VERIFIED, VERIFIED), (VOID, VERIFIED), (RECEIVED, "filed"), (VOID, VOID)]:
        with pytest.raises(Wrong):
            life.check_step(state, to)
    for state, to in [(RECEIVED, VERIFIED), (VERIFIED, "filed"), ("filed", VOID), (VOID, RECEIVED)]:
        life.check_step(state, to)


def test_two_cards_of_one_person_are_one() -> None:
    counted = life.count([held(1), held(1, months=5), held(2)])
    assert (counted.standing, counted.firm, counted.ladder[1], counted.ladder[5]) == (2, 2, 2, 0)


@pytest.mark.parametrize(
    "lack",
    [{"state": RECEIVED}, {"is_challenged": True}, {"age": "stale"}, {"medium": ELECTRONIC}, {"is_here": False}],
)
def test_a_card_that_lacks_anything_is_not_counted_on(lack: dict[str, object]) -> None:
    assert life.count([held(**lack)]).firm == 0
    assert life.count([held()]).firm == 1


def test_a_card_of_somebody_who_left_counts_as_gone_alone() -> None:
    counted = life.count([held(is_here=False, months=20, age="stale")])
    assert (counted.gone, counted.standing, counted.stale, sum(counted.ladder)) == (1, 0, 0, 0)


@given(st.lists(st.builds(held, st.integers(1, 6), months=st.integers(0, 40), is_here=st.booleans(),
                          is_challenged=st.booleans(), state=st.sampled_from([RECEIVED, VERIFIED]))))  # fmt: skip
def test_no_number_is_larger_than_the_people(cards: list[Held]) -> None:
    counted = life.count(cards)
    people = len({card.worker for card in cards})
    assert counted.standing + counted.gone == people
    assert counted.firm <= counted.verified <= counted.standing == sum(counted.ladder)


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(0, 900))
def test_months_grow_by_one_at_a_time(signed: date, days: int) -> None:
    before = life.months_between(signed, signed + timedelta(days=days))
    assert life.months_between(signed, signed + timedelta(days=days + 1)) - before in (0, 1)


def test_other_words_have_another_number() -> None:
    assert life.digest_of("en", "Harbor", "I agree") != life.digest_of("en", "Harbor", "I agree.")
