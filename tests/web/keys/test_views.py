"""A second person opens a copy on a new machine without a terminal; words are changed."""

import secrets
import time
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from tests.conftest import WORDS
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.web.conftest import seat

from brazier.people import queries as people
from brazier.storage import actions as storage
from brazier.storage import keyring, words
from brazier.storage.hub import State, here
from brazier.storage.keys import LEAST_MEMORY_KIB, Slowness
from brazier.terms import Actor, Wrong
from brazier.upkeep import actions as upkeep
from brazier.upkeep import sticks

needs_file = pytest.mark.skipif(connection.vendor != "sqlite", reason="the file is SQLCipher's")
ENVELOPE = "zoologist zoom yippee yodel yummy yoga"


@pytest.fixture
def copied(own_folder: Path, tmp_path: Path) -> Path:
    """A copy on a stick of a hub with Cleo in it; this machine is another one, empty. An envelope opens it too."""
    storage.create(Actor.keeper, passphrase=WORDS, slowness=Slowness(LEAST_MEMORY_KIB))
    harbor, stick = Harbor.begin(), tmp_path / "stick"
    harbor.worker("Cleo Diaz")
    ana = harbor.worker("Ana Left-Out")
    upkeep.make_envelope(harbor.amara, passphrase=WORDS, recovery=ENVELOPE, now=NOW)
    stick.mkdir()
    path = upkeep.backup(harbor.amara, folder=stick, now=NOW).path
    upkeep.forget(harbor.amara, worker=ana, now=NOW)
    storage.use_folder(Actor.keeper, own_folder.with_name("another-machine"))
    return path


@pytest.fixture
def second() -> Client:
    """The browser of a second person."""
    return Client(HTTP_HOST="localhost:8765")


def waited(client: Client) -> HttpResponse:
    """What the page says when it is over."""
    for _ in range(400):
        answer = client.get("/start/restore/going")
        if b'http-equiv="refresh"' not in answer.content:
            return answer
        time.sleep(0.05)
    raise AssertionError("it never ended")


def names() -> list[str]:
    founder = Actor("1", "founder")
    return [row.name for row in people.newest(founder, today=TODAY)]


@needs_file
@pytest.mark.parametrize("typed", [WORDS, f"  {ENVELOPE.upper().replace(' ', '-')}\n"])
def test_a_copy_seen_on_the_stick_opens_with_the_words_or_the_envelope(
    copied: Path, second: Client, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.setattr(sticks, "plugged_in", lambda: (copied.parent,))
    assert b"Open a copy from a stick" in second.get("/start").content
    assert copied.name.encode() in second.get("/start/restore").content
    second.post("/start/restore", {"path": str(copied), "words": typed})
    assert waited(second)["Location"] == "/chart/"
    page = second.get("/chart/").content.decode()
    assert "1 person who asked to be left out since then is left out again." in page
    assert names() == ["Cleo Diaz"]


@needs_file
def test_files_brought_through_the_browser_open_and_leave_nothing_behind(copied: Path, second: Client) -> None:
    sent = [
        SimpleUploadedFile(path.name, path.read_bytes())
        for path in (copied, *copied.parent.glob("forgotten-*.age"))
    ]
    second.post("/start/restore", {"files": sent, "words": WORDS})
    assert waited(second)["Location"] == "/chart/"
    assert names() == ["Cleo Diaz"]
    left = [p.relative_to(here.folder) for p in here.folder.rglob("*")]
    assert not [p for p in left if "brought" in str(p) or p.suffix in (".brazier", ".part")]


@needs_file
def test_only_the_browser_that_typed_the_words_sits_down(copied: Path, second: Client) -> None:
    second.post("/start/restore", {"path": str(copied), "words": WORDS})
    other = Client(HTTP_HOST="localhost:8765")
    assert other.get("/start/restore/going")["Location"] == "/"
    assert waited(second)["Location"] == "/chart/"
    assert other.get("/people/")["Location"] == "/unseal"


@needs_file
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("zoom " * 6, "do not open"),
        (WORDS.replace("ability", "abilty"), "Word 6 is not on the word list. Did you mean “ability”?"),
    ],
)
def test_wrong_words_are_said_and_the_machine_stays_empty(
    copied: Path, second: Client, typed: str, said: str
) -> None:
    answer = second.post("/start/restore", {"path": str(copied), "words": typed})
    page = answer if answer.status_code == 400 else waited(second)
    assert said in page.content.decode()
    assert here.state is State.NEW
    assert typed not in page.content.decode()


