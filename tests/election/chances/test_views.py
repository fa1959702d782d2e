"""The forecast page: fractions with a range, never surer than it may be, and for the committee alone."""

import html
import re

import pytest
from django.test import Client
from tests.harbor.cast import DEV, NOW, TODAY, Harbor
from tests.web.conftest import seat, seat_as

from brazier.access import actions as access
from brazier.access.models import Organizer
from brazier.election import queries as known
from brazier.election.chances import actions, queries
from brazier.election.chances.trying import Tried
from brazier.election.models import Plan
from brazier.forecast import outlook
from brazier.ledger import queries as ledger
from brazier.terms import Refused, Wrong
from brazier.web import clock
from brazier.workplaces import actions as workplaces

CHANCE = re.compile(r"(\d+) in (\d+)")


@pytest.fixture
def desk(harbor: Harbor) -> Client:
    return seat(Client(HTTP_HOST="localhost:8765"))


def read(desk: Client, query: str = "") -> str:
    answer = desk.get(f"/count/forecast{query}")
    assert answer.status_code == 200
    return html.unescape(re.sub(r"\s+", " ", answer.content.decode()))


def rate(harbor: Harbor, levels: dict[int, int], *, rest: int = 0, acted: int = 0, ago: int = 0) -> None:
    """So many of each level in one cell; so many of the first do something in public; the rest nobody asked."""
    at = 0
    for level, people in levels.items():
        for _ in range(people):
            worker = harbor.worker(f"Quarantine {level} {at}", department="Stow", shift="Nights")
            harbor.talk(worker, level, ago=ago)
            if at < acted:
                harbor.act(worker)
            at += 1
    if at + rest:
        cell = harbor.cell("Stow", "Nights")
        workplaces.note_headcount(
            harbor.amara, cell_id=cell, people=at + rest, source="company", as_of=TODAY, now=NOW
        )


@pytest.fixture(autouse=True)
def same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(clock, "today", lambda: TODAY)


def test_an_empty_campaign_is_told_what_will_stand_here(desk: Client) -> None:
    assert "First say about how many people work here" in read(desk)


def test_the_page_says_the_chance_as_a_fraction_with_its_range_and_what_it_rests_on(
    desk: Client, harbor: Harbor
) -> None:
    rate(harbor, {1: 10, 2: 10, 3: 10}, rest=20)
    page = read(desk)
    assert re.search(r"We would win about \d+ times? in \d+\.", page)
    assert re.search(r"Range: (near )?\d+ in \d+", page)
    assert "your ratings have not been checked against a vote yet" in page
    assert "<b>60%</b> assessed" in page


def test_70_is_never_the_prediction_a7(desk: Client, harbor: Harbor) -> None:
    rate(harbor, {1: 14, 2: 21, 3: 10, 4: 5}, rest=0, acted=10)
    page = read(desk)
    assert "Said: 70% of those asked. Did: 20% of everybody." in page
    low, high = map(int, re.search(r"Expect (\d+) to (\d+) in 100 of those who vote", page).groups())  # type: ignore[union-attr]
    assert low < high
    assert "50 apart" in page
    assert "1 cell where word and deed are over 25 points apart" in page
    share = queries.foresee(harbor.amara, tried=Tried(), today=TODAY).found.share  # type: ignore[union-attr]
    assert share.mean < 0.70
    assert "70" not in re.sub(r"<[^>]*>", " ", page.split("</h1>")[0])


@pytest.mark.parametrize("levels", [{1: 30}, {5: 30}])
def test_nothing_is_surer_than_9_in_10_or_1_in_20(desk: Client, harbor: Harbor, levels: dict[int, int]) -> None:
    rate(harbor, levels)
    page = read(desk, "?campaign=0&unrated=0")
    text = re.sub(r"<[^>]+>", " ", page)
    heading = re.search(r"We would win about (\d+) times? in (\d+)", text)
    assert heading
    assert 0.05 <= int(heading[1]) / int(heading[2]) <= 0.90
    assert all(0.05 <= int(a) / int(b) <= 0.90 for a, b in CHANCE.findall(text) if int(b) <= 20)


def test_under_40_in_100_assessed_the_own_part_is_grayed_out(desk: Client, harbor: Harbor) -> None:
    rate(harbor, {1: 10}, rest=40)
    page = read(desk)
    assert "Your ratings do not count yet" in page
    assert "Based on public elections only" in page
    assert '<dd class="faint">' in page


def test_ratings_older_than_21_days_do_not_count(desk: Client, harbor: Harbor) -> None:
    rate(harbor, {1: 10, 2: 10}, ago=25)
    assert "Half of them are older than 21 days" in read(desk)


def test_no_name_and_no_person_stands_on_the_page(desk: Client, harbor: Harbor) -> None:
    rate(harbor, {1: 8, 2: 8}, rest=4)
    assert "Quarantine" not in read(desk)


def test_a_trial_says_so_keeps_nothing_and_tells_what_is_without_it(desk: Client, harbor: Harbor) -> None:
    rate(harbor, {1: 10, 2: 15, 3: 10}, rest=10)
    before = ledger.head(harbor.amara)
    page = read(desk, "?campaign=3&unrated=2&turnout=0&eligible=90&method=mail")
    assert "Only a trial:" in page
    assert "Without what you try here: about" in page
    assert "<b>90</b> may vote" in page
    assert ledger.head(harbor.amara) == before
    usual = queries.foresee(harbor.amara, tried=Tried(), today=TODAY).found
    harder = queries.foresee(harbor.amara, tried=Tried(campaign=3), today=TODAY)
    assert harder.found.p_win < usual.p_win == harder.usual.p_win  # type: ignore[union-attr]


