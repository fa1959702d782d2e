"""Days as an iCalendar file (RFC 5545) that any calendar takes in. Pure.

A calendar lies on phones, watches and in clouds: entries are private, take up no time, and say no more than they
are given to say.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

FOLD = 75
"""Octets in a line, without its end."""
PRODUCT = "-//notes//days//EN"


@dataclass(frozen=True, slots=True)
class Entry:
    """One day. uid: stays the same when the day moves; hour: HH:MM at its place, or empty for the whole day;
    reminders: days before."""

    uid: str
    day: date
    title: str
    words: str = ""
    hour: str = ""
    reminders: tuple[int, ...] = ()


def as_file(entries: Iterable[Entry], *, stamp: datetime, name: str = "") -> bytes:
    """The file. name: of the calendar; stamp: when it was made, aware."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
             *([f"X-WR-CALNAME:{_text(name)}"] if name else [])]  # fmt: skip
    for entry in entries:
        lines += _event(entry, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line)).encode()


def _event(entry: Entry, stamp: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    yield f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    if entry.hour:
        yield f"DTSTART:{entry.day:%Y%m%d}T{entry.hour.replace(':', '')}00"
    else:
        yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{entry.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(entry.title)}"
    if entry.words:
        yield f"DESCRIPTION:{_text(entry.words)}"
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"
    for days in entry.reminders:
        yield from _alarm(entry, days)
    yield "END:VEVENT"


def _alarm(entry: Entry, days: int) -> Iterator[str]:
    """A reminder. A day begins at midnight, so the one on the day itself rings at nine in the morning."""
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{_text(entry.title)}"
    yield f"TRIGGER:-P{days}D" if days else "TRIGGER:PT9H" if not entry.hour else "TRIGGER:PT0S"
    yield "END:VALARM"


def _text(text: str) -> str:
    """A text with what would end it or part it written otherwise; control signs but line breaks are left out."""
    clean = "".join(c for c in text.replace("\r\n", "\n").replace("\r", "\n") if c == "\n" or c.isprintable())
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        clean = clean.replace(sign, written)
    return clean


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, each but the first after a blank; no letter is cut in two."""
    piece, size = "", 0
    for sign in line:
        width = len(sign.encode())
        if size + width > FOLD:
            yield piece
            piece, size = " ", 1
        piece, size = piece + sign, size + width
    yield piece
