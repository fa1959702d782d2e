"""Adding, joining and parting at the desk: nothing typed is lost, and what was done can be undone."""

import re

import pytest
from django.test import Client
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.harbor.pages import code, undo

from brazier.people import queries
from brazier.people.models import Statement
from brazier.upkeep import actions as upkeep


def test_somebody_added_by_mistake_is_gone_by_one_tap(at_desk: Client, harbor: Harbor) -> None:
    page = at_desk.post("/people/", {"name": "Rosa Diaz"}, follow=True).content.decode()
    at_desk.post(undo(page))
    assert queries.count(harbor.amara) == 0


def test_the_page_after_adding_still_opens_when_that_was_undone(at_desk: Client, harbor: Harbor) -> None:
    address = at_desk.post("/people/", {"name": "Rosa Diaz"})["Location"]
    at_desk.post(undo(at_desk.get(address).content.decode()))
    assert at_desk.get(address).status_code == 200


def test_but_not_once_a_talk_hangs_on_her(at_desk: Client, harbor: Harbor) -> None:
    page = at_desk.post("/people/", {"name": "Rosa Diaz"}, follow=True).content.decode()
    [row] = queries.newest(harbor.amara, today=TODAY)
    harbor.talk(row.number, 2)
    assert b"Take that back first" in at_desk.post(undo(page), follow=True).content
    assert queries.count(harbor.amara) == 1


def test_what_was_typed_beside_a_missing_name_comes_back(at_desk: Client, harbor: Harbor) -> None:
    answer = at_desk.post("/people/", {"name": "", "job": "picker", "phone": "917 555 0148"})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert 'value="picker"' in page
    assert 'value="917 555 0148"' in page


def test_a_name_that_says_too_much_is_held_up_and_kept_when_wanted(at_desk: Client, harbor: Harbor) -> None:
    typed = {"name": "Rosa (undocumented)"}
    held = at_desk.post("/people/", typed)
    assert held.status_code == 400
    assert b'value="Rosa (undocumented)"' in held.content
    assert queries.count(harbor.amara) == 0
    assert at_desk.post("/people/", typed | {"keep_note": "on"}).status_code == 302


def test_a_second_of_that_name_leads_to_both_side_by_side(at_desk: Client, harbor: Harbor) -> None:
    first = harbor.worker("Rosa Diaz")
    page = at_desk.post("/people/", {"name": "Rosa Diaz"}, follow=True).content.decode()
    link = re.search(r'href="(/people/[^"]+/same\?with=[^"]+)"', page)
    assert link
    both = at_desk.get(link[1]).content.decode()
    assert code(harbor, first) in both
    assert "Same person" in both


@pytest.fixture
def rosas(harbor: Harbor) -> tuple[str, str]:
    """Two Rosas we know, by code; the first was talked with."""
    one, other = harbor.worker("Rosa Diaz"), harbor.worker("Rosa Dias", phone="917 555 0148")
    harbor.talk(one, 2)
    return code(harbor, one), code(harbor, other)


def test_same_as_is_searched_looked_at_and_joined(at_desk: Client, harbor: Harbor, rosas: tuple[str, str]) -> None:
    one, other = rosas
    assert other in at_desk.get(f"/people/{one}/same").content.decode()
    assert b"0148" in at_desk.get(f"/people/{one}/same?with={other}").content
    page = at_desk.post(f"/people/{one}/same", {"with": other, "answer": "same"}, follow=True).content.decode()
    assert queries.count(harbor.amara) == 1
    at_desk.post(undo(page))
    assert queries.count(harbor.amara) == 2
    assert not Statement.objects.exists()


def test_two_people_is_remembered_and_not_sure_changes_nothing(
    at_desk: Client, harbor: Harbor, rosas: tuple[str, str]
) -> None:
    one, other = rosas
    at_desk.post(f"/people/{one}/same", {"with": other, "answer": "unsure"})
    assert not Statement.objects.exists()
    at_desk.post(f"/people/{one}/same", {"with": other, "answer": "apart"})
    assert [s.kind for s in Statement.objects.all()] == ["apart"]
    assert queries.count(harbor.amara) == 2


def test_joined_ones_are_parted_again_from_their_page(
    at_desk: Client, harbor: Harbor, rosas: tuple[str, str]
) -> None:
    one, other = rosas
    at_desk.post(f"/people/{one}/same", {"with": other, "answer": "same"})
    assert f"/people/{one}/part" in at_desk.get(f"/people/{one}").content.decode()
    nothing = at_desk.post(f"/people/{one}/part", {})
    assert nothing.status_code == 400
    number = queries.record_of(harbor.amara, other)
    every = [
        r.number
        for r in queries.person(harbor.amara, worker=queries.worker_of(harbor.amara, one), today=TODAY).records
    ]
    all_of_it = at_desk.post(f"/people/{one}/part", {"records": every})
    assert b"leave at least one" in all_of_it.content
    assert all_of_it.content.count(b" checked") == len(every)
    at_desk.post(f"/people/{one}/part", {"records": [number]})
    assert queries.count(harbor.amara) == 2


def test_nobody_is_joined_with_herself(at_desk: Client, harbor: Harbor, rosas: tuple[str, str]) -> None:
    at_desk.post(f"/people/{rosas[0]}/same", {"with": rosas[0], "answer": "same"})
    assert queries.count(harbor.amara) == 2


def test_a_seat_given_or_taken_by_mistake_is_undone_with_its_day(at_desk: Client, harbor: Harbor) -> None:
    cleo = harbor.worker()
    here_ = f"/people/{code(harbor, cleo)}"
    page = at_desk.post(f"{here_}/committee", {"on": "yes"}, follow=True).content.decode()
    at_desk.post(undo(page))
    assert harbor.person(cleo).committee_since is None
    at_desk.post(f"{here_}/committee?on=yes&since=2026-03-01")
    page = at_desk.post(f"{here_}/committee", {"on": "no"}, follow=True).content.decode()
    assert harbor.person(cleo).committee_since is None
    at_desk.post(undo(page))
    assert str(harbor.person(cleo).committee_since) == "2026-03-01"


def test_having_left_is_undone(at_desk: Client, harbor: Harbor) -> None:
    cleo = harbor.worker()
    page = at_desk.post(f"/people/{code(harbor, cleo)}/state", {"state": "left"}, follow=True).content.decode()
    at_desk.post(undo(page))
    assert harbor.person(cleo).state == "here"


def test_somebody_who_asked_to_be_left_out_is_a_question_at_the_desk(at_desk: Client, harbor: Harbor) -> None:
    upkeep.forget(harbor.amara, worker=harbor.worker("Rosa Diaz", phone="917 555 0148"), now=NOW)
    typed = {"name": "Rosa Diaz", "job": "picker"}
    held = at_desk.post("/people/", typed)
    assert held.status_code == 400
    assert b"asked to be left out" in held.content
    assert b'value="picker"' in held.content
    assert queries.count(harbor.amara) == 0
    at_desk.post("/people/", typed | {"left_out": "back"})
    assert queries.count(harbor.amara) == 1
