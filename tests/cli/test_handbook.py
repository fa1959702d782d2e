"""The handbook at the terminal: every form, whose law, which day, how far each language is. No hub is needed."""

import zipfile
from pathlib import Path

import pytest
from tests.cli.conftest import brazier, reply

from brazier.handbook import book, printing
from brazier.storage.hub import State, here

BUILD = ("handbook", "build", "--lang", "en")


@pytest.mark.parametrize("form", printing.FORMS)
def test_each_form_is_written_where_one_says(form: str, tmp_path: Path) -> None:
    told = reply(brazier(*BUILD, "--format", form, "--out", tmp_path / "new", "--json"))
    written = [path for path in (tmp_path / "new").rglob("*") if path.is_file()]
    assert len(written) == told["count"]
    assert all(path.stat().st_size for path in written)
    assert here.state is not State.OPEN


def test_the_law_of_the_place_and_day_stands_in_it(tmp_path: Path) -> None:
    def rights(*more: str) -> str:
        brazier(*BUILD, "--format", "epub", "--out", tmp_path, *more)
        with zipfile.ZipFile(tmp_path / "handbook-en.epub") as archive:
            return archive.read("book/02-1-your-rights.xhtml").decode()

    assert "Ask your committee" in rights()
    assert "NLRA 7" in rights("--jurisdiction", "US-NLRA")
    assert "NLRA 7" not in rights("--jurisdiction", "UK-GB")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (("--lang", "xx"), "does not speak this language"),
        (("--jurisdiction", "nowhere"), "No law pack is called nowhere"),
        (("--as-of", "soon"), "must be a day"),
    ],
)
def test_what_nobody_knows_is_said_in_one_sentence(more: tuple[str, ...], says: str, tmp_path: Path) -> None:
    done = brazier(*BUILD, "--format", "epub", "--out", tmp_path / "new", *more)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert says in done.stderr
    assert not (tmp_path / "new").exists()


def test_it_says_how_far_each_language_is() -> None:
    told = reply(brazier("handbook", "status", "--json"))
    assert told.keys() == set(book.languages())
    assert told["en"] == {"checked": 59, "draft": 0, "old": 0, "missing": 0}


def test_it_says_page_by_page_what_is_not_checked() -> None:
    told = reply(brazier("handbook", "status", "--lang", "es", "--json"))
    pages = told["pages"]
    assert isinstance(pages, list)
    assert {page["state"] for page in pages} <= {"draft", "old", "missing"}
    assert {page["page"] for page in pages} <= {page.source.name for page in book.packaged("en").pages}
    assert "pages are not checked" in brazier("handbook", "status", "--lang", "es").stdout


def test_pages_are_written_changed_and_built_with(tmp_path: Path) -> None:
    told = reply(brazier("handbook", "pages", "--lang", "es", "--out", tmp_path / "own", "--json"))
    assert told["count"] == len(book.sources()["es"])
    page = tmp_path / "own/es/06-2-the-ask.md"
    page.write_text(page.read_text().replace('title = "', 'title = "Nuestra página: '))
    build = ("handbook", "build", "--lang", "es", "--format", "html", "--out", tmp_path / "made")
    reply(brazier(*build, "--pages", tmp_path / "own", "--json"))
    assert "Nuestra página" in (tmp_path / "made/handbook-es/index.html").read_text()


def test_pages_are_not_written_over_others(tmp_path: Path) -> None:
    for _ in range(2):
        done = brazier("handbook", "pages", "--lang", "en", "--out", tmp_path)
    assert (done.exit_code, "files in this folder already" in done.stderr) == (1, True)


def test_a_folder_without_pages_is_said_to_be_one(tmp_path: Path) -> None:
    done = brazier(*BUILD, "--format", "epub", "--out", tmp_path / "made", "--pages", tmp_path)
    assert (done.exit_code, "There are no pages in it" in done.stderr) == (1, True)
