"""Coventry: 800 of 1,400 are 57 in 100, of 2,700 they are 30; and the law is asked in whole cards. Story A10."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brazier.election import law as law_here
from brazier.election.stress import packing
from brazier.election.stress.packing import Row, Size
from brazier.rules import loading
from brazier.rules.law import Place

LAW = loading.packaged()
TODAY = date(2026, 11, 20)
COVENTRY = date(2024, 3, 1)


def place(code: str) -> Place:
    found = law_here.place_of(LAW, code)
    assert found is not None
    return found


def row(people: int, cards: float, code: str, as_of: date = TODAY, goal: int = 65) -> Row:
    where = place(code) if code else None
    [found] = packing.rows(
        [Size(people, None)], now=cards, then=cards, goal=goal, law=LAW, place=where, as_of=as_of
    )
    return found


def test_57_becomes_30_when_the_company_reports_2700_a10() -> None:
    assert row(1400, 800, "gb", COVENTRY, 50).now == 57
    assert row(2700, 800, "gb", COVENTRY, 50).now == 30


def test_30_in_100_on_the_page_is_not_30_in_100_for_the_law() -> None:
    """800 of 2,700 rounds to 30 percent and is ten cards short of it."""
    found = row(2700, 800, "us.nlra")
    [line] = found.lines
    assert (found.now, line.needed, line.short, found.is_lawful) == (30, 810, 10, False)
    assert row(2666, 800, "us.nlra").is_lawful is True


def test_in_great_britain_members_open_the_case_and_a_majority_needs_no_ballot() -> None:
    codes = {line.code: line.needed for line in row(1400, 800, "gb").lines}
    assert codes == {
        "recognition.membership_min.min_members": 140,
        "recognition.without_ballot_min.min_members": 701,
    }


def test_every_line_has_its_source_and_the_day_it_was_checked() -> None:
    for code in ("us.nlra", "gb", "ca.on", "ca.federal", "us.railway", "de"):
        for line in row(400, 100, code).lines:
            assert line.needed is not None
            assert line.told.citation
            assert line.told.checked


def test_a_place_with_two_ways_has_two_lines() -> None:
    lines = {line.code: line.needed for line in row(1000, 400, "ca.federal").lines}
    assert lines == {"certify.by_cards.vote_min": 350, "certify.by_cards.auto_min": 501}


def test_where_nobody_says_whose_law_holds_no_line_is_made_up() -> None:
    assert row(400, 100, "").lines == ()
    assert row(400, 100, "").is_lawful is None
    assert law_here.place_of(LAW, "") is None
    assert law_here.place_of(LAW, "other") is None


def test_a_day_before_the_rule_is_refused_with_the_reason() -> None:
    [line] = row(400, 100, "us.railway", date(2005, 1, 1)).lines
    assert line.needed is None
    assert line.told.refused is not None


def test_sizes_are_ours_grown_and_each_claim_in_rising_order() -> None:
    claim = Size(2700, None, "company", COVENTRY)
    found = packing.sizes(1400, [claim])
    assert [(s.people, s.growth) for s in found] == [(1400, 0), (1540, 10), (2100, 50), (2700, None), (2800, 100)]
    assert packing.sizes(0, [claim]) == (claim,)


def test_a_part_of_a_person_is_a_person() -> None:
    assert packing.grown(33, 10) == 37
    assert packing.grown(100, 0) == 100


@pytest.mark.parametrize(("cards", "short"), [(910.0, 0), (909.99, 1), (0.0, 910)])
def test_part_of_a_card_is_none(cards: float, short: int) -> None:
    assert row(1400, cards, "", goal=65).short == short


@settings(deadline=None)
@given(st.integers(1, 20_000), st.integers(0, 20_000), st.integers(0, 100))
def test_a_larger_unit_never_needs_fewer_and_never_shows_more(people: int, cards: int, more: int) -> None:
    small, large = row(people, cards, "us.nlra"), row(packing.grown(people, more), cards, "us.nlra")
    assert (small.lines[0].needed or 0) <= (large.lines[0].needed or 0)
    assert small.now >= large.now
    assert small.wanted <= large.wanted


@pytest.mark.parametrize(("part", "of", "told"), [(0, 7, 0), (1, 200, 1), (1, 201, 0), (7, 7, 100), (3, 0, 0)])
def test_percents_are_told_to_the_nearest(part: int, of: int, told: int) -> None:
    assert packing.percent(part, of) == told


def test_of_two_equal_sizes_our_own_comes_first() -> None:
    claim = Size(1400, None, "company", COVENTRY)
    assert [s.growth for s in packing.sizes(1400, [claim])][:2] == [0, None]


def test_where_the_law_gives_no_answer_nothing_is_short() -> None:
    [line] = row(400, 0, "us.railway", date(2005, 1, 1)).lines
    assert line.short == 0
    assert row(400, 0, "us.railway", date(2005, 1, 1)).is_lawful is None
