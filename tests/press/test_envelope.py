"""Words to keep safe: on one page, inside the folds, with nothing to read outside."""

import io
import re

import pytest
from pypdf import PdfReader
from tests.harbor import paper
from tests.harbor.paper import squeezed, text_of
from tests.harbor.paper_words import LANGUAGES

from brazier.press import envelope
from brazier.press.envelope import Envelope
from brazier.press.square_code import square_code
from brazier.press.typeset import PAPERS, Paper


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", PAPERS)
def test_the_envelope_is_one_sheet_with_all_words(size: Paper, language: str) -> None:
    made = envelope.printed(paper.envelope(language), paper=size, language=language)
    found = text_of(made)
    assert made.pages == 1
    assert made.missing == ()
    for word in paper.envelope(language).passphrase.split():
        assert word in found


def test_words_day_and_what_to_do_are_said() -> None:
    found = squeezed(text_of(envelope.printed(paper.envelope("en"), paper="a4", language="en")))
    said = paper.envelope("en")
    for text in (said.words.title, said.words.purpose, said.words.what_to_do, said.day, *said.words.folds):
        assert squeezed(text) in found


@pytest.mark.parametrize("size", PAPERS)
def test_all_that_is_secret_stands_on_the_innermost_panel(size: Paper) -> None:
    """Below the first fold there is only the pattern and, on the flap, how to fold."""
    page = PdfReader(io.BytesIO(envelope.printed(paper.envelope("en"), paper=size, language="en").pdf)).pages[0]
    high = float(page.mediabox.height)
    flap = 25 / 25.4 * 72
    panel = (high - flap) / 3
    inside, flapped, between = [], [], []

    def sort(text: str, page_at: list[float], text_at: list[float], *_: object) -> None:
        place = high - (text_at[4] * page_at[1] + text_at[5] * page_at[3] + page_at[5])
        (inside if place < panel else flapped if place > high - flap else between).append(text)

    page.extract_text(visitor_text=sort)
    assert "zookeeper" in squeezed("".join(inside))
    assert "Foldinhalf." in squeezed("".join(flapped))
    assert set("".join(between)) <= set("23\n ")


def test_the_square_holds_the_words_as_they_are_typed() -> None:
    sloppy = Envelope("  abacus  cavalry\nmoonlight ", "", paper.envelope("en").words)
    assert envelope.data(sloppy)["square"] == square_code("abacus cavalry moonlight")


def test_a_wordy_language_is_set_smaller_and_stays_inside() -> None:
    said = paper.envelope("en")
    wordy = Envelope(said.passphrase, said.day, _longer(said.words, 3))
    made = envelope.printed(wordy, paper="us-letter", language="en")
    assert made.pages == 1
    assert squeezed(wordy.words.purpose) in squeezed(text_of(made))


SHARE = (
    " ".join(f"{word}" for word in ("academic", "acid", "acne", "acquire", "acrobat", "activity") * 5)
    + " zero romp roster"
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", PAPERS)
def test_the_33_words_of_a_share_stand_on_the_innermost_panel_of_one_sheet(size: Paper, language: str) -> None:
    said = paper.envelope(language)
    made = envelope.printed(Envelope(SHARE, said.day, said.words), paper=size, language=language)
    assert (made.pages, made.missing) == (1, ())
    page = PdfReader(io.BytesIO(made.pdf)).pages[0]
    high = float(page.mediabox.height)
    panel, places = (high - 25 / 25.4 * 72) / 3, []

    def note(text: str, page_at: list[float], text_at: list[float], *_: object) -> None:
        if any(word in text for word in SHARE.split()):
            places.append(high - (text_at[4] * page_at[1] + text_at[5] * page_at[3] + page_at[5]))

    page.extract_text(visitor_text=note)
    assert len(places) >= 11
    assert max(places) < panel - 10
    assert squeezed(text_of(made)).count("academic") == 5


def test_the_square_of_a_share_is_written_in_capitals_so_that_it_is_coarse_enough() -> None:
    drawn = envelope.data(Envelope(SHARE, "", paper.envelope("en").words))["square"]
    assert drawn == square_code(SHARE.upper())
    assert int(re.search(r'width="(\d+)"', str(drawn))[1]) <= 77  # type: ignore[index]  # half a millimeter each


def _longer(words: envelope.EnvelopeWords, times: int) -> envelope.EnvelopeWords:
    return envelope.EnvelopeWords(
        words.title, " ".join([words.purpose] * times), words.what_to_do, words.square, words.folds
    )
