"""Where people vote, who watches there, which ballots were challenged."""

from dataclasses import replace
from datetime import time, timedelta

import pytest
from tests.harbor.cast import DEV, NOW, TODAY, Harbor

from brazier.access.models import Level
from brazier.election.days import actions as days
from brazier.election.ending import actions as ending
from brazier.election.models import Challenge, Observer, Polls
from brazier.election.polls import actions, queries
from brazier.election.polls.facts import Watched
from brazier.terms import Actor, Reach, Refused, Wrong
from brazier.upkeep import actions as upkeep


def opened(harbor: Harbor, place: str = "Canteen", *, opens: int = 6) -> int:
    return actions.open_polls(
        harbor.amara, place=place, shift="Nights", day=TODAY, opens=time(opens), closes=time(opens + 2), now=NOW
    )


def posted(harbor: Harbor, polls: int, worker: int, **told: bool) -> int:
    told = {"is_relief": False, "is_ours": True, "is_no_boss": True} | told
    return actions.post_observer(
        harbor.amara, polls=polls, worker=worker, name="Rosa Maria Wills", now=NOW, **told
    )


def only(harbor: Harbor, actor: Actor | None = None) -> Watched:
    [found] = queries.watched(actor or harbor.amara, today=TODAY)
    return found


def test_places_stand_in_the_order_of_their_hours(harbor: Harbor) -> None:
    opened(harbor, "Late", opens=18)
    opened(harbor, "Early", opens=5)
    assert [p.place for p in queries.polls(harbor.amara, today=TODAY)] == ["Early", "Late"]


@pytest.mark.parametrize(("place", "opens", "closes"), [("", 6, 9), ("  ", 6, 9), ("Hall", 9, 9), ("Hall", 9, 6)])
def test_hours_that_can_not_be_are_refused(harbor: Harbor, place: str, opens: int, closes: int) -> None:
    with pytest.raises(Wrong):
        actions.open_polls(
            harbor.amara, place=place, shift="", day=TODAY, opens=time(opens), closes=time(closes), now=NOW
        )
    assert not Polls.objects.exists()


def test_what_is_missing_is_said_until_two_watch_and_are_checked(harbor: Harbor) -> None:
    polls = opened(harbor)
    assert only(harbor).needs == "nobody"
    rosa = posted(harbor, polls, harbor.worker("Rosa Wills"), is_no_boss=False)
    assert only(harbor).needs == "check"
    actions.check_observer(harbor.amara, observer=rosa, is_ours=True, is_no_boss=True, now=NOW)
    assert only(harbor).needs == "relief"
    posted(harbor, polls, harbor.worker("Bo Chen"), is_relief=True)
    assert only(harbor).needs == ""


def test_somebody_watches_once_at_one_place_and_can_be_released(harbor: Harbor) -> None:
    polls, rosa = opened(harbor), harbor.worker("Rosa Wills")
    first = posted(harbor, polls, rosa)
    assert posted(harbor, polls, rosa, is_relief=True) == first
    actions.release_observer(harbor.amara, observer=first, now=NOW)
    assert only(harbor).observers == ()
    with pytest.raises(Wrong):
        actions.release_observer(harbor.amara, observer=first, now=NOW)


def test_an_observer_needs_a_name_and_a_place_that_is_open(harbor: Harbor) -> None:
    polls, rosa = opened(harbor), harbor.worker("Rosa Wills")
    told = {"is_relief": False, "is_ours": True, "is_no_boss": True, "now": NOW}
    with pytest.raises(Wrong):
        actions.post_observer(harbor.amara, polls=polls, worker=rosa, name=" ", **told)  # type: ignore[arg-type]
    actions.close_polls(harbor.amara, polls=polls, is_open=False, now=NOW)
    with pytest.raises(Wrong):
        posted(harbor, polls, rosa)
    actions.close_polls(harbor.amara, polls=polls, is_open=True, now=NOW)
    posted(harbor, polls, rosa)


def test_a_challenge_of_somebody_unknown_keeps_nothing_of_them(harbor: Harbor) -> None:
    polls = opened(harbor)
    made = actions.note_challenge(harbor.amara, polls=polls, worker=None, side="ours", why="supervisor", now=NOW)
    [noted] = only(harbor).challenged
    assert (noted.name, noted.code, noted.why) == ("", "", "supervisor")
    actions.strike_challenge(harbor.amara, challenge=made, now=NOW)
    assert only(harbor).challenged == ()
    assert Challenge.objects.count() == 1


def test_observers_are_known_by_name_and_voters_only_within_reach(harbor: Harbor) -> None:
    polls, rosa, cleo = opened(harbor), harbor.worker("Rosa Wills"), harbor.worker("Cleo Diaz")
    posted(harbor, polls, rosa)
    actions.note_challenge(harbor.amara, polls=polls, worker=cleo, side="theirs", why="left", now=NOW)
    Level.objects.create(level="committee", since=NOW, by="1", agreed_by="1")
    lead = Actor(harbor.organizer("Lea"), "lead", "committee")
    seen = only(harbor, lead)
    assert [(o.name, o.code) for o in seen.observers] == [("Rosa Maria Wills", "")]
    assert [c.name for c in seen.challenged] == [""]
    near = replace(lead, reach=Reach(records=frozenset({cleo})))
    assert [c.name for c in only(harbor, near).challenged] == ["Cleo Diaz"]


@pytest.mark.parametrize("role", ["organizer", "registrar", "probation", "newcomer"])
def test_nobody_else_sees_who_watches_at_committee_level(harbor: Harbor, role: str) -> None:
    with pytest.raises(Refused):
        queries.watched(Actor("7", role, "committee"), today=TODAY)


@pytest.mark.parametrize("actor", [DEV, Actor("7", "lead", "committee")])
def test_only_the_committee_says_where_people_vote(harbor: Harbor, actor: Actor) -> None:
    with pytest.raises(Refused):
        actions.open_polls(actor, place="Hall", shift="", day=TODAY, opens=time(6), closes=time(9), now=NOW)


def test_whoever_is_left_out_watches_no_more_and_the_end_takes_all(harbor: Harbor) -> None:
    polls, rosa = opened(harbor), harbor.worker("Rosa Wills")
    posted(harbor, polls, rosa)
    upkeep.forget(harbor.amara, worker=rosa, now=NOW)
    assert not Observer.objects.exists()
    posted(harbor, polls, harbor.worker("Bo Chen"))
    ending.shred(Actor.clock)
    assert not Polls.objects.exists()
    assert not Observer.objects.exists()


def test_a_second_vote_begins_without_the_polls_of_the_first(harbor: Harbor) -> None:
    """Observers of the lost vote stood on the sheet of the next one."""
    first = opened(harbor, "Old canteen")
    posted(harbor, first, harbor.worker("Rosa Wills"))
    actions.note_challenge(harbor.amara, polls=first, worker=None, side="theirs", why="left", now=NOW)
    days.note(harbor.amara, kind="petition_filed", day=TODAY - timedelta(days=30), now=NOW)
    days.note(harbor.amara, kind="tally", day=TODAY, now=NOW)
    assert only(harbor).polls.place == "Old canteen"
    assert queries.earlier(harbor.amara, today=TODAY) == 0
    later = TODAY + timedelta(days=400)
    days.note(harbor.amara, kind="petition_filed", day=later, now=NOW)
    assert queries.watched(harbor.amara, today=later) == ()
    assert queries.earlier(harbor.amara, today=later) == 1
    assert Observer.objects.count() == Challenge.objects.count() == 1, "they stay written down"
