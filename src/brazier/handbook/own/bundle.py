"""A language's pages in one file, to be translated elsewhere and handed in again. Pure."""

from collections.abc import Mapping

from brazier.handbook.own.checking import TITLES
from brazier.pages.facts import TRANSLATED
from brazier.press.zipped import NoZip, unzipped, zipped
from brazier.terms import Wrong

MOST_BYTES = 3_000_000
MOST_FILES = 400
README = "READ-ME.txt"


def packed(language: str, texts: Mapping[str, str], readme: str) -> bytes:
    """The file: `LANGUAGE/NAME.md` for each page, the titles of the chapters, and what to do with them."""
    pages = {f"{language}/{name}": text for name, text in sorted(texts.items()) if name != TRANSLATED}
    return zipped({README: readme, **pages})


def unpacked(name: str, body: bytes) -> dict[str, str]:
    """The pages somebody handed in, by file name: of a zip, or of one page alone.

    Errors: Wrong if it is neither, larger than any book, or says the same page twice.
    """
    if name.lower().endswith(".md"):
        if len(body) > MOST_BYTES:
            raise _no_book()
        return {_last(name): _text(body)}
    try:
        files = unzipped(body, most_bytes=MOST_BYTES, most_files=MOST_FILES, is_wanted=_is_page)
    except NoZip:
        raise _no_book() from None
    found = {_last(file): _text(inner) for file, inner in files.items()}
    if len(found) < max(1, len(files)):
        raise _no_book()
    return found


def _last(name: str) -> str:
    return name.replace("\\", "/").rsplit("/", 1)[-1]


def _is_page(name: str) -> bool:
    return "__MACOSX" not in name and (name.endswith(".md") or _last(name) == TITLES)


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Wrong(
            "handbook.encoding", "These are no letters we can read. Save the file as UTF-8. Nothing was changed."
        ) from None


def _no_book() -> Wrong:
    return Wrong(
        "handbook.no_book",
        "There is no page in this file that we can read. Hand in the zip from here again, or one page as NAME.md. "
        "Nothing was changed.",
    )
