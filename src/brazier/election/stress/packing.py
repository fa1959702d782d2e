"""What if they pack the unit: the same cards against a larger denominator. Pure."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from brazier.election import law as law_here
from brazier.election.law import Told
from brazier.rules.law import Law, Place

GROWTHS = (0, 10, 50, 100)
"""By how many in 100 the unit might grow until somebody counts it."""
RULES: Mapping[str, tuple[str, ...]] = {
    "soi.min_cards": ("min_cards",),
    "vote.min_cards": ("min_cards",),
    "certify.by_cards": ("vote_min", "auto_min"),
    "recognition.membership_min": ("min_members",),
    "recognition.without_ballot_min": ("min_members",),
    "works_council.support_signatures": ("signatures",),
}
"""Rules that say how many cards, members or signatures something needs, and the answers that hold it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the law at a size of the unit. code: rule and answer; needed: None if the law gives no answer;
    short: how many are missing on the day of filing, 0 if none."""

    code: str
    needed: int | None
    short: int
    told: Told


@dataclass(frozen=True, slots=True)
class Size:
    """One denominator. growth: in percent of ours; None for one that somebody claims. by, as_of: who says so."""

    people: int
    growth: int | None
    by: str = ""
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """What the cards come to at one size. now, then: percent today and on the day of filing; wanted: our own goal;
    short: how many are missing for it."""

    size: Size
    now: int
    then: int
    lines: tuple[Line, ...]
    wanted: int
    short: int

    @property
    def is_lawful(self) -> bool | None:
        """Whether the first line of the law is reached; None where the law gives no answer."""
        return self.lines[0].short == 0 if self.lines and self.lines[0].needed is not None else None


def grown(people: int, percent: int) -> int:
    """A unit so much larger; a part of a person is a person."""
    return -(-people * (100 + percent) // 100)


def percent(part: float, of: int) -> int:
    """In percent, to the nearest; whether a line is reached is never read off this."""
    return math.floor(100 * part / of + 0.5) if of else 0


def sizes(ours: int, claims: Sequence[Size]) -> tuple[Size, ...]:
    """Ours, grown, and each that somebody claims, in rising order."""
    found = [Size(grown(ours, growth), growth) for growth in GROWTHS if ours]
    return tuple(sorted([*found, *claims], key=lambda size: (size.people, size.growth is None)))


def rows(
    sizes: Sequence[Size], *, now: float, then: float, goal: int, law: Law, place: Place | None, as_of: date
) -> tuple[Row, ...]:
    """Each size with what the cards come to. now, then: cards today and on the day of filing; goal: percent we
    want."""
    return tuple(_row(size, now, then, goal, lines(law, place, size.people, then, as_of)) for size in sizes)


def _row(size: Size, now: float, then: float, goal: int, found: tuple[Line, ...]) -> Row:
    wanted = -(-size.people * goal // 100)
    return Row(size, percent(now, size.people), percent(then, size.people), found, wanted, _short(wanted, then))


def lines(law: Law, place: Place | None, people: int, cards: float, as_of: date) -> tuple[Line, ...]:
    """What the law asks of a unit of this size; nothing where nobody says whose law holds."""
    if place is None:
        return ()
    found = []
    for rule, outputs in RULES.items():
        if rule not in place.rules:
            continue
        inputs = dict.fromkeys(place.rules[rule].inputs, people)
        told = law_here.ask(law, place, rule, as_of=as_of, inputs=inputs)
        for output in outputs:
            needed = told.outputs.get(output)
            if isinstance(needed, int):
                found.append(Line(f"{rule}.{output}", needed, _short(needed, cards), told))
            elif told.refused:
                found.append(Line(f"{rule}.{output}", None, 0, told))
                break
    return tuple(found)


def _short(needed: int, cards: float) -> int:
    """How many are missing; part of a card is none."""
    return max(0, needed - math.floor(cards + 1e-9))
