"""How cards melt while people leave: what survives, what is lost a week, what must be signed a week. Pure.

Source of every formula: docs/formulae.md. A share a week is a number from 0 to 1.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

WEEKS_A_YEAR = 52
HEADLINE = 150
"""Turnover a year in percent where nobody measured: press, 2021, of one site. Of all, not of signers."""
OLD_MONTHS, STALE_MONTHS = 10, 12
MIDDLE = timedelta(days=14)
"""A month's cards are taken as signed in its middle."""


@dataclass(frozen=True, slots=True)
class Rung:
    """Cards signed in one month. month: its first day; None where the card bears no day."""

    month: date | None
    cards: int


@dataclass(frozen=True, slots=True)
class Step:
    """A rung of the age ladder on a day. months: age; left: cards of people expected to be still at work; is_old:
    over ten months; is_stale: over a year, or without a day, which must be proved."""

    month: date | None
    cards: int
    months: int | None
    left: float
    is_old: bool
    is_stale: bool


def weekly(yearly_percent: float) -> float:
    """The share that leaves a week, from a turnover a year in percent: 150 gives 0.0288."""
    return min(1.0, yearly_percent / 100 / WEEKS_A_YEAR)


def measured(signers: int, still_here: int, days: int) -> float:
    """The share of signers that left a week, as so many of them were still at work so many days later."""
    return float(1 - (still_here / signers) ** (7 / days))


def surviving(cards: float, share: float, weeks: float) -> float:
    """How many of these cards are still of people at work after so many weeks."""
    return float(cards * (1 - share) ** max(0.0, weeks))


def lost_a_week(cards: float, share: float) -> float:
    """How many of these cards are lost in the next week."""
    return cards * share


def needed_a_week(cards: float, share: float, *, wanted: float, weeks: int) -> float:
    """How many must be signed each week to have `wanted` after so many weeks; new cards decay too. 0 if enough
    survive anyway."""
    gap = wanted - surviving(cards, share, weeks)
    worth = sum((1 - share) ** week for week in range(weeks))  # of one card signed in each of them
    return max(0.0, gap / worth)


def naive_a_week(cards: float, share: float, *, wanted: float, weeks: int) -> float:
    """The same if new cards did not decay: too few."""
    return max(0.0, (wanted - surviving(cards, share, weeks)) / weeks)


def ladder(rungs: Iterable[Rung], share: float, *, on: date, counted_on: date | None = None) -> tuple[Step, ...]:
    """The cards by age on a day, oldest first; those without a day last.

    counted_on: the day on which somebody looked that all of them are of people still at work; then they decay from
    there. None: nobody looked, and each decays since it was signed; one without a day as if it were a year old.
    """
    steps = [_step(rung, share, on, counted_on) for rung in rungs if rung.cards]
    return tuple(sorted(steps, key=lambda step: (step.month is None, step.month or on)))


def _step(rung: Rung, share: float, on: date, counted_on: date | None) -> Step:
    since = counted_on or (rung.month + MIDDLE if rung.month else on - timedelta(days=365))
    left = surviving(rung.cards, share, (on - since).days / 7)
    months = None if rung.month is None else max(0, (on.year - rung.month.year) * 12 + on.month - rung.month.month)
    is_stale = months is None or months > STALE_MONTHS
    return Step(rung.month, rung.cards, months, left, is_stale or (months or 0) > OLD_MONTHS, is_stale)


def by_age(steps: Iterable[Step]) -> list[int]:
    """How many cards are 0, 1, 2 ... months old, those over a year together in the last; without those that
    bear no day."""
    found = [0] * (STALE_MONTHS + 2)
    for step in steps:
        if step.months is not None:
            found[min(step.months, STALE_MONTHS + 1)] += step.cards
    return found


def left_of(steps: Iterable[Step]) -> float:
    """Cards that are expected to count."""
    return sum(step.left for step in steps)


def a_week(earlier: int, earlier_on: date, later: int, later_on: date) -> float | None:
    """How many cards came a week between two counts; None if both are of one day."""
    days = (later_on - earlier_on).days
    return 7 * (later - earlier) / days if days > 0 else None


def after_challenge(cards: int, challenged: int, still_here: int) -> int:
    """What is left when so many names are challenged as not working there, and so many of these we can show are.

    Never more than there were, and never below nothing.
    """
    challenged = min(challenged, cards)
    return cards - challenged + min(still_here, challenged)
