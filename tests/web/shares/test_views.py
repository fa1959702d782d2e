"""Shares are made person by person at the desk, and brought person by person at the door."""

import re
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from tests.conftest import WORDS
from tests.harbor.cast import DEV, NOW, Harbor
from tests.press.test_envelope import squeezed
from tests.web.conftest import seat

from brazier.people.models import Worker
from brazier.press.typeset import Printed
from brazier.storage import actions as storage
from brazier.storage import keyring, shares, tray
from brazier.storage.hub import State, here
from brazier.storage.keys import LEAST_MEMORY_KIB, Slowness
from brazier.storage.shares import Split
from brazier.terms import Actor
from brazier.upkeep import actions as upkeep
from brazier.web import clock, middleware

needs_file = pytest.mark.skipif(connection.vendor != "sqlite", reason="the file is SQLCipher's")
GOING = b'http-equiv="refresh"'


@pytest.fixture
def own(own_folder: Path) -> Harbor:
    storage.create(Actor.keeper, passphrase=WORDS, slowness=Slowness(LEAST_MEMORY_KIB))
    harbor = Harbor.begin()
    harbor.worker("Cleo Diaz")
    return harbor


@pytest.fixture
def desk(own: Harbor) -> Client:
    """A desk at a hub that opens with six words."""
    return seat(Client(HTTP_HOST="localhost:8765"))


@pytest.fixture
def way(own: Harbor) -> Split:
    """Two of three shares of a hub that opens with them."""
    made = shares.split(2, 3)
    upkeep.share_out(own.amara, known=keyring.read(here.folder), way=made, now=NOW)
    return made


def somebody() -> Client:
    return Client(HTTP_HOST="localhost:8765")


def waited(client: Client, address: str = "/more/shares/going") -> HttpResponse:
    for _ in range(400):
        answer = client.get(address)
        connection.close()  # as at the end of a request; this client keeps it
        if GOING not in answer.content:
            return answer
        time.sleep(0.05)
    raise AssertionError("it never ended")


def on_screen(client: Client) -> list[str]:
    page = client.get("/more/shares/turn").content.decode()
    return re.findall(r'class="code-word"[^>]*>(\w+)<', page)


def asked(client: Client) -> list[int]:
    page = client.get("/more/shares/turn").content.decode()
    found = re.search(r"Now type words ([\d, ]+) from your paper", page)
    assert found
    return [int(n) for n in found[1].split(",")]


def take_turns(client: Client) -> list[str]:
    """Everybody takes theirs; gives what they took along."""
    taken = []
    while True:
        assert on_screen(client) == []  # the next one has not said yet that they look alone
        client.post("/more/shares/turn")
        words = on_screen(client)
        taken.append(" ".join(words))
        answer = client.post("/more/shares/turn", {"back": " ".join(words[n - 1] for n in asked(client))})
        if answer["Location"] == "/more/shares/going":
            connection.close()
            return taken


def names() -> list[str]:
    return list(Worker.objects.values_list("name", flat=True))


def test_three_people_take_their_share_one_by_one_and_two_of_them_open_it(desk: Client) -> None:
    assert b"Shares for a committee" in desk.get("/more/").content
    assert desk.post("/more/shares", {"size": "two_of_three", "words": WORDS})["Location"] == "/more/shares"
    taken = take_turns(desk)
    assert len(set(taken)) == 3
    assert waited(desk)["Location"] == "/more/"
    page = desk.get("/more/").content.decode()
    assert "only the new ones open this hub" in page
    assert "Make new shares" in page
    assert "Change the six words" not in page
    storage.seal(Actor.keeper)
    first, second = somebody(), somebody()
    assert b"0 of 2 shares are here" in first.get("/unseal").content
    assert first.post("/unseal", {"share": taken[2]})["Location"] == "/unseal?waits=1"
    assert b"1 of 2 shares are here" in first.get("/unseal?waits=1").content
    assert b"1 of 2 shares are here" in second.get("/unseal").content
    assert second.post("/unseal", {"share": taken[0]})["Location"] == "/chart/"
    assert here.state is State.OPEN
    assert b"This hub is open." in first.get("/unseal?waits=1").content
    assert first.get("/people/")["Location"] == "/unseal"  # opening alone lets nobody read
    assert names() == ["Cleo Diaz"]


def test_until_the_last_one_has_theirs_the_six_words_open_it_and_stopping_changes_nothing(desk: Client) -> None:
    before = keyring.read(here.folder)
    desk.post("/more/shares", {"size": "two_of_three", "words": WORDS})
    desk.post("/more/shares/turn")
    assert len(on_screen(desk)) == 33
    assert desk.post("/more/shares/stop")["Location"] == "/more/"
    assert keyring.read(here.folder) == before
    assert desk.get("/more/shares/turn")["Location"] == "/more/shares"
    assert "open nothing" in desk.get("/more/").content.decode()


