"""The page of days, and the file a calendar takes in without giving anybody away."""

import html
import re
from datetime import timedelta

import pytest
from django.test import Client
from tests.election.night.test_views import begin, both
from tests.harbor.cast import DEV, NOW, TODAY, Harbor
from tests.web.conftest import seat

from brazier.election.days import actions, queries
from brazier.election.models import Step
from brazier.ledger import queries as ledger
from brazier.terms import Refused, Wrong
from brazier.web import clock
from brazier.workplaces import actions as workplaces


@pytest.fixture(autouse=True)
def same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def desk(harbor: Harbor) -> Client:
    workplaces.change_campaign(harbor.amara, now=NOW, jurisdiction="us.nlra")
    return seat(Client(HTTP_HOST="localhost:8765"))


def read(desk: Client, path: str = "/count/days") -> str:
    answer = desk.get(path)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html.unescape(answer.content.decode())))


def note(desk: Client, kind: str, day: str) -> None:
    assert desk.post("/count/days/note", {"kind": kind, "day": day}).status_code == 302


def test_before_anything_happened_no_day_runs(desk: Client) -> None:
    page = read(desk)
    assert "No day is running." in page
    assert "Petition filed not yet" in page
    assert "Result certified not yet" in page


def test_days_follow_from_what_happened_with_source_and_whose_turn_it_is(desk: Client, harbor: Harbor) -> None:
    note(desk, "petition_filed", "2026-11-18")
    note(desk, "notice_served", "2026-11-18")
    page = read(desk)
    assert "Petition filed Wed 18 Nov 2026" in page
    assert (
        "today The cards themselves are at the board ours to do 29 CFR 102.60-102.61 ; checked 20 Nov 2026" in page
    )
    assert "Fri 27 Nov 2026 · 7 days left Hearing for both sides" in page  # Thanksgiving is none of the eight
    assert "Wed 25 Nov 2026 12:00 · 5 days left The company says its position" in page
    assert "expected: it rests on a day still to come" in page


def test_what_is_past_and_not_done_is_asked_after(desk: Client, harbor: Harbor) -> None:
    note(desk, "direction", "2026-11-10")
    assert re.search(r"Over: what became of it\? Fri 13 Nov 2026 · over The company hands over", read(desk))
    note(desk, "list_received", "2026-11-13")
    page = read(desk)
    assert "Over: what became of it?" not in page
    assert "Done The company hands over the voter list" in page


def test_what_was_noted_by_mistake_is_taken_back_and_stays_in_the_table(desk: Client, harbor: Harbor) -> None:
    note(desk, "petition_filed", "2026-11-18")
    note(desk, "petition_filed", "")
    assert "Petition filed not yet" in read(desk)
    assert queries.events(harbor.amara) == {}
    assert Step.objects.count() == 2


def test_a_closed_count_starts_the_clock_of_objections(desk: Client, harbor: Harbor) -> None:
    night = begin(desk)
    both(desk, harbor, night, 1, 100, 50)
    assert "Objections are filed" not in read(desk)
    desk.post(f"{night}/close", {"how": "close"})
    assert "Mon 30 Nov 2026 · 10 days left Objections are filed" in read(desk)
    note(desk, "tally", "2026-11-19")  # the official day goes before ours
    assert "Fri 27 Nov 2026 · 7 days left Objections are filed" in read(desk)


def test_our_own_days_stand_there_too(desk: Client, harbor: Harbor) -> None:
    desk.post("/count/plan", {"route": "ballot", "method": "mail", "filing_on": "2026-12-01"})
    night = begin(desk)
    both(desk, harbor, night, 1, 50, 100)
    desk.post(f"{night}/close", {"how": "close"})
    desk.post(f"{night}/debrief", {"next_act": "Lunch at the gate", "next_on": "2026-11-27"})
    page = read(desk)
    assert "Tue 1 Dec 2026 · 11 days left We mean to file set by ourselves" in page
    assert "Fri 27 Nov 2026 · 7 days left Our next act : Lunch at the gate" in page


