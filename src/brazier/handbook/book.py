"""The whole book in one language, with what is not translated yet in English; and how far each translation is.
Pure but for reading our own pages.

`translated.toml` in a language's folder says for each page from which English text it was made: sixteen hex digits
of its sha256. Another digest today means that the English page changed since.
"""

import hashlib
import tomllib
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from brazier.handbook.source import Source, read
from brazier.terms import Wrong

ORIGINAL = "en"
CHECKED, DRAFT, OLD, MISSING = "checked", "draft", "old", "missing"
STATES = (CHECKED, DRAFT, OLD, MISSING)
"""A person wrote or checked it; drafted by a machine and checked by no speaker yet; the English page changed
since; not translated, so the English page stands there."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the book. language: of its text; state: one of STATES; changed: when the English page was last
    reviewed, which is the change that an old translation does not know."""

    source: Source
    language: str
    state: str
    changed: date

    @property
    def is_draft(self) -> bool:
        """Whether no speaker has checked it, up to date or not."""
        return bool(self.source.made)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter with its pages."""

    number: int
    title: str
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """The book in one language."""

    language: str
    chapters: tuple[Chapter, ...]

    @property
    def pages(self) -> tuple[Page, ...]:
        """All pages in their order."""
        return tuple(page for chapter in self.chapters for page in chapter.pages)


def languages() -> tuple[str, ...]:
    """The languages that have any page, English first."""
    found = sorted(folder.name for folder in _root().iterdir() if folder.is_dir())
    return (ORIGINAL, *(language for language in found if language != ORIGINAL))


@cache
def packaged(language: str) -> Book:
    """The book that came with this program. Errors: Wrong for a language it does not speak."""
    if language not in languages():
        raise Wrong("handbook.language", "The handbook does not speak this language yet. Choose another one.")
    return put_together(language, _texts(ORIGINAL), _texts(language))


def put_together(language: str, original: dict[str, str], own: dict[str, str]) -> Book:
    """The book from its files by name: pages as `<name>.md`, `chapters.toml`, `translated.toml`.

    Errors: Wrong if a page can not be read, or stands in a language and not in English.
    """
    titles = tomllib.loads(original["chapters.toml"]) | tomllib.loads(own.get("chapters.toml", ""))
    made_from = tomllib.loads(own.get("translated.toml", ""))
    names = sorted(name.removesuffix(".md") for name in original if name.endswith(".md"))
    strays = {name.removesuffix(".md") for name in own if name.endswith(".md")} - set(names)
    if strays:
        raise Wrong("handbook.stray", "%(page)s has no English page. Nothing was changed.", page=min(strays))
    pages = [_page(name, language, original[f"{name}.md"], own.get(f"{name}.md"), made_from) for name in names]
    numbers = sorted({page.source.chapter for page in pages})
    return Book(
        language,
        tuple(
            Chapter(n, str(titles[str(n)]), tuple(page for page in pages if page.source.chapter == n))
            for n in numbers
        ),
    )


def digest_of(text: str) -> str:
    """Which English text a translation was made from."""
    return hashlib.sha256(text.replace("\r\n", "\n").encode()).hexdigest()[:16]


def standing(language: str) -> dict[str, int]:
    """How many pages of a language are in each state."""
    counted = Counter(page.state for page in packaged(language).pages)
    return {state: counted[state] for state in STATES}


def _page(name: str, language: str, original: str, own: str | None, made_from: dict[str, object]) -> Page:
    english = read(name, original)
    if own is None:
        return Page(english, ORIGINAL, MISSING, english.reviewed)
    source = read(name, own)
    if language == ORIGINAL:
        return Page(source, language, CHECKED, english.reviewed)
    if made_from.get(name) != digest_of(original):
        return Page(source, language, OLD, english.reviewed)
    return Page(source, language, DRAFT if source.made else CHECKED, english.reviewed)


def _texts(language: str) -> dict[str, str]:
    return {file.name: file.read_text("utf-8") for file in (_root() / language).iterdir() if "." in file.name}


def _root() -> Traversable:
    return files("brazier.handbook") / "pages"
