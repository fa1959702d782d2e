"""A list that stops being true (story A2), a unit that is packed (story A10)."""

import html
import re
from datetime import date, timedelta

import pytest
from django.test import Client
from tests.harbor.cast import DEV, NOW, TODAY, Harbor
from tests.web.conftest import seat

from brazier.election import queries as known
from brazier.election.chances import queries as chances
from brazier.election.chances.trying import Tried
from brazier.election.days import actions as days
from brazier.election.models import CardCount, Claim, Leaving
from brazier.election.motions import queries as motions
from brazier.election.stress import actions, queries
from brazier.ledger import queries as ledger
from brazier.terms import Refused, Wrong
from brazier.web import clock
from brazier.workplaces import actions as workplaces

MONTHS = [f"2026-{month:02}" for month in range(3, 12)]


@pytest.fixture(autouse=True)
def same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def desk(harbor: Harbor) -> Client:
    return seat(Client(HTTP_HOST="localhost:8765"))


def unit_of(harbor: Harbor, people: int, law: str = "us.nlra") -> None:
    workplaces.note_headcount(harbor.amara, cell_id=None, people=people, source="guess", as_of=TODAY, now=NOW)
    workplaces.change_campaign(harbor.amara, now=NOW, jurisdiction=law)


def read(desk: Client, path: str) -> str:
    answer = desk.get(path)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html.unescape(answer.content.decode())))


@pytest.fixture
def a2(desk: Client, harbor: Harbor) -> Client:
    """2,304 cards over nine months, 8,000 people, 2.9% of signers leave a week."""
    unit_of(harbor, 8000)
    desk.post("/count/cards/count", {"source": "union", "month": MONTHS, "signed": ["256"] * 9})
    desk.post("/count/cards/leaving", {"signers": "1000", "still_here": "971", "days": "7"})
    return desk


def test_a_list_that_stops_being_true_a2(a2: Client, harbor: Harbor) -> None:
    page = read(a2, f"/count/cards?filing_on={TODAY}")
    found = queries.melting(harbor.amara, on=TODAY, today=TODAY)
    assert found.share == pytest.approx(0.029)
    assert found.is_measured
    assert 1250 < found.now == found.then < 1450
    assert f"about {round(found.then):,} ; the company could challenge about {round(found.challenged):,}" in page
    assert "Needed to file: 2,400." in page
    assert "29 CFR 101.18(a)" in page
    assert "Mar 2026" in page
    assert re.search(r"About [\d,]+ must be signed in 1 week", page)
    assert "Filing below the line is your decision; nothing here is locked." in page


def test_a_thousand_challenged_names_are_recounted_the_same_evening_a2(a2: Client) -> None:
    page = read(a2, "/count/cards?challenged=1000&still_here=240")
    assert "1,544 of 2,304 cards are left." in page
    assert "856 short" in page
    a2.post("/count/cards/count", {"source": "after_challenge", "undated": "1544", "is_looked_up": "on"})
    assert "1,544 cards, counted 20 Nov" in read(a2, "/count/cards")
    assert CardCount.objects.count() == 2


def test_the_worked_figures_of_the_screen_stand_on_the_page(desk: Client, harbor: Harbor) -> None:
    """8,000 people, 65%, 2,400 cards looked up today, 150% a year, twelve weeks: 342 a week, naive 293."""
    unit_of(harbor, 8000)
    desk.post("/count/cards/count", {"source": "two_of_us", "undated": "2400", "is_looked_up": "on"})
    desk.post("/count/cards/leaving", {"yearly": "150"})
    page = read(desk, f"/count/cards?filing_on={TODAY + timedelta(weeks=12)}")
    assert "Today about 2,400 are of people still at work. About 69 are lost each week, as 2.9% of signers" in page
    assert "guess: nobody measured it on your signers" in page
    assert re.search(r"about 1,6(89|90) ;", page)
    assert "About 342 must be signed each week, for 12 weeks." in page
    assert "counts 293: too few" in page


def test_nothing_needs_to_be_signed_where_enough_survive(desk: Client, harbor: Harbor) -> None:
    unit_of(harbor, 100)
    desk.post("/count/cards/count", {"source": "two_of_us", "undated": "95", "is_looked_up": "on"})
    assert "must be signed" not in read(desk, f"/count/cards?filing_on={TODAY}")


def test_the_pace_is_told_from_two_counts(desk: Client, harbor: Harbor) -> None:
    unit_of(harbor, 8000)
    for day, cards in ((TODAY - timedelta(days=14), 800), (TODAY, 940)):
        actions.count_cards(
            harbor.amara, rungs=[(None, cards)], as_of=day, source="union", is_looked_up=True, now=NOW
        )
    assert "about 70 came a week" in read(desk, "/count/cards")


def test_the_forecast_takes_the_cards_that_still_count(a2: Client, harbor: Harbor) -> None:
    found = chances.foresee(harbor.amara, tried=Tried(), today=TODAY).found
    assert found is not None
    assert found.asked.cards == queries.cards_today(harbor.amara, TODAY)
    assert found.asked.cards_age_days == 0
    assert found.filing.showing is not None
    assert found.filing.showing < 0.05  # 1,350 of 8,000 do not make 30 in 100


