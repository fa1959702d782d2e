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
OFFER_ENDS = ["accepted", "declined", "withdrawn"]
PASSKEY, CODES, PASSPHRASE = "passkey", "codes", "passphrase"
AUTHENTICATORS = [PASSKEY, CODES, PASSPHRASE]
COPIED, RECOVERING, PAIRED, STOPPED = "copied", "recovering", "paired", "stopped"
LOST, BACK, DOUBTED, TRIED = "lost", "back", "doubted", "tried"
NOTICES = [COPIED, RECOVERING, PAIRED, STOPPED, LOST, BACK, DOUBTED, TRIED]
"""What an organizer is told of their own sign-in: somebody held a copy of their seat; others vouched that they
lost their phone; a device was added; that vouching was stopped by others. And of another's: somebody vouched that
they lost their phone; they are back in; it was stopped; a browser of theirs that was put out tried to come in."""
RECOVERY_ENDS = ["in", "own", "doubt", "past"]
"""How vouching for somebody ends: they are back in; they said themselves that nothing was lost; somebody else said
no, or took their word back; nobody went on with it in time."""
NOTICE_DAYS = timedelta(days=14)
PROPOSED_BY = {
    "step_up": "access.level",
    "step_down": "access.level",
    "role": "access.role",
    "remove": "access.remove",
    "glass": "access.glass",
    "tree": "access.tree",
    "export": "upkeep.export",
    "packet": "upkeep.packet",
    "circle": "access.circle",
    "circle_more": "access.grant",
    "pause": "access.state",
    "turf_end": "access.turf",
    "turf_give": "access.turf",
    "leave_out": "people.forget",
    "hold": "keeping.hold",
    "release": "keeping.hold",
    "keeps": "keeping.choose",
    "catch_up": "upkeep.sweep",
    "wind_down": "upkeep.end",
    "go_on": "upkeep.end",
    "shares": "upkeep.shares",
}
"""What needs two, and the verb both of them must be allowed."""
PROPOSALS = list(PROPOSED_BY)
AGREE_WITHIN: dict[str, timedelta] = {"glass": timedelta(minutes=10), "circle": timedelta(minutes=10)}
"""How long a second person has; a day where nothing is said."""
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Named:
    """An organizer as others see them. id: opaque; handle: what they are called; state: active, fired, resting or
    away; has_login: signs in with a device of their own, or else works on paper; is_paused: their devices wait."""

    id: str
    handle: str
    role: str
    state: str = "active"
    state_since: date | None = None
    probation_until: date | None = None
    has_login: bool = False
    is_paused: bool = False


@dataclass(frozen=True, slots=True)
class Care:
    """What is in an organizer's care. kind: cell, person or language; thing: its number, for whoever knows what
    that is; name: of a language; is_written: they wrote the person down, and nobody else said yes to it; given_by:
    who put it there."""

    id: int
    organizer: str
    kind: str
    thing: int
    until: date
    name: str = ""
    is_written: bool = False
    given_by: str = ""


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


@dataclass(frozen=True, slots=True)
class Offered:
    """What is offered to an organizer as another is not at work. of, to: ids; kind, thing, name: as in Care."""

    id: int
    of: str
    to: str
    kind: str
    thing: int
    name: str
    tried: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """A cell or a person that is open for minutes. why: circle or glass; part, parts, people: of a circle, which
    part of the cell, of how many, and how many people it opens to this organizer; code: of the person, for
    pages."""

    organizer: str
    why: str
    kind: str
    thing: int
    other: str
    reason: str
    since: datetime
    until: datetime
    part: int = 0
    parts: int = 0
    people: int = 0
    code: str = ""


@dataclass(frozen=True, slots=True)
class Removed:
    """Who was removed, by whom, and what they saw: see changes.saw."""

    organizer: str
    handle: str
    by: str
    agreed_by: str
    at: datetime
    saw: dict[str, object]
