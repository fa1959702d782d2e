"""The book on paper: 64 pages at most, nothing cut off, each page where the contents say, a booklet that folds."""

import io
import re
import subprocess
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from pypdf import PdfReader
from tests.handbook.made import printed, ready, small
from tests.harbor.paper import text_of
from tests.press.looking import DOTS, drawn, poppler

from brazier.handbook import book, printing
from brazier.handbook.printing import SHEETS
from brazier.handbook.source import plain
from brazier.press.typeset import Printed, pdf
from brazier.rules.loading import packaged

SAFE_MM = 5
A6 = (298, 420)
POINTS = {"booklet-a4": (595, 842), "booklet-letter": (612, 792)}
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>(\d+)</word>')
SIDE = re.compile(r"<page .*?</page>", re.DOTALL)
PLACES = sorted(place.campaign for place in packaged().places.values() if place.campaign)


def sizes(body: bytes) -> set[tuple[int, int]]:
    """The sizes of all pages, in points."""
    boxes = [page.mediabox for page in PdfReader(io.BytesIO(body)).pages]
    return {(round(box.width), round(box.height)) for box in boxes}


@cache
def texts(language: str) -> tuple[str, ...]:
    """What each page of the book says, in one line each."""
    pages = PdfReader(io.BytesIO(printed(language).pdf)).pages
    return tuple(re.sub(r"\s+", " ", page.extract_text()) for page in pages)


def numbered(pages: int) -> Printed:
    """A book whose pages hold their number and nothing else."""
    body = "#pagebreak()\n".join(f"#{number}\n" for number in range(1, pages + 1))
    head = '#set page(paper: "a6")\n#set document(title: "x")\n#set text(font: "Noto Sans", lang: "en")\n'
    return pdf(head + body, {}, paper="a4", language="en", title="x")


@pytest.mark.slow
@pytest.mark.parametrize("language", book.languages())
def test_the_book_fits_a_small_bag_and_no_sign_is_missing(language: str) -> None:
    made = printed(language)
    assert made.pages <= printing.MOST_PAGES
    assert made.missing == ()
    assert sizes(made.pdf) == {A6}


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_it_fits_the_bag_under_the_law_of_every_place(place: str) -> None:
    assert printed("es", place).pages <= printing.MOST_PAGES


@pytest.mark.slow
@pytest.mark.parametrize("language", book.languages())
def test_nothing_stands_near_the_edge_where_printers_do_not_print(language: str) -> None:
    edge = round(SAFE_MM / 25.4 * DOTS)
    pages = drawn(printed(language).pdf)
    assert len(pages) == printed(language).pages
    inner = [page[edge:-edge, edge:-edge] for page in pages]
    assert [
        n for n, (page, within) in enumerate(zip(pages, inner, strict=True), 1) if _ink(page) != _ink(within)
    ] == []
    assert min(_ink(page) for page in pages) > 20


def _ink(page: np.ndarray) -> int:
    return int((page < 200).sum())


@pytest.mark.slow
def test_every_page_of_the_book_is_in_it_in_order_and_whole() -> None:
    told, flat = ready("en"), "".join(text_of(printed("en")).split())
    places = [flat.find("".join(page.title.split()) + _start(page)) for _, page in told.filled]
    assert -1 not in places
    assert places == sorted(places)
    ticks = ["".join(plain(tick).split()) for _, page in told.filled for tick in page.ticks]
    assert [tick for tick in ticks if tick not in flat] == []


def _start(page: object) -> str:
    first = page.blocks[0]  # type: ignore[attr-defined]
    return "".join(plain(first.lines[0]).split())[:12] if first.kind == "text" else ""


@pytest.mark.slow
def test_each_page_of_the_text_is_one_page_of_paper_but_the_law() -> None:
    titles = [page.title for _, page in ready("en").filled]
    begun = {title for text in texts("en") for title in titles if text.startswith(title)}
    assert begun == set(titles)
    others = {"cover": 1, "contents": 1, "more rights": 1, "to fill by hand": 2}
    assert len(texts("en")) == len(titles) + sum(others.values())


@pytest.mark.slow
def test_the_contents_say_where_each_chapter_begins() -> None:
    reader = PdfReader(io.BytesIO(printed("en").pdf))
    listed = re.findall(r"(?m)^(\d+) .*? (\d+)$", reader.pages[1].extract_text())
    first = {page.source.chapter: filled.title for page, filled in reversed(ready("en").filled)}
    assert [int(chapter) for chapter, _ in listed] == sorted(first)
    assert [n for n, at in listed if not texts("en")[int(at) - 1].startswith(first[int(n)])] == []


@pytest.mark.slow
def test_a_link_on_paper_says_the_page_it_leads_to() -> None:
    ask = next(at for at, text in enumerate(texts("en"), 1) if text.startswith("The ask"))
    talk = next(text for text in texts("en") if text.startswith("The talk, step by step"))
    assert f"The ask ({ask})" in talk


def test_the_neutral_cover_says_nothing_of_a_union_and_the_other_one_does() -> None:
    made = {cover: printing.a6(small(cover), cover=cover, place="") for cover in ("neutral", "union")}
    first = {cover: PdfReader(io.BytesIO(one.pdf)).pages[0].extract_text().lower() for cover, one in made.items()}
    assert "union" not in first["neutral"]
    assert "union" in first["union"]
    meta = PdfReader(io.BytesIO(made["neutral"].pdf)).metadata
    assert meta is not None
    assert "union" not in str(meta.title).lower()


def test_the_pages_can_be_read_aloud() -> None:
    made = printing.a6(small(), cover="neutral", place="")
    catalog = PdfReader(io.BytesIO(made.pdf)).trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/Lang"] == "en"
    assert b"pdfuaid" in made.pdf


@pytest.mark.parametrize("form", SHEETS)
@pytest.mark.parametrize("pages", [5, 8, 13])
def test_a_printed_booklet_has_each_page_where_it_belongs(form: str, pages: int) -> None:
    made = printing.booklet(small(), numbered(pages), form=form)
    assert sizes(made) == {POINTS[form]}
    command = [poppler("pdftotext"), "-bbox", "-", "-"]
    told = subprocess.run(command, input=made, capture_output=True, check=True).stdout.decode()
    wide, high, rows = SHEETS[form]
    assert [_places(side, wide, high, rows) for side in SIDE.findall(told)] == [
        {(row, at): n for row, pair in enumerate(side) for at, n in enumerate(pair) if n is not None}
        for side in printing.sides(pages, rows=rows)
    ]


def _places(side: str, wide: float, high: float, rows: int) -> dict[tuple[int, int], int]:
    """Which number stands in which row and half of a side."""
    half, row = wide / 25.4 * 36, high / 25.4 * 72 / rows
    return {(int(float(y) // row), int(float(x) > half)): int(number) for x, y, number in WORD.findall(side)}


def test_sizes_of_letters_go_down() -> None:
    assert all(more > less for more, less in pairwise(printing.SIZES))
