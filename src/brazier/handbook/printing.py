"""The book on paper: A6 pages, and a booklet to fold from A4 or Letter. Pure but for reading our own templates."""

import json
from collections.abc import Collection
from dataclasses import asdict
from importlib.resources import files

from brazier.handbook.book import Page
from brazier.handbook.filled import day_said
from brazier.handbook.folding import sides
from brazier.handbook.frozen import Ready
from brazier.handbook.labels import NEUTRAL, UNION, note
from brazier.handbook.markup import direction
from brazier.handbook.source import Source
from brazier.press.typeset import Printed, imposed, pdf, pictures, told

SIZES = (11.0, 10.4, 9.8, 9.2, 8.6, 8.2, 7.8)
"""Points of the text, the largest first: a page is set in the largest that lets it fit."""
SHEETS = {"booklet-a4": (210, 297, 2), "booklet-letter": (215.9, 279.4, 1)}
"""Width and height in mm, and how many leaves stand one above the other: two A6 pages are 296 mm high, Letter
279."""
MOST_PAGES = 64
FORMS = ("a6", *SHEETS, "epub", "html")
"""Every form of the book."""


def a6(ready: Ready, *, cover: str, place: str) -> Printed:
    """The pages in their order. place: whose law and of which day, for the cover."""
    template = (files("brazier.handbook") / "a6.typ").read_text("utf-8")
    data = _data(ready, cover=cover, place=place)
    return pdf(template, data, paper="a4", language=_tag(ready.language), title=ready.words.title)


def looks_like(ready: Ready, name: str) -> tuple[bytes, ...]:
    """Pictures (PNG) of one page as it is printed: one of each A6 page it takes."""
    template = (files("brazier.handbook") / "a6.typ").read_text("utf-8")
    data = {**_data(ready, cover=NEUTRAL, place=""), "alone": True}
    data["pages"] = [_page(ready, page, filled) for page, filled in ready.filled if page.source.name == name]
    return pictures(template, data, paper="a4", language=_tag(ready.language), title=ready.words.title)


def too_long(ready: Ready, names: Collection[str]) -> tuple[str, ...]:
    """Of these pages those that do not fit one A6 page in the smallest letters. A page of rights may run over: how
    much the law says nobody can shorten."""
    template = (files("brazier.handbook") / "a6.typ").read_text("utf-8")
    data = {**_data(ready, cover=NEUTRAL, place=""), "alone": True}
    lawful = {page.source.name for page in ready.book.pages if page.source.tells_rights}
    data["pages"] = [_page(ready, p, f) for p, f in ready.filled if p.source.name in names]
    said = told(template, data, "<fit>", paper="a4", language=_tag(ready.language), title=ready.words.title)
    return tuple(str(one["name"]) for one in said if not one["fits"] and one["name"] not in lawful)


def _tag(language: str) -> str:
    return "zh-Hans" if language == "zh-hans" else language


def booklet(ready: Ready, book: Printed, *, form: str) -> bytes:
    """The same pages side by side in the order that folds, with marks where to fold."""
    width, height, rows = SHEETS[form]
    job = {
        "width": width,
        "height": height,
        "rows": rows,
        "sides": sides(book.pages, rows=rows, rtl=direction(ready.language) == "rtl"),
    }
    template = (files("brazier.handbook") / "booklet.typ").read_text("utf-8")
    return imposed(template, json.dumps(job).encode(), book.pdf)


def _data(ready: Ready, *, cover: str, place: str) -> dict[str, object]:
    first = {page.source.chapter: page.source.name for page, _ in reversed(ready.filled)}
    return {
        "words": asdict(ready.words),
        "union": cover == UNION,
        "alone": False,
        "place-line": place,
        "sizes": SIZES,
        "chapters": [
            {"number": c.number, "title": c.title, "first": first[c.number]} for c in ready.book.chapters
        ],
        "pages": [_page(ready, page, filled) for page, filled in ready.filled],
    }


def _page(ready: Ready, page: Page, filled: Source) -> dict[str, object]:
    return {
        "name": filled.name,
        "title": filled.title,
        "foot": f"{ready.words.audience[filled.audience]} · {ready.words.reviewed}"
        % {"day": day_said(filled.reviewed, lambda _: ready.words.day)},
        "state": note(ready.words, page),
        "blocks": [asdict(one) for one in filled.blocks],
    }
