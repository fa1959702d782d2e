"""What is told of the building: the values that go up from here. Pure."""

from dataclasses import dataclass
from datetime import date

JURISDICTIONS = [
    "us.nlra", "us.public", "us.railway", "gb", "gb.ni", "ca.federal", "ca.on", "ca.bc", "ca.qc",
    "de", "fr", "it", "pl", "au", "jp", "in", "other",
]  # fmt: skip
"""Whose law holds for the unit; "" while nobody has said."""

REGIONS = [
    "US", "CA", "MX", "GB", "IE", "DE", "FR", "ES", "IT", "PL", "NL", "BE", "SE", "TR",
    "AU", "JP", "KR", "IN", "BD", "PK", "PH", "ZA", "NG", "BR",
]  # fmt: skip
"""Countries as phone numbers know them (ISO 3166): a number without its country code is read as one of there."""


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
    """A headcount: the chosen one, with the lowest and highest ever noted for the same cell. kept: how many."""

    people: int
    source: str
    as_of: date
    low: int
    high: int
    kept: int = 1


@dataclass(frozen=True, slots=True)
class Noted:
    """One estimate as it was noted. is_chosen: this one counts."""

    id: int
    people: int
    source: str
    as_of: date
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class OtherName:
    """Another name that was joined to a part. kind: worksite, department or shift; part: the one it counts as."""

    id: int
    kind: str
    name: str
    part: int


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
    """Who takes a hole, by when: the id of an organizer, or the number of a record of somebody on the committee.
    done_on: the day they said it was done; None while it goes on."""

    organizer: str
    record: int | None
    by_day: date
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Joining:
    """What joining a name to another would move. cells: pairs of what it is and what it counts as from then on;
    estimates: kept estimates that come along; owners: holes somebody has taken there."""

    kind: str
    part: NamedPart
    into: NamedPart
    cells: tuple[tuple[int, int | None], ...]
    estimates: int
    owners: int
