"""Go or wait: it warns, it never locks, and whatever is decided stands there with votes and reason."""

import html
import re

import pytest
from django.test import Client
from tests.harbor.cast import DEV, NOW, TODAY, Harbor
from tests.web.conftest import seat

from brazier.election.models import Judged, Motion
from brazier.election.motions import actions as motions
from brazier.election.ready import actions, queries
from brazier.ledger import queries as ledger
from brazier.people import actions as people
from brazier.terms import Refused, Wrong
from brazier.web import clock
from brazier.workplaces import actions as workplaces

FILE = {"subject": "file", "choice": "file", "yes": "9", "no": "4", "abstained": "1", "reason": "Now or never."}


@pytest.fixture(autouse=True)
def same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def desk(harbor: Harbor) -> Client:
    return seat(Client(HTTP_HOST="localhost:8765"))


def read(desk: Client, path: str = "/count/ready") -> str:
    answer = desk.get(path)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html.unescape(answer.content.decode())))


def a_unit(harbor: Harbor, n: int = 20) -> None:
    """Twenty in one cell: five for it, nobody acted, one on the committee."""
    for at in range(5):
        worker = harbor.worker(f"Worker {at}", department="Stow", shift="Nights")
        harbor.talk(worker, 2)
        if not at:
            people.seat(harbor.amara, worker=worker, since=TODAY, now=NOW)
    cell = harbor.cell("Stow", "Nights")
    workplaces.note_headcount(harbor.amara, cell_id=cell, people=n, source="company", as_of=TODAY, now=NOW)
    workplaces.change_campaign(harbor.amara, now=NOW, jurisdiction="us.nlra")


def test_an_empty_campaign_has_a_sheet_and_nobody_knows_anything(desk: Client) -> None:
    page = read(desk)
    assert "16 of 16 lines are short, or nobody knows." in page
    assert page.count("nobody knows") >= 15


def test_every_line_has_what_there_is_the_benchmark_the_gap_and_where_it_comes_from(
    desk: Client, harbor: Harbor
) -> None:
    a_unit(harbor)
    page = read(desk)
    assert "Support is broad 25% 5 of 20 · wanted 65% · 40 off" in page
    assert "One in ten on the committee 5% 1 of 20 · wanted 10% · 5 off" in page
    assert "Benchmark: organizing manuals (OPEIU, Labor Notes)." in page
    assert "Benchmark: a proposal of this program." in page
    assert "These are guides and no gates." in page


def test_a_warning_is_no_lock_a2(desk: Client, harbor: Harbor) -> None:
    a_unit(harbor)
    desk.post("/count/cards/count", {"source": "union", "undated": "5", "is_looked_up": "on"})
    assert "lines are short" in read(desk)
    assert desk.post("/count/motion", FILE).headers["Location"] == "/count/ready"
    [kept] = Motion.objects.all()
    assert (kept.subject, kept.choice, kept.yes, kept.no, kept.abstained, kept.reason) == (
        "file", "file", 9, 4, 1, "Now or never.",
    )  # fmt: skip
    assert "file , 20 Nov 2026: 9 yes, 4 no, 1 abstained. Now or never." in read(desk)


def test_a_line_is_set_aside_by_a_motion_with_votes_and_reason(desk: Client, harbor: Harbor) -> None:
    a_unit(harbor)
    before = queries.readiness(harbor.amara, today=TODAY)
    motion = {"subject": "readiness", "item": "support", "choice": "go_anyway", "yes": "5", "no": "1"}
    desk.post("/count/motion", motion | {"reason": "Peak ends in a month."})
    after = queries.readiness(harbor.amara, today=TODAY)
    assert (before.short - after.short, after.set_aside) == (1, 1)
    page = read(desk)
    assert "1 was set aside by a motion." in page
    assert "Peak ends in a month." in page


