"""The page of one's own path, and what others find there: nothing."""

import re

import pytest
from django.test import Client
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.web.conftest import seat_as

from brazier.access.queries import actor_of
from brazier.learning import actions
from brazier.terms import Actor
from brazier.web import clock

TOKEN = re.compile(rb'value="\w{64}"|name="seat" content="[^"]*"')


def page(client: Client, address: str = "/path/", status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return str(answer.content.decode())


def undo(client: Client) -> str:
    found = re.search(r'class="hint told-back".*?action="([^"]+)"', page(client), re.DOTALL)
    assert found
    return found[1]


@pytest.fixture
def bo(harbor: Harbor) -> str:
    return harbor.organizer("Bo")


def test_an_empty_path_says_what_could_come_first(at_desk: Client, bo: str) -> None:
    shown = page(at_desk)
    assert shown.count("not yet") == 4
    assert "Sit in on a talk" in shown
    assert "Nobody but you sees this yet" in shown


def test_what_happened_is_written_and_undone(at_desk: Client, bo: str) -> None:
    typed = {"kind": "led", "with_whom": bo, "day": clock.today().isoformat()}
    at_desk.post("/path/note", typed)
    back = undo(at_desk)
    assert page(at_desk).count('class="lit"') == 1
    at_desk.post(back)
    again = undo(at_desk)
    assert page(at_desk).count('class="lit"') == 0
    at_desk.post(again)
    assert page(at_desk).count('class="lit"') == 1


@pytest.mark.parametrize(
    "wrong", [{"kind": "mastered"}, {"with_whom": "4711"}, {"day": "2999-01-01"}, {"day": ""}]
)
def test_what_can_not_be_kept_is_said_in_words(at_desk: Client, bo: str, wrong: dict[str, str]) -> None:
    answer = at_desk.post("/path/note", {"kind": "led", "with_whom": bo, "day": "2026-11-01", **wrong})
    assert answer.status_code == 400
    assert "Nothing was lost" in answer.content.decode()


def test_the_buddy_finds_the_path_and_everybody_else_what_they_find_where_nothing_is(
    at_desk: Client, harbor: Harbor, bo: str
) -> None:
    learner = actor_of(Actor.keeper, organizer=bo, now=NOW)
    actions.note(learner, kind="sat_in", day=TODAY, with_whom=harbor.amara.id, now=NOW)
    denied, missing = at_desk.get(f"/path/of/{bo}"), at_desk.get("/path/of/4711")
    assert (denied.status_code, missing.status_code) == (404, 404)
    assert TOKEN.sub(b"", denied.content) == TOKEN.sub(b"", missing.content)
    actions.choose_buddy(learner, buddy=harbor.amara.id, now=NOW)
    shown = page(at_desk, f"/path/of/{bo}")
    assert "sat in" in shown
    assert "path-note" not in shown
    assert "/path/note" not in shown


def test_an_offer_is_made_on_their_page_and_answered_on_ones_own(at_desk: Client, harbor: Harbor, bo: str) -> None:
    assert f"/path/buddy/offer/{bo}" in page(at_desk, f"/organizers/{bo}")
    at_desk.post(f"/path/buddy/offer/{bo}")
    assert "has not answered yet" in page(at_desk)
    theirs = seat_as(Client(HTTP_HOST="localhost:8765"), bo)
    yes = re.search(r"/path/buddy/\d+/yes", page(theirs))
    assert yes
    theirs.post(yes[0])
    assert "sees your path since" in page(theirs)
    assert page(at_desk, f"/path/of/{bo}")
