"""From a template and values to a PDF, in memory. Pure but for reading our own fonts and templates.

Values reach Typst as one JSON file and nowhere else, so whatever a name holds is text and never code. A PDF
is checked against PDF/UA-1 while it is written: with title, language and reading order, and without a
character that shows as an empty box.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Literal

import typst

from brazier.press.legible import Legible, legible
from brazier.terms import Broken

Paper = Literal["a4", "us-letter", "a5", "us-statement"]
PAPERS: tuple[Paper, ...] = ("a4", "us-letter")
"""The papers of every printer. Some sheets come on half of one as well: A5, and half a Letter."""

_PAGES = re.compile(rb"/Type/Pages/Count (\d+)")
_NO_GLYPH = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
_PLACE = re.compile(r"─ ([a-z_]+\.typ:\d+:\d+)")
_FOREIGN = re.compile(r'"@\w+/')
LOOK_PPI = 60
"""Dots an inch of a picture: 496 across an A4 page."""
_MOST_LOOKS = 4  # a character may only turn out to have no glyph once its neighbor is gone


@dataclass(frozen=True, slots=True)
class Printed:
    """Sheets ready to print. missing: "U+1F319" for each character that is printed as a code, because no
    font of ours draws it."""

    pdf: bytes
    pages: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """What Typst is handed: the files by name. missing: as in Printed."""

    sources: dict[str, bytes]
    missing: tuple[str, ...]


def pdf(template: str, data: Mapping[str, object], *, paper: Paper, language: str, title: str) -> Printed:
    """The sheets that a template makes of values.

    template: Typst text that starts with `#import "page.typ": *` and finds the values in `data`.
    data: what JSON can hold. language: "en", "ar", "pt-BR", "zh-Hans"; sets the direction too.
    title: shown by PDF readers and stored in the file in the clear: never a name, never empty.
    The same arguments give the same bytes; the file holds no date.
    Errors: Broken if the template is wrong; says the place in it, never a value.
    """
    undrawn = ""
    for _ in range(_MOST_LOOKS):
        made = job(template, data, paper=paper, language=language, title=title, undrawn=undrawn)
        written = _written(made.sources)
        if isinstance(written, bytes):
            return Printed(written, _pages(written), made.missing)
        undrawn += written
    raise Broken("press.glyphs", "A character on this page cannot be printed. Nothing was lost.")


def pictures(
    template: str, data: Mapping[str, object], *, paper: Paper, language: str, title: str, ppi: int = 144
) -> tuple[bytes, ...]:
    """The same sheets as pictures (PNG), to be looked at before anything is printed. Errors: as `pdf`."""
    made = job(template, data, paper=paper, language=language, title=title)
    try:
        drawn = typst.compile(
            made.sources,  # type: ignore[call-overload]
            format="png",
            ppi=ppi,
            font_paths=fonts(),
            ignore_system_fonts=True,
            timestamp=0,
        )
    except typst.TypstError as fault:
        place = _PLACE.search(fault.diagnostic)
    else:
        return tuple(map(bytes, drawn)) if isinstance(drawn, list) else (bytes(drawn),)
    raise _wrong_at(place)


def told(
    template: str, data: Mapping[str, object], selector: str, *, paper: Paper, language: str, title: str
) -> list[dict[str, object]]:
    """What a template says of itself once it is laid out: the values of its metadata under a label, as `<fit>`.
    Errors: as `pdf`."""
    made = job(template, data, paper=paper, language=language, title=title)
    try:
        said = typst.query(  # type: ignore[type-var]
            made.sources,
            selector,
            field="value",
            font_paths=fonts(),
            ignore_system_fonts=True,
        )
    except typst.TypstError as fault:
        place = _PLACE.search(fault.diagnostic)
    else:
        found: list[dict[str, object]] = json.loads(said)
        return found
    raise _wrong_at(place)


def _wrong_at(place: re.Match[str] | None) -> Broken:
    """Where in the template. Raised outside the handler: what Typst says quotes the page, and must not hang on our
    error."""
    return Broken(
        "press.template",
        "This page cannot be printed: its template is wrong at %(place)s.",
        place=place[1] if place else "?",
    )


def job(
    template: str, data: Mapping[str, object], *, paper: Paper, language: str, title: str, undrawn: str = ""
) -> Job:
    """Everything a page is made of, with every text printable. undrawn: characters to print as codes."""
    if _FOREIGN.search(template):
        raise Broken("press.template", "This page cannot be printed: its template wants a package.")
    known: Legible = legible({"paper": paper, "title": title, "data": data}, undrawn)
    code, *more = language.split("-")
    region = next((part.upper() for part in more if len(part) == 2), None)  # "zh-Hans" names a script, no country
    values = {**dict(known.value), "language": code, "region": region}  # type: ignore[call-overload]
    sources = {**_parts(), "main.typ": template.encode(), "job.json": json.dumps(values).encode()}
    return Job(sources, known.missing)


def picture(template: str, data: Mapping[str, object], *, paper: Paper, language: str, title: str) -> bytes:
    """The first page as a small picture (PNG), to be looked at before anything is printed.

    Errors: Broken if the template is wrong.
    """
    made = job(template, data, paper=paper, language=language, title=title)
    return _pictured(made.sources)


def imposed(template: str, job: bytes, book: bytes) -> bytes:
    """Finished pages laid out anew on larger sheets, as pictures of themselves. For printers only: what the pages
    say stands in the book, where it can be read aloud.

    template: finds the bytes of the pages as numbers in `book.json`, since what Typst is handed in memory must be
    text, and how to lay them in `job.json`. Errors: Broken if the template is wrong.
    """
    sources = {"main.typ": template.encode(), "job.json": job, "book.json": json.dumps(list(book)).encode()}
    try:
        made = typst.compile(
            sources,  # type: ignore[call-overload]
            format="pdf",
            font_paths=fonts(),
            ignore_system_fonts=True,
            timestamp=0,
        )
    except typst.TypstError as fault:
        place = _PLACE.search(fault.diagnostic)
    else:
        return bytes(made)
    raise _wrong_at(place)


@cache
def _parts() -> dict[str, bytes]:
    """What all sheets share, by file name."""
    folder = files("brazier.press") / "sheets"
    return {part.name: part.read_bytes() for part in folder.iterdir() if part.name.endswith(".typ")}


@cache
def fonts() -> typst.Fonts:
    """Our fonts and no others: none of the machine's, none of Typst's own."""
    with as_file(files("brazier.press") / "fonts") as folder:
        return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


def _pictured(sources: dict[str, bytes]) -> bytes:
    try:
        made = typst.compile(
            sources,  # type: ignore[call-overload]
            format="png",
            font_paths=fonts(),
            ignore_system_fonts=True,
            ppi=LOOK_PPI,
            timestamp=0,
        )
    except typst.TypstError as fault:
        place = _PLACE.search(fault.diagnostic)
    else:
        return bytes(made[0]) if isinstance(made, list) else bytes(made)
    raise Broken(
        "press.template",
        "This page cannot be printed: its template is wrong at %(place)s.",
        place=place[1] if place else "?",
    )


def _written(sources: dict[str, bytes]) -> bytes | str:
    """The PDF, or the characters that turned out to have no glyph where they stand."""
    try:
        made = typst.compile(
            sources,  # type: ignore[call-overload]
            format="pdf",
            font_paths=fonts(),
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
            timestamp=0,
        )
    except typst.TypstError as fault:
        undrawn = _undrawn(fault.diagnostic)
        place = _PLACE.search(fault.diagnostic)
    else:
        return bytes(made)
    if undrawn:
        return undrawn
    raise _wrong_at(place)


def _undrawn(diagnostic: str) -> str:
    """The characters that Typst found no glyph for. Of a letter with its marks, the marks."""
    found: set[str] = set()
    for quoted in _NO_GLYPH.findall(diagnostic):
        text = _ESCAPED.sub(lambda m: chr(int(m[1], 16)) if m[1] else m[2], quoted)
        marks = {sign for sign in text if not sign.isalnum() and not sign.isascii()}
        found |= marks or {sign for sign in text if not sign.isascii()}
    return "".join(sorted(found))


def _pages(made: bytes) -> int:
    """The count that stands in the first object of the file."""
    count = _PAGES.search(made[:200])
    assert count is not None
    return int(count[1])
