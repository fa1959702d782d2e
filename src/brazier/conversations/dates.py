"""Days to come as an iCalendar file that says nothing: no name, no place, no word of ours. Pure.

Calendars copy themselves to machines of companies, and a phone shows them when it is locked. RFC 5545.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

FOLDED = 75
"""Octets of a line, its end not counted."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One whole day. uid: the same each time the file is made; text: what the calendar shows."""

    uid: str
    day: date
    text: str


def calendar(entries: Iterable[Entry], *, made_at: datetime) -> str:
    """The file, with the line ends and the folding that RFC 5545 asks for. made_at: aware."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Notes//Dates//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    for entry in entries:
        lines += _event(entry, made_at)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(entry: Entry, made_at: datetime) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{escaped(entry.uid)}",
        f"DTSTAMP:{made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}",
        f"SUMMARY:{escaped(entry.text)}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def escaped(text: str) -> str:
    """A text as a value: backslash, semicolon, comma and line ends escaped, other signs that control nothing
    left out."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    safe = "".join(sign for sign in lines if sign == "\n" or sign.isprintable())
    for sign, instead in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        safe = safe.replace(sign, instead)
    return safe


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, each after the first begun with a space; no letter is cut."""
    piece, size = "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > FOLDED:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + octets
    yield piece
