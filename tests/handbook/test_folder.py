"""The folder for a stick: no server, no network, no script or style within a page, no link that leads nowhere."""

import json
import re

import pytest
from tests.handbook.made import ready

from brazier.handbook import book, folder

LINK = re.compile(r'(?:href|src)="([^"]*)"')
INLINE = re.compile(r"<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon[a-z]+=|javascript:")
AWAY = re.compile(rb"https?:|//[a-z]|@import|url\(|fetch\(|XMLHttpRequest|\bimport\b")


@pytest.fixture(scope="module", params=book.languages())
def made(request: pytest.FixtureRequest) -> dict[str, bytes]:
    """The folder of each language."""
    return folder.pages(ready(request.param))


def texts(made: dict[str, bytes]) -> dict[str, str]:
    """The pages of a folder."""
    return {name: body.decode() for name, body in made.items() if name.endswith(".html")}


def test_every_link_leads_to_a_file_of_the_folder(made: dict[str, bytes]) -> None:
    led_to = {link for text in texts(made).values() for link in LINK.findall(text)}
    assert led_to - made.keys() == set()
    assert len(led_to) > 50


def test_the_first_page_leads_to_all_others(made: dict[str, bytes]) -> None:
    assert set(LINK.findall(texts(made)["index.html"])) >= texts(made).keys() - {"index.html"}


def test_no_page_holds_a_script_or_a_style_of_its_own(made: dict[str, bytes]) -> None:
    assert [name for name, text in texts(made).items() if INLINE.search(text)] == []


def test_nothing_leads_out_of_the_folder(made: dict[str, bytes]) -> None:
    assert [name for name in ("index.html", "book.css", "book.js") if AWAY.search(made[name])] == []


def test_names_of_files_fit_every_stick(made: dict[str, bytes]) -> None:
    assert [name for name in made if not re.fullmatch(r"[a-z0-9-]{1,60}\.(html|js|css)", name)] == []


def test_a_script_can_not_break_out_of_the_index(made: dict[str, bytes]) -> None:
    assert b"</script" not in made["index.js"]


def test_it_can_be_searched_without_a_server(made: dict[str, bytes]) -> None:
    index = json.loads(made["index.js"].decode().removeprefix("const PAGES = ").rstrip(";\n"))
    assert len(index) == len(book.packaged("en").pages)
    assert all(f"{name}.html" in made and title in text for name, title, text in index)