def test_without_a_law_no_day_is_reckoned(harbor: Harbor) -> None:
    desk = seat(Client(HTTP_HOST="localhost:8765"))
    note(desk, "tally", "2026-11-20")
    page = read(desk)
    assert "Nobody has said whose law holds here" in page
    assert "Objections are filed" not in page


def plan(desk: Client, state: str) -> None:
    told = {"route": "ballot", "method": "in_person", "state": state}
    assert desk.post("/count/plan", told).status_code == 302


def test_a_demand_for_recognition_starts_the_clock_of_cemex(desk: Client, harbor: Harbor) -> None:
    note(desk, "demand", "2026-11-16")
    assert re.search(
        r"The law gives no answer The company has recognized us .* Write the state into the plan", read(desk)
    )
    plan(desk, "CA")
    page = read(desk)
    assert "Recognition demanded, with a majority of cards Mon 16 Nov 2026" in page
    assert re.search(
        r"Mon 30 Nov 2026 · 10 days left The company has recognized us or asked for an election itself "
        r"\(Cemex, normally two weeks\) the company’s to do: look whether it came Cemex, 372 NLRB No. 130 .*; "
        r"checked 20 Nov 2026; read the text itself before you rely on it; fought over in court; "
        r"what was read ends on 30 Jun 2026, so ask",
        page,
    )
    note(desk, "recognized", "2026-11-19")
    assert "Done The company has recognized us" in read(desk)


def test_in_ohio_the_page_says_that_the_court_refused_it(desk: Client, harbor: Harbor) -> None:
    plan(desk, "OH")
    note(desk, "demand", "2026-11-16")
    assert "Brown-Forman v. NLRB of 6 March 2026 refused to enforce it" in read(desk)


def test_the_calendar_takes_the_clock_of_cemex_in_on_its_own_day(desk: Client, harbor: Harbor) -> None:
    plan(desk, "CA")
    note(desk, "demand", "2026-11-16")
    told = unfolded(desk.get("/count/days/days.ics?say=words").content)
    assert "DTSTART;VALUE=DATE:20261130" in told
    assert "SUMMARY:The company has recognized us or asked for an election itself" in told
    assert "DESCRIPTION:Cemex\\, 372 NLRB No. 130" in told
    assert "TRIGGER:PT9H" in told  # the company's days ring on the day itself
    assert "Cemex" not in unfolded(desk.get("/count/days/days.ics").content)


def unfolded(body: bytes) -> str:
    return body.decode().replace("\r\n ", "")


def test_the_file_says_nothing_a_passer_by_may_not_read(desk: Client, harbor: Harbor) -> None:
    note(desk, "petition_filed", "2026-11-18")
    note(desk, "notice_served", "2026-11-18")
    desk.post("/count/plan", {"route": "ballot", "method": "mail", "filing_on": "2026-12-01"})
    answer = desk.get("/count/days/days.ics")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    body = unfolded(answer.content)
    assert body.count("BEGIN:VEVENT") == 5
    assert set(re.findall(r"SUMMARY:(.*)\r", body)) == {"Shift notes"}
    for word in ("union", "Harbor", "petition", "NLRB", "CFR", "hearing", "file"):
        assert word.casefold() not in body.casefold(), word


def test_with_words_it_says_what_each_day_is(desk: Client, harbor: Harbor) -> None:
    note(desk, "petition_filed", "2026-11-18")
    note(desk, "notice_served", "2026-11-18")
    body = unfolded(desk.get("/count/days/days.ics?say=words").content)
    assert "SUMMARY:The company says its position" in body
    assert "DTSTART:20261125T120000" in body
    assert "DESCRIPTION:29 CFR 102.63(b)(1)\\, 102.66(d)\\; 88 FR 58076" in body


def test_an_entry_keeps_its_name_when_its_day_moves(desk: Client, harbor: Harbor) -> None:
    note(desk, "tally", "2026-11-19")
    before = unfolded(desk.get("/count/days/days.ics").content)
    note(desk, "tally", "2026-11-20")
    after = unfolded(desk.get("/count/days/days.ics").content)
    assert re.findall("UID:.*", before) == re.findall("UID:.*", after)
    assert re.findall("DTSTART.*", before) != re.findall("DTSTART.*", after)


