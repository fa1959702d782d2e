"""What is told of a ballot night. Pure."""

from dataclasses import dataclass
from datetime import date, datetime

NEXT_ACT_DAYS = 14
"""A lost vote leads to a next act within so many days; no stage is called dead."""
WHY = ["never_reached", "changed_mind", "could_not_vote", "new_hires"]
"""Why a count came out as it did, apart from each other."""


@dataclass(frozen=True, slots=True)
class NightFacts:
    """A count of ballots, see `models.Night`."""

    id: int
    place: str
    kind: str
    day: date
    filed_on: date | None
    eligible: int | None
    is_approx: bool
    cast: int | None
    case_no: str
    expected: tuple[float, float]
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class DebriefFacts:
    """Why, in people, and the next act. why: by WHY, None where nobody knows."""

    why: dict[str, int | None]
    next_act: str
    next_on: date
    noted_by: str
