"""What is told of talks: the values that go up from here. Pure."""

from dataclasses import dataclass
from datetime import date

KINDS = ["one_on_one", "group", "phone", "message", "tent", "gate", "house", "break_table", "meeting_side"]
ASKS = [
    "talk_to_n", "bring_someone", "sign_petition", "sign_card", "wear", "photo", "join_channel", "attend",
    "translate", "drive", "cook", "stand_duty", "speak_up", "pledge_vote", "pledge_strike", "join_committee",
    "other",
]  # fmt: skip
ANSWERS = ["yes", "no", "not_yet"]


@dataclass(frozen=True, slots=True)
class Chip:
    """Something people care about here."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Said:
    """One line of the left column: a quote, an answer to an ask, or a concern. kept: of a yes, if known."""

    day: date
    what: str
    text: str
    by: str
    ask: int | None = None
    kept: bool | None = None


@dataclass(frozen=True, slots=True)
class Did:
    """One line of the right column: something others could see."""

    day: date
    kind: str
    text: str
    is_public: bool


@dataclass(frozen=True, slots=True)
class Assessed:
    """One assessment, as it was made."""

    day: date
    level: int
    basis: str
    author: str
    kind: str


@dataclass(frozen=True, slots=True)
class Due:
    """A next step that is open. owner: an organizer's id; record: what it hangs on."""

    id: int
    record: int
    what: str
    due: date
    owner: str
    is_owed: bool


@dataclass(frozen=True, slots=True)
class History:
    """Everything conversations keep of one worker, newest first."""

    said: tuple[Said, ...]
    did: tuple[Did, ...]
    assessments: tuple[Assessed, ...]
    concerns: tuple[str, ...]
    due: tuple[Due, ...]
    kept: int
    promised: int


@dataclass(frozen=True, slots=True)
class Then:
    """What the chart counted on an earlier day. counts: by cell, (for it, rated)."""

    day: date
    counts: dict[int, tuple[int, int]]
