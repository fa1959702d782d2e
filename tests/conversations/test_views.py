"""The talk form gives back what was typed, and next steps that are due are worked off."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from tests.harbor.cast import NOW, TODAY, Harbor, days_ago
from tests.harbor.pages import code, undo

from brazier.conversations import queries
from brazier.conversations.talk import Step
from brazier.people import queries as people
from brazier.upkeep import actions as upkeep
from brazier.web import clock


def full(harbor: Harbor) -> dict[str, str]:
    """A form with something in every field."""
    return {
        "quote": "I sign when my line signs.", "step": "bring one", "when": "tomorrow", "other_issue": "parking",
        "ask_text": "on Tuesday", "level": "2", "issues": str(harbor.chip()),
    }  # fmt: skip


def test_an_ask_without_an_answer_loses_nothing(at_desk: Client, harbor: Harbor) -> None:
    answer = at_desk.post("/talks", full(harbor) | {"who": "Rosa Diaz", "ask": "wear"})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert re.search(r'role="alert">[^<]*What was the answer', page)
    for kept in ("Rosa Diaz", "I sign when my line signs.", "bring one", "parking", "on Tuesday"):
        assert f'value="{kept}"' in page
    for chosen in (
        'name="level" value="2" checked',
        'name="when" value="tomorrow" checked',
        f'value="{harbor.chip()}" checked',
    ):
        assert chosen in page
    assert people.count(harbor.amara) == 0


def test_not_saying_which_rosa_loses_nothing(at_desk: Client, harbor: Harbor) -> None:
    for _ in range(2):
        harbor.worker("Rosa Diaz")
    answer = at_desk.post("/talks", full(harbor) | {"who": "Rosa Diaz"})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert 'value="I sign when my line signs."' in page
    assert page.count('name="worker"') == 3


@pytest.mark.parametrize("mistyped", ["7QK-4MQ", "7qk4mq", "2B2-222"])
def test_a_mistyped_code_is_not_written_down_as_a_name(at_desk: Client, harbor: Harbor, mistyped: str) -> None:
    answer = at_desk.post("/talks", full(harbor) | {"who": mistyped})
    assert answer.status_code == 400
    assert b"Nobody has this code" in answer.content
    assert people.count(harbor.amara) == 0
    assert at_desk.post("/talks", full(harbor) | {"who": "Mei-Lin"}).status_code == 302


@pytest.mark.parametrize("field", ["quote", "step", "other_issue", "ask_text", "owed"])
def test_every_free_field_is_held_up_once_and_kept_when_wanted(
    at_desk: Client, harbor: Harbor, field: str
) -> None:
    typed = {"who": "Rosa Diaz", "ask": "wear", "answer": "yes", "when": "tomorrow", "step": "call"}
    typed |= {field: "está embarazada"}
    held = at_desk.post("/talks", typed)
    assert held.status_code == 400
    assert 'value="está embarazada"' in held.content.decode()
    assert at_desk.post("/talks", typed | {"keep_note": "on"}).status_code == 302


def test_a_talk_is_undone_by_one_tap(at_desk: Client, harbor: Harbor) -> None:
    cleo = harbor.worker("Cleo Diaz")
    page = at_desk.post("/talks", full(harbor) | {"who": "Cleo Diaz"}, follow=True).content.decode()
    assert harbor.person(cleo).standing.level == 2
    at_desk.post(undo(page))
    assert harbor.person(cleo).standing.level == 0
    assert "taken back on" in at_desk.get(f"/people/{code(harbor, cleo)}").content.decode()


def test_a_talk_with_somebody_who_asked_to_be_left_out_is_a_question(at_desk: Client, harbor: Harbor) -> None:
    upkeep.forget(harbor.amara, worker=harbor.worker("Rosa Diaz"), now=NOW)
    held = at_desk.post("/talks", full(harbor) | {"who": "Rosa Diaz"})
    assert held.status_code == 400
    assert b"asked to be left out" in held.content
    assert people.count(harbor.amara) == 0
    assert at_desk.post("/talks", full(harbor) | {"who": "Rosa Diaz", "left_out": "other"}).status_code == 302


def test_a_number_may_speak_of_a_card(at_desk: Client, harbor: Harbor) -> None:
    cleo = harbor.worker("Cleo Diaz")
    at_desk.post("/talks", {"who": "Cleo Diaz", "level": "4", "about": "card", "when": "none"})
    assert [a.kind for a in queries.history(harbor.amara, records=[cleo]).assessments] == ["card"]
    assert harbor.person(cleo).standing.level == 0
    assert "a card" in at_desk.get(f"/people/{code(harbor, cleo)}").content.decode()


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
