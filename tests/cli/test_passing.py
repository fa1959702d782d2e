"""The method leaves one campaign and begins another, at the terminal."""

import zipfile
from pathlib import Path

import pytest
from django.db import connection
from tests.cli.conftest import brazier, reply, unsealed
from tests.conftest import WORDS
from tests.harbor.cast import NOW

from brazier.conversations import actions as conversations
from brazier.conversations import queries as conversations_read
from brazier.handbook import book
from brazier.storage import actions as storage
from brazier.storage.hub import State, here
from brazier.terms import Actor
from brazier.workplaces import actions as workplaces
from brazier.workplaces import queries as workplaces_read

NO_NAME = "Eat together."


def packed(hub: list[str], tmp_path: Path, lessons: str = NO_NAME) -> Path:
    """A pack of a campaign with an issue of its own and a name among the issues."""
    with unsealed() as harbor:
        harbor.worker("Rosa Quarantine")
        conversations.offer_issues(harbor.amara, names=["no fan", "quarantine shift"], now=NOW)
        workplaces.change_campaign(harbor.amara, jurisdiction="gb", now=NOW)
    (tmp_path / "lessons").write_text(lessons)
    return tmp_path / "method.zip"


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a second campaign on a server is a second database")
def test_a_pack_begins_a_second_campaign(hub: list[str], tmp_path: Path) -> None:
    target = packed(hub, tmp_path)
    told = reply(brazier("pack", "export", target, "--lessons", tmp_path / "lessons", *hub, "--json"))
    assert (told["issues_that_stay"], told["pages"]) == (
        1,
        sum(len(book.packaged("en").pages) for _ in book.languages()),
    )
    with zipfile.ZipFile(target) as archive:
        assert [n for n in archive.namelist() if b"uarantine" in archive.read(n)] == []
        assert archive.read("lessons.md").decode() == NO_NAME
    new = ["--data", str(tmp_path / "new"), "--passphrase-file", str(tmp_path / "words")]
    begun = reply(brazier("pack", "import", target, *new, "--json"))
    assert (begun["place"], begun["words_drawn"], here.state) == ("gb", False, State.SEALED)
    storage.unseal(Actor.nobody, passphrase=WORDS)
    founder = Actor("1", "founder")
    assert [c.name for c in conversations_read.issues(founder)] == [*conversations.FIRST_ISSUES, "no fan"]
    campaign = workplaces_read.campaign(founder)
    assert campaign is not None
    assert campaign.jurisdiction == "gb"
    storage.seal(Actor.keeper)


def test_the_book_is_printed_from_the_pack(hub: list[str], tmp_path: Path) -> None:
    target = packed(hub, tmp_path)
    (tmp_path / "own/en").mkdir(parents=True)
    page = book.sources()["en"]["06-2-the-ask.md"].replace("Then be quiet.", "Then be very quiet.")
    (tmp_path / "own/en/06-2-the-ask.md").write_text(page)
    reply(brazier("pack", "export", target, "--pages", tmp_path / "own", *hub, "--json"))
    build = (
        "handbook",
        "build",
        "--lang",
        "en",
        "--format",
        "html",
        "--out",
        tmp_path / "book",
        "--pages",
        target,
    )
    reply(brazier(*build, "--json"))
    assert "very quiet" in (tmp_path / "book/handbook-en/06-2-the-ask.html").read_text()


def test_lessons_with_a_name_in_them_are_not_written(hub: list[str], tmp_path: Path) -> None:
    target = packed(hub, tmp_path, "Ask Rosa first.")
    done = brazier("pack", "export", target, "--lessons", tmp_path / "lessons", *hub)
    assert (done.exit_code, target.exists()) == (1, False)
    assert "Write it without" in done.stderr
    assert "Rosa" not in done.stderr


def test_nothing_is_begun_from_something_else(hub: list[str], tmp_path: Path) -> None:
    (tmp_path / "other.zip").write_bytes(b"PK")
    done = brazier("pack", "import", tmp_path / "other.zip", "--data", tmp_path / "new")
    assert (done.exit_code, (tmp_path / "new").exists()) == (1, False)
    assert "no method pack" in done.stderr


def test_what_is_there_is_not_written_over(hub: list[str], tmp_path: Path) -> None:
    target = packed(hub, tmp_path)
    target.write_text("mine")
    assert "already" in brazier("pack", "export", target, *hub).stderr
    assert target.read_text() == "mine"


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a second campaign on a server is a second database")
def test_whoever_begins_is_told_which_pages_they_wrote(hub: list[str], tmp_path: Path) -> None:
    target = packed(hub, tmp_path)
    (tmp_path / "own/en").mkdir(parents=True)
    page = book.sources()["en"]["06-2-the-ask.md"].replace("Then be quiet.", "Then be very quiet.")
    (tmp_path / "own/en/06-2-the-ask.md").write_text(page)
    reply(brazier("pack", "export", target, "--pages", tmp_path / "own", *hub, "--json"))
    new = ["--data", str(tmp_path / "new"), "--passphrase-file", str(tmp_path / "words")]
    begun = brazier("pack", "import", target, *new)
    assert "They wrote these pages of the handbook, we did not. Read them too: en/06-2-the-ask." in begun.stdout
