"""A method pack: one file with what others need to begin, and with nobody in it. Pure.

A zip of plain texts, so that everybody can look at all of it before it leaves: READ-ME.txt, method.toml,
lessons.md, and the handbook's pages as they were written. The same method gives the same bytes.
"""

import io
import json
import re
import tomllib
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field

from brazier.terms import Wrong

FORMAT = 1
MOST_BYTES = 20_000_000
MOST_FILES = 5_000
MOST_ISSUES, LONGEST_ISSUE = 100, 60
LONGEST_LESSONS = 50_000
HEAD, LESSONS, README = "method.toml", "lessons.md", "READ-ME.txt"
THEN = (1980, 1, 1, 0, 0, 0)
_PAGE = re.compile(r"handbook/([a-z]{2,3}(?:-[a-z0-9]+)?)/([a-z0-9-]+\.(?:md|toml))")
_SAYS = """What a campaign learned, for whoever begins another one. It names nobody.

Begin from it:   brazier pack import THIS-FILE --data NEW-FOLDER
Print its book:  brazier handbook build --pages THIS-FILE --lang en --format booklet-a4 --out FOLDER
"""


@dataclass(frozen=True, slots=True)
class Method:
    """What is passed on. place: whose law, as a campaign calls it, or empty; issues: what people care about, in
    order; days: how long things are kept, by kind; pages: of the handbook, by language and file name."""

    place: str
    issues: tuple[str, ...]
    days: Mapping[str, int]
    lessons: str
    pages: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def packed(method: Method) -> bytes:
    """The file."""
    inside = {
        README: _SAYS,
        HEAD: _head(method),
        LESSONS: method.lessons,
        **{
            f"handbook/{language}/{name}": text
            for language, files in sorted(method.pages.items())
            for name, text in sorted(files.items())
        },
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in inside.items():
            archive.writestr(zipfile.ZipInfo(name, THEN), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def unpacked(body: bytes) -> Method:
    """The method in a file. Errors: Wrong if it is none, holds anything else, or is larger than one can be."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            texts = _texts(archive)
        head = tomllib.loads(texts.pop(HEAD))
        texts.pop(README, None)
        lessons = texts.pop(LESSONS, "")
    except (
        zipfile.BadZipFile,
        ValueError,
        KeyError,
        RecursionError,
        NotImplementedError,
        RuntimeError,
        OSError,
        EOFError,
    ):
        raise _no_pack() from None
    pages: dict[str, dict[str, str]] = {}
    for name, text in texts.items():
        found = _PAGE.fullmatch(name)
        if found is None:
            raise _no_pack()
        pages.setdefault(found[1], {})[found[2]] = text
    return _method(head, lessons, pages)


def _head(method: Method) -> str:
    issues = "".join(f"  {json.dumps(one, ensure_ascii=False)},\n" for one in method.issues)
    days = "".join(f"{kind} = {days}\n" for kind, days in sorted(method.days.items()))
    return f"format = {FORMAT}\nplace = {json.dumps(method.place)}\nissues = [\n{issues}]\n\n[days]\n{days}"


def _texts(archive: zipfile.ZipFile) -> dict[str, str]:
    """All files; what it says of their size is not believed."""
    found: dict[str, str] = {}
    left = MOST_BYTES
    if len(archive.infolist()) > MOST_FILES:
        raise _no_pack()
    for entry in archive.infolist():
        with archive.open(entry) as inner:
            body = inner.read(left + 1)
        left -= len(body)
        if left < 0 or entry.filename in found:
            raise _no_pack()
        found[entry.filename] = body.decode("utf-8")
    return found


def _method(head: Mapping[str, object], lessons: str, pages: Mapping[str, Mapping[str, str]]) -> Method:
    issues, days, place = head.get("issues"), head.get("days"), head.get("place")
    fits = (
        head.keys() == {"format", "place", "issues", "days"}
        and head["format"] == FORMAT
        and isinstance(place, str)
        and isinstance(issues, list)
        and len(issues) <= MOST_ISSUES
        and all(isinstance(one, str) and 0 < len(one) <= LONGEST_ISSUE for one in issues)
        and isinstance(days, dict)
        and all(type(one) is int for one in days.values())
        and len(lessons) <= LONGEST_LESSONS
    )
    if not fits:
        raise _no_pack()
    assert isinstance(place, str)
    assert isinstance(issues, list)
    assert isinstance(days, dict)
    return Method(place, tuple(issues), dict(days), lessons, pages)


def _no_pack() -> Wrong:
    return Wrong("upkeep.method_file", "This is no method pack, or it is damaged. Nothing was made.")
