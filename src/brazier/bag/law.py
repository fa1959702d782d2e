"""What of a form is law: lines of the page of rights, and what a place says of cards. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from brazier.bag.texts import Part
from brazier.handbook.filled import Where, day_said
from brazier.rules import deciding, exact, rights
from brazier.rules.law import PARTS, Place, Value

Say = Callable[[str], str]
"""Gives a line of a law pack in the language of the form, or as it is."""
SHARE = {
    "us.nlra": ("soi.min_cards", "showing"),
    "us.railway": ("soi.min_cards", "showing"),
    "ca.federal": ("certify.by_cards", "vote"),
    "ca.on": ("vote.min_cards", "showing"),
    "ca.bc": ("certify.by_cards", "vote"),
    "ca.qc": ("certify.by_cards", "vote"),
    "gb": ("recognition.membership_min", "members"),
}
"""Where a pack says which share must have signed, or joined."""
AGE = ("soi.card_age_warn", "months")
BY_JOINING = ("gb",)
"""Where workers join, instead of signing that a union may speak for them."""


@dataclass(frozen=True, slots=True)
class Told:
    """Lines by part of the page of rights, each with whether it is said in English alone; foot: when they were
    checked, and from what they come."""

    parts: tuple[tuple[str, tuple[tuple[str, bool], ...]], ...]
    foot: str

    @property
    def is_english(self) -> bool:
        """Whether any line waits for somebody who translates it."""
        return any(english for _, lines in self.parts for _, english in lines)


def told(where: Where, words: Part, say: Say, *, language: str, only: tuple[str, ...] = PARTS) -> Told | None:
    """The lines of these parts; None where nobody said whose law holds, or there is no page for it."""
    page = rights.page(where.law, campaign=where.campaign, day=where.day)
    lines = [line for line in page.lines if line.part in only] if page else []
    if not lines:
        return None
    parts = tuple(
        (part, tuple(_said(one, say, language) for one in lines if one.part == part))
        for part in PARTS
        if any(one.part == part for one in lines)
    )
    checked, sources = min(one.checked for one in lines), dict.fromkeys(one.source for one in lines)
    return Told(parts, _foot(words, say, checked, tuple(sources)))


def _said(line: rights.Line, say: Say, language: str) -> tuple[str, bool]:
    return line.said(say), language != "en" and say(line.text) == line.text


def of_cards(where: Where, words: Part, say: Say) -> tuple[tuple[str, ...], str]:
    """What the place says of how many cards are needed and how old they may be, as lines, and where it is from.
    What no pack says is not guessed."""
    place = where.place
    lines, found = [], []
    if place and place.campaign in SHARE:
        rule, number = SHARE[place.campaign]
        value = _value(place, rule, where.day)
        if value and number in value.let:
            name = "share_member" if place.campaign in BY_JOINING else "share"
            lines.append(words[name] % {"share": f"{exact.fraction(str(value.let[number])) * 100}%"})
            found.append(value)
    if place and (value := _value(place, AGE[0], where.day)) and AGE[1] in value.let:
        lines.append(words["months"] % {"months": value.let[AGE[1]]})
        found.append(value)
    if not found:
        return (words["unknown"],), ""
    checked = min(one.checked for one in found)
    return tuple(lines), _foot(words, say, checked, tuple(dict.fromkeys(one.citation for one in found)))


def joins(where: Where) -> bool:
    """Whether workers join here instead of signing a card."""
    return where.campaign in BY_JOINING


def _value(place: Place, rule: str, day: date) -> Value | None:
    known = place.rules.get(rule)
    values = deciding.in_force(known, day) if known else ()
    return values[0] if values else None


def _foot(words: Part, say: Say, checked: date, sources: tuple[str, ...]) -> str:
    holes: Mapping[str, object] = {"day": day_said(checked, say), "sources": "; ".join(sources)}
    return words["checked"] % holes
