"""A group chat saved as text: who is in it. What they said is never kept, not even in a fault.

WhatsApp writes each line in the phone's own language and date order, so dates are known by their shape only,
and who joined by the words of the languages of the screens.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from .chat_words import EVENTS, LISTED, MYSELF, SECRET
from .cleaning import tidy
from .table import Fault, Notes, RawRow, Sheet

_MARKS: Final = "[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]*"
_DATE: Final = r"\d{1,4} ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,4}日?(?: ?BE)?"
_BLANK: Final = "[ \u00a0\u202f]"
_BETWEEN: Final = rf"[,،.]?{_BLANK}{{0,2}}(?:[^\W\d_]{{1,12}}\.?{_BLANK}?){{0,2}}"
_NOON: Final = rf"(?:{_BLANK}?[^\W\d_]{{1,12}}\.?(?:{_BLANK}?[^\W\d_]{{1,4}}\.)?)?"
_TIME: Final = rf"\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?{_NOON}"
_WHEN: Final = rf"(?:{_DATE}{_BETWEEN}{_TIME}|{_TIME}, {_DATE})"
_STAMP: Final = rf"{_MARKS}(?:\[{_MARKS}{_WHEN}\]{_MARKS} ?|{_MARKS}{_WHEN}{_MARKS}(?: [-–] |: ))"
_LINE: Final = re.compile(_STAMP + r"(.{0,400})", re.S)
_SAID: Final = re.compile(rf"{_MARKS}([^:]{{1,120}}?){_MARKS}: ?(.?)", re.S)
_NUMBER: Final = re.compile(r"\+?[\d\s().\-\u00a0\u2011]{7,25}")
_OTHER_MARKS: Final = dict.fromkeys([0x200F, 0x61C, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_EVENT_LETTERS: Final = 200


@dataclass(slots=True)
class _Seen:
    line: int
    wrote: int = 0
    secret: int = 0


@dataclass(slots=True)
class _Chat:
    people: dict[str, _Seen] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def count(self, what: str) -> None:
        self.counts[what] = self.counts.get(what, 0) + 1

    def see(self, who: str, line: int) -> _Seen | None:
        name = _named(who)
        if not name:
            return None
        return self.people.setdefault(name, _Seen(line))


def is_chat(lines: Sequence[str]) -> bool:
    """Whether these first lines are a saved chat: stamped lines at the top and often below."""
    filled = [line for line in lines if line.strip()][:80]
    stamps = [_LINE.match(line.translate(_OTHER_MARKS)) for line in filled]
    spoken = sum(1 for found in stamps if found and _SAID.match(found.group(1)))
    stamped = sum(1 for found in stamps if found)
    return any(stamps[:2]) and spoken >= 1 and stamped >= 0.2 * len(filled)


def read_chat(lines: Iterable[str], title: str, encoding: str) -> Sheet:
    """One row for each person who wrote, joined, was added or left: a name or a number, and nothing else.

    Line numbers are where the person is first seen. How many lines held messages is told as one fault.
    """
    chat = _Chat()
    for number, text in enumerate(lines, 1):
        stamped = _LINE.match(text.translate(_OTHER_MARKS) if not text.isascii() else text)
        if stamped is None:
            chat.count("chat_text" if text.strip() else "blank")
            continue
        _read_line(chat, number, stamped.group(1).strip("\r\n"))
    rows = [RawRow(seen.line, _cells(name)) for name, seen in chat.people.items() if not _is_group(seen)]
    groups = [Fault(seen.line, "group_name") for seen in chat.people.values() if _is_group(seen)]
    told = [
        Fault(0, code, {"count": count})
        for code, count in chat.counts.items()
        if code in ("chat_text", "chat_events", "yourself")
    ]
    rows.sort(key=lambda row: row.line)
    return Sheet(title, tuple(rows), (*told, *groups), Notes("chat", encoding), header=("Name", "Phone"))


def _read_line(chat: _Chat, number: int, rest: str) -> None:
    said = _SAID.match(rest)
    if said is None or _event(chat, said.group(1), number):
        if said is None and not _event(chat, rest, number):
            chat.count("chat_events")
        return
    if _is_myself(said.group(1)):
        chat.count("yourself")
        return
    seen = chat.see(said.group(1), number)
    chat.count("chat_text")
    if seen is None:
        return
    if said.group(2) == "\u200e" and SECRET.search(rest):
        seen.secret += 1
    elif said.group(2) == "\u200e":
        _event(chat, rest[said.end(1) + 1 :], number)
        seen.wrote += 0 if _is_group_event(rest) else 1
    else:
        seen.wrote += 1


def _is_group_event(rest: str) -> bool:
    return any(pattern.match(tidy(rest.partition(":")[2])) for pattern in EVENTS)


def _event(chat: _Chat, text: str, number: int) -> bool:
    """Somebody came, went, or was brought in: keep who; false if the line says no such thing."""
    bare = tidy(text[:_EVENT_LETTERS]).strip(" .:")
    for pattern in EVENTS:
        found = pattern.match(bare)
        if found is None:
            continue
        groups = found.groupdict()
        who = [part for part in LISTED.split(groups["who"]) if part] if "by" in groups else [groups["who"]]
        for person in [*who, groups.get("by") or ""]:
            if person and not _is_myself(person):
                chat.see(person, number)
        chat.count("chat_events")
        return True
    return False


def _is_group(seen: _Seen) -> bool:
    """On iPhones the group itself "says" that messages are secret; it never says anything else."""
    return seen.secret > 0 and seen.wrote == 0


def _is_myself(who: str) -> bool:
    return tidy(who).strip(" .~").casefold() in MYSELF


def _named(who: str) -> str:
    """A name or number as it stands in the chat, without the wave that marks strangers; "" if neither."""
    name = " ".join(tidy(who).split()).lstrip("~ ").strip("\"'“”«».")
    if not name or len(name) > 60 or _is_myself(name) or "http" in name:
        return ""
    return name if any(letter.isalnum() for letter in name) else ""


def _cells(name: str) -> tuple[str, str]:
    return ("", name) if _NUMBER.fullmatch(name) else (name, "")
