"""What is told of organizers: the values that go up from here. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

ROLES = [
    "founder", "organizer", "lead", "committee", "registrar", "custodian", "treasurer", "taker", "newcomer",
]  # fmt: skip
GIVEN_ROLES = [role for role in ROLES if role not in ("founder", "newcomer")]
STATES = ["active", "fired", "resting", "away"]
CARE_KINDS = ["cell", "person", "language"]
WINDOWS = ["circle", "glass"]
PASSKEY, CODES, PASSPHRASE = "passkey", "codes", "passphrase"
AUTHENTICATORS = [PASSKEY, CODES, PASSPHRASE]
COPIED, RECOVERING, PAIRED = "copied", "recovering", "paired"
NOTICES = [COPIED, RECOVERING, PAIRED]
"""What an organizer is told of their own sign-in: somebody held a copy of their seat; others vouched for a new
device; a device was added."""
NOTICE_DAYS = timedelta(days=14)
PROPOSED_BY = {
    "step_up": "access.level",
    "step_down": "access.level",
    "role": "access.role",
    "remove": "access.remove",
    "glass": "access.glass",
    "tree": "access.tree",
    "export": "upkeep.export",
}
"""What needs two, and the verb both of them must be allowed."""
PROPOSALS = list(PROPOSED_BY)
AGREE_WITHIN: dict[str, timedelta] = {"glass": timedelta(minutes=10)}
"""How long a second person has; a day where nothing is said."""
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Named:
    """An organizer as others see them. id: opaque; handle: what they are called; state: active, fired, resting or
    away; has_login: signs in with a device of their own, or else works on paper."""

    id: str
    handle: str
    role: str
    state: str = "active"
    state_since: date | None = None
    probation_until: date | None = None
    has_login: bool = False


@dataclass(frozen=True, slots=True)
class Care:
    """What is in an organizer's care. kind: cell, person or language; thing: its number, for whoever knows what
    that is; name: of a language."""

    id: int
    organizer: str
    kind: str
    thing: int
    until: date
    name: str = ""


@dataclass(frozen=True, slots=True)
class Proposed:
    """Something that waits for a second person. mine: proposed by whoever asks."""

    id: int
    kind: str
    payload: dict[str, object]
    reason: str
    by: str
    at: datetime
    until: datetime
    mine: bool
