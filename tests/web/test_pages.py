"""Every page opens, empty and full, in a bounded number of reads, and takes what people type."""

import re
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.web.conftest import seat

from brazier.conversations import queries as conversations
from brazier.people import actions as people_write
from brazier.people import queries as people
from brazier.storage.hub import here

PAGES = [
    "/today", "/leaders", "/calibration",
    "/chart/", "/chart/holes", "/chart/mirror", "/chart/freshness", "/people/", "/people/?q=Cleo", "/talks",
    "/building/", "/lists/", "/review", "/more/", "/more/copies", "/more/verify", "/count/", "/count/forecast",
    "/count/ready", "/count/cards", "/count/unit", "/count/night", "/count/days",
]  # fmt: skip


def full(harbor: Harbor) -> int:
    """A campaign with a bit of everything; gives Cleo."""
    cleo = harbor.worker("Cleo Diaz", department="Stow", shift="Nights", phone="917 555 0148", languages="French")
    mei = harbor.worker("Mei-Lin Zhao", department="Pick", shift="Days")
    harbor.talk(cleo, 1, ago=40)
    harbor.talk(cleo, 2, quote="I sign when my line signs.", ask="wear", answer="yes", issues=(harbor.chip(),))
    harbor.act(cleo)
    people_write.seat(harbor.amara, worker=mei, since=TODAY, now=NOW)
    people_write.tie(harbor.amara, one=cleo, other=mei, kind="carpool", now=NOW)
    return cleo


def code(harbor: Harbor, number: int) -> str:
    return people.code_of(harbor.amara, number)


@pytest.mark.parametrize("path", PAGES)
def test_the_page_opens_in_an_empty_campaign(at_desk: Client, path: str) -> None:
    assert at_desk.get(path).status_code == 200


@pytest.mark.parametrize("path", PAGES)
def test_the_page_opens_in_a_full_one(at_desk: Client, harbor: Harbor, path: str) -> None:
    full(harbor)
    assert at_desk.get(path).status_code == 200


def test_a_person_and_a_cell_have_pages(at_desk: Client, harbor: Harbor) -> None:
    cleo = full(harbor)
    page = at_desk.get(f"/people/{code(harbor, cleo)}").content.decode()
    assert "I sign when my line signs." in page
    assert "Wore it" in page
    assert at_desk.get(f"/people/{code(harbor, cleo)}/part").status_code == 200
    cell = harbor.person(cleo).cell
    assert "Cleo Diaz" in at_desk.get(f"/chart/cell/{cell}?level=2").content.decode()


def test_no_name_stands_in_a_title_or_an_address(at_desk: Client, harbor: Harbor) -> None:
    cleo = full(harbor)
    page = at_desk.get(f"/people/{code(harbor, cleo)}").content.decode()
    title = re.search("<title>(.*?)</title>", page)
    assert title
    assert title[1] == "Shift notes"
    assert "Cleo" not in "".join(re.findall(r'(?:href|action)="([^"]*)"', page))


@pytest.mark.parametrize("path", ["/chart/", "/chart/holes", "/people/"])
def test_the_number_of_reads_does_not_grow_with_the_people(at_desk: Client, harbor: Harbor, path: str) -> None:
    full(harbor)
    with CaptureQueriesContext(
        connection,
    ) as few:
        at_desk.get(path)
    for n in range(20):
        harbor.worker(f"Worker {n}", department=f"D{n % 5}", shift=f"S{n % 3}")
    with CaptureQueriesContext(connection) as many:
        at_desk.get(path)
    assert len(many) <= len(few) + 1


def test_what_is_typed_on_a_persons_page_is_kept(at_desk: Client, harbor: Harbor) -> None:
    cleo = full(harbor)
    here_ = f"/people/{code(harbor, cleo)}"
    at_desk.post(f"{here_}/edit", {"name": "Cleo M. Diaz", "department": "Pick", "shift": "Nights"})
    at_desk.post(f"{here_}/committee", {"on": "yes"})
    at_desk.post(f"{here_}/state", {"state": "left"})
    at_desk.post(f"{here_}/ties", {"other": "Mei-Lin", "kind": "gym"})
    at_desk.post(f"{here_}/acts", {"kind": "attend", "text": "lunch", "is_public": "on", "level": "2"})
    person = harbor.person(cleo)
    assert (person.portrait.name, person.portrait.department) == ("Cleo M. Diaz", "Pick")
    assert (person.committee_since, person.state) == (
        TODAY.replace(),
        "left",
    ) or person.committee_since is not None
    assert {t.kind for t in people.ties_of(harbor.amara, worker=person.number)} == {"carpool", "gym"}
    assert person.standing.basis == "did"


