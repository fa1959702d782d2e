"""The wall chart on paper: one page where it fits, everybody in it, no name."""

import io
from dataclasses import fields, replace

import pytest
from pypdf import PdfReader
from tests.harbor import paper
from tests.harbor.paper import squeezed, text_of
from tests.harbor.paper_words import LANGUAGES, SAID

from brazier.press.typeset import PAPERS, Paper
from brazier.wallchart.facts import CellCount
from brazier.wallchart.layout import arrange
from brazier.wallchart.reckon import Count
from brazier.wallchart.sheets import chart
from brazier.wallchart.sheets.chart import ChartSheet, HoleLine
from brazier.workplaces.facts import CellFacts, NamedPart


def printed(sheet: ChartSheet, size: Paper = "a4", language: str = "en") -> str:
    """What is read on the sheet, without white space."""
    return squeezed(text_of(chart.printed(sheet, paper=size, language=language)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", PAPERS)
def test_fourteen_departments_by_six_shifts_are_one_lying_page(size: Paper, language: str) -> None:
    made = chart.printed(paper.chart(language), paper=size, language=language)
    box = PdfReader(io.BytesIO(made.pdf)).pages[0].mediabox
    assert made.pages == 1
    assert made.missing == ()
    assert box.width > box.height


@pytest.mark.parametrize("size", PAPERS)
def test_seven_shifts_still_fit_beside_their_sums(size: Paper) -> None:
    assert chart.printed(paper.chart("en", 14, 7), paper=size, language="en").pages == 1


@pytest.mark.parametrize(
    ("departments", "shifts", "pages"), [(0, 0, 1), (1, 1, 1), (30, 6, 2), (14, 12, 2), (30, 12, 4)]
)
def test_what_does_not_fit_goes_on_with_its_heads(departments: int, shifts: int, pages: int) -> None:
    sheet = paper.chart("en", departments, shifts)
    made = chart.printed(sheet, paper="a4", language="en")
    assert made.pages == pages
    for page in PdfReader(io.BytesIO(made.pdf)).pages:
        assert "Department" in page.extract_text()


def test_every_department_and_shift_stands_on_the_chart() -> None:
    found = printed(paper.chart("es"), language="es")
    for name in (*SAID["es"]["departments"], *SAID["es"]["shifts"], *SAID["es"]["hours"]):
        assert squeezed(name) in found


def test_a_cell_says_for_it_of_all_and_the_change() -> None:
    found = printed(paper.chart("en"))
    assert "25/173↓3" in found
    assert "44/123=" in found


def test_a_small_cell_says_where_it_is_counted_and_a_missing_one_that_it_is_missing() -> None:
    found = printed(paper.chart("en"))
    assert "fewpeople:seeWeekend" in found
    assert found.count("nobodyhere") == 1


def test_the_totals_are_those_of_everybody() -> None:
    sheet = paper.chart("en")
    found = printed(sheet)
    assert f"{sheet.whole.for_it:,}/{sheet.whole.n:,}" in found
    assert f"0notassessedyet{sheet.whole.not_assessed:,}" in found
    assert f"{sheet.whole.n:,}people,median16daysold,did21%,said58%,guess21%" in found


def test_numbers_are_written_as_the_language_does() -> None:
    found = printed(paper.chart("es"), language="es")
    assert "1.296" in found
    assert "11%" in found
    assert "1,296" not in found


def test_a_handful_is_never_nought_percent() -> None:
    sheet = replace(paper.chart("en"), whole=Count(n=1000, known=1000, levels=(1, 0, 0, 0, 0)))
    assert "1leaderforit1<1%" in printed(sheet)


def test_three_holes_with_their_owners_by_code() -> None:
    sheet = paper.chart("en")
    found = printed(sheet)
    for hole in sheet.holes:
        assert squeezed(hole.title) in found
    assert found.count("Owner:K-04") == 2
    assert found.count("Noowneryet") == 1


def test_a_fourth_hole_is_left_to_the_screen() -> None:
    sheet = paper.chart("en")
    more = replace(sheet, holes=(*sheet.holes, HoleLine("A fourth", ("x",), False)))
    assert "Afourth" not in printed(more)


def test_without_holes_nothing_is_said_of_them() -> None:
    assert "Threeholes" not in printed(replace(paper.chart("en"), holes=()))


def test_people_nobody_has_placed_stand_in_the_sum_of_their_line() -> None:
    sheet = paper.chart("en", 1, 1)
    dock, nights = NamedPart(1, "Dock", "dock"), NamedPart(2, "Nights", "nights")
    known = [
        CellCount(CellFacts(0, "", None, None, None), Count(n=40), None),
        CellCount(CellFacts(1, "", dock, nights, None), Count(n=10), 1),
        CellCount(CellFacts(2, "", dock, None, None), Count(n=7), None),
    ]
    found = printed(replace(sheet, grid=arrange(known)))
    assert "notplacedyet0/40" in found
    assert "shiftunknown" in found
    assert "nobodyhere" not in found
    assert "0/57" in found


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_as_long_as_sentences_are_printed_whole(language: str) -> None:
    name = "Customer returns and refurbishment third floor mezzanine"
    found = printed(paper.chart(language, name=name), language=language)
    assert all(squeezed(f"{name} {row}") in found for row in range(14))


def test_the_chart_has_no_place_for_a_name() -> None:
    assert {f.name for f in fields(ChartSheet)} == {"grid", "whole", "told", "holes", "foot", "words"}
    assert {f.name for f in fields(HoleLine)} == {"title", "lines", "is_taken"}
