"""On her page a talk is put right, and how it was stays below."""

import re

import pytest
from django.test import Client
from tests.harbor.cast import NOW, TODAY, Harbor, days_ago
from tests.harbor.pages import code, undo

from brazier.conversations import actions as conversations
from brazier.conversations.talk import Step, Talk
from brazier.terms import Actor
from brazier.web import clock


@pytest.fixture
def cleo(harbor: Harbor) -> int:
    return harbor.worker("Cleo Diaz")


@pytest.fixture
def talk(harbor: Harbor, cleo: int) -> int:
    return harbor.talk(cleo, 3, ago=2, step=Step("ring", clock.today(), harbor.amara.id))


def address(harbor: Harbor, cleo: int, talk: int) -> str:
    return f"/people/{code(harbor, cleo)}/talks/{talk}/correct"


def as_shown(page: str) -> dict[str, str]:
    """What the form that corrects begins with."""
    [form] = re.findall(
        r'<form class="grid-form two-up" method="post" action="[^"]*/correct" data-kind="correct">.*?</form>',
        page,
        re.S,
    )
    fields = dict(re.findall(r'<input class="field"[^>]*name="(\w+)"[^>]*value="([^"]*)"', form))
    level = re.search(r'<option value="(\d)" selected>', form)
    return fields | {"level": level[1] if level else ""}


def test_the_form_begins_with_the_talk_as_it_is_and_sending_it_back_changes_nothing(
    at_desk: Client, harbor: Harbor, cleo: int, talk: int
) -> None:
    page = at_desk.get(f"/people/{code(harbor, cleo)}").content.decode()
    shown = as_shown(page)
    assert (shown["level"], shown["step"], shown["due"]) == ("3", "ring", clock.today().isoformat())
    held = at_desk.post(address(harbor, cleo, talk), shown)
    assert held.status_code == 400
    assert "Nothing is different" in held.content.decode()


def test_it_is_corrected_and_undone(at_desk: Client, harbor: Harbor, cleo: int, talk: int) -> None:
    typed = as_shown(at_desk.get(f"/people/{code(harbor, cleo)}").content.decode())
    page = at_desk.post(
        address(harbor, cleo, talk), typed | {"level": "2", "had_at": "00:20"}, follow=True
    ).content.decode()
    assert harbor.person(cleo).standing.level == 2
    assert "As it was before" in page
    assert "corrected on" in page
    assert "00:20" in page
    at_desk.post(undo(page))
    assert harbor.person(cleo).standing.level == 3


@pytest.mark.parametrize(
    "wrong", [{"had_on": "x"}, {"had_on": ""}, {"level": "9"}, {"level": ""}, {"due": ""}, {"had_at": "25:99"}]
)
def test_what_can_not_be_comes_back_as_typed(
    at_desk: Client, harbor: Harbor, cleo: int, talk: int, wrong: dict[str, str]
) -> None:
    typed = as_shown(at_desk.get(f"/people/{code(harbor, cleo)}").content.decode()) | {"step": "bring one"}
    held = at_desk.post(address(harbor, cleo, talk), typed | wrong)
    assert held.status_code == 400
    assert as_shown(held.content.decode())["step"] == "bring one"
    assert harbor.person(cleo).standing.level == 3


def test_words_that_say_too_much_are_held_up_once(at_desk: Client, harbor: Harbor, cleo: int, talk: int) -> None:
    typed = as_shown(at_desk.get(f"/people/{code(harbor, cleo)}").content.decode()) | {"step": "está embarazada"}
    assert at_desk.post(address(harbor, cleo, talk), typed).status_code == 400
    assert at_desk.post(address(harbor, cleo, talk), typed | {"keep_note": "on"}).status_code == 302


def test_who_did_not_have_the_talk_is_not_asked_for_the_number(at_desk: Client, harbor: Harbor, cleo: int) -> None:
    bo = Actor(harbor.organizer("Bo"), "organizer")
    told = Talk(cleo, days_ago(2), bo.id, level=3)
    talk = conversations.record(bo, talk=told, now=NOW, today=TODAY).talk
    page = at_desk.get(f"/people/{code(harbor, cleo)}").content.decode()
    assert "Only who had this talk can say that the number was wrong." in page
    assert 'id="c-level' not in page
    typed = {"had_on": days_ago(3).isoformat(), "level": "3"}
    assert at_desk.post(address(harbor, cleo, talk), typed).status_code == 302
    assert harbor.person(cleo).standing.day == days_ago(3)


def test_a_talk_may_say_at_what_time(at_desk: Client, harbor: Harbor, cleo: int) -> None:
    at_desk.post("/talks", {"who": "Cleo Diaz", "level": "2", "when": "none", "had_at": "17:45"})
    assert "17:45" in at_desk.get(f"/people/{code(harbor, cleo)}").content.decode()