def test_n66_panic_in_the_middle_of_handing_out_changes_nothing_and_forgets_all(desk: Client) -> None:
    before = keyring.read(here.folder)
    desk.post("/more/shares", {"size": "three_of_five", "words": WORDS})
    desk.post("/more/shares/turn")
    storage.seal(Actor.keeper)
    assert here.held == {}
    assert keyring.read(here.folder) == before
    storage.unseal(Actor.nobody, passphrase=WORDS)
    assert seat(somebody()).get("/more/shares/turn")["Location"] == "/more/shares"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"size": "two_of_three", "words": "zoom " * 6}, "do not open"),
        ({"size": "two_of_three", "words": WORDS.replace("ability", "abilty")}, "Did you mean “ability”?"),
        ({"size": "two_of_three"}, "do not open"),
        ({"words": WORDS}, "Choose how many"),
        ({"size": "own", "words": WORDS}, "2 to 9 shares"),
        ({"size": "own", "enough": "5", "whole": "3", "words": WORDS}, "2 to 9 shares"),
        ({"size": "own", "enough": "99", "whole": "-1", "words": WORDS}, "Choose how many"),
        ({"size": "words", "words": WORDS}, "Choose how many"),
        ({"size": "\0", "words": "\0"}, "Choose how many"),
    ],
)
def test_who_can_not_open_it_makes_no_shares_and_numbers_that_can_not_be_are_told(
    desk: Client, typed: dict[str, str], said: str
) -> None:
    answer = desk.post("/more/shares", typed)
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert "ceremony" not in here.held


def test_a_word_typed_back_wrongly_is_named_and_the_share_stays_until_it_is_right(desk: Client) -> None:
    desk.post("/more/shares", {"size": "own", "enough": "2", "whole": "2", "words": WORDS})
    desk.post("/more/shares/turn")
    places, words = asked(desk), on_screen(desk)
    for back in ("", "zzzz zzzz zzzz zzzz", "\0", "x" * 5000):
        answer = desk.post("/more/shares/turn", {"back": back})
        assert answer.status_code == 400
        assert f"Word {places[0]} is not what stands here" in answer.content.decode()
    assert on_screen(desk) == words


def test_the_paper_is_printed_for_whoever_looks_alone_and_at_no_other_time(desk: Client) -> None:
    assert desk.get("/more/shares/paper").status_code == 404
    desk.post("/more/shares", {"size": "two_of_three", "words": WORDS})
    assert desk.get("/more/shares/paper").status_code == 404
    desk.post("/more/shares/turn")
    words, number = on_screen(desk), here.held["ceremony"].way.number  # type: ignore[attr-defined]
    for size in ("a4", "us-letter"):
        answer = desk.get("/more/shares/paper", {"paper": size})
        assert answer["Content-Type"] == "application/pdf"
        text = squeezed(_text(answer.content))
        assert f"Share1of3,set{number}." in text
        assert all(word in text for word in words)
    desk.post("/more/shares/turn", {"back": " ".join(words[n - 1] for n in asked(desk))})
    assert desk.get("/more/shares/paper").status_code == 404


def _text(pdf: bytes) -> str:
    from tests.harbor.paper import text_of  # noqa: PLC0415

    return text_of(Printed(pdf, 1, ()))


def test_another_browser_at_the_desk_sees_no_share(desk: Client) -> None:
    desk.post("/more/shares", {"size": "two_of_three", "words": WORDS})
    desk.post("/more/shares/turn")
    other = seat(somebody())
    assert other.get("/more/shares/turn")["Location"] == "/more/shares"
    assert other.get("/more/shares/paper").status_code == 404
    other.post("/more/shares/stop")
    assert len(on_screen(desk)) == 33