def test_another_number_takes_the_place_of_a_benchmark(desk: Client, harbor: Harbor) -> None:
    a_unit(harbor)
    motion = {"subject": "readiness", "item": "support", "choice": "other_number", "yes": "5", "no": "1"}
    answer = desk.post("/count/motion", motion | {"reason": "A small shop."})
    assert answer.status_code == 400
    assert b"Write the other number" in answer.content
    assert b"A small shop." in answer.content
    desk.post("/count/motion", motion | {"reason": "A small shop.", "number": "25"})
    assert "Support is broad 25% 5 of 20 · wanted 25% · reached" in read(desk)


def test_the_page_says_in_one_sentence_why_cards_are_not_support_a13(desk: Client, harbor: Harbor) -> None:
    a_unit(harbor)
    desk.post("/count/cards/count", {"source": "union", "undated": "15", "is_looked_up": "on"})
    desk.post("/count/ready/judge", {"item": "inoculated", "value": "20"})
    page = read(desk)
    [sentence] = re.findall(r"Cards are not support here: .*?\.", page)
    assert "only 0 in 100 did something others could see" in sentence
    assert "only 20 in 100 were told beforehand what the company will say" in sentence


def test_what_the_committee_judges_stands_with_its_day_and_reason(desk: Client, harbor: Harbor) -> None:
    desk.post("/count/ready/judge", {"item": "issues", "value": "100", "reason": "Heat and rates, in 11 of 14."})
    desk.post("/count/ready/judge", {"item": "issues", "value": "50"})
    page = read(desk)
    assert "Issues run deep and wide 50% · wanted 100% · 50 off" in page
    assert Judged.objects.count() == 2


def test_a_reason_that_could_harm_somebody_is_held_up_and_can_be_kept(desk: Client, harbor: Harbor) -> None:
    typed = {"item": "community", "value": "100", "reason": "Rosa waits for her visa."}
    held = desk.post("/count/ready/judge", typed)
    assert held.status_code == 400
    assert b"Rosa waits for her visa." in held.content
    assert not Judged.objects.exists()
    assert desk.post("/count/ready/judge", typed | {"keep_note": "on"}).status_code == 302
    motion = FILE | {"reason": "Rosa waits for her visa."}
    assert desk.post("/count/motion", motion).status_code == 400
    assert desk.post("/count/motion", motion | {"keep_note": "on"}).status_code == 302


@pytest.mark.parametrize(
    "typed", [{"item": "list", "value": "100"}, {"item": "issues", "value": "101"}, {"item": "issues"}, {}]
)
def test_what_is_counted_is_not_judged(desk: Client, harbor: Harbor, typed: dict[str, str]) -> None:
    assert desk.post("/count/ready/judge", typed).status_code == 400
    assert not Judged.objects.exists()


@pytest.mark.parametrize(
    "changed",
    [
        {"subject": "readiness", "item": "nothing", "choice": "go_anyway"},
        {"subject": "readiness", "choice": "go_anyway"},
        {"item": "support"},
        {"choice": "strike"},
        {"yes": "4"},
        {"reason": "  "},
        {"day": "2126-01-01"},
        {"number": "5"},
        {"subject": "lunch"},
    ],
)
def test_a_motion_that_can_not_be_is_given_back_as_it_was_typed(
    desk: Client, harbor: Harbor, changed: dict[str, str]
) -> None:
    before = ledger.head(harbor.amara)
    answer = desk.post("/count/motion", FILE | changed)
    assert answer.status_code == 400
    assert ledger.head(harbor.amara) == before
    assert not Motion.objects.exists()


def test_dev_judges_and_decides_nothing(harbor: Harbor) -> None:
    with pytest.raises(Refused):
        actions.judge(DEV, item="issues", value=100, reason="", now=NOW)
    with pytest.raises(Refused):
        motions.record(DEV, subject="file", choice="file", reason="x", votes=(2, 1, 0), day=TODAY, now=NOW)
    with pytest.raises(Refused):
        queries.readiness(DEV, today=TODAY)


def test_a_motion_needs_more_yes_than_no(harbor: Harbor) -> None:
    with pytest.raises(Wrong, match="more yes than no"):
        motions.record(
            harbor.amara, subject="file", choice="wait", reason="x", votes=(3, 3, 9), day=TODAY, now=NOW
        )