def test_what_the_company_must_do_rings_on_the_day_and_ours_a_week_before(desk: Client, harbor: Harbor) -> None:
    note(desk, "direction", "2026-11-20")
    assert re.findall("TRIGGER:.*(?=\r)", unfolded(desk.get("/count/days/days.ics").content)) == ["TRIGGER:PT9H"]
    note(desk, "direction", "")
    note(desk, "election", "2026-12-18")
    triggers = re.findall("TRIGGER:.*(?=\r)", unfolded(desk.get("/count/days/days.ics").content))
    assert triggers[-3:] == ["TRIGGER:-P7D", "TRIGGER:-P3D", "TRIGGER:-P1D"]  # a new petition, next year


@pytest.mark.parametrize("typed", [{"kind": "party"}, {"kind": "tally", "day": "soon"}, {}])
def test_what_can_not_be_is_not_noted(desk: Client, harbor: Harbor, typed: dict[str, str]) -> None:
    before = ledger.head(harbor.amara)
    assert desk.post("/count/days/note", typed).status_code == 302
    assert ledger.head(harbor.amara) == before


def test_a_note_is_one_line_and_dev_writes_none(desk: Client, harbor: Harbor) -> None:
    before = ledger.head(harbor.amara)
    actions.note(harbor.amara, kind="tally", day=TODAY + timedelta(days=3), now=NOW)
    assert ledger.head(harbor.amara) - before == 1
    with pytest.raises(Refused):
        actions.note(DEV, kind="tally", day=TODAY, now=NOW)
    with pytest.raises(Refused):
        queries.days(DEV, today=TODAY)
    with pytest.raises(Wrong):
        actions.note(harbor.amara, kind="party", day=TODAY, now=NOW)


def test_what_was_noted_of_an_earlier_vote_says_so(desk: Client) -> None:
    note(desk, "direction", "2025-10-01")
    note(desk, "list_received", "2025-10-02")
    note(desk, "petition_filed", "2026-11-18")
    page = read(desk)
    assert "Voter list received Thu 2 Oct 2025 · of an earlier vote" in page
    assert "The company hands over the voter list" not in page
    assert "Petition filed Wed 18 Nov 2026 ·" not in page


def test_the_vote_itself_stands_among_the_days_to_come_until_it_is_over(desk: Client) -> None:
    note(desk, "petition_filed", "2026-11-02")
    note(desk, "election", "2026-11-20")
    note(desk, "hearing", "2026-11-19")
    page = read(desk)
    assert "Fri 20 Nov 2026 · today Vote, last day as you noted it" in page
    assert "Hearing as you noted it" not in page
    assert "SUMMARY:Vote\\, last day" in unfolded(desk.get("/count/days/days.ics?say=words").content)


def test_a_day_one_only_had_to_wait_for_is_nothing_to_ask_about(desk: Client) -> None:
    note(desk, "list_received", "2026-11-02")
    page = read(desk)
    assert "Over: what became of it?" not in page
    assert "Done No vote before this day · 12 Nov 2026" in page


def test_the_day_of_filing_moves_in_the_calendar_and_does_not_stand_there_twice(desk: Client) -> None:
    entries = []
    for day in (10, 11):
        desk.post("/count/plan", {"route": "ballot", "method": "mail", "filing_on": TODAY + timedelta(days=day)})
        entries.append(re.findall("UID:.*", unfolded(desk.get("/count/days/days.ics").content)))
    assert entries[0] == entries[1]
    assert len(entries[0]) == 1


def test_what_nobody_read_in_the_text_itself_says_so(desk: Client) -> None:
    caution = "read the text itself before you rely on it"
    note(desk, "direction", "2026-11-19")
    assert caution not in read(desk)  # the regulation was read
    note(desk, "list_received", "2026-11-19")
    assert f"NLRB Casehandling Manual 11302.1 ; checked 20 Nov 2026; {caution}" in read(desk)
