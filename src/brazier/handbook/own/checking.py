"""Whether what somebody wrote is a page of the book: its blocks, its links, its length on A6. Pure but for reading
our own pages."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from brazier.handbook import book, printing
from brazier.handbook.filled import Say, Where
from brazier.handbook.frozen import make_ready
from brazier.handbook.labels import NEUTRAL
from brazier.handbook.source import read
from brazier.pages.facts import TRANSLATED, Written
from brazier.terms import Wrong

NAME = re.compile(r"\d\d-\d-[a-z0-9](?:[a-z0-9-]{0,50}[a-z0-9])?")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})?")
TITLES = "chapters.toml"
_STEM = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Frame:
    """What a page is laid out with: whose law of which day, and who says the words of the frame."""

    where: Where
    say: Say


def merged(own: book.Sources, files: Iterable[Written]) -> dict[str, dict[str, str]]:
    """The files of our own as they would stand with these."""
    found = {language: dict(texts) for language, texts in own.items()}
    for one in files:
        texts = found.setdefault(one.language, {})
        texts.pop(one.name, None)
        if one.text:
            texts[one.name] = one.text
        _remember(texts, one)
    return {language: texts for language, texts in found.items() if texts.keys() - {TRANSLATED}}


def _remember(texts: dict[str, str], one: Written) -> None:
    """From which English text a page was made."""
    page = one.name.removesuffix(".md")
    lines = [line for line in texts.get(TRANSLATED, "").splitlines(keepends=True) if f'"{page}"' not in line]
    texts[TRANSLATED] = "".join([*lines, *([f'"{page}" = "{one.made_from}"\n'] if one.made_from else [])])


def faults(files: Collection[Written], own: book.Sources, frame: Frame) -> tuple[Wrong, ...]:
    """Everything that is not right with these files, were they kept: all pages that can not be read, or else links
    that lead nowhere, or else pages that do not fit A6. Empty if they can be kept."""
    unread = tuple(error for one in files if (error := _unread(one)))
    if unread:
        return unread
    after = merged(own, files)
    languages = {one.language for one in files}
    try:
        for language in sorted({*after, book.ORIGINAL} if book.ORIGINAL in languages else languages):
            if language in after or language in book.languages():
                book.with_own(language, after)
    except Wrong as error:
        return (error,)
    return tuple(error for language in sorted(languages) for error in _too_long(files, language, after, frame))


def _unread(one: Written) -> Wrong | None:
    page = one.name.removesuffix(".md")
    if not LANGUAGE.fullmatch(one.language) or not (one.name == TITLES or NAME.fullmatch(page)):
        return Wrong(
            "handbook.name",
            "%(page)s is no name of a page, as 06-2-the-ask.md. Nothing was changed.",
            page=one.name,
        )
    try:
        if one.text and one.name != TITLES:
            read(page, one.text)
    except Wrong as error:
        return error
    return None


def _too_long(files: Iterable[Written], language: str, after: book.Sources, frame: Frame) -> tuple[Wrong, ...]:
    names = {one.name.removesuffix(".md") for one in files if one.language == language and one.text}
    names -= {TITLES}
    if not names:
        return ()
    ready = make_ready(book.with_own(language, after), frame.where, frame.say, cover=NEUTRAL)
    return tuple(
        Wrong(
            "handbook.long",
            "%(page)s does not fit on one A6 page, even in the smallest letters. Make it shorter. "
            "Nothing was changed.",
            page=f"{name}.md",
        )
        for name in printing.too_long(ready, names)
    )


def looks_like(one: Written, own: book.Sources, frame: Frame) -> tuple[bytes, ...]:
    """Pictures of the page as it would be printed. Errors: Wrong if it can not be read or a link leads nowhere."""
    made = book.with_own(one.language, merged(own, [one]))
    ready = make_ready(made, frame.where, frame.say, cover=NEUTRAL)
    return printing.looks_like(ready, one.name.removesuffix(".md"))


def as_it_stands(language: str, name: str, own: book.Sources) -> str:
    """The text of a page in a language: our own, or what came, or the English one to translate; empty if there is
    none."""
    for code in (language, book.ORIGINAL):
        for files in (own, book.sources()):
            if text := files.get(code, {}).get(f"{name}.md"):
                return text
    return ""


def written(language: str, name: str, text: str, own: book.Sources) -> Written:
    """The file as it is kept: empty where it is what came with the program; a translation with its original."""
    said = text.replace("\r\n", "\n").strip()
    said = f"{said}\n" if said else ""
    if said == book.sources().get(language, {}).get(name):
        return Written(language, name, "")
    original = own.get(book.ORIGINAL, {}).get(name) or book.sources()[book.ORIGINAL].get(name)
    is_translation = said and language != book.ORIGINAL and name != TITLES and original
    return Written(language, name, said, book.digest_of(original) if is_translation and original else "")


def new_name(title: str, chapter: int, taken: Collection[str]) -> str:
    """A name for a page that is added at the end of a chapter."""
    stem = _STEM.sub("-", title.lower()).strip("-")[:40].strip("-") or "own"
    places = [int(name[3]) for name in taken if name.startswith(f"{chapter:02d}-") and name[3:4].isdecimal()]
    name = f"{chapter:02d}-{min(9, max(places, default=0) + 1)}-{stem}"
    return next(one for one in (name, *(f"{name}-{n}" for n in range(2, len(taken) + 3))) if one not in taken)


def all_texts(language: str, own: book.Sources) -> Mapping[str, str]:
    """Every file of a language as it stands, in English where it is not translated, for whoever translates."""
    shipped = book.sources()
    return {
        **{n: t for n, t in shipped[book.ORIGINAL].items() if n != TRANSLATED},
        **own.get(book.ORIGINAL, {}),
        **shipped.get(language, {}),
        **own.get(language, {}),
    }