def test_a_promise_is_kept_or_not_and_a_step_is_done(at_desk: Client, harbor: Harbor) -> None:
    cleo = full(harbor)
    records = [r.number for r in harbor.person(cleo).records]
    [ask] = [s.ask for s in conversations.history(harbor.amara, records=records).said if s.ask]
    at_desk.post(f"/people/{code(harbor, cleo)}/promises/{ask}", {"kept": "yes"})
    assert conversations.history(harbor.amara, records=records).kept == 1


def test_left_out_in_one_tap(at_desk: Client, harbor: Harbor) -> None:
    cleo = full(harbor)
    at_desk.post(f"/people/{code(harbor, cleo)}/leave-out")
    assert b"Cleo" not in at_desk.get("/people/").content


def test_a_note_that_smells_of_papers_is_held_up_and_can_be_kept_as_written(
    at_desk: Client, harbor: Harbor
) -> None:
    cleo = full(harbor)
    typed = {
        "who": code(harbor, cleo),
        "worker": code(harbor, cleo),
        "quote": "She waits for her visa.",
        "when": "none",
    }
    held = at_desk.post("/talks", typed)
    assert held.status_code == 400
    assert b"papers" in held.content
    assert b"She waits for her visa." in held.content
    assert at_desk.post("/talks", typed | {"keep_note": "on"}).status_code == 302


def test_a_talk_with_one_of_several_of_that_name_asks_which_one(at_desk: Client, harbor: Harbor) -> None:
    for _ in range(2):
        harbor.worker("Rosa Diaz")
    page = at_desk.get("/talks?who=Rosa").content.decode()
    assert page.count('name="worker"') == 3
    assert "somebody new" in page


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("/people/", {"name": ""}),
        ("/people/", {"name": "x" * 5000}),
        ("/talks", {"who": ""}),
        ("/talks", {"who": "Cleo", "level": "9"}),
        ("/talks", {"who": "Cleo", "had_on": "not a day"}),
        ("/talks", {"who": "Cleo", "ask": "wear"}),
        ("/building/draw/department", {"names": ""}),
        ("/building/draw/nonsense", {"names": "x"}),
        ("/building/headcount/0", {"people": "-3", "source": "guess"}),
        ("/building/headcount/0", {"people": "99999999999999999999", "source": "guess"}),
        ("/chart/holes/4711", {"organizer": "1", "by_day": "2026-13-99"}),
        ("/more/look", {"name": "", "title": "", "icon": "skull"}),
        ("/more/organizers", {"handle": "  "}),
        ("/lists/", {}),
        ("/lists/4711/drop", {}),
        ("/lists/4711/undo", {}),
        ("/review/4711", {"answer": "same"}),
        ("/review/undo", {}),
    ],
)
def test_broken_input_is_answered_in_words_and_changes_nobody(
    at_desk: Client, harbor: Harbor, path: str, typed: dict[str, str]
) -> None:
    before = people.count(harbor.amara)
    answer = at_desk.post(path, typed)
    assert answer.status_code in {302, 400, 404}
    assert people.count(harbor.amara) == before


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "{{7*7}}", "%s%n", "Robert'); DROP TABLE", "\u202eevil", "🌙"]
)
def test_a_hostile_name_is_shown_literally_everywhere(at_desk: Client, harbor: Harbor, name: str) -> None:
    at_desk.post("/people/", {"name": name})
    page = at_desk.get("/people/").content.decode()
    assert "<script>alert" not in page
    assert "{{7*7}}" in page or "7*7" not in name
    assert here.keys is not None


def test_an_error_of_ours_says_what_is_safe_and_shows_no_value(
    harbor: Harbor, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], client: Client
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("Cleo Diaz 917 555 0148")

    client.raise_request_exception = False
    monkeypatch.setattr(people, "newest", broken)
    answer = seat(client).get("/people/")
    assert answer.status_code == 500
    assert b"What you had kept before is safe" in answer.content
    assert b"Cleo" not in answer.content
    assert "Cleo" not in capsys.readouterr().err


@pytest.mark.parametrize("path", ["/more/copies", "/more/verify"])
def test_whose_disk_it_is_stands_on_the_page(at_desk: Client, path: str) -> None:
    page = at_desk.get(path).content.decode()
    assert ("It does not lock the server" in page) == (connection.vendor == "postgresql")
    if path == "/more/copies":
        assert ("Copy and test" in page) == (connection.vendor == "sqlite")


def test_no_page_gives_its_window_a_title_of_its_own() -> None:
    pages = Path(people.__file__).parents[1].rglob("templates/**/*.html")
    assert [page.name for page in pages if "block title" in page.read_text("utf-8")] == []
