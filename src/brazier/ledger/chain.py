"""How one line hangs on the one before. Pure."""

import hashlib
import hmac
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

START = "0" * 64
RESTORED, ACCEPTED = "upkeep.restore", "ledger.accept"
TURNS = (RESTORED, ACCEPTED)
"""Lines after which the ledger may honestly be another than the one somebody remembers."""
LOOKS = ("access.look", "access.look_list", "access.miss")
"""Lines that say somebody looked; nothing is another than before."""
SIGNED = (*TURNS, "upkeep.tend", "upkeep.backup")
EVERY = 100
"""Which lines are signed when they are written: these, and each whose number EVERY divides. The lines alone say
which checkpoints there must be, so that none can be taken out or put in."""

VERB = re.compile(r"[a-z_]+\.[a-z_0-9]+")
LONGEST_VERB = 60


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
    return now.astimezone(UTC).strftime("%Y-%m-%dT%H:00Z")


def quarter_of(hour: str) -> str:
    """The quarter of an hour as `hour_of` gives it: 2026-Q4. Pseudonyms change with it."""
    return f"{hour[:4]}-Q{(int(hour[5:7]) + 2) // 3}"


def is_verb(text: str) -> bool:
    """Whether this is a verb of ours and no text somebody typed: `area.what`, small letters."""
    return len(text) <= LONGEST_VERB and VERB.fullmatch(text) is not None


def is_signed(number: int, verb: str) -> bool:
    """Whether this line has a signed checkpoint."""
    return number % EVERY == 0 or verb in SIGNED


def pseudonym(key: bytes, quarter: str, thing: str) -> str:
    """A keyed name for a person or thing, the same within a quarter, readable by nobody without the key."""
    return _keyed(key, f"{quarter}\x1f{thing}")[:16] if thing else ""


def link(key: bytes, before: str, entry: Entry) -> str:
    """The hash of a line, given the hash of the line before it (64 hex digits; START for the first).

    Keyed, so that whoever can write to the tables but has not the hub's keys makes no line that holds.
    """
    return _keyed(key, "\x1f".join((before, str(entry.number), entry.hour, entry.who, entry.verb, entry.what)))


def _keyed(key: bytes, text: str) -> str:
    return hmac.digest(key, text.encode(), hashlib.sha256).hex()


def first_break(key: bytes, lines: Iterable[tuple[Entry, str]]) -> int | None:
    """The number of the first line that does not hang on the one before; None if the chain is whole."""
    before, expected = START, 1
    for entry, digest in lines:
        if entry.number != expected or link(key, before, entry) != digest:
            return expected
        before, expected = digest, expected + 1
    return None
