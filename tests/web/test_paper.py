"""Sheets come out without names, and rows come back by their codes."""

import io
import re
from datetime import timedelta

import pypdf
import pytest
from django.test import Client
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.harbor.pages import undo

from brazier.conversations import actions as conversations_write
from brazier.conversations import queries as conversations
from brazier.conversations.attempting import actions as attempting
from brazier.conversations.attempting.attempt import Attempt
from brazier.people import actions as people_write
from brazier.people import queries as people
from brazier.people.models import BlankLine
from brazier.people.roster import actions as roster
from brazier.terms import Wrong
from brazier.upkeep import actions as upkeep
from brazier.web.paper import actions


def text(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def code(harbor: Harbor, number: int) -> str:
    return people.code_of(harbor.amara, number)


@pytest.fixture
def cleo(harbor: Harbor) -> int:
    return harbor.worker("Cleo Quarantine-Name", department="Stow", shift="Nights", phone="917 555 0148")


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_sheets_carry_codes_and_no_names(at_desk: Client, harbor: Harbor, cleo: int, paper: str) -> None:
    harbor.talk(cleo, 2, quote="I sign when my line signs.")
    cell = harbor.person(cleo).cell
    chart = at_desk.get(f"/paper/chart.pdf?paper={paper}")
    charting = at_desk.post(f"/paper/charting/{cell}.pdf", {"paper": paper})
    signup = at_desk.post("/paper/sign-up.pdf", {"cell": cell, "paper": paper})
    for answer in (chart, charting, signup):
        assert answer["Content-Type"] == "application/pdf"
        for secret in ("Cleo", "Quarantine", "0148", "I sign"):
            assert secret not in text(answer.content)
        assert b"Cleo" not in answer.content
    assert code(harbor, cleo) in text(charting.content)
    width = float(pypdf.PdfReader(io.BytesIO(charting.content)).pages[0].mediabox.width)
    assert width == pytest.approx(842 if paper == "a4" else 792, abs=1)


def test_the_key_says_who_the_codes_are_and_lists_this_weeks_empty_lines(
    at_desk: Client, harbor: Harbor, cleo: int
) -> None:
    cell = harbor.person(cleo).cell
    at_desk.post(f"/paper/charting/{cell}.pdf")
    key = text(at_desk.get(f"/paper/key/{cell}.pdf").content)
    assert code(harbor, cleo) in key
    assert "Cleo Quarantine-Name" in key
    empty = BlankLine.objects.filter(cell=cell).values_list("number", flat=True)
    assert len(empty) == 6
    assert all(code(harbor, n) in key for n in empty)


def test_everything_kept_of_somebody_is_printed_for_them(at_desk: Client, harbor: Harbor, cleo: int) -> None:
    harbor.talk(cleo, 2, quote="I sign when my line signs.", issues=(harbor.chip(),))
    harbor.act(cleo)
    page = text(at_desk.get(f"/people/{code(harbor, cleo)}/record.pdf").content)
    told = ("Cleo Quarantine-Name", "917 555 0148", "I sign when my line signs.", "Stow", "red on Friday", "pay")
    for kept in told:
        assert kept in page


def test_a_row_of_a_charting_sheet_comes_back_by_its_code(harbor: Harbor, at_desk: Client, cleo: int) -> None:
    typed = {"code": code(harbor, cleo).lower(), "level": "2", "ask": "wear", "answer": "yes", "step": "bring one"}
    assert at_desk.post("/paper/type-back", typed).status_code == 302
    told = conversations.history(harbor.amara, records=[cleo])
    assert (told.assessments[0].level, told.due[0].what) == (2, "bring one")


def test_a_row_for_somebody_new_takes_the_code_it_was_printed_with(harbor: Harbor, at_desk: Client) -> None:
    [line] = roster.blank_lines(harbor.amara, count=1, cell=None, now=NOW)
    typed = {"code": code(harbor, line), "name": "Mei-Lin Zhao", "phone": "917 555 0149", "level": "3"}
    assert at_desk.post("/paper/type-back", typed).status_code == 302
    person = harbor.person(line)
    assert (person.number, person.portrait.name, person.standing.level) == (line, "Mei-Lin Zhao", 3)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"code": "7QK-4MP"}, "One sign is wrong"),
        ({"code": "?"}, "One sign is wrong"),
        ({"code": "", "level": "2"}, "Something in this row"),
        ({"level": "9"}, "Something in this row"),
        ({"ask": "", "answer": "yes", "level": "2"}, "no ask"),
    ],
)
def test_a_broken_row_says_why_and_keeps_what_was_typed(
    harbor: Harbor, at_desk: Client, cleo: int, typed: dict[str, str], sentence: str
) -> None:
    answer = at_desk.post("/paper/type-back", {"code": code(harbor, cleo), "step": "bring one", **typed})
    assert answer.status_code == 400
    page = answer.content.decode()
    assert re.search(f'role="alert">[^<]*{sentence}', page)
    assert 'value="bring one"' in page
    assert conversations.history(harbor.amara, records=[cleo]).assessments == ()


