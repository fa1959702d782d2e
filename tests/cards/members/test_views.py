"""The page of members, as somebody at the desk uses it."""

import pytest
from django.test import Client
from tests.harbor.cast import NOW, Harbor
from tests.harbor.pages import undo

from brazier.cards.models import Membership
from brazier.people import queries as people
from brazier.workplaces import actions as workplaces

PAGE = "/cards/members"
JOINED = {"who": "Rosa Lima", "joined_on": "2026-11-01", "unit": "Harbor Ltd, warehouse"}


@pytest.fixture(autouse=True)
def britain(harbor: Harbor) -> None:
    workplaces.change_campaign(harbor.amara, jurisdiction="gb", now=NOW)


def page(client: Client, address: str = PAGE) -> str:
    return str(client.get(address).content.decode())


def test_somebody_joins_is_shown_and_it_is_undone(at_desk: Client) -> None:
    assert at_desk.post(PAGE, JOINED).status_code == 302
    shown = page(at_desk)
    assert "Rosa Lima" in shown
    assert "Harbor Ltd, warehouse" in shown
    assert "<b>1</b> member" in shown
    at_desk.post(undo(shown))
    assert Membership.objects.get().why == "mistake"
    assert "Rosa Lima" not in page(at_desk).split("Who joined")[1]


def test_it_ends_for_a_reason_and_goes_on(at_desk: Client) -> None:
    at_desk.post(PAGE, JOINED)
    number = Membership.objects.get().pk
    at_desk.post(f"{PAGE}/{number}/end", {"why": "nothing"})
    assert "Choose why it ended" in page(at_desk)
    at_desk.post(f"{PAGE}/{number}/end", {"why": "lapsed", "ended_on": "2026-11-15"})
    assert "dues stopped" in page(at_desk)
    at_desk.post(f"{PAGE}/{number}/goes-on")
    assert Membership.objects.get().ended_on is None


@pytest.mark.parametrize(
    "change", [{"who": ""}, {"joined_on": ""}, {"joined_on": "x"}, {"joined_on": "2126-01-01"}]
)
def test_what_is_missing_is_said_and_what_was_typed_stays(at_desk: Client, change: dict[str, str]) -> None:
    answer = at_desk.post(PAGE, {**JOINED, **change})
    assert answer.status_code == 400
    assert 'value="Harbor Ltd, warehouse"' in answer.content.decode()
    assert not Membership.objects.exists()


def test_of_two_with_one_name_it_asks_which_one(at_desk: Client, harbor: Harbor) -> None:
    one, _ = harbor.worker(), harbor.worker()
    answer = at_desk.post(PAGE, {**JOINED, "who": "Cleo Diaz"})
    assert (answer.status_code, "Which one joined" in answer.content.decode()) == (400, True)
    code = people.code_of(harbor.amara, one)
    at_desk.post(PAGE, {**JOINED, "who": "Cleo Diaz", "worker": code})
    assert harbor.person(Membership.objects.get().record_id).portrait.name == "Cleo Diaz"


def test_the_law_of_the_place_says_how_many_are_needed(at_desk: Client, harbor: Harbor) -> None:
    assert "Nobody has said yet how many" in page(at_desk)
    workplaces.note_headcount(harbor.amara, cell_id=None, people=1400, source="guess", as_of=NOW.date(), now=NOW)
    shown = page(at_desk)
    assert "Members needed to apply: 140" in shown
    assert "Recognized without a vote from: 701" in shown
    workplaces.change_campaign(harbor.amara, jurisdiction="us.nlra", now=NOW)
    assert "asks for cards, not for members" in page(at_desk)


def test_departments_drawn_later_count_more_than_the_guess_of_the_first_evening(
    at_desk: Client, harbor: Harbor
) -> None:
    for cell, headcount in ((None, 300), (harbor.cell("Stow", "days"), 1400)):
        workplaces.note_headcount(
            harbor.amara, cell_id=cell, people=headcount, source="guess", as_of=NOW.date(), now=NOW
        )
    assert "Members needed to apply: 140" in page(at_desk)


def test_the_board_leads_there_where_the_law_counts_members_only(at_desk: Client, harbor: Harbor) -> None:
    assert PAGE in page(at_desk, "/cards/")
    workplaces.change_campaign(harbor.amara, jurisdiction="us.nlra", now=NOW)
    assert PAGE not in page(at_desk, "/cards/")


@pytest.mark.parametrize("number", ["4711", "9" * 40])
def test_a_membership_that_is_not_there_is_like_every_page_that_is_not_there(at_desk: Client, number: str) -> None:
    for step in ("end", "goes-on"):
        assert at_desk.post(f"{PAGE}/{number}/{step}", {"why": "lapsed"}).status_code == 404
