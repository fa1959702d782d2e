"""The book on paper."""

from itertools import pairwise

import pytest
from pypdf import PdfReader
from tests.handbook.made import ready
from tests.harbor.paper import text_of

from brazier.handbook import book, printing
from brazier.handbook.source import plain

A6 = (297.6, 419.5)


@pytest.mark.slow
@pytest.mark.parametrize("language", book.languages())
def test_the_book_fits_a_small_bag_and_no_sign_is_missing(language: str) -> None:
    made = printing.a6(ready(language), cover="union", place="Here")
    assert made.pages <= printing.MOST_PAGES
    assert made.missing == ()


def test_every_page_of_the_book_is_in_it_in_order() -> None:
    told = ready("en")
    text = text_of(printing.a6(told, cover="neutral", place="Here, 2026-11-27"))
    titles = [page.title for _, page in told.filled]
    places = [text.find(title.split()[-1]) for title in titles]
    assert all(title.split()[0] in text for title in titles)
    assert -1 not in places
    ticks = [plain(tick) for _, page in told.filled for tick in page.ticks]
    flat = "".join(text.split())
    assert [tick for tick in ticks if "".join(tick.split()) not in flat] == []


def test_a_neutral_cover_says_nothing_of_a_union() -> None:
    neutral, union = (printing.a6(ready("en", cover=c), cover=c, place="") for c in ("neutral", "union"))
    first = [PdfReader(__import__("io").BytesIO(made.pdf)).pages[0].extract_text() for made in (neutral, union)]
    assert "union" not in first[0].lower()
    assert "union" in first[1].lower()


@pytest.mark.parametrize(
    ("form", "rows", "size"), [("booklet-a4", 2, (595.3, 841.9)), ("booklet-letter", 1, (612, 792))]
)
def test_the_booklet_has_its_pages_on_sheets(form: str, rows: int, size: tuple[float, float]) -> None:
    told = ready("en")
    pages = printing.a6(told, cover="neutral", place="")
    reader = PdfReader(__import__("io").BytesIO(printing.booklet(told, pages, form=form)))
    leaves = -(-pages.pages // 4)
    assert len(reader.pages) == 2 * -(-leaves // rows)
    box = reader.pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(size, abs=0.6)


def test_sizes_of_letters_go_down() -> None:
    assert all(more > less for more, less in pairwise(printing.SIZES))