@needs_file
@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"path": "/not/there.brazier"}, "no such file"),
        ({}, "no such file"),
        ({"files": SimpleUploadedFile("forgotten-1.age", b"x")}, "Choose one copy"),
        ({"files": SimpleUploadedFile("hub-1.brazier", b"not a copy")}, "no copy of a hub"),
        ({"files": SimpleUploadedFile("../../hub-1.brazier", b"BRAZIER1\n\xff\xff\xff\xff")}, "damaged"),
    ],
)
def test_what_is_no_copy_is_said_and_nothing_is_left(
    copied: Path, second: Client, sent: dict[str, object], said: str
) -> None:
    second.post("/start/restore", sent | {"words": WORDS})
    assert said in waited(second).content.decode()
    assert here.state is State.NEW
    assert not [p for p in here.folder.rglob("*") if p.is_file()]


@needs_file
def test_over_a_campaign_there_is_no_such_page(copied: Path, second: Client) -> None:
    upkeep.restore(Actor.keeper, source=copied, passphrase=WORDS, now=NOW)
    before = (here.folder / "hub.keyring").read_bytes()
    assert second.get("/start/restore")["Location"] == "/"
    assert second.post("/start/restore", {"path": str(copied), "words": WORDS})["Location"] == "/"
    assert (here.folder / "hub.keyring").read_bytes() == before


@pytest.fixture
def desk(own_folder: Path) -> Client:
    """A desk at a hub of its own, with an envelope outside."""
    storage.create(Actor.keeper, passphrase=WORDS, slowness=Slowness(LEAST_MEMORY_KIB))
    harbor = Harbor.begin()
    upkeep.make_envelope(harbor.amara, passphrase=WORDS, recovery=ENVELOPE, now=NOW)
    return seat(Client(HTTP_HOST="localhost:8765"))


def opens(typed: str) -> bool:
    try:
        keyring.unlock(keyring.read(here.folder), typed)
    except Wrong:
        return False
    return True


def shown(client: Client) -> str:
    """The six new words on the page."""
    page = client.get("/more/words").content.decode()
    return " ".join(part.split("</span>")[0] for part in page.split('lang="en">')[1:])


@pytest.mark.parametrize(("envelope", "still_opens"), [("keep", True), ("end", False)])
def test_new_words_replace_the_old_ones_and_the_envelope_does_as_was_chosen(
    desk: Client, envelope: str, still_opens: bool
) -> None:
    fresh = shown(desk)
    assert shown(desk) == fresh  # a page loaded twice does not change what stands on paper
    answer = desk.post("/more/words", {"old": WORDS, "new": fresh.upper(), "envelope": envelope})
    assert answer["Location"] == "/more/"
    assert [opens(w) for w in (WORDS, fresh, ENVELOPE)] == [False, True, still_opens]
    assert shown(desk) != fresh


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("zoom " * 6, None, "do not open"),
        (WORDS, "zoom " * 6, "not the six new words"),
        (WORDS, "", "Type the old words and the new ones"),
    ],
)
def test_a_slip_changes_nothing_and_the_new_words_stay_on_the_page(
    desk: Client, old: str, new: str | None, said: str
) -> None:
    fresh = shown(desk)
    answer = desk.post("/more/words", {"old": old, "new": fresh if new is None else new, "envelope": "keep"})
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert opens(WORDS)
    assert shown(desk) == fresh


def test_sealing_forgets_words_that_nobody_took(desk: Client) -> None:
    fresh = shown(desk)
    storage.seal(Actor.keeper)
    storage.unseal(Actor.keeper, passphrase=WORDS)
    assert shown(seat(desk)) != fresh


@needs_file
def test_a_copy_made_before_opens_with_the_envelope_of_its_day(copied: Path, own_folder: Path) -> None:
    upkeep.restore(Actor.keeper, source=copied, passphrase=WORDS, now=NOW)
    founder = Actor("1", "founder")
    upkeep.make_envelope(founder, passphrase=WORDS, recovery=words.draw(secrets.randbelow), now=NOW)
    assert not opens(ENVELOPE)
    storage.use_folder(Actor.keeper, own_folder.with_name("third-machine"))
    upkeep.restore(Actor.keeper, source=copied, passphrase=ENVELOPE, now=NOW)
    assert names() == ["Cleo Diaz"]
