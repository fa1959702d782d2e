"""Next steps that are due are worked off."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.harbor.cast import TODAY, Harbor, days_ago
from tests.harbor.pages import code, undo

from brazier.conversations import queries
from brazier.conversations.talk import Step
from brazier.web import clock


@pytest.fixture
def due(harbor: Harbor) -> int:
    """A step of Amara's that is late."""
    today = clock.today()
    harbor.talk(
        harbor.worker("Cleo Diaz"), 3, ago=9, step=Step("bring one", today - timedelta(days=2), harbor.amara.id)
    )
    return queries.due(harbor.amara, until=today)[0].id


def test_what_is_due_stands_on_the_first_page_and_on_its_own(at_desk: Client, harbor: Harbor, due: int) -> None:
    for path in ("/chart/", "/steps"):
        page = at_desk.get(path).content.decode()
        assert "bring one" in page
        assert "Cleo Diaz" in page


def test_somebody_elses_steps_are_counted_and_shown_when_asked_for(at_desk: Client, harbor: Harbor) -> None:
    bo = harbor.organizer("Bo")
    harbor.talk(harbor.worker("Mei-Lin"), 3, ago=9, step=Step("eat together", days_ago(1), bo))
    mine = at_desk.get("/steps").content.decode()
    assert "eat together" not in mine
    assert "1 step of others" in mine
    assert "eat together" in at_desk.get("/steps?whose=all").content.decode()


def test_done_is_done_and_can_be_undone(at_desk: Client, harbor: Harbor, due: int) -> None:
    page = at_desk.post(f"/steps/{due}/done", follow=True).content.decode()
    assert queries.step(harbor.amara, follow_up=due).state == "done"
    at_desk.post(undo(page))
    assert queries.step(harbor.amara, follow_up=due).state == "open"


def test_not_yet_moves_it_and_somebody_else_may_take_it(at_desk: Client, harbor: Harbor, due: int) -> None:
    bo = harbor.organizer("Bo")
    page = at_desk.post(
        f"/steps/{due}/move", {"due": str(clock.today() + timedelta(days=3)), "owner": bo}, follow=True
    ).content.decode()
    assert "Now with Bo." in page
    [step] = queries.due(harbor.amara, until=clock.today() + timedelta(days=3))
    assert (step.owner, step.what) == (bo, "bring one")
    at_desk.post(undo(page))
    assert queries.step(harbor.amara, follow_up=due).state == "open"


@pytest.mark.parametrize(
    "typed", [{}, {"due": "someday"}, {"due": "2020-01-01"}, {"due": "2999-01-01", "owner": "4711"}]
)
def test_a_day_that_can_not_be_changes_nothing(
    at_desk: Client, harbor: Harbor, due: int, typed: dict[str, str]
) -> None:
    assert b"Nothing was changed" in at_desk.post(f"/steps/{due}/move", typed, follow=True).content
    assert queries.step(harbor.amara, follow_up=due).state == "open"


def test_a_step_closed_on_her_page_leads_back_there(at_desk: Client, harbor: Harbor, due: int) -> None:
    cleo = code(harbor, queries.step(harbor.amara, follow_up=due).record)
    answer = at_desk.post(f"/steps/{due}/done", {"back": cleo})
    assert answer["Location"] == f"/people/{cleo}"
    assert clock.today() > TODAY


def test_who_has_a_step_reads_there_that_somebody_agreed_on_another_one(
    at_desk: Client, harbor: Harbor, due: int
) -> None:
    assert "Another next step" not in at_desk.get("/steps").content.decode()
    bo, [cleo] = harbor.organizer("Bo"), [d.record for d in queries.due(harbor.amara, until=clock.today())]
    harbor.talk(cleo, 3, by=bo, step=Step("meet her cousin", clock.today(), bo))
    page = at_desk.get("/steps").content.decode()
    assert "Another next step stands with them: <bdi>meet her cousin</bdi>" in page
    assert "says <bdi>Bo</bdi>" in page
