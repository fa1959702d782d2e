"""What is told of devices and ways in, and the figures of signing in. Pure."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from brazier.terms import Actor

PIN = "pin"
PIN_DIGITS = 6
PASSPHRASE_LEAST = 20
LEAST_DIFFERENT = 8
"""How many different letters a passphrase has at least."""
PASSPHRASE_WORDS = 5
"""How many words we suggest for a passphrase: about 64 bits, drawn, never chosen."""

MOST_DEVICES = 2
TRIES = 5
"""Wrong PINs or codes in a row that lock for LOCKED; as many again, and others must help in person."""
LOCKED = timedelta(minutes=15)
QUARANTINE = timedelta(hours=24)

STRONG = {
    "table": frozenset({"founder", "organizer"}),
    "committee": frozenset({"lead", "committee", "registrar"}),
    "site": frozenset({"lead", "committee", "registrar"}),
}
"""Who may sign in at a desk without their phone, by level: the roles that can step up."""


@dataclass(frozen=True, slots=True)
class KnownDevice:
    """A browser or phone of an organizer, or the hub's command line. quarantined_until: until then it opens no
    lists; number: under which it drops sealed boxes, 0 for none; counts_from: where others helped them back in,
    when it may do what counts; at_terminal: it is the command line."""

    id: str
    organizer: str
    key: bytes
    label: str
    added_on: date
    quarantined_until: datetime | None = None
    number: int = 0
    counts_from: datetime | None = None
    at_terminal: bool = False

    def waits(self, now: datetime) -> bool:
        """Whether it opens no lists yet."""
        return self.quarantined_until is not None and self.quarantined_until > now


@dataclass(frozen=True, slots=True)
class Passkey:
    """One of an organizer's passkeys. credential: its id; key: what its answers are checked with (COSE, in CBOR,
    with the id before it); counter: of its last answer."""

    id: int
    organizer: str
    credential: bytes
    key: bytes
    counter: int
    label: str
    added_on: date


@dataclass(frozen=True, slots=True)
class WaysIn:
    """How an organizer can sign in. pin: of a device; passphrase, codes: of a desk, an app makes the codes."""

    pin: bool
    passphrase: bool
    devices: tuple[KnownDevice, ...]
    passkeys: tuple[Passkey, ...]
    codes: bool

    @property
    def is_ready(self) -> bool:
        """Whether there is one whole way in. A PIN opens nothing at the command line."""
        return self.is_strong or (self.pin and not all(device.at_terminal for device in self.devices))

    @property
    def is_strong(self) -> bool:
        """Whether there is a way that needs more than a phone and six digits."""
        return bool(self.passkeys) or (self.passphrase and self.codes)

    @property
    def has_more(self) -> bool:
        """Whether there is something to show beside a PIN: a passkey, or an app that makes codes."""
        return bool(self.passkeys) or self.codes


@dataclass(frozen=True, slots=True)
class Entered:
    """Somebody proved who they are. mark: of role and secrets; strong: by passkey or code. device: with which;
    empty for a browser seen for the first time."""

    organizer: str
    mark: str
    strong: bool
    device: str = ""


@dataclass(frozen=True, slots=True)
class Untold:
    """Something an organizer was not told yet. kind: one of access.facts.NOTICES; about: the handle of the one it
    is about, where that is another."""

    kind: str
    about: str = ""


def stamp(organizer: str, role: str, pin: str, passphrase: str, vouched: int) -> str:
    """A mark of role, of the hashes of both secrets, and of the last time others vouched that all of it is lost: a
    change of any ends every seat."""
    return hashlib.sha256(f"{organizer}\n{role}\n{pin}\n{passphrase}\n{vouched}".encode()).hexdigest()


def seated(known: Actor, device: KnownDevice, now: datetime) -> Actor:
    """Who somebody is with this device at this moment: on probation while it waits; nobody stays nobody."""
    return replace(known, role="probation") if known.id and device.waits(now) else known
