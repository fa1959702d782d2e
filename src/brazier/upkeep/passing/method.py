"""A method pack: one file with what others need to begin, and with nobody in it. Pure.

A zip of plain texts, so that everybody can look at all of it before it leaves: READ-ME.txt, method.toml,
lessons.md, and the handbook's pages as they were written. The same method gives the same bytes.
"""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field

from brazier.press.zipped import unzipped, zipped
from brazier.terms import Wrong

FORMAT = 1
MOST_BYTES = 20_000_000
MOST_FILES = 5_000
MOST_ISSUES, LONGEST_ISSUE = 100, 60
LONGEST_LESSONS = 50_000
HEAD, LESSONS, README = "method.toml", "lessons.md", "READ-ME.txt"
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
    pages = {
        f"handbook/{language}/{name}": text
        for language, files in sorted(method.pages.items())
        for name, text in sorted(files.items())
    }
    return zipped({README: _SAYS, HEAD: _head(method), LESSONS: method.lessons, **pages})


def unpacked(body: bytes) -> Method:
    """The method in a file. Errors: Wrong if it is none, holds anything else, or is larger than one can be."""
    try:
        files = unzipped(body, most_bytes=MOST_BYTES, most_files=MOST_FILES)
        texts = {name: inner.decode("utf-8") for name, inner in files.items()}
        head = tomllib.loads(texts.pop(HEAD))
    except (ValueError, KeyError, RecursionError):
        raise _no_pack() from None
    texts.pop(README, None)
    lessons = texts.pop(LESSONS, "")
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
