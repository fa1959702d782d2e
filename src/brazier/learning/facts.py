"""What is told of paths and buddies: the values that go up from here. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

SAT_IN, SHARED, LED, TAUGHT = "sat_in", "shared", "led", "taught"
KINDS = (SAT_IN, SHARED, LED, TAUGHT)
"""In the order one learns them: sat in on a talk, shared one, led one with a debrief, taught another."""
LONGEST_INITIALS = 4


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that happened on the path. with_whom: id of an organizer; initials: of one, typed by somebody who
    sees no list of organizers. One of the two is empty."""

    id: int
    kind: str
    day: date
    with_whom: str
    initials: str


@dataclass(frozen=True, slots=True)
class Step:
    """One of the four, with what happened of it, the oldest first."""

    kind: str
    happened: tuple[Happened, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """Somebody's path. next: the first of the four that has not happened yet; empty if all have."""

    organizer: str
    steps: tuple[Step, ...]
    next: str


@dataclass(frozen=True, slots=True)
class Pair:
    """An organizer and their buddy. since: empty as long as it is only offered."""

    id: int
    organizer: str
    buddy: str
    since: date | None


def path(organizer: str, happened: Iterable[Happened]) -> Path:
    """The path that these make."""
    oldest = sorted(happened, key=lambda one: (one.day, one.id))
    steps = tuple(Step(kind, tuple(one for one in oldest if one.kind == kind)) for kind in KINDS)
    return Path(organizer, steps, next((step.kind for step in steps if not step.happened), ""))
