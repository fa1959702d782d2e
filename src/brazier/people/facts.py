"""What is told of people: the values that go up from here. Pure."""

from dataclasses import dataclass
from datetime import date

from brazier.matching.explain import Reason
from brazier.people.comparing import Compared
from brazier.people.portrait import Portrait, Said
from brazier.people.standing import Current, Rating

STATES = ["here", "left", "out_of_unit"]
TIES = [
    "friend", "family", "carpool", "trains_with", "prayer", "language",
    "flat_share", "gym", "break_table", "rival",
]  # fmt: skip
TIE_STRENGTHS = [1, 2, 3]  # a little, well, very close; 0 where nobody said
TIED, ENDED = ["suggested", "confirmed"], ["faded", "taken_back"]
CONTRACTS = ["permanent", "agency", "seasonal", "student"]
TEXTING = ["yes", "no"]
SEEN_AS = ["leader", "activist"]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many workers of a cell stand at a level. fresh: rated in the last 30 days; acted: with a public
    act in the last 60; did, said, other: what the fresh ratings rest on."""

    cell: int
    level: int
    people: int
    fresh: int
    acted: int
    did: int
    said: int
    committee: int


@dataclass(frozen=True, slots=True)
class Row:
    """A worker in a list of people. name: initials for whoever may not see more; level: None likewise."""

    number: int
    code: str
    name: str
    cell: int
    level: int | None
    unsure: bool
    basis: str
    assessed_on: date | None
    on_committee: bool


@dataclass(frozen=True, slots=True)
class RecordFacts:
    """One record of a person: where it came from and what it says. said_plain: the fields as stored."""

    number: int
    source: str
    list_file: int | None
    line: int
    day: date
    written_by: str
    said: Said
    said_plain: dict[str, object]


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody is seen as, apart from where she stands. kind: leader, somebody others already follow, or
    activist, eager and dependable; author: an organizer's id."""

    id: int
    kind: str
    basis: str
    author: str
    day: date


@dataclass(frozen=True, slots=True)
class Person:
    """Everything people keeps of one worker. told: the tier of whoever asks; above it fields are empty."""

    number: int
    code: str
    cell: int
    state: str
    portrait: Portrait
    standing: Current
    unsure: bool
    ratings: dict[str, Rating]
    committee_since: date | None
    records: tuple[RecordFacts, ...]
    seen_as: tuple[Seen, ...] = ()
    told: int = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """Two workers who may be one. lines: field by field; reasons: what matching says for and against."""

    first: Person
    second: Person
    lines: tuple[Compared, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Tied:
    """Somebody a worker knows. id: of the tie; strength: 1 to 3, 0 where nobody said; state: suggested,
    confirmed, faded or taken_back; ended_on: when it faded or was taken back."""

    id: int
    number: int
    code: str
    name: str
    kind: str
    strength: int
    state: str
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class Known:
    """A record of the roster as matching wants it. source: its kind and its list, as "official:12"; traits:
    packed."""

    record: int
    worker: int
    source: str
    traits: bytes


@dataclass(frozen=True, slots=True)
class Dial:
    """Somebody to ring, for whoever is told nothing else of her. number: of a record of hers, or of the worker."""

    number: int
    name: str
    phone: str
