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
    its public name, or empty; people: how many were on the chart that day; filing_on: when we mean to file; goal:
    percent of everybody whose cards we want by then. is_redone: the ratings were looked at again since method or
    unit changed."""

    route: str
    method: str
    state: str
    union: str
    people: int
    filing_on: date | None
    goal: int
    noted_by: str
    noted_at: datetime | None
    is_redone: bool


NO_PLAN = PlanFacts("ballot", IN_PERSON, "", "", 0, None, 65, "", None, is_redone=True)
"""What holds while nobody has said anything."""

CLAIMED_BY = ["company", "board", "agency", "other_union", "press", "other"]
AFTER_CHALLENGE = "after_challenge"
OWN = "database"
"""Who counted the cards, where it was this hub."""
COUNTED_BY = ["two_of_us", OWN, "union", AFTER_CHALLENGE, "estimate"]
GOAL, LONGEST_REASON = 65, 400
"""Percent of everybody whose cards the older manuals want before filing (OPEIU)."""
SUBJECTS = ["file", "packing", "readiness"]
PACKING = ["withdraw", "continue", "strike"]
FILE = ["file", "wait"]
READINESS = ["go_anyway", "other_number"]
CHOICES = {"file": FILE, "packing": PACKING, "readiness": READINESS}


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """How large somebody says the unit is. by: one of CLAIMED_BY."""

    people: int
    by: str
    as_of: date
    noted_by: str


@dataclass(frozen=True, slots=True)
class CardFacts:
    """A count of cards. rungs: first day of the month they were signed in, and how many; None for those without a
    day. is_looked_up: somebody looked that all of them are of people still at work on that day."""

    rungs: tuple[tuple[date | None, int], ...]
    as_of: date
    source: str
    is_looked_up: bool
    noted_by: str

    @property
    def cards(self) -> int:
        """All of them."""
        return sum(cards for _, cards in self.rungs)


@dataclass(frozen=True, slots=True)
class LeavingFacts:
    """How fast people leave. signers, still_here, days: measured on our own signers; yearly: percent of everybody
    a year, where nobody measured."""

    as_of: date
    yearly: int | None
    signers: int | None
    still_here: int | None
    days: int | None
    noted_by: str


@dataclass(frozen=True, slots=True)
class MotionFacts:
    """What the committee decided. subject: one of SUBJECTS; item: of a readiness sheet, or empty; choice: what was
    decided; number: another benchmark, where that was decided."""

    subject: str
    item: str
    choice: str
    number: int | None
    reason: str
    yes: int
    no: int
    abstained: int
    day: date
    noted_by: str


ITEMS = [
    "issues", "list", "committee", "everywhere", "mirror", "contacted", "assessed", "fresh", "support", "acted",
    "tested", "apart", "cards", "momentum", "inoculated", "community",
]  # fmt: skip
"""Lines of the readiness sheet, in the order of the manual."""
JUDGED = ["issues", "inoculated", "community"]
"""Lines of the readiness sheet that the committee judges, as nobody counts them here yet."""


EVENTS = [
    "request", "demand", "recognized", "application", "picket_start", "petition_filed", "notice_served", "hearing",
    "direction", "list_received", "election", "tally", "decision", "declaration", "certification",
]  # fmt: skip
"""What happens between the first paper and the last, in order."""


GIVEN_BY = ["company", "board", "other"]
"""Who handed a list of voters over."""
OURS, THEIRS = "ours", "theirs"
SIDES = [OURS, THEIRS]
"""Who challenges a name: we, or the company."""
WHY_CHALLENGED = ["not_listed", "supervisor", "left", "other_job", "hired_late", "other"]
ON_LIST, AT_POLLS = "list", "polls"
CHALLENGED_AT = [ON_LIST, AT_POLLS]

WAYS = ["walks", "drives", "lift", "bus", "at_work", "posts"]
"""How somebody gets to the vote. The last is for ballots by mail: they post it themselves, nobody else does."""
POSTS = "posts"

FOUND, ASKED, UNFOUND, TWICE, LEFT_OUT = "found", "asked", "unfound", "twice", "left_out"
STATES = [FOUND, ASKED, UNFOUND, TWICE, LEFT_OUT]
"""What became of a name that was handed in against our cards: somebody we know; one of several, or spelled in
another way, so a person says who; nobody we know; a name that stands there already; somebody who asked to be left
out, whose name is not kept."""
