"""The sign-up sheet: empty lines with codes."""

import pytest
from tests.harbor import paper
from tests.harbor.paper import squeezed, text_of
from tests.harbor.paper_words import LANGUAGES

from brazier.people.sheets import sign_up
from brazier.press.typeset import PAPERS, Paper


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", PAPERS)
def test_every_line_has_its_code(size: Paper, language: str) -> None:
    found = text_of(sign_up.printed(paper.sign_up(language, 25), paper=size, language=language))
    assert all(found.count(code) == 1 for code in paper.codes(25))


@pytest.mark.parametrize(("rows", "pages"), [(1, 1), (12, 1), (40, 3), (400, 29)])
def test_long_sheets_go_on_with_their_heads(rows: int, pages: int) -> None:
    made = sign_up.printed(paper.sign_up("en", rows), paper="a4", language="en")
    assert made.pages == pages
    assert text_of(made).count("Can help with") == pages


def test_the_sheet_says_whose_it_is_or_nothing() -> None:
    mine = text_of(sign_up.printed(paper.sign_up("en", 3, cell="Stow, back nights"), paper="a4", language="en"))
    everybodys = text_of(sign_up.printed(paper.sign_up("en", 3), paper="a4", language="en"))
    assert "Sign-up: Stow, back nights" in mine
    assert squeezed(everybodys).startswith("Sign-upOnlyyourownphone")