def test_whoever_has_no_rights_finds_nothing_there(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.post("/more/shares", {"size": "two_of_three", "words": WORDS})
    desk.post("/more/shares/turn")
    monkeypatch.setattr(middleware.access, "alone", lambda _actor: DEV)
    missing = _without_token(desk.get("/more/nothing-here"))
    for address in ("", "/prove", "/turn", "/paper", "/going"):
        answer = desk.get(f"/more/shares{address}")
        assert (answer.status_code, _without_token(answer)) == (404, missing)
    assert desk.post("/more/shares/stop").status_code == 404
    assert "ceremony" in here.held


def _without_token(answer: HttpResponse) -> str:
    page = re.sub(r'(csrfmiddlewaretoken" value=")\w+', r"\1", answer.content.decode())
    return page.replace(answer.wsgi_request.path, "")  # the languages lead back to where one is


def test_new_shares_need_the_old_ones_and_no_single_person_makes_them(own: Harbor, way: Split) -> None:
    desk, before = seat(somebody()), keyring.read(here.folder)
    desk.post("/more/shares", {"size": "three_of_five", "words": WORDS})
    assert desk.get("/more/shares")["Location"] == "/more/shares/prove"
    assert desk.get("/more/shares/turn")["Location"] == "/more/shares"
    assert desk.post("/more/shares/prove", {"share": way.texts[0]}).status_code == 200
    again = desk.post("/more/shares/prove", {"share": way.texts[0]})
    assert "another person" in again.content.decode()
    assert desk.get("/more/shares/turn")["Location"] == "/more/shares"
    assert desk.post("/more/shares/prove", {"share": way.texts[1]})["Location"] == "/more/shares/turn"
    taken = take_turns(desk)
    assert waited(desk)["Location"] == "/more/"
    after = keyring.read(here.folder)
    assert (after.past, len(taken)) == ((way.number,), 5)
    assert after.backup != before.backup
    storage.seal(Actor.keeper)
    answer = somebody().post("/unseal", {"share": way.texts[2]})
    assert f"of an older set ({way.number})" in answer.content.decode()


def test_a_committee_goes_back_to_six_words_with_its_shares(own: Harbor, way: Split) -> None:
    desk = seat(somebody())
    desk.post("/more/shares", {"size": "words"})
    for text in way.texts[:2]:
        desk.post("/more/shares/prove", {"share": text})
    [words] = take_turns(desk)
    assert waited(desk)["Location"] == "/more/"
    storage.seal(Actor.keeper)
    assert somebody().post("/unseal", {"words": words})["Location"] == "/chart/"


def test_false_shares_do_not_prove_anything(own: Harbor, way: Split) -> None:
    desk = seat(somebody())
    desk.post("/more/shares", {"size": "three_of_five"})
    true = shares.read(way.texts[1])
    forged = type(true)(**{**vars(true), "value": bytes(32)}).mnemonic()
    desk.post("/more/shares/prove", {"share": way.texts[0]})
    answer = desk.post("/more/shares/prove", {"share": forged})
    assert "not a true share" in answer.content.decode()
    assert b"0 of 2 are here" in answer.content or b"0 of 2 are here" in desk.get("/more/shares/prove").content
    assert desk.get("/more/shares/turn")["Location"] == "/more/shares"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "these are 0"),
        ({"share": "acid"}, "these are 1"),
        ({"share": "\0"}, "Type the 33 words"),
        ({"share": "x" * 9000}, "Type the 33 words"),
        ({"file": SimpleUploadedFile("s.txt", b"\xff\xfe\0")}, "holds no words"),
        ({"file": SimpleUploadedFile("s.txt", b"acid " * 5000)}, "these are 4"),
        ({"words": WORDS}, "these are 0"),
    ],
)
def test_what_is_no_share_is_told_at_the_door_and_the_hub_stays_sealed(
    own: Harbor, way: Split, typed: dict[str, object], said: str
) -> None:
    storage.seal(Actor.keeper)
    answer = somebody().post("/unseal", typed)
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert here.state is State.SEALED


def test_a_share_may_come_in_a_file_or_as_a_scanner_types_it(own: Harbor, way: Split) -> None:
    storage.seal(Actor.keeper)
    door = somebody()
    door.post("/unseal", {"file": SimpleUploadedFile("share.txt", way.texts[0].encode())})
    assert door.post("/unseal", {"share": way.texts[1].upper() + "\n"})["Location"] == "/chart/"


def test_a_wrong_word_is_named_by_its_place_at_the_door_and_what_was_typed_stays_to_be_corrected(
    own: Harbor, way: Split
) -> None:
    storage.seal(Actor.keeper)
    words = way.texts[0].split()
    words[20] = next(w for w in ("academic", "acid") if w != words[20])
    page = somebody().post("/unseal", {"share": " ".join(words)}).content.decode()
    assert "Word 21 does not fit the others." in page
    assert " ".join(words) in page
    door = somebody()
    assert way.texts[0] not in door.post("/unseal", {"share": way.texts[0]}, follow=True).content.decode()
    assert way.texts[0] not in door.post("/unseal", {"share": way.texts[0]}).content.decode()  # here already
    assert words[6] + " " + words[7] not in door.get("/unseal").content.decode()


