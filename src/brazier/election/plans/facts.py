"""What is told of vote plans. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, time

from brazier.election.polls.facts import PollsFacts
from brazier.people.facts import Row


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan as it is typed. friend: the organizer's id, or friend_worker: the number of the co-worker, whom they
    trust; polls: where, or None."""

    day: date
    way: str
    at: time | None = None
    polls: int | None = None
    friend: str = ""
    friend_worker: int | None = None
    comes_along: bool = False


@dataclass(frozen=True, slots=True)
class PlanOf:
    """A plan as it is kept. friend: what the organizer, or the co-worker, is called; empty if nobody is named, or
    whoever asks may not see them; friend_code: of a co-worker; friend_key: as a form sends it; is_ended: replaced
    or taken back."""

    id: int
    worker: int
    day: date
    at: time | None
    polls: PollsFacts | None
    way: str
    friend: str
    friend_code: str
    friend_key: str
    has_friend: bool
    comes_along: bool
    done_on: date | None
    noted_by: str
    noted_at: datetime
    is_ended: bool = False


@dataclass(frozen=True, slots=True)
class Covered:
    """How far plans go: of so many yes votes so many have a plan, with somebody they trust, and have voted."""

    votes: int = 0
    planned: int = 0
    befriended: int = 0
    done: int = 0

    def __add__(self, other: "Covered") -> "Covered":
        return Covered(
            self.votes + other.votes,
            self.planned + other.planned,
            self.befriended + other.befriended,
            self.done + other.done,
        )

    @property
    def missing(self) -> int:
        """Without a plan."""
        return self.votes - self.planned


@dataclass(frozen=True, slots=True)
class Line:
    """One department: its shifts in the order of the grid, None where nobody who is for it works."""

    department: str
    cells: tuple[Covered | None, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """All plans whoever asks may see. whole: of everybody, None where they are not told; near: of those in their
    reach; shifts, lines: department by shift; due: for today or earlier and not done, the earliest first; later;
    of both only the first, of so many; bare: without a plan; election: the day of the vote, or None; people: how
    many may vote."""

    whole: Covered | None
    near: Covered
    shifts: tuple[str, ...]
    lines: tuple[Line, ...]
    due: tuple[tuple[PlanOf, Row], ...]
    later: tuple[tuple[PlanOf, Row], ...]
    due_all: int
    later_all: int
    bare: tuple[Row, ...]
    election: date | None
    people: int

    @property
    def needed(self) -> int:
        """Yes votes that win if everybody votes."""
        return self.people // 2 + 1

    @property
    def wanted(self) -> int:
        """Plans that leave room for what goes wrong: those needed and a tenth of everybody."""
        return self.needed + -(-self.people // 10)
