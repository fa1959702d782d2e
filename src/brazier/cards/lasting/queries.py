"""Every card within reach by how it stands, and the months in which those that count expire."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from brazier.access.gate import allow
from brazier.cards import queries as cards
from brazier.cards.facts import EXPIRED, GONE, STANDINGS, CardFacts
from brazier.terms import Actor

PAGE = 50
AHEAD = 12
"""Months ahead that are shown one by one."""


@dataclass(frozen=True, slots=True)
class Month:
    """first: its first day; cards: how many have their last day in it."""

    first: date
    cards: int


@dataclass(frozen=True, slots=True)
class Lasting:
    """counts: how many stand how, in the order of STANDINGS, only those there are; how: which are shown; cards: a
    page of them, what expires first before the others; page, pages: from 1; whole: all cards within reach that
    were not given up."""

    counts: tuple[tuple[str, int], ...]
    months: tuple[Month, ...]
    how: str
    cards: tuple[CardFacts, ...]
    page: int
    pages: int
    whole: int
    knows_law: bool


def lasting(actor: Actor, *, how: str, page: int, today: date) -> Lasting:
    """How the cards stand. how: of STANDINGS, or anything else for all that did not expire and whose signer is
    here."""
    allow(actor, "cards.look")
    held = cards.held(actor, today=today)
    counts = Counter(h.standing for _, h, _ in held)
    ends = Counter(last.replace(day=1) for _, h, last in held if last and h.standing not in (EXPIRED, GONE))
    shown = [
        (last or date.max, number)
        for number, h, last in held
        if (h.standing == how if how in STANDINGS else h.standing not in (EXPIRED, GONE))
    ]
    numbers = [number for _, number in sorted(shown)]
    pages = max(1, -(-len(numbers) // PAGE))
    at = min(max(1, page), pages)
    return Lasting(
        counts=tuple((s, counts[s]) for s in STANDINGS if counts[s]),
        months=tuple(Month(m, ends[m]) for m in sorted(ends)[:AHEAD]),
        how=how if how in STANDINGS else "",
        cards=cards.told(actor, cards=numbers[(at - 1) * PAGE : at * PAGE], today=today),
        page=at,
        pages=pages,
        whole=len(held),
        knows_law=any(last for _, _, last in held),
    )
