"""The map of leaders as a page, the question on a person's page and in a talk, and the switch."""

import pytest
from django.test import Client
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.harbor.pages import code, undo

from brazier.conversations.leading import actions, queries


def followed(harbor: Harbor, worker: int) -> int:
    found = queries.weighed(harbor.amara, today=TODAY).get(worker)
    return found.named if found else 0


@pytest.fixture
def rosa(harbor: Harbor) -> int:
    return harbor.worker("Rosa Diaz")


@pytest.fixture
def cleo(harbor: Harbor) -> int:
    return harbor.worker("Cleo Quarantine")


def test_an_empty_map_says_what_to_ask(at_desk: Client) -> None:
    page = at_desk.get("/leaders").content.decode()
    assert "Ask in each talk who people go to" in page
    assert "<b>0</b> of 0 cells" in page


def test_on_a_persons_page_it_is_noted_and_undone(at_desk: Client, harbor: Harbor, rosa: int, cleo: int) -> None:
    hers = f"/people/{code(harbor, cleo)}"
    page = at_desk.post(f"{hers}/names", {"goes_to": "Rosa Diaz"}, follow=True).content.decode()
    assert "They go to:" in page
    assert followed(harbor, rosa) == 1
    assert "Named by 1 person in 1 group." in at_desk.get(f"/people/{code(harbor, rosa)}").content.decode()
    at_desk.post(undo(page))
    assert followed(harbor, rosa) == 0


def test_a_name_that_fits_nobody_comes_back_as_typed(at_desk: Client, harbor: Harbor, cleo: int) -> None:
    held = at_desk.post(f"/people/{code(harbor, cleo)}/names", {"goes_to": "Zoe"})
    assert held.status_code == 400
    assert 'value="Zoe"' in held.content.decode()


def test_in_a_talk_it_is_noted_with_it(at_desk: Client, harbor: Harbor, rosa: int, cleo: int) -> None:
    typed = {"who": "Cleo Quarantine", "when": "none", "goes_to": "rosa diaz"}
    page = at_desk.post("/talks", typed, follow=True).content.decode()
    assert followed(harbor, rosa) == 1
    at_desk.post(undo(page))
    assert followed(harbor, rosa) == 0


def test_a_talk_that_names_somebody_unknown_loses_nothing(at_desk: Client, harbor: Harbor, cleo: int) -> None:
    typed = {"who": "Cleo Quarantine", "when": "none", "goes_to": "Zoe", "quote": "I sign."}
    held = at_desk.post("/talks", typed)
    page = held.content.decode()
    assert held.status_code == 400
    assert 'value="Zoe"' in page
    assert 'value="I sign."' in page
    assert harbor.person(cleo).standing.level == 0


def test_who_asked_them_to_do_it_is_noted_with_an_act(
    at_desk: Client, harbor: Harbor, rosa: int, cleo: int
) -> None:
    hers = f"/people/{code(harbor, cleo)}"
    at_desk.post(f"{hers}/acts", {"kind": "wear", "asked_by": "Rosa Diaz", "is_public": "on"})
    found = queries.weighed(harbor.amara, today=TODAY)[rosa]
    assert (found.moved, found.named) == (1, 0)
    held = at_desk.post(f"{hers}/acts", {"kind": "wear", "asked_by": "Zoe"})
    assert held.status_code == 400
    assert 'value="Zoe"' in held.content.decode()


def test_the_map_names_whom_to_win_and_never_who_said_so(
    at_desk: Client, harbor: Harbor, rosa: int, cleo: int
) -> None:
    harbor.talk(rosa, 3)
    for namer in (cleo, harbor.worker("Mei-Lin Quarantine")):
        actions.name(harbor.amara, namer=namer, named=rosa, now=NOW)
    page = at_desk.get("/leaders").content.decode()
    assert "Rosa Diaz" in page
    assert "Named by 2 people in 2 groups." in page
    assert "Quarantine" not in page


def test_turned_off_it_is_nowhere_and_turned_on_it_is_whole(
    at_desk: Client, harbor: Harbor, rosa: int, cleo: int
) -> None:
    for namer in (cleo, harbor.worker("Mei-Lin Zhao")):
        actions.name(harbor.amara, namer=namer, named=rosa, now=NOW)
    page = at_desk.post("/leaders/map", {"on": "no"}, follow=True).content.decode()
    assert "The map of leaders is off" in page
    assert "Rosa Diaz" not in page
    for path in (f"/people/{code(harbor, cleo)}", f"/people/{code(harbor, rosa)}", "/talks"):
        shown = at_desk.get(path).content.decode()
        assert "goes_to" not in shown
        assert "asked_by" not in shown
        assert "Whom others follow" not in shown
    assert at_desk.post(f"/people/{code(harbor, cleo)}/names", {"goes_to": "Rosa Diaz"}).status_code == 400
    assert "Rosa Diaz" in at_desk.post("/leaders/map", {"on": "yes"}, follow=True).content.decode()
