"""The key sheet: which code is whom, and a warning on every page."""

import io

import pytest
from pypdf import PdfReader
from tests.harbor import paper
from tests.harbor.paper import HOSTILE, squeezed, text_of
from tests.harbor.paper_words import LANGUAGES

from brazier.people.sheets import key
from brazier.press.legible import legible
from brazier.press.typeset import PAPERS, Paper


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", PAPERS)
def test_codes_and_names_stand_together(size: Paper, language: str) -> None:
    made = key.printed(paper.key(language, 40, 4), paper=size, language=language)
    found = text_of(made)
    assert all(found.count(code) == 1 for code in paper.codes(44))
    assert "Nguyễn Thị Bích Hường" in found
    assert made.missing == ("U+1F319",)


@pytest.mark.parametrize(("rows", "pages"), [(1, 1), (40, 1), (400, 6)])
def test_the_warning_stands_on_every_page(rows: int, pages: int) -> None:
    made = key.printed(paper.key("en", rows), paper="a4", language="en")
    assert made.pages == pages
    for page in PdfReader(io.BytesIO(made.pdf)).pages:
        assert "Keep apart from the other sheets" in page.extract_text()


def test_hostile_and_endless_names_print_whole_and_as_text() -> None:
    made = key.printed(paper.key("en", len(HOSTILE), names=HOSTILE), paper="a4", language="en")
    found = squeezed(text_of(made))
    for name in HOSTILE:
        assert squeezed(str(legible(name).value)) in found


def test_the_title_in_the_file_says_no_name() -> None:
    made = key.printed(paper.key("en", 3), paper="a4", language="en")
    info = PdfReader(io.BytesIO(made.pdf)).metadata
    assert info is not None
    assert info.title == "Key sheet"
