"""The pages of a list of voters: bring it, see it beside ours, challenge, take it back."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.election.voters.voting import HEAD, ROWS, as_file, known, read, received
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.web.conftest import seat

from brazier.election.days import actions as days
from brazier.election.models import Challenge, VoterList
from brazier.people import actions as people_act
from brazier.people import queries as people
from brazier.web import clock
from brazier.workplaces import actions as workplaces


@pytest.fixture(autouse=True)
def same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture(autouse=True)
def work_is_soon_done(monkeypatch: pytest.MonkeyPatch) -> None:
    """However busy this machine is, no page of its own is needed for work that goes on."""
    monkeypatch.setattr("brazier.election.voters.views.A_MOMENT", 60.0)


@pytest.fixture
def desk(harbor: Harbor) -> Client:
    return seat(Client(HTTP_HOST="localhost:8765"))


def test_before_a_list_comes_the_page_says_what_to_do(desk: Client) -> None:
    assert "No list has come yet." in read(desk, "/count/voters")
    assert "/count/voters" in desk.get("/count/").content.decode()
    assert "once the list of voters is written down" in read(desk, "/count/voters/challenges")


def test_a_form_without_a_file_or_a_giver_loses_nothing(desk: Client) -> None:
    assert desk.post("/count/voters/receive", {"given_by": "company"}).status_code == 400
    assert desk.post("/count/voters/receive", {"given_by": "boss"}).status_code == 400
    assert not VoterList.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_file_goes_through_columns_to_the_list(desk: Client) -> None:
    file = SimpleUploadedFile(*as_file(*ROWS))
    answer = desk.post("/count/voters/receive", {"given_by": "company", "uploads": file}, follow=True)
    assert "/lists/" in answer.redirect_chain[-1][0]
    assert "waits: look at its columns, then take it" in read(desk, "/count/voters")
    assert VoterList.objects.get().received_on == TODAY


def test_the_list_says_who_is_where_and_what_it_lacks(desk: Client, harbor: Harbor) -> None:
    known(harbor)
    workplaces.change_campaign(harbor.amara, now=NOW, jurisdiction="us.nlra")
    days.note(harbor.amara, kind="direction", day=TODAY - timedelta(days=9), now=NOW)
    homeless = [re.sub(r",\d Elm St", "", row) for row in ROWS]
    voter_list = received(harbor, *homeless, head=HEAD.replace(",Address", ""))
    page = read(desk, f"/count/voters/{voter_list}")
    assert "3 voters on their list" in page
    assert "1 of our 2 yes votes is missing" in page
    assert "On their list, unknown to us: 1" in page
    assert "days late." in page
    assert "29 CFR 102.62(d)" in page
    assert "home address : missing in the whole list" in page
    assert "private e-mail : in 2 of 3 rows; only where the company has it" in page
    assert "sha256" in page


@pytest.mark.parametrize(
    ("group", "told"),
    [("unknown", "Newton"), ("missing", "Rosa"), ("moved", "They say Pick"), ("for_missing", "Rosa")],
)
def test_each_group_is_told_by_name_at_a_table(desk: Client, harbor: Harbor, group: str, told: str) -> None:
    known(harbor)
    assert told in read(desk, f"/count/voters/{received(harbor)}/{group}")


def test_who_left_and_stands_on_the_list_is_one_step_from_a_challenge(desk: Client, harbor: Harbor) -> None:
    cleo = known(harbor)["cleo"]
    voter_list = received(harbor)
    people_act.move(harbor.amara, worker=cleo, state="left", now=NOW)
    page = desk.get(f"/count/voters/{voter_list}/gone").content.decode()
    code = people.code_of(harbor.amara, cleo)
    assert f"/count/voters/challenges?who={code}" in page
    assert f'value="{code}"' in desk.get(f"/count/voters/challenges?who={code}").content.decode()


@pytest.mark.parametrize("path", ["999", "999/unknown", "1/everybody", "1/matched"])
def test_what_is_not_there_is_not_found(desk: Client, harbor: Harbor, path: str) -> None:
    received(harbor)
    assert desk.get(f"/count/voters/{path}").status_code == 404


@pytest.mark.parametrize("number", ["0", "-1", "99999999999", "x", "٣"])
def test_a_page_number_that_is_none_shows_people_all_the_same(desk: Client, harbor: Harbor, number: str) -> None:
    assert "Newton" in read(desk, f"/count/voters/{received(harbor)}/unknown?page={number}")


def test_a_name_is_challenged_by_code_and_the_challenge_withdrawn(desk: Client, harbor: Harbor) -> None:
    cleo = known(harbor)["cleo"]
    received(harbor)
    code = people.code_of(harbor.amara, cleo)
    desk.post("/count/voters/challenges/note", {"who": code, "side": "theirs", "why": "left"})
    page = read(desk, "/count/voters/challenges")
    assert "Cleo Diaz" in page
    assert "Of 3 voters 1 are challenged: 2 ballots count at once." in page
    assert "At worst 0 of 1 yes votes are among them; 2 are needed" in page
    desk.post(f"/count/voters/challenges/{Challenge.objects.get().pk}/withdraw")
    assert "Cleo Diaz" not in read(desk, "/count/voters/challenges")


@pytest.mark.parametrize("typed", [{"who": "Zzz"}, {"who": "Diaz", "side": "boss"}, {"why": ""}, {"who": ""}])
def test_a_challenge_of_nobody_is_said_and_not_kept(desk: Client, harbor: Harbor, typed: dict[str, str]) -> None:
    known(harbor)
    sent = {"who": "Cleo", "side": "ours", "why": "left"} | typed
    assert desk.post("/count/voters/challenges/note", sent).status_code == 400
    assert not Challenge.objects.exists()


def test_the_list_is_taken_back_by_one_button(desk: Client, harbor: Harbor) -> None:
    voter_list = received(harbor)
    before = people.count(harbor.amara)
    desk.post(f"/count/voters/{voter_list}/take-back")
    assert people.count(harbor.amara) == before - 3
    assert "taken back" in read(desk, "/count/voters")
