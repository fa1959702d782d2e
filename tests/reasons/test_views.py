"""The page of why we do this, at the desk and as a phone keeps it."""

import re

import pytest
from django.test import Client
from tests.harbor.cast import NOW, TODAY, Harbor

from brazier.reasons import actions
from brazier.reasons.models import Reason, Win
from brazier.web import clock


def page(client: Client, address: str = "/why/", status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return str(answer.content.decode())


def undo(client: Client) -> str:
    """Where the page that follows offers to undo."""
    found = re.search(r'class="hint told-back".*?action="([^"]+)"', page(client), re.DOTALL)
    assert found
    return found[1]


def test_an_empty_page_says_what_to_do_first(at_desk: Client) -> None:
    shown = page(at_desk)
    assert "Our own words are still missing" in shown
    assert "Nothing is written here yet" in shown


def test_every_page_leads_there(at_desk: Client) -> None:
    for address in ("/chart/", "/people/", "/more/", "/handbook/"):
        assert '<a class="fire" href="/why/"' in page(at_desk, address)
    for address in ("/pocket/", "/pocket/sign/", "/pocket/rights/", "/pocket/book/", "/pocket/mine/"):
        assert '<a class="fire" href="/pocket/why/"' in page(at_desk, address)


def test_a_reason_is_written_shown_and_undone(at_desk: Client) -> None:
    at_desk.post("/why/reason", {"language": "en", "text": "Our time.\nOur <say>."})
    shown = page(at_desk)
    assert '<p dir="auto">Our time.</p>' in shown
    assert "Our &lt;say&gt;." in shown
    at_desk.post("/why/reason", {"language": "en", "text": "Oops."})
    at_desk.post(undo(at_desk))
    assert Reason.objects.latest("pk").text == "Our time.\nOur <say>."
    assert "How it was before" in page(at_desk)


def test_a_win_is_added_taken_away_and_comes_back(at_desk: Client) -> None:
    today = clock.today().isoformat()
    at_desk.post("/why/win", {"text": "Chairs are back.", "day": today})
    assert "Chairs are back." in page(at_desk)
    at_desk.post(f"/why/win/{Win.objects.get().pk}/back")
    again = undo(at_desk)
    assert "Chairs are back." not in page(at_desk)
    at_desk.post(again)
    assert "Chairs are back." in page(at_desk)


@pytest.mark.parametrize(
    ("address", "typed"),
    [
        ("/why/reason", {"language": "xx", "text": "Kept words"}),
        ("/why/reason", {"language": "en", "text": "Kept words" * 100}),
        ("/why/win", {"text": "Kept words", "day": "2999-01-01"}),
        ("/why/win", {"text": "Kept words", "day": "yesterday"}),
    ],
)
def test_what_can_not_be_kept_is_said_and_stays_typed(
    at_desk: Client, address: str, typed: dict[str, str]
) -> None:
    answer = at_desk.post(address, typed)
    assert answer.status_code == 400
    assert "Nothing was lost" in answer.content.decode()
    assert "Kept words" in answer.content.decode()


def test_versions_and_wins_that_are_not_there_are_not_found(at_desk: Client) -> None:
    for address in ("/why/reason/9/again", "/why/reason/9/back", "/why/win/9/back", "/why/win/9/stands"):
        assert at_desk.post(address).status_code == 404


def test_a_phone_keeps_both_without_a_form_or_a_name(at_desk: Client, harbor: Harbor) -> None:
    harbor.worker("Canaryname Quux")
    actions.write(harbor.amara, language="en", text="Our time.", now=NOW)
    actions.add_win(harbor.amara, text="Chairs are back.", day=TODAY, now=NOW)
    shown = page(at_desk, "/pocket/why/")
    assert "Our time." in shown
    assert "Chairs are back." in shown
    assert "20 Nov" in shown
    for told in ("Canaryname", "Amara", "csrfmiddlewaretoken", "<form"):
        assert told not in shown, told
