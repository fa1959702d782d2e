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
SIGNED = (*TURNS, "upkeep.tend", "upkeep.backup", "upkeep.sweep")
EVERY = 100
"""Which lines are signed when they are written: these, and each whose number EVERY divides. The lines alone say
which checkpoints there must be, so that none can be taken out or put in; so the verb of these stays in `stays`."""
SALT_BYTES = 16

VERB = re.compile(r"[a-z_]+\.[a-z_0-9]+")
LONGEST_VERB = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """One line as it is hashed. number: from 1. hour: the hour it happened, ISO, UTC; who, what: pseudonyms; verb:
    these four are its details. salt: 32 hex digits that make their hash unguessable, gone with them. payload: that
    hash. stays: what is told of the line for ever, see `staying`; empty for most."""

    number: int
    hour: str
    who: str
    verb: str
    what: str
    salt: str = ""
    payload: str = ""
    stays: str = ""

    @property
    def is_reduced(self) -> bool:
        """Whether its details are gone."""
        return not (self.hour or self.who or self.verb or self.what or self.salt)


def hour_of(now: datetime) -> str:
    """The hour, without minutes: the ledger does not say when exactly somebody was at the desk."""
    return now.astimezone(UTC).strftime("%Y-%m-%dT%H:00Z")


def quarter_of(hour: str) -> str:
    """The quarter of an hour as `hour_of` gives it: 2026-Q4. Pseudonyms change with it."""
    return f"{hour[:4]}-Q{(int(hour[5:7]) + 2) // 3}"


def is_verb(text: str) -> bool:
    """Whether this is a verb of ours and no text somebody typed: `area.what`, small letters."""
    return len(text) <= LONGEST_VERB and VERB.fullmatch(text) is not None


def is_signed(number: int, stays: str) -> bool:
    """Whether this line has a signed checkpoint."""
    return number % EVERY == 0 or bool(stays)


def staying(verb: str, upto: int = 0) -> str:
    """What of a line is told for ever: the verb if such lines are signed, and up to which line it dropped
    details."""
    return " ".join([verb, *([str(upto)] if upto else [])]) if verb in SIGNED else ""


def dropped_upto(stays: str) -> int:
    """Up to which line details were dropped by this one; 0 if it dropped none."""
    number = stays.partition(" ")[2]
    return int(number) if number.isascii() and number.isdecimal() else 0


def pseudonym(key: bytes, quarter: str, thing: str) -> str:
    """A keyed name for a person or thing, the same within a quarter, readable by nobody without the key."""
    return _keyed(key, f"{quarter}\x1f{thing}")[:16] if thing else ""


def payload_of(entry: Entry) -> str:
    """The hash of the details of a line. Without the salt nobody finds them, not by trying either."""
    return _keyed(entry.salt.encode(), "\x1f".join((entry.hour, entry.who, entry.verb, entry.what)))


def link(key: bytes, before: str, entry: Entry) -> str:
    """The hash of a line, given the hash of the line before it (64 hex digits; START for the first).

    Keyed, so that whoever can write to the tables but has not the hub's keys makes no line that holds. It covers
    the hash of the details, so that it still holds when they are gone.
    """
    return _keyed(key, "\x1f".join((before, str(entry.number), entry.stays, entry.payload)))


def _keyed(key: bytes, text: str) -> str:
    return hmac.digest(key, text.encode(), hashlib.sha256).hex()


def first_break(key: bytes, lines: Iterable[tuple[Entry, str]], dropped: int = 0) -> int | None:
    """The number of the first line that does not hang on the one before; None if the chain is whole.

    dropped: the line up to which some line says that details were dropped. Up to there none may be left, and after
    it none may be missing: whoever writes to the tables drops nothing unnoticed.
    """
    before, expected = START, 1
    for entry, digest in lines:
        if entry.number != expected or link(key, before, entry) != digest or not _is_true(entry, dropped):
            return expected
        before, expected = digest, expected + 1
    return None


def _is_true(entry: Entry, dropped: int) -> bool:
    return entry.is_reduced if entry.number <= dropped else payload_of(entry) == entry.payload
