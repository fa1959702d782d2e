"""The page of what waits for a second person."""

import pytest
from django.test import Client
from tests.harbor.cast import Harbor
from tests.upkeep.pairs.test_actions import somebody
from tests.web.conftest import seat_as

from brazier.access import queries as access
from brazier.terms import Actor
from brazier.upkeep.pairs import actions
from brazier.web import clock


def sits(actor: Actor) -> Client:
    """The browser of somebody who signed in."""
    return seat_as(Client(HTTP_HOST="localhost:8765"), actor.id)


@pytest.fixture
def asked(harbor: Harbor) -> tuple[Client, Client, int]:
    bo = somebody(harbor, "Bo <b>")
    found = actions.propose(
        bo, kind="step_up", payload={"level": "committee"}, reason="we <i> are 14", now=clock.now()
    )
    return sits(harbor.amara), sits(bo), found.proposal


def test_it_waits_with_what_who_and_why_and_a_badge(asked: tuple[Client, Client, int]) -> None:
    amara, bo, _ = asked
    page = amara.get("/pairs").content.decode()
    for said in ("Committee level", "Bo &lt;b&gt;", "we &lt;i&gt; are 14", "Agree"):
        assert said in page
    assert 'class="badge"' in page and "1 thing waits for your answer" in amara.get("/more/").content.decode()
    own = bo.get("/pairs").content.decode()
    assert "Take it back" in own and 'value="agree"' not in own and 'class="badge"' not in own


def test_a_press_agrees_and_a_press_says_no(asked: tuple[Client, Client, int]) -> None:
    amara, bo, number = asked
    assert bo.post(f"/pairs/{number}", {"answer": "agree"}).status_code == 400
    assert access.level(Actor.clock) == "table"
    assert amara.post(f"/pairs/{number}", {"answer": "agree"}).status_code == 302
    assert access.level(Actor.clock) == "committee"


def test_no_ends_it(asked: tuple[Client, Client, int]) -> None:
    amara, _, number = asked
    amara.post(f"/pairs/{number}", {"answer": "no"})
    assert "Nothing waits" in amara.get("/pairs").content.decode()
    assert amara.post(f"/pairs/{number}", {"answer": "agree"}).status_code == 404
    assert access.level(Actor.clock) == "table"


@pytest.mark.parametrize("typed", [{}, {"answer": ""}, {"answer": "agree or else"}, {"answer": "\0"}])
def test_a_broken_answer_changes_nothing(asked: tuple[Client, Client, int], typed: dict[str, str]) -> None:
    amara, _, number = asked
    assert amara.post(f"/pairs/{number}", typed).status_code == 302
    assert "Agree" in amara.get("/pairs").content.decode()
