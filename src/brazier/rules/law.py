"""The law as it was loaded: places, their rules, and each value with its days, its standing and its source."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from brazier.rules.asking import Kind
from brazier.rules.calendars import Calendar
from brazier.terms import Wrong

LIVE = ("in_force", "contested")
DORMANT = ("enjoined", "vacated", "prospective", "repealed")
"""Standings under which nothing is answered."""
PARTS = ("yours", "bosses", "limits", "help")
"""What a page of rights says, in this order: what you may, what bosses may not, where it ends, who helps."""
VOTE_PARTS = ("mail", "polls")
"""What a page of the vote says: of ballots that come by mail, and of the place where votes are cast."""
RESERVED = frozenset({
    "rule_id", "rule_version", "rule_status", "jurisdiction", "as_of", "day", "citation", "source_url", "checked",
    "confidence", "inputs", "warnings", "trace", "computed_at",
})  # fmt: skip
"""What stands beside the outputs of every answer; no rule may call an output so."""


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Where a value does not hold: for this answer to this input, from this day on."""

    key: str
    word: str
    start: date
    why: str


@dataclass(frozen=True, slots=True)
class Value:
    """What one rule says from one day to another. The last day is not in it.

    older: it held before the first day too, and nobody looked since when. let: the numbers in it, by name.
    only_if: it answers in spite of its standing to whoever asks so. unconfirmed: announced, and nobody has read
    that it began. reaches: what was read ends there. version: changes with every word of the value.
    """

    start: date | None
    end: date | None
    older: bool
    status: str
    plan: Any
    let: Mapping[str, Any]
    citation: str
    url: str
    checked: date
    reaches: date | None
    confidence: str
    note: str
    unconfirmed: bool
    only_if: Mapping[str, Any]
    not_in: tuple[Exclusion, ...]
    version: str

    @property
    def is_live(self) -> bool:
        """Whether it answers."""
        return self.status in LIVE

    def covers(self, day: date) -> bool:
        """Whether the day lies in it."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True)
class Rule:
    """One question the law answers.

    attaches_to: what happened on the day that chooses the value; without such an input the day asked about does.
    stands_in: an input that is never earlier than that. within: an input that can not be more than another.
    order: an input that can not be earlier than another. why_unknown: what to say where no value covers a day.
    """

    id: str
    topic: str
    meaning: str
    family: str
    inputs: Mapping[str, Kind]
    attaches_to: str
    stands_in: str
    why_unknown: str
    within: Mapping[str, str]
    order: Mapping[str, str]
    values: tuple[Value, ...]
    calendars: frozenset[str]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day that follows from a count. inputs: of the rule that gives it; each is the day of the count, or of the
    event. output: the answer that holds it. won: only a ballot that was won has it."""

    name: str
    rule: str
    inputs: Mapping[str, str]
    output: str
    won: bool


@dataclass(frozen=True, slots=True)
class BallotKind:
    """A kind of ballot a place has. kinds: its names, the first is its own. rule: which one decides.

    usual: it is meant when no kind is named. won, lost: words of the count. legal_...: words of the law for the
    same. seals: nothing is final before it is known how many ballots are challenged. turnout: `cast`, or `valid`
    with the challenged ones. event: its rule attaches to another day than that of the count.
    """

    kinds: tuple[str, ...]
    usual: bool
    rule: str
    won: str
    lost: str
    legal_won: str
    legal_lost: str
    legal_waits: str
    seals: bool
    turnout: str
    event: bool
    deadlines: tuple[Deadline, ...]


@dataclass(frozen=True, slots=True)
class Right:
    """One line of the page of rights, or of that of the vote. text: a gettext id with holes; holes: rule and
    number that fill them."""

    part: str
    text: str
    holes: Mapping[str, tuple[str, str]]
    source: str
    url: str
    checked: date


@dataclass(frozen=True, slots=True)
class Place:
    """A jurisdiction. also: other codes for it. campaign: how a campaign calls it, if one can choose it."""

    code: str
    also: tuple[str, ...]
    campaign: str
    name: str
    rules: Mapping[str, Rule]
    ballots: tuple[BallotKind, ...]
    rights: tuple[Right, ...]


@dataclass(frozen=True, slots=True)
class Law:
    """All packs together."""

    places: Mapping[str, Place]
    calendars: Mapping[str, Calendar]

    def place(self, code: str) -> Place:
        """A place by its code or another code for it. Errors: Wrong if nobody knows it."""
        asked = code.strip().casefold()
        for place in self.places.values():
            if asked in (known.casefold() for known in (place.code, *place.also)):
                return place
        known = ", ".join(sorted(self.places))
        raise Wrong(
            "rules.place", "No law pack is called %(asked)s. There are: %(known)s.", asked=code, known=known
        )

    def rule(self, place: Place, rule: str) -> Rule:
        """A rule of a place. Errors: Wrong if the place has none of that name."""
        if rule not in place.rules:
            raise Wrong(
                "rules.rule",
                "The law pack %(place)s has no rule %(rule)s. See: brazier rules list --jurisdiction %(place)s",
                place=place.code,
                rule=rule,
            )
        return place.rules[rule]
