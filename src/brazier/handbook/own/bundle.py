"""A language's pages in one file, to be translated elsewhere and handed in again. Pure."""

import io
import zipfile
from collections.abc import Mapping

from brazier.handbook.own.checking import TITLES
from brazier.pages.facts import TRANSLATED
from brazier.terms import Wrong

MOST_BYTES = 3_000_000
MOST_FILES = 400
THEN = (1980, 1, 1, 0, 0, 0)
README = "READ-ME.txt"


def packed(language: str, texts: Mapping[str, str], readme: str) -> bytes:
    """The file: `LANGUAGE/NAME.md` for each page, the titles of the chapters, and what to do with them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo(README, THEN), readme, zipfile.ZIP_DEFLATED)
        for name, text in sorted(texts.items()):
            if name != TRANSLATED:
                archive.writestr(zipfile.ZipInfo(f"{language}/{name}", THEN), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def unpacked(name: str, body: bytes) -> dict[str, str]:
    """The pages somebody handed in, by file name: of a zip, or of one page alone.

    Errors: Wrong if it is neither, larger than any book, or says the same page twice.
    """
    if len(body) > MOST_BYTES:
        raise _no_book()
    if name.lower().endswith(".md"):
        return {name.replace("\\", "/").rsplit("/", 1)[-1]: _text(body)}
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return _texts(archive)
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        ValueError,
        OSError,
        EOFError,
    ):
        raise _no_book() from None


def _texts(archive: zipfile.ZipFile) -> dict[str, str]:
    """The pages of it; what it says of their size is not believed."""
    found: dict[str, str] = {}
    left = MOST_BYTES
    if len(archive.infolist()) > MOST_FILES:
        raise _no_book()
    for entry in archive.infolist():
        file = entry.filename.rsplit("/", 1)[-1]
        if "__MACOSX" in entry.filename or not (file.endswith(".md") or file == TITLES):
            continue
        with archive.open(entry) as inner:
            body = inner.read(left + 1)
        left -= len(body)
        if left < 0 or file in found:
            raise _no_book()
        found[file] = _text(body)
    if not found:
        raise _no_book()
    return found


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
