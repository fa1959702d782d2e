"""What is told of tests of strength: the values that go up from here. Pure."""

from dataclasses import dataclass
from datetime import date, datetime

from brazier.conversations.calibration import Drawn
from brazier.people.facts import Row
from brazier.tests_of_strength.climbing import Next
from brazier.tests_of_strength.counting import Line, Total
from brazier.tests_of_strength.ladder import Rung

PERSON, PAPER, PHOTO = "person", "paper", "photo"
PROOFS = [PERSON, PAPER, PHOTO]
"""How it is known that somebody took part: a second person saw it; it stands on paper; a photo shows it."""


@dataclass(frozen=True, slots=True)
class LadderFacts:
    """The ladder as it is. version: its number, 0 while it is the shipped one; before: the one that an undo brings
    back, None where there is none."""

    rungs: tuple[Rung, ...]
    version: int = 0
    before: int | None = None


@dataclass(frozen=True, slots=True)
class TestFacts:
    """One test. began: when it was started, None before; learned: what its debrief says."""

    __test__ = False  # no test of ours, whatever its name says

    id: int
    rung: str
    name: str
    ask: str
    kind: str
    is_public: bool
    share: int
    starts_on: date
    ends_on: date
    state: str
    began: datetime | None
    learned: str


@dataclass(frozen=True, slots=True)
class Planned:
    """A test as it is planned. goals: by cell, how many are wanted and which organizer sees to it."""

    rung: str
    name: str
    ask: str
    kind: str
    is_public: bool
    share: int
    starts_on: date
    ends_on: date
    goals: dict[int, tuple[int, str]]


@dataclass(frozen=True, slots=True)
class ResultFacts:
    """Somebody took part. proof: empty while it is only said, else one of PROOFS; is_mine: whoever asks wrote it
    down, so that somebody else has to have seen it."""

    id: int
    worker: int
    day: date
    noted_by: str
    proof: str
    verified_by: str
    is_mine: bool


@dataclass(frozen=True, slots=True)
class Last:
    """What the newest test that is over came to; for the readiness sheet."""

    test: TestFacts
    total: Total


@dataclass(frozen=True, slots=True)
class Standings:
    """All tests, newest first, each with what it came to; and what is suggested next."""

    tests: tuple[tuple[TestFacts, Total], ...]
    next: Next
    ladder: LadderFacts


@dataclass(frozen=True, slots=True)
class Counts:
    """A test with its cells, as whoever asks may see them. mark: another one whenever anything of it changed."""

    test: TestFacts
    total: Total
    lines: tuple[Line, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class Debrief:
    """Said against did. bars: of those rated 1, 2 and 3 before the test, how many were seen in it; against: of
    those rated 4 and 5, unrated: of those nobody had rated, how many, None where that is not told; missed: rated 1
    or 2 and not seen; came: seen, and rated otherwise or not at all; brought: who asked others, with how many were
    seen. Names are of people within reach; more_missed, more_came: how many others there are."""

    bars: tuple[Drawn, ...]
    is_coarse: bool
    against: int | None
    unrated: int | None
    missed: tuple[Row, ...]
    came: tuple[Row, ...]
    more_missed: int
    more_came: int
    brought: tuple[tuple[Row, int], ...]
