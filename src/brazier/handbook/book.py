"""The whole book in one language, with what is not translated yet in English; and how far each translation is.
Pure but for reading our own pages.

`translated.toml` in a language's folder says for each page from which English text it was made: sixteen hex digits
of its sha256. Another digest today means that the English page changed since.
"""

import hashlib
import json
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeAlias

from brazier.handbook.source import Source, read
from brazier.terms import Wrong

ORIGINAL = "en"
CHECKED, DRAFT, OLD, MISSING = "checked", "draft", "old", "missing"
STATES = (CHECKED, DRAFT, OLD, MISSING)
"""A person wrote or checked it; drafted by a machine and checked by no speaker yet; the English page changed
since; not translated, so the English page stands there."""


Files: TypeAlias = Mapping[str, str]
Sources: TypeAlias = Mapping[str, Files]
"""The text of files by their name; and that by language."""


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
    return put_together(language, sources()[ORIGINAL], sources()[language])


@cache
def sources() -> dict[str, dict[str, str]]:
    """Every file of the text that came with this program, by language and name."""
    return {language: _texts(language) for language in languages()}


def with_own(language: str, own: Sources) -> Book:
    """The same with pages that a committee wrote itself: in place of ours, or beside them, in any language.

    own: files by language and name. A translation counts as made from the English page beside it. Errors: Wrong
    for a language with no page at all, a page that can not be read, or a link that leads nowhere.
    """
    if language not in {*languages(), *own}:
        raise Wrong("handbook.language", "The handbook does not speak this language yet. Choose another one.")
    ours, added = sources().get(language, {}), own.get(language, {})
    original = {**sources()[ORIGINAL], **own.get(ORIGINAL, {})}
    fresh = {
        name.removesuffix(".md"): digest_of(original[name])
        for name in added
        if name.endswith(".md") and name in original
    }
    made_from = {**_table("translated.toml", ours), **fresh, **_table("translated.toml", added)}
    remembered = "".join(f'"{name}" = "{digest}"\n' for name, digest in made_from.items())
    titles = "".join(f'"{n}" = {json.dumps(t)}\n' for n, t in {**_titles(ours), **_titles(added)}.items())
    mine = {**ours, **added, "translated.toml": remembered, "chapters.toml": titles}
    original["chapters.toml"] = sources()[ORIGINAL]["chapters.toml"]
    made = put_together(language, original, mine, may_add=True)
    _whole(made)
    return made


def put_together(language: str, original: Files, own: Files, *, may_add: bool = False) -> Book:
    """The book from its files by name: pages as `<name>.md`, `chapters.toml`, `translated.toml`.

    may_add: whether a page may stand in a language and not in English. Errors: Wrong if it may not, or if a page
    can not be read.
    """
    titles = {**_titles(original), **_titles(own)}
    made_from = _table("translated.toml", own)
    names = {name.removesuffix(".md") for name in original if name.endswith(".md")}
    strays = {name.removesuffix(".md") for name in own if name.endswith(".md")} - names
    if strays and not may_add:
        raise Wrong("handbook.stray", "%(page)s has no English page. Nothing was changed.", page=min(strays))
    pages = [
        _page(name, language, original.get(f"{name}.md"), own.get(f"{name}.md"), made_from)
        for name in sorted(names | strays)
    ]
    numbers = sorted({page.source.chapter for page in pages})
    return Book(
        language,
        tuple(
            Chapter(n, titles[str(n)], tuple(page for page in pages if page.source.chapter == n)) for n in numbers
        ),
    )


def digest_of(text: str) -> str:
    """Which English text a translation was made from."""
    return hashlib.sha256(text.replace("\r\n", "\n").encode()).hexdigest()[:16]


def standing(language: str) -> dict[str, int]:
    """How many pages of a language are in each state."""
    counted = Counter(page.state for page in packaged(language).pages)
    return {state: counted[state] for state in STATES}


def _page(
    name: str, language: str, original: str | None, own: str | None, made_from: Mapping[str, object]
) -> Page:
    if original is None:
        assert own is not None
        alone = read(name, own)
        return Page(alone, language, DRAFT if alone.made else CHECKED, alone.reviewed)
    english = read(name, original)
    if own is None:
        return Page(english, ORIGINAL, MISSING, english.reviewed)
    source = read(name, own)
    if language == ORIGINAL:
        return Page(source, language, CHECKED, english.reviewed)
    if made_from.get(name) != digest_of(original):
        return Page(source, language, OLD, english.reviewed)
    return Page(source, language, DRAFT if source.made else CHECKED, english.reviewed)


def _table(name: str, files: Files) -> dict[str, object]:
    """A file of one name and one word each. Errors: Wrong if it is none."""
    try:
        return tomllib.loads(files.get(name, ""))
    except (ValueError, RecursionError) as error:
        raise Wrong(
            "handbook.source",
            "%(page)s, line %(line)s: %(why)s. Nothing was changed.",
            page=name,
            line=1,
            why=f"it is no TOML: {error}",
        ) from None


def _titles(files: Files) -> dict[str, str]:
    return {number: str(title) for number, title in _table("chapters.toml", files).items()}


def _whole(book: Book) -> None:
    """Errors: Wrong if a link leads nowhere."""
    names = {page.source.name for page in book.pages}
    for page in book.pages:
        links = (s.to for b in page.source.blocks for line in b.lines for s in line if s.kind == "link")
        if lost := [to for to in links if to not in names]:
            raise Wrong(
                "handbook.link",
                "%(page)s has a link to %(to)s, and there is no such page. Nothing was changed.",
                page=page.source.name,
                to=lost[0],
            )


def _texts(language: str) -> dict[str, str]:
    return {file.name: file.read_text("utf-8") for file in (_root() / language).iterdir() if "." in file.name}


def _root() -> Traversable:
    return files("brazier.handbook") / "pages"
