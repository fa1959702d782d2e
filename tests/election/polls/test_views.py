"""The page of the polls, its sheet, and what nobody may do with a ballot."""

import io
from datetime import date

import pytest
from django.test import Client
from pypdf import PdfReader
from tests.election.voters.voting import read
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.web.conftest import seat

from brazier.election.models import Challenge, Observer, Polls
from brazier.people import queries as people
from brazier.rules import loading, rights
from brazier.web import clock
from brazier.workplaces import actions as workplaces

HOURS = {"place": "Canteen", "shift": "Nights", "day": TODAY.isoformat(), "opens": "06:00", "closes": "09:00"}
LAW = loading.packaged()


@pytest.fixture(autouse=True)
def same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def desk(harbor: Harbor) -> Client:
    return seat(Client(HTTP_HOST="localhost:8765"))


@pytest.fixture
def polls(desk: Client) -> int:
    desk.post("/count/polls/open", HOURS)
    return Polls.objects.get().pk


def test_before_a_place_is_noted_the_page_says_where_to_read_it(desk: Client) -> None:
    assert "The notice of election says them" in read(desk, "/count/polls")


@pytest.mark.parametrize("typed", [{"closes": "05:00"}, {"day": "soon"}, {"place": ""}, {"opens": ""}])
def test_hours_that_can_not_be_are_said(desk: Client, typed: dict[str, str]) -> None:
    answer = desk.post("/count/polls/open", HOURS | typed)
    assert answer.status_code == 400
    assert not Polls.objects.exists()


def test_an_observer_is_named_checked_and_taken_off(desk: Client, harbor: Harbor, polls: int) -> None:
    harbor.worker("Rosa Wills")
    desk.post(f"/count/polls/{polls}/observer", {"who": "Rosa Wills"})
    assert "Not checked yet: for our side, and no supervisor." in read(desk, "/count/polls")
    observer = Observer.objects.get()
    desk.post(f"/count/polls/observer/{observer.pk}/check", {"is_ours": "on", "is_no_boss": "on"})
    assert "Nobody relieves them." in read(desk, "/count/polls")
    desk.post(f"/count/polls/observer/{observer.pk}/release")
    assert "Nobody watches here yet." in read(desk, "/count/polls")


def test_an_observer_nobody_knows_is_said(desk: Client, polls: int) -> None:
    answer = desk.post(f"/count/polls/{polls}/observer", {"who": "Zzz"})
    assert answer.status_code == 400
    assert not Observer.objects.exists()


def test_a_challenged_ballot_is_noted_with_and_without_a_name(desk: Client, harbor: Harbor, polls: int) -> None:
    harbor.worker("Cleo Diaz")
    desk.post(f"/count/polls/{polls}/challenge", {"who": "Cleo Diaz", "side": "theirs", "why": "left"})
    desk.post(f"/count/polls/{polls}/challenge", {"who": "", "side": "ours", "why": "supervisor"})
    page = read(desk, "/count/polls")
    assert "2 challenged ballots" in page
    assert "somebody we do not name here" in page
    desk.post(f"/count/polls/challenge/{Challenge.objects.order_by('pk').first().pk}/strike")  # type: ignore[union-attr]
    assert "1 challenged ballot" in read(desk, "/count/polls")
    assert desk.post(f"/count/polls/{polls}/challenge", {"side": "x", "why": "left"}).status_code == 400


@pytest.mark.parametrize("paper", ["", "?paper=us-letter"])
def test_the_sheet_prints_on_both_papers_with_nobody_and_with_many(
    desk: Client, harbor: Harbor, polls: int, paper: str
) -> None:
    assert desk.get(f"/count/polls/observers.pdf{paper}").content.startswith(b"%PDF")
    for n in range(12):
        name = f"Rosa {chr(65 + n)} al-Ḥusaynī 王 {'x' * 60}"
        code = people.code_of(harbor.amara, harbor.worker(name))
        desk.post(f"/count/polls/{polls}/observer", {"who": code, "is_relief": "on"})
    assert Observer.objects.count() == 12
    answer = desk.get(f"/count/polls/observers.pdf{paper}")
    assert answer.content.startswith(b"%PDF")
    assert answer["Cache-Control"] == "no-store"
    assert "Rosa" not in answer["Content-Disposition"]


def test_the_sheet_prints_before_any_place_is_noted(desk: Client, harbor: Harbor) -> None:
    workplaces.change_campaign(harbor.amara, now=NOW, jurisdiction="us.nlra")
    assert desk.get("/count/polls/observers.pdf").content.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("language", "says"),
    [("fr", "Brouillon fait par une machine."), ("zh-hans", "由机器起草"), ("en", "")],
)
def test_the_sheet_says_where_a_machine_drafted_its_lines(
    desk: Client, harbor: Harbor, polls: int, language: str, says: str
) -> None:
    workplaces.change_campaign(harbor.amara, now=NOW, jurisdiction="us.nlra")
    desk.post("/count/polls/open", HOURS | {"place": "North hall"})
    answer = desk.get("/count/polls/observers.pdf", headers={"accept-language": language})
    for page in PdfReader(io.BytesIO(answer.content)).pages:
        text = " ".join(page.extract_text().split())
        assert "29 CFR" in text
        assert (says in text) if says else ("machine" not in text)


def test_what_nobody_may_do_is_from_the_law_pack_with_source_and_day(desk: Client, harbor: Harbor) -> None:
    page = read(desk, "/count/polls/ballots")
    assert "Never touch, carry, keep or post somebody else's ballot." in page
    assert "Nobody has said whose law holds here." in page
    assert "Fessler" not in page
    workplaces.change_campaign(harbor.amara, now=NOW, jurisdiction="us.nlra")
    page = read(desk, "/count/polls/ballots")
    for line in rights.of_the_vote(LAW, campaign="us.nlra", day=TODAY):
        assert line.text in page
        assert line.source in page
        assert f"{line.checked.day} {line.checked:%b %Y}" in page


def test_the_phone_keeps_it_too(desk: Client, harbor: Harbor) -> None:
    assert "Never touch, carry, keep or post" in read(desk, "/pocket/rights/")
    workplaces.change_campaign(harbor.amara, now=NOW, jurisdiction="us.nlra")
    page = read(desk, "/pocket/rights/")
    assert "Do not even offer to collect or post one" in page
    assert "Bosses may not threaten you" in page


def test_every_place_tells_at_least_to_keep_hands_off() -> None:
    for campaign in ("us.nlra", "gb", "de", "", "nowhere"):
        told = [line.part for line in rights.of_the_vote(LAW, campaign=campaign, day=date(2026, 11, 20))]
        assert told[0] == "mail"
        assert told == sorted(told)


def test_a_page_of_rights_says_nothing_of_votes() -> None:
    page = rights.page(LAW, campaign="us.nlra", day=date(2026, 11, 20))
    assert page is not None
    assert not {line.part for line in page.lines} & {"mail", "polls"}


@pytest.mark.parametrize(("language", "since"), [("es", "Desde"), ("ar", "من")])
def test_the_hour_the_polls_open_is_not_called_a_source(desk: Client, language: str, since: str) -> None:
    desk.cookies["language"] = language
    assert f'<label for="opens">{since}</label>' in desk.get("/count/polls").content.decode()
