"""Stories A2, A7 and A10 from end to end, page by page, with the figures of the real campaigns."""

import html
import re
from datetime import timedelta

import pytest
from django.test import Client
from tests.election.chances.test_views import rate
from tests.election.stress.test_views import MONTHS, unit_of
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.web.conftest import seat

from brazier.election.chances import queries as chances
from brazier.election.chances.trying import Tried
from brazier.election.models import CardCount, Claim
from brazier.election.motions import queries as motions
from brazier.web import clock


@pytest.fixture(autouse=True)
def same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def desk(harbor: Harbor) -> Client:
    return seat(Client(HTTP_HOST="localhost:8765"))


def read(desk: Client, path: str) -> str:
    answer = desk.get(path)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html.unescape(answer.content.decode())))


def test_a2_a_list_that_stops_being_true_warns_locks_nothing_and_is_recounted_the_same_evening(
    desk: Client, harbor: Harbor
) -> None:
    """2,304 cards over nine months, 8,000 people, 2.9% of signers leave a week."""
    unit_of(harbor, 8000)
    desk.post("/count/cards/count", {"source": "union", "month": MONTHS, "signed": ["256"] * 9})
    desk.post("/count/cards/leaving", {"signers": "1000", "still_here": "971", "days": "7"})

    sheet = read(desk, f"/count/cards?filing_on={TODAY + timedelta(weeks=6)}")
    told = re.search(r"about ([\d,]+) ; the company could challenge about ([\d,]+)", sheet)
    assert told
    valid, challenged = (int(number.replace(",", "")) for number in told.groups())
    assert 1000 < valid < 1300
    assert abs(valid + challenged - 2304) <= 1
    ladder = [f"{month} 2026" for month in ("Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov")]
    assert all(rung in sheet for rung in ladder)
    plan = re.search(r"About ([\d,]+) must be signed each week, for 6 weeks", sheet)
    assert plan
    assert int(plan[1].replace(",", "")) > (2400 - valid) / 6  # and those signed on the way leave too
    assert "nothing here is locked" in sheet

    filed = {"subject": "file", "choice": "file", "yes": "9", "no": "4", "reason": "The warehouse is with us now."}
    assert desk.post("/count/motion", filed).status_code == 302
    [motion] = motions.motions(harbor.amara, "file")
    assert (motion.choice, motion.yes, motion.no, motion.reason) == ("file", 9, 4, "The warehouse is with us now.")

    evening = read(desk, "/count/cards?challenged=1000&still_here=240")
    assert "1,544 of 2,304 cards are left." in evening
    assert "856 short" in evening
    desk.post("/count/cards/count", {"source": "after_challenge", "undated": "1544", "is_looked_up": "on"})
    assert "1,544 cards, counted 20 Nov" in read(desk, "/count/cards")
    assert CardCount.objects.count() == 2  # the first count stays


def test_a7_the_phones_say_70_the_photos_41_and_neither_is_the_forecast(desk: Client, harbor: Harbor) -> None:
    rate(harbor, {1: 28, 2: 42, 3: 20, 4: 10}, acted=41)
    page = read(desk, "/count/forecast")
    assert "Said: 70% of those asked. Did: 41% of everybody." in page
    expected = re.search(r"Expect (\d+) to (\d+) in 100 of those who vote", page)
    assert expected
    low, high = map(int, expected.groups())
    found = chances.foresee(harbor.amara, tried=Tried(), today=TODAY).found
    assert found is not None
    assert low < 55 < high  # what came in the end
    assert low <= round(100 * found.share.mean) < 70
    assert "29 apart" in page
    assert "1 cell where word and deed are over 25 points apart" in page


def test_a10_coventry_is_packed_and_the_committee_decides_with_both_numbers_before_it(
    desk: Client, harbor: Harbor
) -> None:
    unit_of(harbor, 1400, "gb")
    desk.post("/count/cards/count", {"source": "union", "undated": "800", "is_looked_up": "on"})
    desk.post("/count/plan", {"route": "statutory_uk", "method": "mail", "goal": "50"})
    assert "57% have a card today" in read(desk, "/count/unit")

    desk.post("/count/unit/claim", {"people": "2700", "by": "company", "as_of": "2026-11-19"})
    page = read(desk, "/count/unit")
    assert re.search(r"1,400 as we count .*?57% have a card today", page)
    assert re.search(r"2,700 says the company, 19 Nov 2026 .*?30% have a card today", page)
    assert "1,300 people more than we know" in page
    assert "met within seven days" in page
    assert "2,700, says the company, 19 Nov 2026" in page
    assert "1,400, our headcount of everybody" in page
    for option in ("withdraw and come back", "go on", "strike first"):
        assert option in page

    decided = {"subject": "packing", "choice": "withdraw", "yes": "11", "no": "3", "reason": "They hired 1,300."}
    assert desk.post("/count/motion", decided).status_code == 302
    assert "11 yes, 3 no, 0 abstained." in read(desk, "/count/unit")
    assert Claim.objects.count() == 1
    assert re.search(r"1,400 as we count .*?2,700 says the company", read(desk, "/count/unit"))
