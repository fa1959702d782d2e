"""The law in the book stands in the language of the book, in every form of it, and says how far it was checked."""

import io
from html import escape

import pytest
from django.utils import translation
from django.utils.translation import gettext
from pypdf import PdfReader
from tests.handbook.made import DAY, ready
from tests.handbook.unsaid import unsaid

from brazier.handbook import book, folder, printing
from brazier.handbook.filled import Where, place_line
from brazier.handbook.labels import UNREAD
from brazier.handbook.source import plain
from brazier.rules import rights
from brazier.rules.loading import packaged

TRANSLATED = [language for language in book.languages() if language != book.ORIGINAL]
PLACES = sorted(place.campaign for place in packaged().places.values() if place.campaign and place.rights)
RIGHTS = "02-1-your-rights"


def english(campaign: str) -> list[str]:
    """The lines of law of a place as they stand in its pack."""
    page = rights.page(packaged(), campaign=campaign, day=DAY)
    assert page is not None
    return [line.said(str) for line in page.lines]


@pytest.mark.parametrize("campaign", ["us.nlra", "gb"])
@pytest.mark.parametrize("language", TRANSLATED)
def test_no_english_line_of_law_stands_in_a_translated_book(language: str, campaign: str) -> None:
    made = ready(language, campaign)
    screen = folder.pages(made)[f"{RIGHTS}.html"].decode()
    one = next(filled for page, filled in made.filled if page.source.name == RIGHTS)
    said = {plain(line) for block in one.blocks for line in block.lines}
    assert [line for line in english(campaign) if line in said or line in screen] == []
    assert len(said) > len(english(campaign))
    assert "%(" not in screen


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_english_line_of_law_is_printed_in_a_translated_book(language: str) -> None:
    printed = printing.a6(ready(language, "gb"), cover="neutral", place="")
    said = "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(printed.pdf)).pages).split())
    assert [line for line in english("gb") if "".join(line.split()) in said] == []


@pytest.mark.parametrize("cover", ["neutral", "union"])
@pytest.mark.parametrize("language", TRANSLATED)
def test_all_a_book_says_beside_its_pages_is_in_its_catalog(language: str, cover: str) -> None:
    with unsaid(language) as missing:
        for campaign in ("", *PLACES):
            ready(language, campaign, cover)
            place_line(Where(packaged(), campaign, DAY), gettext)
    assert missing == []


def test_the_cover_says_whose_law_and_of_which_day_in_the_language_of_the_book() -> None:
    with translation.override("pl"):
        assert place_line(Where(packaged(), "gb", DAY), gettext) == "Wielka Brytania, 27.11.2026"
    assert place_line(Where(packaged(), "", DAY), str) == ""


def test_the_listener_hears_what_a_catalog_lacks() -> None:
    with unsaid("fr") as missing:
        ready("fr", "us.nlra")
        gettext("Nobody has ever said this sentence.")
    assert missing == ["Nobody has ever said this sentence."]


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_page_of_rights_says_that_no_speaker_has_checked_it(language: str) -> None:
    made = ready(language)
    assert language in UNREAD
    assert escape(made.words.states["draft"]) in folder.pages(made)[f"{RIGHTS}.html"].decode()
