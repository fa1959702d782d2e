"""How one line hangs on the one before. Pure."""

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

START = "0" * 64


@dataclass(frozen=True, slots=True)
class Entry:
    """One line as it is hashed. number: from 1; hour: the hour it happened, ISO, UTC; who, what: pseudonyms."""

    number: int
    hour: str
    who: str
    verb: str
    what: str


def hour_of(now: datetime) -> str:
    """The hour, without minutes: the ledger does not say when exactly somebody was at the desk."""
    return now.strftime("%Y-%m-%dT%H:00Z")


def pseudonym(key: bytes, thing: str) -> str:
    """A keyed name for a person or thing, the same each time, readable by nobody without the key."""
    return hmac.new(key, thing.encode(), hashlib.sha256).hexdigest()[:16] if thing else ""


def link(before: str, entry: Entry) -> str:
    """The hash of a line, given the hash of the line before it (64 hex digits; START for the first)."""
    text = "\x1f".join((before, str(entry.number), entry.hour, entry.who, entry.verb, entry.what))
    return hashlib.sha256(text.encode()).hexdigest()


def first_break(lines: Iterable[tuple[Entry, str]]) -> int | None:
    """The number of the first line that does not hang on the one before; None if the chain is whole."""
    before, expected = START, 1
    for entry, digest in lines:
        if entry.number != expected or link(before, entry) != digest:
            return expected
        before, expected = digest, expected + 1
    return None
