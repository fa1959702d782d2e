"""What is told of the count: the values and words that go up from here. Pure."""

from dataclasses import dataclass
from datetime import date, datetime

ROUTES = [
    "ballot", "card_check", "voluntary", "minority_union", "statutory_uk", "works_council", "strike_first",
    "other",
]  # fmt: skip
IN_PERSON, MAIL = "in_person", "mail"
METHODS = [IN_PERSON, MAIL]


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """How the vote would be held, as it was known on a day. state: of the country, two letters, or empty; union:
    its public name, or empty; people: how many were on the chart that day; filing_on: when we mean to file.
    is_redone: the ratings were looked at again since method or unit changed."""

    route: str
    method: str
    state: str
    union: str
    people: int
    filing_on: date | None
    noted_by: str
    noted_at: datetime | None
    is_redone: bool


NO_PLAN = PlanFacts("ballot", IN_PERSON, "", "", 0, None, "", None, is_redone=True)
"""What holds while nobody has said anything."""
