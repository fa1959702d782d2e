"""The bag at the terminal: every form, on every paper, with the law of a place. No hub is needed."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.cli.conftest import brazier, reply

from brazier.bag import texts
from brazier.bag.shapes import FORMS, PAPERS
from brazier.storage.hub import State, here

BUILD = ("bag", "build", "--lang", "en", "--paper", "a5")


@pytest.mark.parametrize("form", FORMS)
def test_each_form_is_written_where_one_says(form: str, tmp_path: Path) -> None:
    told = reply(brazier(*BUILD, "--form", form, "--out", tmp_path / "new", "--json"))
    assert Path(str(told["file"])) == tmp_path / "new" / f"{form}-en-a5.pdf"
    assert len(PdfReader(str(told["file"])).pages) == told["pages"]
    assert here.state is not State.OPEN


def test_the_law_of_the_place_stands_on_it(tmp_path: Path) -> None:
    def said(*more: str) -> str:
        brazier(*BUILD, "--form", "rights-card", "--out", tmp_path, *more)
        return "".join(page.extract_text() for page in PdfReader(tmp_path / "rights-card-en-a5.pdf").pages)

    assert "Nobody has said whose law" in said()
    assert "NLRA 7" in said("--jurisdiction", "US-NLRA")
    assert "NLRA 7" not in said("--jurisdiction", "UK-GB")


def test_a_leaflet_is_made_from_one_message_and_one_ask(tmp_path: Path) -> None:
    told = ("--message", "We lift the same box", "--ask", "Sign this week", "--link", "https://example.org")
    reply(brazier(*BUILD, "--form", "leaflet", *told, "--out", tmp_path, "--json"))
    said = PdfReader(tmp_path / "leaflet-en-a5.pdf").pages[0].extract_text()
    assert "Sign this week" in " ".join(said.split())


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (("--form", "leaflet", "--message", "Same box", "--ask", "Sign and vote"), "more than one thing"),
        (("--form", "leaflet", "--message", "Same box"), "one message and one ask"),
        (("--form", "incident", "--message", "Same box", "--ask", "Sign"), "Only a leaflet"),
        (("--form", "incident", "--lang", "xx"), "do not speak"),
        (("--form", "incident", "--jurisdiction", "nowhere"), "No law pack is called nowhere"),
    ],
)
def test_what_can_not_be_is_said_in_one_sentence(more: tuple[str, ...], says: str, tmp_path: Path) -> None:
    done = brazier(*BUILD, *more, "--out", tmp_path / "new")
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert says in done.stderr
    assert not (tmp_path / "new").exists()


def test_two_hardship_forms_never_share_a_number(tmp_path: Path) -> None:
    seen = set()
    for _ in range(2):
        brazier(*BUILD, "--form", "hardship", "--out", tmp_path)
        seen.add(PdfReader(tmp_path / "hardship-en-a5.pdf").pages[0].extract_text())
    assert len(seen) == 2


def test_a_sign_that_can_not_be_drawn_is_named(tmp_path: Path) -> None:
    done = brazier(*BUILD, "--form", "leaflet", "--message", "🌙", "--ask", "Sign", "--out", tmp_path)
    assert "U+1F319" in done.stdout


def test_it_lists_forms_papers_and_languages() -> None:
    told = reply(brazier("bag", "list", "--json"))
    assert (list(told["forms"]), told["papers"]) == (list(FORMS), list(PAPERS))  # type: ignore[call-overload]
    assert told["languages"].keys() == set(texts.languages())  # type: ignore[attr-defined]
    assert "14 draft" in brazier("bag", "list").stdout