def test_the_decision_is_minuted_a10(desk: Client, harbor: Harbor) -> None:
    unit_of(harbor, 1400, "gb")
    motion = {"subject": "packing", "choice": "strike", "yes": "9", "no": "2", "reason": "They hired in January."}
    assert desk.post("/count/motion", motion).headers["Location"] == "/count/unit"
    [told] = motions.motions(harbor.amara, "packing")
    assert (told.choice, told.yes, told.no, told.reason, told.day) == (
        "strike",
        9,
        2,
        "They hired in January.",
        TODAY,
    )
    assert "9 yes, 2 no, 0 abstained." in read(desk, "/count/unit")


def test_a_number_that_is_only_tried_is_not_kept(desk: Client, harbor: Harbor) -> None:
    unit_of(harbor, 1400)
    assert "2,700 what you typed; not kept" in read(desk, "/count/unit?claimed=2700")
    assert not Claim.objects.exists()


def test_three_tenths_on_the_page_may_be_ten_cards_short(desk: Client, harbor: Harbor) -> None:
    unit_of(harbor, 2700)
    desk.post("/count/cards/count", {"source": "union", "undated": "800", "is_looked_up": "on"})
    desk.post("/count/cards/leaving", {"yearly": "0"})
    page = read(desk, "/count/unit")
    assert "30% have a card today, 30% on the day we file." in page
    assert "Needed to file: 810. 10 short" in page


@pytest.mark.parametrize("law", ["", "other", "us.public"])
def test_without_a_law_no_line_is_drawn_and_the_page_says_so(desk: Client, harbor: Harbor, law: str) -> None:
    unit_of(harbor, 400, law or "other")
    page = read(desk, "/count/unit")
    assert "Needed" not in page or law == "us.public"
    if law != "us.public":
        assert "Nobody has said whose law holds here" in page


@pytest.mark.parametrize("path", ["/count/cards", "/count/unit"])
def test_an_empty_campaign_is_told_what_will_stand_here(desk: Client, path: str) -> None:
    assert "irst" in read(desk, path)


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("/count/cards/count", {"source": "union"}),
        ("/count/cards/count", {"source": "magic", "undated": "3"}),
        ("/count/cards/count", {"source": "union", "month": ["2026-13"], "signed": ["3"]}),
        ("/count/cards/count", {"source": "union", "month": ["2027-01"], "signed": ["3"]}),
        ("/count/cards/count", {"source": "union", "month": ["2026-01"], "signed": ["-3"]}),
        ("/count/cards/count", {"source": "union", "undated": "3", "as_of": "2027-01-01"}),
        ("/count/cards/leaving", {"signers": "10", "still_here": "11", "days": "7"}),
        ("/count/cards/leaving", {"signers": "10"}),
        ("/count/cards/leaving", {}),
        ("/count/unit/claim", {"people": "0", "by": "company"}),
        ("/count/unit/claim", {"people": "9", "by": "nobody"}),
        ("/count/unit/claim", {"people": "9", "by": "company", "as_of": "2126-01-01"}),
        ("/count/motion", {"subject": "packing", "choice": "strike", "yes": "2", "no": "2", "reason": "x"}),
        ("/count/motion", {"subject": "packing", "choice": "strike", "yes": "2", "no": "1", "reason": " "}),
        ("/count/motion", {"subject": "packing", "choice": "file", "yes": "2", "no": "1", "reason": "x"}),
    ],
)
def test_what_can_not_be_is_said_in_words_and_keeps_nothing(
    desk: Client, harbor: Harbor, path: str, typed: dict[str, str]
) -> None:
    unit_of(harbor, 400)
    before = ledger.head(harbor.amara)
    assert desk.post(path, typed).status_code in {302, 400, 404}
    assert ledger.head(harbor.amara) == before
    assert not (CardCount.objects.exists() or Leaving.objects.exists() or Claim.objects.exists())


def test_measured_goes_before_told_and_each_is_one_line(harbor: Harbor) -> None:
    before = ledger.head(harbor.amara)
    actions.measure(harbor.amara, signers=400, still_here=371, days=63, as_of=TODAY, now=NOW)
    actions.tell_turnover(harbor.amara, yearly=200, as_of=TODAY, now=NOW)
    assert ledger.head(harbor.amara) - before == 2
    found = queries.leaving(harbor.amara)
    assert found is not None
    assert found.signers == 400


def test_dev_sees_nothing_and_writes_nothing(harbor: Harbor) -> None:
    for ask in (queries.counts, known.claims, known.plans):
        with pytest.raises(Refused):
            ask(DEV)
    with pytest.raises(Refused):
        actions.claim(DEV, people=5, by="company", as_of=TODAY, now=NOW)


def test_a_claim_of_the_future_is_refused_with_the_reason(harbor: Harbor) -> None:
    with pytest.raises(Wrong, match="still to come"):
        actions.claim(harbor.amara, people=5, by="company", as_of=date(2126, 1, 1), now=NOW)


@pytest.mark.parametrize("page", ["/count/cards", "/count/unit", "/count/ready"])
def test_once_it_is_filed_the_pages_for_filing_say_so(desk: Client, harbor: Harbor, page: str) -> None:
    assert "You filed on" not in read(desk, page)
    days.note(harbor.amara, kind="petition_filed", day=TODAY - timedelta(days=9), now=NOW)
    assert "You filed on 11 Nov 2026, and that vote is not decided yet." in read(desk, page)
    days.note(harbor.amara, kind="tally", day=TODAY, now=NOW)
    assert "You filed on" not in read(desk, page)
