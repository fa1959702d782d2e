"""What is told of the polls. Pure."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class PollsFacts:
    """Where and when votes are cast. shift: for whom, in words, or empty."""

    id: int
    place: str
    shift: str
    day: date
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class ObserverFacts:
    """Somebody who watches for us. name: as the board gets it; code: of the person, for whoever may reach them,
    or empty; is_ours, is_no_boss: that was checked."""

    id: int
    name: str
    code: str
    is_relief: bool
    is_ours: bool
    is_no_boss: bool

    @property
    def is_checked(self) -> bool:
        """Whether both were checked."""
        return self.is_ours and self.is_no_boss


@dataclass(frozen=True, slots=True)
class AtPolls:
    """A ballot that was challenged where votes are cast. code: of the voter, for whoever may reach them, or empty;
    name: likewise; side: who challenged it."""

    id: int
    side: str
    why: str
    name: str
    code: str


@dataclass(frozen=True, slots=True)
class Watched:
    """One place and time with who watches there, and what they noted."""

    polls: PollsFacts
    observers: tuple[ObserverFacts, ...]
    challenged: tuple[AtPolls, ...]

    @property
    def needs(self) -> str:
        """What is missing: `nobody`, `relief`, `check`, or empty."""
        if not any(not o.is_relief for o in self.observers):
            return "nobody"
        if not all(o.is_checked for o in self.observers):
            return "check"
        return "" if any(o.is_relief for o in self.observers) else "relief"
