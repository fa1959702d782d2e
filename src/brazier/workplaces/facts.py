"""What is told of the building: the values that go up from here. Pure."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CampaignFacts:
    """What is said of the campaign as a whole. title and icon are for passers-by."""

    name: str
    title: str
    icon: str
    stage: str
    region: str
    jurisdiction: str
    begun: date


@dataclass(frozen=True, slots=True)
class Estimate:
    """A headcount: the chosen one, with the lowest and highest ever noted for the same cell."""

    people: int
    source: str
    as_of: date
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class NamedPart:
    """A worksite, department or shift. hours: of a shift, in words; empty otherwise."""

    id: int
    name: str
    key: str
    hours: str = ""


@dataclass(frozen=True, slots=True)
class CellFacts:
    """A cell with its place in the chart. department, shift: None while unknown; estimate: None without one."""

    id: int
    worksite: str
    department: NamedPart | None
    shift: NamedPart | None
    estimate: Estimate | None


@dataclass(frozen=True, slots=True)
class Owner:
    """Who takes a hole, by when. organizer: id."""

    organizer: str
    by_day: date
