"""One page of rights for a place and a day: what you may, what bosses may not, where it ends, who helps; and what
holds of a vote."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from brazier.rules import deciding, exact
from brazier.rules.law import PARTS, VOTE_PARTS, Law, Place, Right

EVERYWHERE = "EVERYWHERE"
"""The pack whose lines stand at the end of every page."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line. text: a gettext id; holes: what fills it. source and checked are shown with it."""

    part: str
    text: str
    holes: Mapping[str, object]
    source: str
    url: str
    checked: date

    def said(self, say: Callable[[str], str]) -> str:
        """The line in the language of `say`, with its numbers filled in."""
        words = say(self.text)
        return words % self.holes if self.holes else words


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a place in the order of `law.PARTS`. checked: the oldest day any of them was checked."""

    place: Place
    lines: tuple[Line, ...]
    checked: date


def page(law: Law, *, campaign: str, day: date) -> Page | None:
    """The page of rights for whose law a campaign says holds; None where there is no pack for it or no line.

    A line whose number has no value in force that day is left out: the page never tells what is not known.
    """
    place = next((p for p in law.places.values() if p.campaign == campaign and campaign), None)
    if place is None or not place.rights:
        return None
    found = _lines(law, place, day, PARTS)
    return Page(place, found, min(line.checked for line in found)) if found else None


def of_the_vote(law: Law, *, campaign: str, day: date) -> tuple[Line, ...]:
    """What nobody may do with a ballot and at the polls, in the order of `law.VOTE_PARTS`: what holds everywhere,
    also where nobody said whose law holds, and before it what the law of the place says."""
    place = next((p for p in law.places.values() if p.campaign == campaign and campaign), None)
    return _lines(law, place or law.places[EVERYWHERE], day, VOTE_PARTS)


def _lines(law: Law, place: Place, day: date, parts: tuple[str, ...]) -> tuple[Line, ...]:
    everywhere = law.places[EVERYWHERE].rights if EVERYWHERE in law.places and place.code != EVERYWHERE else ()
    asked = [right for right in (*place.rights, *everywhere) if right.part in parts]
    found = [line for right in asked if (line := _line(place, right, day))]
    return tuple(sorted(found, key=lambda line: parts.index(line.part)))


def _line(place: Place, right: Right, day: date) -> Line | None:
    holes: dict[str, object] = {}
    for hole, (rule, number) in right.holes.items():
        values = deciding.in_force(place.rules[rule], day)
        if not values or number not in values[0].let:
            return None
        holes[hole] = _shown(values[0].let[number])
    return Line(right.part, right.text, holes, right.source, right.url, right.checked)


def _shown(number: object) -> object:
    """A number as a page tells it: a share in per cent."""
    return f"{exact.fraction(number) * 100}%" if isinstance(number, str) else number
