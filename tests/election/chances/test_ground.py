"""Another way of voting, or another unit: the forecast is invalid until it is redone."""

from dataclasses import replace

from brazier.election.chances import ground
from brazier.election.facts import MAIL, NO_PLAN

FIRST = replace(NO_PLAN, people=1000)


def test_nothing_gave_way_before_there_was_a_plan() -> None:
    assert ground.gave_way((), 1000) == ""
    assert ground.gave_way((NO_PLAN,), 8000) == ""


def test_a_tenth_more_or_less_is_the_same_unit_and_beyond_it_is_another() -> None:
    said = [ground.gave_way((FIRST,), people) for people in (899, 900, 1000, 1100, 1101)]
    assert said == ["unit", "", "", "", "unit"]


def test_another_way_of_voting_counts_until_it_is_redone() -> None:
    by_mail = replace(FIRST, method=MAIL, is_redone=False)
    assert ground.gave_way((by_mail, FIRST), 1000) == "method"
    assert ground.gave_way((replace(by_mail, is_redone=True), by_mail, FIRST), 1000) == ""


def test_a_unit_that_grew_in_small_steps_is_compared_with_the_one_that_was_looked_at() -> None:
    steps = tuple(replace(FIRST, people=people, is_redone=False) for people in (1210, 1100))
    assert ground.gave_way((*steps, FIRST), 1210) == "unit"


def test_going_back_to_the_old_way_needs_no_redoing() -> None:
    there, back = replace(FIRST, method=MAIL, is_redone=False), replace(FIRST, is_redone=False)
    assert ground.gave_way((back, there, FIRST), 1000) == ""