@pytest.mark.parametrize("query", ["?campaign=9", "?turnout=x", "?eligible=-3", "?method=pigeon", "?campaign="])
def test_what_can_not_be_tried_is_as_if_nothing_was(desk: Client, harbor: Harbor, query: str) -> None:
    rate(harbor, {1: 10, 2: 10})
    assert "Only a trial:" not in read(desk, query)


def test_more_cards_than_people_are_refused_in_words(desk: Client, harbor: Harbor) -> None:
    rate(harbor, {1: 10, 2: 10})
    page = read(desk, "?cards=500")
    assert 'class="fault" role="alert">500 cards are more than the 20 who may vote' in page
    assert "We would win about" in page


def test_with_cards_filing_has_its_three_factors(desk: Client, harbor: Harbor) -> None:
    rate(harbor, {1: 10, 2: 10}, rest=20)
    page = read(desk, "?cards=30")
    assert "Enough valid cards 9 in 10" in page
    assert "not withdrawn 7 in 10" in page
    assert re.search(r"win if we vote \d+ in \d+", page)
    assert "Cards are not votes: with 75 in 100 signed" in page
    few = read(desk, "?eligible=1200&cards=1")
    assert "with 0 in 100 signed, unions won near 1 in 20 (figures" in few  # not "1 in 20 to 1 in 20"


def test_another_way_of_voting_makes_it_invalid_until_it_is_redone(desk: Client, harbor: Harbor) -> None:
    rate(harbor, {1: 10, 2: 10})
    plan = {"route": "ballot", "method": "in_person", "state": "ny", "union": " Harbor  Workers "}
    desk.post("/count/plan", plan)
    assert "does not hold until it is redone" not in read(desk)
    desk.post("/count/plan", plan | {"method": "mail"})
    assert "The way of voting is another one than before" in read(desk)
    desk.post("/count/redo")
    assert "does not hold until it is redone" not in read(desk)
    newest = known.plans(harbor.amara)[0]
    assert (newest.method, newest.state, newest.union, newest.people) == ("mail", "NY", "Harbor Workers", 20)
    assert Plan.objects.count() == 3


def test_a_unit_that_jumps_makes_it_invalid_too(desk: Client, harbor: Harbor) -> None:
    rate(harbor, {1: 10, 2: 10})
    desk.post("/count/plan", {"route": "ballot", "method": "in_person"})
    cell = harbor.cell("Stow", "Nights")
    workplaces.note_headcount(harbor.amara, cell_id=cell, people=40, source="company", as_of=TODAY, now=NOW)
    assert "over a tenth larger or smaller" in read(desk)


def test_each_deed_is_one_line_in_the_ledger_and_one_row(harbor: Harbor) -> None:
    before = ledger.head(harbor.amara)
    actions.plan(
        harbor.amara,
        route="ballot",
        method="mail",
        state="",
        union="",
        filing_on=None,
        goal=65,
        now=NOW,
        today=TODAY,
    )
    actions.redo(harbor.amara, now=NOW, today=TODAY)
    assert (ledger.head(harbor.amara) - before, Plan.objects.count()) == (2, 2)


def test_what_can_not_be_is_refused(harbor: Harbor) -> None:
    with pytest.raises(Wrong, match="There is no plan yet"):
        actions.redo(harbor.amara, now=NOW, today=TODAY)
    with pytest.raises(Wrong, match="Choose one of the list"):
        actions.plan(
            harbor.amara,
            route="war",
            method="mail",
            state="",
            union="",
            filing_on=None,
            goal=65,
            now=NOW,
            today=TODAY,
        )


def test_dev_sees_nothing_and_changes_nothing(harbor: Harbor) -> None:
    with pytest.raises(Refused):
        queries.foresee(DEV, tried=Tried(), today=TODAY)
    with pytest.raises(Refused):
        actions.redo(DEV, now=NOW, today=TODAY)


@pytest.mark.parametrize(
    ("role", "status"), [("committee", 200), ("lead", 404), ("organizer", 404), ("registrar", 404)]
)
def test_from_committee_level_on_only_the_committee_sees_it(harbor: Harbor, role: str, status: int) -> None:
    rate(harbor, {1: 10, 2: 10})
    bo = harbor.organizer("Bo")
    Organizer.objects.filter(pk=int(bo)).update(role=role)
    access.set_level(harbor.amara, level="committee", by=bo, now=NOW)
    browser = seat_as(Client(HTTP_HOST="localhost:8765"), bo)
    assert browser.get("/count/forecast").status_code == status


def test_the_same_chart_is_not_reckoned_twice(
    desk: Client, harbor: Harbor, monkeypatch: pytest.MonkeyPatch
) -> None:
    rate(harbor, {1: 10, 2: 10})
    runs = []
    real = outlook.look
    monkeypatch.setattr(outlook, "look", lambda *a, **k: runs.append(1) or real(*a, **k))
    read(desk)
    read(desk)
    assert len(runs) == 1
    harbor.talk(harbor.worker("Rosa", department="Stow", shift="Nights"), 5)
    read(desk)
    assert len(runs) == 2
