"""The pages of vote plans."""

from datetime import time, timedelta

import pytest
from django.test import Client
from tests.election.voters.voting import read, received
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.web.conftest import seat

from brazier.election.days import actions as days
from brazier.election.models import VotePlan
from brazier.election.plans import queries
from brazier.election.polls import actions as polls
from brazier.people import actions as people
from brazier.people import queries as people_read
from brazier.web import clock


@pytest.fixture(autouse=True)
def same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def desk(harbor: Harbor) -> Client:
    return seat(Client(HTTP_HOST="localhost:8765"))


@pytest.fixture
def code(harbor: Harbor) -> str:
    worker = harbor.worker("Cleo Diaz", department="Stow", shift="Nights")
    harbor.talk(worker, 1)
    return people_read.code_of(harbor.amara, worker)


def test_empty_pages_say_what_comes_next(desk: Client) -> None:
    page = read(desk, "/count/plans")
    assert "How do our yes votes get to the polls?" in page
    assert "Rate people after you talked with them." in page
    assert "The day of the vote is not noted yet." in page


def test_the_plan_is_reached_from_the_page_of_the_person(desk: Client, code: str) -> None:
    assert f"/count/plans/{code}" in desk.get(f"/people/{code}").content.decode()
    assert "No plan yet. Ask: when do you go" in read(desk, f"/count/plans/{code}")


def test_a_plan_is_typed_changed_done_and_taken_back(desk: Client, harbor: Harbor, code: str) -> None:
    friend = f"o:{harbor.amara.id}"
    sent = {"day": TODAY.isoformat(), "at": "06:30", "way": "lift", "friend": friend, "comes_along": "on"}
    assert desk.post(f"/count/plans/{code}", sent).status_code == 302
    page = read(desk, f"/count/plans/{code}")
    assert "gets a lift" in page
    assert "goes along" in page
    board = read(desk, "/count/plans")
    assert "Every yes vote has a plan." in board
    assert "Amara goes along" in board
    desk.post(f"/count/plans/{code}/voted", {"voted": "yes", "back": "board"})
    assert "1 have voted" in read(desk, "/count/plans")
    desk.post(f"/count/plans/{code}/voted?voted=no")
    assert "not yet" in read(desk, f"/count/plans/{code}")
    desk.post(f"/count/plans/{code}/take-back")
    assert "1 yes vote has no plan yet." in read(desk, "/count/plans")


@pytest.mark.parametrize(
    "typed",
    [{"day": ""}, {"day": "soon"}, {"way": "collect"}, {"friend": "o:77"}, {"day": "2020-01-01"}, {"at": "25:99"}],
)
def test_what_can_not_be_is_said_and_nothing_is_lost(desk: Client, code: str, typed: dict[str, str]) -> None:
    answer = desk.post(f"/count/plans/{code}", {"day": TODAY.isoformat(), "way": "bus"} | typed)
    assert answer.status_code == 400
    assert "Nothing was" in answer.content.decode()
    assert not VotePlan.objects.exists()


@pytest.mark.parametrize("friend", ["p:ZZZ-ZZZ", "p:"])
def test_a_friend_who_is_nobody_looks_like_nothing_there(desk: Client, code: str, friend: str) -> None:
    sent = {"day": TODAY.isoformat(), "way": "bus", "friend": friend}
    assert desk.post(f"/count/plans/{code}", sent).status_code == 404


def test_a_rival_is_not_offered_as_somebody_they_trust(desk: Client, harbor: Harbor, code: str) -> None:
    cleo = people_read.worker_of(harbor.amara, code)
    for name, kind in (("Rosa Wills", "friend"), ("Bo Chen", "rival")):
        people.tie(harbor.amara, one=cleo, other=harbor.worker(name), kind=kind, now=NOW)
    page = desk.get(f"/count/plans/{code}").content.decode()
    assert "Rosa Wills" in page
    assert "Bo Chen" not in page


def test_by_mail_the_page_offers_no_lift_and_says_hands_off(desk: Client, code: str) -> None:
    desk.post("/count/plan", {"route": "ballot", "method": "mail", "goal": "65"})
    page = read(desk, f"/count/plans/{code}")
    assert "never touch it, carry it or offer to" in page
    assert "gets a lift" not in page
    assert "That one goes with them" not in page


def test_no_page_of_plans_gives_anybody_a_chance(desk: Client, code: str) -> None:
    desk.post(f"/count/plans/{code}", {"day": TODAY.isoformat(), "way": "bus"})
    for page in (read(desk, "/count/plans"), read(desk, f"/count/plans/{code}")):
        assert "%" not in page
        assert "likely" not in page


def test_the_polls_are_offered_and_their_day_is_there_already(desk: Client, harbor: Harbor, code: str) -> None:
    day = TODAY + timedelta(days=6)
    polls.open_polls(
        harbor.amara, place="Canteen", shift="Nights", day=day, opens=time(6), closes=time(9), now=NOW
    )
    page = desk.get(f"/count/plans/{code}").content.decode()
    assert "Canteen" in page
    assert f'value="{day}"' in page


def test_plans_of_a_vote_that_is_over_count_no_more(desk: Client, harbor: Harbor, code: str) -> None:
    desk.post(f"/count/plans/{code}", {"day": TODAY.isoformat(), "way": "bus"})
    desk.post(f"/count/plans/{code}/voted", {"voted": "yes"})
    assert "Every yes vote has a plan." in read(desk, "/count/plans")
    days.note(harbor.amara, kind="election", day=TODAY, now=NOW)
    days.note(harbor.amara, kind="petition_filed", day=TODAY + timedelta(days=200), now=NOW)
    assert "the vote is on" in read(desk, "/count/plans")
    later = queries.board(
        harbor.amara, today=TODAY + timedelta(days=201), unknown=("Department unknown", "shift unknown")
    )
    assert (later.near.planned, later.near.done, later.whole.planned, later.election) == (0, 0, 0, None)


def test_a_long_list_says_how_many_stand_behind_those_it_shows(
    desk: Client, harbor: Harbor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "LISTED", 2)
    for day in (0, 0, 0, 1, 1, 1, 1):
        worker = harbor.worker(f"Voter {day}")
        harbor.talk(worker, 2)
        planned = {"day": (TODAY + timedelta(days=day)).isoformat(), "way": "bus"}
        desk.post(f"/count/plans/{people_read.code_of(harbor.amara, worker)}", planned)
    page = read(desk, "/count/plans")
    assert "These are the first of 3" in page
    assert "These are the first of 4" in page


def test_how_many_may_vote_is_what_their_list_says_once_it_is_here(
    desk: Client, harbor: Harbor, code: str
) -> None:
    assert "If all 1 vote" in read(desk, "/count/plans")
    received(harbor)
    assert "If all 3 vote, 2 win" in read(desk, "/count/plans")
