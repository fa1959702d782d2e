"""A method pack: one file with what others need to begin, and with nobody in it. Pure.

A zip of plain texts, so that everybody can look at all of it before it leaves: READ-ME.txt, method.toml,
lessons.md, and the handbook's pages as they were written. The same method gives the same bytes.
"""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field

from brazier.access.likeness import has_hidden
from brazier.press.zipped import unzipped, zipped
from brazier.terms import Wrong
from brazier.tests_of_strength.ladder import MOST_RUNGS, Rung

FORMAT = 1
MOST_BYTES = 20_000_000
MOST_FILES = 5_000
MOST_ISSUES, LONGEST_ISSUE = 100, 60
MOST_OWN = 400
LONGEST_LESSONS = 50_000
HEAD, LESSONS, README = "method.toml", "lessons.md", "READ-ME.txt"
_FILE = r"([a-z]{2,3}(?:-[a-z0-9]{2,8})?)/([a-z0-9-]+\.(?:md|toml))"
_PAGE = re.compile(f"handbook/{_FILE}")
_RUNG = {"key": str, "kind": str, "share": int, "is_public": bool, "name": str}
_KEY = re.compile(r"[a-z0-9_-]{1,40}")
_KEYS = ("format", "place", "issues", "own", "days", "ladder")
_SAYS = """What a campaign learned, for whoever begins another one. It names nobody.

Begin from it:   brazier pack import THIS-FILE --data NEW-FOLDER
Print its book:  brazier handbook build --pages THIS-FILE --lang en --format booklet-a4 --out FOLDER
"""


@dataclass(frozen=True, slots=True)
class Method:
    """What is passed on. place: whose law, as a campaign calls it, or empty; issues: what people care about, in
    order; days: how long things are kept, by kind; pages: of the handbook, by language and file name; own: which
    of them a committee wrote, as LANGUAGE/NAME.md; ladder: as a committee wrote it, or empty."""

    place: str
    issues: tuple[str, ...]
    days: Mapping[str, int]
    lessons: str
    pages: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    own: frozenset[str] = frozenset()
    ladder: tuple[Rung, ...] = ()

    @property
    def own_pages(self) -> dict[str, dict[str, str]]:
        """The pages a committee wrote. The others came with its program, and may be older than ours."""
        kept = {
            language: {name: text for name, text in files.items() if f"{language}/{name}" in self.own}
            for language, files in self.pages.items()
        }
        return {language: files for language, files in kept.items() if files}


def packed(method: Method) -> bytes:
    """The file."""
    pages = {
        f"handbook/{language}/{name}": text
        for language, files in sorted(method.pages.items())
        for name, text in sorted(files.items())
    }
    return zipped({README: _SAYS, HEAD: _head(method), LESSONS: method.lessons, **pages})


def unpacked(body: bytes) -> Method:
    """The method in a file. Errors: Wrong if it is none, holds anything else, is larger than one can be, or was
    made by a newer program."""
    try:
        files = unzipped(body, most_bytes=MOST_BYTES, most_files=MOST_FILES)
        texts = {name: inner.decode("utf-8") for name, inner in files.items()}
        head = tomllib.loads(texts.pop(HEAD))
    except (ValueError, KeyError, RecursionError):
        raise _no_pack() from None
    _of_our_time(head)
    texts.pop(README, None)
    lessons = texts.pop(LESSONS, "")
    pages: dict[str, dict[str, str]] = {}
    for name, text in texts.items():
        found = _PAGE.fullmatch(name)
        if found is None:
            raise _no_pack()
        pages.setdefault(found[1], {})[found[2]] = text
    return _method(head, lessons, pages)


def can_hold(language: str, name: str) -> bool:
    """Whether a page of this language and file name can be passed on."""
    return _PAGE.fullmatch(f"handbook/{language}/{name}") is not None


def is_clean(issue: str) -> bool:
    """Whether an issue is one line of words with nothing in it that nobody sees."""
    return 0 < len(issue) <= LONGEST_ISSUE and _is_line(issue)


def _head(method: Method) -> str:
    issues = "".join(f"  {json.dumps(one, ensure_ascii=False)},\n" for one in method.issues)
    own = "".join(f"  {json.dumps(one)},\n" for one in sorted(method.own))
    days = "".join(f"{kind} = {days}\n" for kind, days in sorted(method.days.items()))
    return (
        f"format = {FORMAT}\nplace = {json.dumps(method.place)}\nissues = [\n{issues}]\nown = [\n{own}]\n"
        f"\n[days]\n{days}{''.join(map(_rung, method.ladder))}"
    )


def _rung(rung: Rung) -> str:
    lines = (
        f"{name} = {json.dumps(value, ensure_ascii=False)}"
        for name, value in ((name, getattr(rung, name)) for name in _RUNG)
    )
    return "\n[[ladder]]\n" + "\n".join(lines) + "\n"


def _of_our_time(head: Mapping[str, object]) -> None:
    made = head.get("format")
    if type(made) is int and made > FORMAT:
        raise Wrong(
            "upkeep.method_newer",
            "This method pack is from a newer Brazier than this one. Bring this one up to date first. "
            "Nothing was made.",
        )
    if type(made) is not int or made != FORMAT:
        raise _no_pack()


def _method(head: Mapping[str, object], lessons: str, pages: Mapping[str, Mapping[str, str]]) -> Method:
    issues, own, days = _texts(head.get("issues")), _texts(head.get("own")), head.get("days")
    place, ladder = head.get("place"), _ladder(head.get("ladder", []))
    known = {f"{language}/{name}" for language, files in pages.items() for name in files}
    fits = (
        {"format", "place", "issues", "own", "days"} <= head.keys() <= {*_KEYS}
        and len(issues or ()) <= MOST_ISSUES
        and all(map(is_clean, issues or ()))
        and len(own or ()) <= MOST_OWN
        and known.issuperset(own or ())
        and len(lessons) <= LONGEST_LESSONS
    )
    if not fits or issues is None or own is None or ladder is None or not isinstance(place, str):
        raise _no_pack()
    if not isinstance(days, dict) or not all(type(one) is int for one in days.values()):
        raise _no_pack()
    return Method(place, issues, dict(days), lessons, pages, frozenset(own), ladder)


def _texts(said: object) -> tuple[str, ...] | None:
    if not isinstance(said, list) or not all(isinstance(one, str) for one in said):
        return None
    return tuple(said)


def _ladder(said: object) -> tuple[Rung, ...] | None:
    """The rungs, if each can be one; whether they are a ladder `ladder.checked` says."""
    if not isinstance(said, list) or len(said) > MOST_RUNGS:
        return None
    for row in said:
        if not isinstance(row, dict) or {name: type(value) for name, value in row.items()} != _RUNG:
            return None
        if not _KEY.fullmatch(row["key"]) or not (row["name"] == "" or _is_line(row["name"])):
            return None
    return tuple(Rung(**row) for row in said)


def _is_line(text: str) -> bool:
    return bool(text) and " ".join(text.split()) == text and not has_hidden(text)


def _no_pack() -> Wrong:
    return Wrong("upkeep.method_file", "This is no method pack, or it is damaged. Nothing was made.")