def test_five_that_do_not_belong_put_away_what_waited_and_the_page_says_so(own: Harbor, way: Split) -> None:
    storage.seal(Actor.keeper)
    first, other = somebody(), shares.split(2, 3, past=[way.number])
    first.post("/unseal", {"share": way.texts[0]})
    for _ in range(tray.MOST_BAD):
        answer = somebody().post("/unseal", {"share": other.texts[0]})
    assert "fifth share" in answer.content.decode()
    assert b"No share is here any more." in first.get("/unseal?waits=1").content
    assert here.tray is not None
    assert here.tray.brought == ()


def test_shares_wait_for_ten_minutes(own: Harbor, way: Split, monkeypatch: pytest.MonkeyPatch) -> None:
    storage.seal(Actor.keeper)
    door, now = somebody(), clock.now()
    door.post("/unseal", {"share": way.texts[0]})
    later: datetime = now + timedelta(minutes=11)
    monkeypatch.setattr(middleware.clock, "now", lambda: later)
    assert b"No share is here any more." in door.get("/unseal?waits=1").content
    assert door.post("/unseal", {"share": way.texts[1]})["Location"] == "/unseal?waits=1"
    assert here.state is State.SEALED


def test_shares_that_nobody_asks_about_leave_memory_by_themselves(
    own: Harbor, way: Split, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage.seal(Actor.keeper)
    monkeypatch.setattr(storage.tray, "WAITS", timedelta(seconds=0.05))
    somebody().post("/unseal", {"share": way.texts[0]})
    until = time.monotonic() + 5
    while here.tray is not None and time.monotonic() < until:
        time.sleep(0.01)
    assert here.tray is None


def test_opening_and_sealing_leave_no_share_in_the_tray(own: Harbor, way: Split) -> None:
    storage.seal(Actor.keeper)
    somebody().post("/unseal", {"share": way.texts[0]})
    somebody().post("/unseal", {"share": way.texts[1]})
    assert here.tray is None
    somebody().post("/unseal", {"share": way.texts[0]})  # a locked desk
    assert here.tray is not None
    storage.seal(Actor.keeper)
    assert here.tray is None


def test_a_locked_desk_of_an_open_hub_asks_for_as_many_shares(own: Harbor, way: Split) -> None:
    door = somebody()
    assert b"This desk is locked." in door.get("/unseal").content
    assert door.post("/unseal", {"share": way.texts[0]})["Location"] == "/unseal?waits=1"
    assert door.get("/people/")["Location"] == "/unseal"
    assert door.post("/unseal", {"share": way.texts[1]})["Location"] == "/chart/"
    assert door.get("/people/").status_code == 200


@pytest.fixture
def copied(own: Harbor, way: Split, own_folder: Path, tmp_path: Path) -> Path:
    """A copy of a hub that opens with shares; this machine is another one, empty."""
    (tmp_path / "stick").mkdir()
    path = upkeep.backup(own.amara, folder=tmp_path / "stick", now=NOW).path
    storage.use_folder(Actor.keeper, own_folder.with_name("another-machine"))
    return path


@needs_file
@pytest.mark.parametrize("brought", [False, True])
def test_a_copy_opens_with_shares_one_after_another(copied: Path, way: Split, brought: bool) -> None:
    second = somebody()
    sent: dict[str, object] = (
        {"files": SimpleUploadedFile(copied.name, copied.read_bytes())} if brought else {"path": str(copied)}
    )
    assert second.post("/start/restore", sent)["Location"] == "/start/restore/shares"
    assert f"needs set {way.number}" in second.get("/start/restore/shares").content.decode()
    assert b"1 of 2 are here" in second.post("/start/restore/shares", {"share": way.texts[2]}).content
    assert somebody().get("/start/restore/shares")["Location"] == "/start/restore"
    answer = second.post("/start/restore/shares", {"share": way.texts[0]})
    assert answer["Location"] == "/start/restore/going"
    assert waited(second, "/start/restore/going")["Location"] == "/chart/"
    assert names() == ["Cleo Diaz"]


@needs_file
def test_shares_of_another_set_do_not_open_a_copy_and_the_machine_stays_empty(copied: Path, way: Split) -> None:
    second, other = somebody(), shares.split(2, 3, past=[way.number])
    second.post("/start/restore", {"path": str(copied)})
    answer = second.post("/start/restore/shares", {"share": other.texts[0]})
    assert f"of set {other.number}" in answer.content.decode()
    true = shares.read(way.texts[1])
    second.post("/start/restore/shares", {"share": way.texts[0]})
    second.post("/start/restore/shares", {"share": type(true)(**{**vars(true), "value": bytes(32)}).mnemonic()})
    assert "not a true share" in waited(second, "/start/restore/going").content.decode()
    assert here.state is State.NEW
