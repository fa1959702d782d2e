"""The page: what is kept, and for how long."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.harbor.cast import Harbor
from tests.web.conftest import seat

from brazier.conversations.models import Conversation
from brazier.keeping import queries as keeping
from brazier.people import queries as people
from brazier.people.models import Record
from brazier.terms import Actor
from brazier.upkeep import actions as upkeep
from brazier.upkeep.models import Ending
from brazier.web import clock


@pytest.fixture
def desk(harbor: Harbor) -> Client:
    return seat(Client(HTTP_HOST="localhost:8765"))


def shown(desk: Client) -> str:
    return desk.get("/more/kept").content.decode()


def test_every_kind_of_thing_is_shown_with_its_days_and_its_date(desk: Client) -> None:
    page = shown(desk)
    assert "<b>30 days.</b> Then they go. What they care about" in page
    assert "Nothing was swept yet" in page
    assert "Today that is everything from before" in page
    assert desk.get("/more/").content.decode().count("/more/kept") == 1


def test_days_are_changed_on_the_page_and_only_between_limits(desk: Client, harbor: Harbor) -> None:
    desk.post("/more/kept/days", {"kind": "notes", "days": "14"})
    assert keeping.lives(harbor.amara)["notes"] == 14
    for days in ("0", "91", "x", "-3", "9" * 40, ""):
        assert desk.post("/more/kept/days", {"kind": "notes", "days": days}).status_code in (302, 400)
    desk.post("/more/kept/days", {"kind": "moon", "days": "14"})
    assert keeping.lives(harbor.amara)["notes"] == 14


def test_a_hold_is_put_on_told_in_words_when_it_forbids_and_ended(desk: Client, harbor: Harbor) -> None:
    cleo = harbor.worker("Cleo Diaz")
    code = people.code_of(harbor.amara, cleo)
    desk.post("/more/kept/hold", {"kind": "person", "who": code, "reason": "charge of 3 May"})
    page = shown(desk)
    assert "1 legal hold lasts" in page
    assert "<bdi>Cleo Diaz</bdi></b>: <bdi>charge of 3 May</bdi>" in page
    refused = desk.post(f"/people/{code}/leave-out")
    assert (refused.status_code, "can be a crime" in refused.content.decode()) == (400, True)
    [hold] = keeping.holds(harbor.amara)
    desk.post(f"/more/kept/release/{hold.id}")
    assert desk.post(f"/people/{code}/leave-out").status_code == 302


def test_a_hold_that_says_nothing_is_shown_again_as_it_was_typed(desk: Client, harbor: Harbor) -> None:
    code = people.code_of(harbor.amara, harbor.worker())
    for typed in (
        {"kind": "everything", "reason": ""}, {"kind": "cell", "thing": "", "reason": "charge"},
        {"kind": "cell", "thing": "4711", "reason": "charge"}, {"kind": "moon", "reason": "charge"},
        {"kind": "everything", "reason": "her visa"},
    ):  # fmt: skip
        answer = desk.post("/more/kept/hold", typed)
        assert answer.status_code == 400
        assert f'value="{typed["reason"]}" required' in answer.content.decode()
    assert desk.post("/more/kept/hold", {"kind": "person", "who": "7QK-4MP", "reason": "x"}).status_code == 404
    assert desk.post("/more/kept/hold", {"kind": "person", "who": code, "reason": "x"}).status_code == 302


def test_a_sweep_that_asks_is_said_in_words_with_what_would_go_and_done_by_a_press(
    desk: Client, harbor: Harbor
) -> None:
    harbor.talk(harbor.worker(), 3, ago=90, quote="old")
    today = clock.now()
    upkeep.tend(Actor.clock, now=today - timedelta(days=30), today=(today - timedelta(days=30)).date())
    Conversation.objects.update(quote="old")
    upkeep.tend(Actor.clock, now=today, today=today.date())
    page = shown(desk)
    assert "the clock jumped" in page
    assert "notes: 1" in page
    desk.post("/more/kept/sweep")
    assert list(Conversation.objects.values_list("quote", flat=True)) == [""]
    assert "What went: notes: 1" in shown(desk)
    assert desk.post("/more/kept/sweep").status_code == 400


def test_the_campaign_ends_on_the_page_and_goes_on_again(desk: Client) -> None:
    desk.post("/more/kept/end", {"how": "end"})
    assert "everything about people goes, if that is said once more" in shown(desk)
    assert Ending.objects.exists()
    desk.post("/more/kept/end", {"how": "go_on"})
    assert not Ending.objects.exists()


def test_people_nobody_came_to_know_are_proposed_and_stay_counted(desk: Client, harbor: Harbor) -> None:
    quiet, known = harbor.worker("Quiet Noor"), harbor.worker("Cleo")
    harbor.talk(known, 2)
    assert "Quiet Noor" not in shown(desk)
    Record.objects.update(day=clock.today() - timedelta(days=181))
    page = shown(desk)
    assert "Quiet Noor" in page
    assert "Cleo" not in page
    upkeep.tend(Actor.clock, now=clock.now(), today=clock.today())
    assert harbor.person(quiet).portrait.name == "Quiet Noor"
