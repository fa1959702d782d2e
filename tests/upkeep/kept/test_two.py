"""The page where two can sign in: it asks the second person, says who that may be, and does nothing by itself."""

import pytest
from django.test import Client
from tests.harbor.cast import Harbor
from tests.upkeep.pairs.test_actions import somebody
from tests.upkeep.pairs.test_views import sits

from brazier.access.models import Proposal
from brazier.keeping import queries as keeping
from brazier.terms import Actor
from brazier.upkeep.models import Ending


@pytest.fixture
def two(harbor: Harbor) -> tuple[Client, Client, Actor]:
    bo = somebody(harbor, "Bo <b>")
    return sits(harbor.amara), sits(bo), bo


def agree(client: Client, kind: str) -> int:
    number = Proposal.objects.get(kind=kind, ended_at=None).pk
    return client.post(f"/pairs/{number}", {"answer": "agree"}).status_code


def test_a_hold_is_asked_for_on_the_page_and_agreed_to_by_the_other_n71(
    two: tuple[Client, Client, Actor],
) -> None:
    amara, bo, actor = two
    assert "One of these must agree: <bdi>Bo &lt;b&gt;</bdi>" in amara.get("/more/kept").content.decode()
    amara.post("/more/kept/hold", {"kind": "everything", "reason": "charge of 3 May"})
    assert "it waits" in amara.get("/more/kept").content.decode()
    assert keeping.holds(actor) == ()
    waits = bo.get("/pairs").content.decode()
    assert "A legal hold: nothing of this may go: everything" in waits and "charge of 3 May" in waits
    assert (agree(amara, "hold"), agree(bo, "hold")) == (400, 302)
    [hold] = keeping.holds(actor)
    bo.post(f"/more/kept/release/{hold.id}")
    assert "A legal hold ends" in amara.get("/pairs").content.decode()
    assert len(keeping.holds(actor)) == 1
    assert agree(amara, "release") == 302
    assert keeping.holds(actor) == ()
    assert bo.post(f"/more/kept/release/{hold.id}").status_code == 404


def test_days_and_the_end_wait_too(two: tuple[Client, Client, Actor]) -> None:
    amara, bo, actor = two
    amara.post("/more/kept/days", {"kind": "notes", "days": "7"})
    assert "Another number of days, 7, for this: Words people said" in bo.get("/pairs").content.decode()
    assert keeping.lives(actor)["notes"] == 30
    assert agree(bo, "keeps") == 302
    assert keeping.lives(actor)["notes"] == 7
    amara.post("/more/kept/end", {"how": "end"})
    assert not Ending.objects.exists()
    assert agree(bo, "wind_down") == 302
    assert Ending.objects.exists()
    assert amara.post("/more/kept/sweep").status_code == 400


@pytest.mark.parametrize(
    "typed", [{"kind": "cell", "thing": "4711", "reason": "x"}, {"kind": "everything", "reason": ""}]
)
def test_what_could_never_be_held_is_not_asked_for(
    two: tuple[Client, Client, Actor], typed: dict[str, str]
) -> None:
    assert two[0].post("/more/kept/hold", typed).status_code == 400
    assert not Proposal.objects.exists()


def test_the_page_of_shares_asks_a_second_person_first(two: tuple[Client, Client, Actor]) -> None:
    amara, bo, _ = two
    page = amara.get("/more/shares").content.decode()
    assert "Ask a second person" in page and "Bo &lt;b&gt;" in page
    assert 'name="words"' not in page
    assert amara.post("/more/shares", {"size": "two_of_three", "words": "x"})["Location"] == "/pairs"
    assert agree(bo, "shares") == 302
    assert 'name="words"' in amara.get("/more/shares").content.decode()