def test_an_empty_line_without_a_name_and_a_line_typed_twice_are_refused(harbor: Harbor) -> None:
    [line] = roster.blank_lines(harbor.amara, count=1, cell=None, now=NOW)
    row = {"code": code(harbor, line), "phone": "", "talk": None, "now": NOW, "today": TODAY}
    with pytest.raises(Wrong, match="Write the name"):
        actions.type_back(harbor.amara, name=" ", **row)  # type: ignore[arg-type]
    first = actions.type_back(harbor.amara, name="Mei-Lin", **row)  # type: ignore[arg-type]
    again = actions.type_back(harbor.amara, name="Mei-Lin Zhao", **row)  # type: ignore[arg-type]
    assert first == again
    assert harbor.person(line).portrait.name == "Mei-Lin Zhao"


def test_a_code_of_somebody_who_is_gone_says_so(harbor: Harbor, at_desk: Client, cleo: int) -> None:
    gone = code(harbor, cleo)
    at_desk.post(f"/people/{gone}/leave-out")
    assert b"Nobody has this code any more" in at_desk.post("/paper/type-back", {"code": gone}).content


def test_an_envelope_is_printed_only_for_whoever_has_the_words(at_desk: Client) -> None:
    answer = at_desk.post("/paper/envelope", {"words": "zoom zone zips zing zesty zebra"})
    assert answer.status_code == 400
    assert b"do not open the hub" in answer.content


def test_old_empty_lines_leave_the_key_after_a_week(harbor: Harbor, cleo: int) -> None:
    cell = harbor.person(cleo).cell
    roster.blank_lines(harbor.amara, count=2, cell=cell, now=NOW - timedelta(days=8))
    assert people.blank_codes(harbor.amara, cell=cell, since=TODAY - timedelta(days=7)) == ()


def test_a_phone_from_paper_is_added_to_those_we_had(harbor: Harbor, at_desk: Client, cleo: int) -> None:
    at_desk.post("/paper/type-back", {"code": code(harbor, cleo), "phone": "917 555 0199"})
    assert set(harbor.person(cleo).portrait.phones) == {"917 555 0199", "917 555 0148"}


def test_a_step_from_paper_is_read_for_what_must_not_be_kept(harbor: Harbor, at_desk: Client, cleo: int) -> None:
    typed = {"code": code(harbor, cleo), "step": "ask about her visa", "level": "2"}
    held = at_desk.post("/paper/type-back", typed)
    assert held.status_code == 400
    assert b'value="ask about her visa"' in held.content
    assert at_desk.post("/paper/type-back", typed | {"keep_note": "on"}).status_code == 302


def test_somebody_left_out_is_a_question_on_paper_too(harbor: Harbor, at_desk: Client, cleo: int) -> None:
    upkeep.forget(harbor.amara, worker=cleo, now=NOW)
    [line] = roster.blank_lines(harbor.amara, count=1, cell=None, now=NOW)
    typed = {"code": code(harbor, line), "name": "Cleo Quarantine-Name", "level": "2"}
    held = at_desk.post("/paper/type-back", typed)
    assert held.status_code == 400
    assert b"asked to be left out" in held.content
    assert b'value="Cleo Quarantine-Name"' in held.content
    assert people.count(harbor.amara) == 0
    assert at_desk.post("/paper/type-back", typed | {"left_out": "back"}).status_code == 302
    assert people.count(harbor.amara) == 1


def test_what_was_taken_back_and_how_co_workers_see_her_is_printed_for_her_too(
    at_desk: Client, harbor: Harbor, cleo: int
) -> None:
    talk = harbor.talk(cleo, 4, quote="Ask me again after peak.")
    conversations_write.take_back_talk(harbor.amara, talk=talk, now=NOW)
    people_write.see_as(harbor.amara, worker=cleo, kind="leader", basis="did", now=NOW)
    people_write.edit(harbor.amara, worker=cleo, typed={"contract": "agency"}, now=NOW)
    page = text(at_desk.get(f"/people/{code(harbor, cleo)}/record.pdf").content)
    for kept in ("taken back", "Ask me again after peak.", "others follow them", "through an agency"):
        assert kept in page


def test_a_row_typed_back_on_the_wrong_code_is_undone_by_one_tap(
    harbor: Harbor, at_desk: Client, cleo: int
) -> None:
    typed = {"code": code(harbor, cleo), "level": "2"}
    page = at_desk.post("/paper/type-back", typed, follow=True).content.decode()
    assert at_desk.post(undo(page))["Location"] == "/paper/type-back"
    assert harbor.person(cleo).standing.level == 0


def test_her_record_tells_when_somebody_tried_to_talk_with_her_and_a_talk_without_words(
    at_desk: Client, harbor: Harbor
) -> None:
    cleo = harbor.worker("Cleo Diaz")
    attempting.record(harbor.amara, attempt=Attempt(cleo, "voicemail", TODAY, harbor.amara.id, "phone"), now=NOW)
    harbor.talk(cleo, 3)
    page = text(at_desk.get(f"/people/{code(harbor, cleo)}/record.pdf").content)
    assert "When we tried to talk with you" in page
    assert "left a message, on the phone" in page
    assert re.search(r"What you said.*Talk", page, re.DOTALL)
