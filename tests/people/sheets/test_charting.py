"""The charting sheet: a line a person, by code, with room to write."""

from dataclasses import fields

import pytest
from tests.harbor import paper
from tests.harbor.paper import squeezed, text_of
from tests.harbor.paper_words import LANGUAGES

from brazier.people.facts import Row
from brazier.people.sheets import charting, key
from brazier.people.sheets.charting import ChartingRow, ChartingSheet
from brazier.people.sheets.key import KeyRow, KeySheet
from brazier.press.typeset import PAPERS, Paper


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", PAPERS)
def test_every_code_stands_on_the_sheet_in_every_language(size: Paper, language: str) -> None:
    made = charting.printed(paper.charting(language, 30, 5), paper=size, language=language)
    found = text_of(made)
    for code in paper.codes(35):
        assert found.count(code) == 1
    assert made.missing == ()


@pytest.mark.parametrize(("rows", "pages"), [(0, 1), (1, 1), (10, 1), (40, 3), (400, 26)])
@pytest.mark.parametrize("size", PAPERS)
def test_a_page_holds_so_many_lines_that_gloves_can_write(size: Paper, rows: int, pages: int) -> None:
    made = charting.printed(paper.charting("en", rows, 4), paper=size, language="en")
    assert made.pages == pages


def test_heads_and_words_of_the_scale_stand_on_every_page() -> None:
    sheet = paper.charting("en", 40)
    made = charting.printed(sheet, paper="a4", language="en")
    found = squeezed(text_of(made))
    for said in ("Caresabout", "workingagainstit", "saidnotoanask", "Initials", "Stow,backnights"):
        assert found.count(said) >= made.pages == 3
    assert found.count("Newpeople") == 1


def test_todays_marks_stand_beside_the_codes() -> None:
    rows = tuple(ChartingRow(code, level, level == 1) for code, level in zip(paper.codes(2), (1, 5), strict=True))
    sheet = ChartingSheet("Stow", rows, (), paper.charting("en").foot, paper.charting("en").words)
    found = squeezed(text_of(charting.printed(sheet, paper="a4", language="en")))
    assert paper.codes(1)[0] + "1?" in found
    assert "Newpeople" not in found


def test_no_name_gets_onto_the_sheet_and_the_key_sheet_has_it() -> None:
    """The canary: the same people, once by code and once by name."""
    people = [
        Row(i, code, f"Canary{i} Miner", 7, 2, False, "did", None, False) for i, code in enumerate(paper.codes(9))
    ]
    sample, unlocked = paper.charting("en"), paper.key("en")
    rows = tuple(ChartingRow(p.code, p.level, p.unsure) for p in people)
    sheet = ChartingSheet("Stow", rows, (), sample.foot, sample.words)
    made = charting.printed(sheet, paper="a4", language="en")
    named = KeySheet(tuple(KeyRow(p.code, p.name) for p in people), unlocked.foot, unlocked.words)
    assert "Canary" not in text_of(made)
    assert b"Canary" not in made.pdf
    assert text_of(key.printed(named, paper="a4", language="en")).count("Canary") == 9
    assert {f.name for f in fields(ChartingRow)} == {"code", "level", "is_unsure"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_cell_name_is_printed_whole(language: str) -> None:
    cell = "Pack singles, third floor, north-east mezzanine " * 3
    made = charting.printed(paper.charting(language, 3, cell=cell), paper="a4", language=language)
    assert squeezed(cell) in squeezed(text_of(made))
