"""Holes are taken, handed over, done and free, each with a way back; names stand at the desk."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.harbor.cast import NOW, Harbor
from tests.web.conftest import seat

from brazier.conversations.talk import Step
from brazier.people import actions as people
from brazier.web import clock
from brazier.workplaces.holes import queries as turns


@pytest.fixture
def desk(harbor: Harbor) -> Client:
    return seat(Client(HTTP_HOST="localhost:8765"))


@pytest.fixture
def stow(harbor: Harbor) -> int:
    harbor.worker("Ana", department="Stow", shift="Nights")
    return harbor.cell("Stow", "Nights")


def soon() -> str:
    return (clock.today() + timedelta(days=3)).isoformat()


def test_a_hole_is_taken_done_and_given_back_with_a_way_back_each_time(
    desk: Client, harbor: Harbor, stow: int
) -> None:
    told = desk.post(f"/chart/holes/{stow}", {"owner": f"o{harbor.amara.id}", "by_day": soon()}, follow=True)
    assert f'action="/chart/holes/{stow}/back"' in told.content.decode()
    desk.post(f"/chart/holes/{stow}/end", {"how": "done"})
    assert turns.owners(harbor.amara)[stow].done_on == clock.today()
    assert "said it is done" in desk.get("/chart/holes").content.decode()
    desk.post(f"/chart/holes/{stow}/back")
    assert turns.owners(harbor.amara)[stow].done_on is None
    desk.post(f"/chart/holes/{stow}/end", {"how": "freed"})
    assert turns.owners(harbor.amara) == {}


def test_the_committee_can_take_holes_and_reach_into_them_by_name(desk: Client, harbor: Harbor, stow: int) -> None:
    mei = harbor.worker("Mei-Lin", department="Pick", shift="Days")
    people.seat(harbor.amara, worker=mei, since=clock.today(), now=NOW)
    ana = harbor.worker("Ana Two", department="Stow", shift="Nights")
    between = harbor.worker("Bo", department="Yard", shift="Days")
    people.tie(harbor.amara, one=mei, other=between, kind="gym", now=NOW)
    people.tie(harbor.amara, one=between, other=ana, kind="gym", now=NOW)
    page = desk.get("/chart/holes").content.decode()
    assert f'value="r{mei}"' in page
    assert 'through <bdi class="name">Bo</bdi>' in page
    desk.post(f"/chart/holes/{stow}", {"owner": f"r{mei}", "by_day": soon()})
    for path in ("/chart/holes", "/chart/"):
        assert 'Owner: <bdi class="name">Mei-Lin</bdi>' in desk.get(path).content.decode()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"owner": "somebody", "by_day": "2126-01-01"}, "Choose who takes this hole"),
        ({"owner": "o4711", "by_day": "2126-01-01"}, "Choose who takes this hole"),
        ({"owner": "o1", "by_day": "1999-01-01"}, "This day is over"),
    ],
)
def test_a_free_text_owner_or_a_day_long_over_is_said_in_words(
    desk: Client, harbor: Harbor, stow: int, typed: dict[str, str], said: str
) -> None:
    typed["owner"] = (
        typed["owner"].replace("o1", f"o{harbor.amara.id}") if typed["owner"] == "o1" else typed["owner"]
    )
    assert said in desk.post(f"/chart/holes/{stow}", typed, follow=True).content.decode()
    assert turns.owners(harbor.amara) == {}


def test_the_mirror_flags_a_language_without_a_seat(desk: Client, harbor: Harbor) -> None:
    for n in range(20):
        harbor.worker(f"Worker {n}", languages="Kreyòl", department="Stow", shift="Nights")
    page = desk.get("/chart/mirror").content.decode()
    assert "known of <b>20</b> of 20 people (100%)" in page
    assert page.index("Kreyòl") < page.rindex("missing at the table")


def test_freshness_says_when_the_picture_is_too_old(desk: Client, harbor: Harbor, stow: int) -> None:
    harbor.talk(harbor.worker("Leila", phone="917 55"), 2, ago=60)
    page = desk.get("/chart/freshness").content.decode()
    assert "too old to trust" in page
    assert "<b>1</b> of them a bad one (100%)" in page


def test_the_chart_opens_with_a_step_due_and_says_whose_it_is(desk: Client, harbor: Harbor, stow: int) -> None:
    step = Step("ask again", clock.today(), harbor.amara.id)
    harbor.talk(harbor.worker("Leila", department="Stow", shift="Nights"), 2, step=step)
    page = desk.get("/chart/")
    assert page.status_code == 200
    assert "ask again" in page.content.decode()


def test_a_smaller_hole_gets_its_form_when_asked_for(desk: Client, harbor: Harbor) -> None:
    for n in range(14):
        for _ in range(20 - n):
            harbor.worker(f"Worker {n} {_}", department=f"D{n:02}", shift="Days")
    last = harbor.cell("D13", "Days")
    assert f'action="/chart/holes/{last}"' not in desk.get("/chart/holes").content.decode()
    assert f'action="/chart/holes/{last}"' in desk.get(f"/chart/holes?cell={last}").content.decode()


def test_three_holes_are_told_of_only_where_there_are_three(desk: Client, harbor: Harbor, stow: int) -> None:
    assert "Three holes first" not in desk.get("/chart/").content.decode()
    for department in ("Pick", "Pack"):
        harbor.worker("Bo", department=department, shift="Nights")
    assert "Three holes first" in desk.get("/chart/").content.decode()
