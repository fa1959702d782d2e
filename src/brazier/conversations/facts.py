"""What is told of talks: the values that go up from here. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

KINDS = ["one_on_one", "group", "phone", "message", "tent", "gate", "house", "break_table", "meeting_side"]
ASKS = [
    "talk_to_n", "bring_someone", "sign_petition", "sign_card", "wear", "photo", "join_channel", "attend",
    "translate", "drive", "cook", "stand_duty", "speak_up", "pledge_vote", "pledge_strike", "join_committee",
    "other",
]  # fmt: skip
ANSWERS = ["yes", "no", "not_yet"]
ABOUT = ["union", "card", "vote", "strike"]
"""What an assessment is of. The union comes first; only it moves where somebody stands."""
FOLLOW_UPS = ["open", "done", "moved", "handed_over", "expired", "taken_back", "corrected"]
PASSING = ["organizer", "worker"]
"""Who would rather not: the organizer a name was suggested to, or she would rather talk with somebody else."""


@dataclass(frozen=True, slots=True)
class Chip:
    """Something people care about here."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Said:
    """One line of the left column: a quote, an answer to an ask, or a `talk` of which no words are kept. kept:
    of a yes, if known; gathering: what those who were there share, of a talk with several."""

    day: date
    what: str
    text: str
    by: str
    ask: int | None = None
    kept: bool | None = None
    gathering: int | None = None


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
class Kept:
    """What a talk that is kept has become. worker: her number; talk: its own, or that of an attempt."""

    worker: int
    talk: int


@dataclass(frozen=True, slots=True)
class Noted:
    """One thing written down about somebody, as a line that can be taken back. kind: talk, act or step; number:
    its own; level: of the rating that came with it, 0 for none; by: an organizer's id; at, step, due: of a talk,
    the time and the next step that is open; may_rate: whether whoever asks may say that the level was wrong;
    taken_back_on and taken_back_by: for what was taken back, or (is_corrected) was written down anew; told: its
    place among those of one day; gathering: as `Said` has it."""

    kind: str
    number: int
    day: date
    text: str
    level: int
    by: str
    taken_back_on: date | None = None
    taken_back_by: str = ""
    is_corrected: bool = False
    at: time | None = None
    step: str = ""
    due: date | None = None
    may_rate: bool = False
    told: tuple[int, int] = (0, 0)
    gathering: int | None = None


@dataclass(frozen=True, slots=True)
class TriedOnce:
    """An attempt that did not become a talk. by: an organizer's id."""

    number: int
    day: date
    outcome: str
    kind: str
    by: str


@dataclass(frozen=True, slots=True)
class ToldAhead:
    """That somebody was told what the boss will do. by: an organizer's id."""

    number: int
    day: date
    by: str


@dataclass(frozen=True, slots=True)
class Due:
    """A next step. owner: an organizer's id; record: what it hangs on; state: one of FOLLOW_UPS; by, said_on: who
    told it, and the day of that talk."""

    id: int
    record: int
    what: str
    due: date
    owner: str
    is_owed: bool
    state: str
    by: str = ""
    said_on: date | None = None


@dataclass(frozen=True, slots=True)
class History:
    """Everything conversations keep of one worker, newest first. noted: what can be taken back; taken_back: what
    was, which counts for nothing and stays written down."""

    said: tuple[Said, ...]
    did: tuple[Did, ...]
    assessments: tuple[Assessed, ...]
    concerns: tuple[str, ...]
    due: tuple[Due, ...]
    kept: int
    promised: int
    noted: tuple[Noted, ...]
    taken_back: tuple[Noted, ...]


@dataclass(frozen=True, slots=True)
class Then:
    """What the chart counted on an earlier day. counts: by cell, (for it, rated)."""

    day: date
    counts: dict[int, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Lately:
    """What is open with a worker and when she was talked with last. step, owed: the day and owner of the next one;
    promised: the day of the oldest yes that nobody says was kept; last: the day of the last talk."""

    step: tuple[date, str] | None = None
    owed: tuple[date, str] | None = None
    promised: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class LastTime:
    """What to remember of the last talk, and what was agreed. said: a quote or an answer, if it is told; cares:
    what she cares about most; step, owed: in words; promised: the kind of a yes that nothing has shown; done,
    refused: kinds of acts and of asks she lately said no to."""

    said: Said | None = None
    cares: str = ""
    step: str = ""
    owed: str = ""
    promised: str = ""
    done: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Own:
    """What an organizer says of herself. record: hers on the list, None if she does not say; languages: as
    typed."""

    record: int | None = None
    languages: str = ""


@dataclass(frozen=True, slots=True)
class NamedBy:
    """Somebody a worker names when she is asked who people go to. id: of the naming; worker: whom she names."""

    id: int
    worker: int
    day: date
    by: str


def at_odds(steps: Iterable[Due]) -> bool:
    """Whether these next steps with one person were told by different people: somebody has to say which one it is,
    or she is asked twice."""
    return len({step.by or step.owner for step in steps}) > 1
