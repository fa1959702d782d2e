"""Members, supporters, and what the law asks of them."""

from datetime import date

import pytest

from brazier.cards import life
from brazier.cards.members.standing import Members, counted
from brazier.rules.loading import packaged

LAW = packaged()
BEFORE, AFTER = date(2026, 4, 5), date(2026, 4, 6)


def of(members: int, signers: int, people: int, on: date = AFTER) -> Members:
    signed = set(range(signers))
    return counted(LAW, "gb", members=set(range(members)), signers=signed, people=people, ended=0, today=on)


@pytest.mark.parametrize(("campaign", "does"), [("gb", True), ("us.nlra", False), ("", False), ("nowhere", False)])
def test_the_pack_says_whether_members_count(campaign: str, does: bool) -> None:
    assert life.counts_members(LAW, campaign) == does


def test_who_signed_and_joined_is_a_member_and_no_supporter() -> None:
    found = of(30, 50, 100)
    assert (found.members, found.supporters, found.together) == (30, 20, 50)
    assert found.is_majority is False
    assert of(30, 51, 100).is_majority is True
    assert of(30, 51, 0).is_majority is None


@pytest.mark.parametrize("on", [BEFORE, AFTER])
@pytest.mark.parametrize(("people", "needed", "without"), [(1400, 140, 701), (101, 11, 51), (3000, 300, 1501)])
def test_ten_in_a_hundred_apply_and_more_than_half_need_no_ballot(
    on: date, people: int, needed: int, without: int
) -> None:
    lines = of(20, 0, people, on).lines
    assert [line.needed for line in lines] == [needed, without]
    assert [line.short for line in lines] == [max(0, needed - 20), without - 20]


def test_supporters_never_fill_a_line_of_the_law() -> None:
    assert of(9, 90, 100).lines[0].short == 1
    assert of(10, 0, 100).lines[0].short == 0


def test_that_a_majority_had_to_be_likely_stands_beside_applications_of_before() -> None:
    assert "likely to favor" in of(9, 0, 100, BEFORE).lines[0].note
    assert "no more" in of(9, 0, 100, AFTER).lines[0].note


def test_where_nobody_said_how_many_there_are_no_line_is_drawn() -> None:
    assert of(9, 0, 0).lines == ()
