"""What the batches so far mean: whether it is decided, what the rest must bring, and how likely that is. Pure.

Ballots still in the box are drawn from a share of yes that follows what was expected before and what was counted
since. Boxes differ, by shift and place: a batch says less than so many single ballots would.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np

from brazier.election.night.adding import Figures
from brazier.forecast.special import log_gamma
from brazier.rules import tally
from brazier.rules.law import Law
from brazier.rules.tally import Count, Meaning

ALIKE = 0.02
"""How much alike two ballots of one batch are, beyond the whole: a guess."""
NOTHING_EXPECTED = (2.0, 2.0)
SUREST = 60.0
"""No forecast is worth more than so many ballots."""
WON, LOST, OPEN = "won", "lost", "open"
Wins = Callable[[int, int], bool | None]


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands. left: ballots still in the box, None if nobody knows how many were cast, or it was fewer than
    are counted; decided: WON or
    LOST whatever comes, sealed ballots and all, or OPEN; needed: how many of the ballots left must be yes; chance:
    that they bring it, sealed ones aside. Both None where that can not be told."""

    decided: str
    left: int | None
    needed: int | None
    chance: float | None


def expected(mean: float, low: float, high: float) -> tuple[float, float]:
    """A forecast of the yes share as so many yes and no ballots. low, high: where one in twenty and nineteen in
    twenty lie."""
    share = min(max(mean, 0.02), 0.98)
    spread = max((high - low) / 3.29, 1e-3)
    worth = min(max(share * (1 - share) / spread**2 - 1, 2.0), SUREST)
    return share * worth, (1 - share) * worth


def read(law: Law, *, place: str, kind: str, counted: Count) -> Meaning:
    """What the law makes of figures. Errors: as `tally.count`."""
    return tally.count(law, place=place, kind=kind, counted=counted)


def stand(
    batches: Iterable[Figures],
    *,
    cast: int | None,
    before: tuple[float, float],
    wins: Wins,
) -> Standing:
    """How it stands after these batches.

    wins: whether so many yes and no win by the law, with none sealed; None where it can not say.
    before: what was expected, see `expected`.
    """
    counted = tuple(batches)
    so_far = sum(counted, Figures())
    left = None if cast is None or cast < so_far.ballots else cast - so_far.ballots
    sealed = so_far.challenged
    if left is None:
        return Standing(OPEN, None, None, None)
    worst, best = wins(so_far.yes, so_far.no + left + sealed), wins(so_far.yes + left + sealed, so_far.no)
    if worst is None or best is None:
        return Standing(OPEN, left, None, None)
    if worst or not best:
        return Standing(WON if worst else LOST, left, None, None)
    valid = _valid(left, so_far)
    needed = least(valid, lambda yes: bool(wins(so_far.yes + yes, so_far.no + valid - yes)))
    chance = 0.0 if needed is None else tail(valid, needed, *_learned(counted, before))
    return Standing(OPEN, left, needed, chance)


def _valid(left: int, so_far: Figures) -> int:
    """How many of the ballots left are neither spoiled nor sealed, going by those counted."""
    if not so_far.ballots:
        return left
    return round(left * (so_far.yes + so_far.no) / so_far.ballots)


def _learned(batches: Iterable[Figures], before: tuple[float, float]) -> tuple[float, float]:
    """What was expected, and what was counted since; a large batch is worth less than its ballots."""
    yes, no = before
    for batch in batches:
        size = batch.yes + batch.no
        worth = 1 / (1 + max(0, size - 1) * ALIKE)
        yes, no = yes + batch.yes * worth, no + batch.no * worth
    return yes, no


def least(most: int, wins: Callable[[int], bool]) -> int | None:
    """The fewest of `most` with which it is won; None if all of them are too few. More never loses."""
    if not wins(most):
        return None
    low, high = 0, most
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if wins(middle) else (middle + 1, high)
    return low


def tail(tries: int, least_hits: int, yes: float, no: float) -> float:
    """The chance of at least so many hits, where the share of hits is as sure as so many yes and no ballots."""
    if least_hits <= 0:
        return 1.0
    hits = np.arange(least_hits, tries + 1, dtype=np.float64)
    ways = _log(tries + 1) - log_gamma(hits + 1) - log_gamma(tries - hits + 1)
    mixed = log_gamma(hits + yes) + log_gamma(tries - hits + no) - _log(tries + yes + no)
    whole = _log(yes) + _log(no) - _log(yes + no)
    return float(min(1.0, np.exp(ways + mixed - whole).sum()))


def _log(value: float) -> float:
    return math.lgamma(value)


def winning(law: Law, *, place: str, kind: str, counted: Count) -> Wins:
    """Whether so many yes and no win by the law of this place, with none sealed; None where it gives no answer."""

    def wins(yes: int, no: int) -> bool | None:
        given = replace(counted, yes=yes, no=no, challenged=0)
        found = tally.count(law, place=place, kind=kind, counted=given)
        if found.value is None or found.outcome is None:
            return None
        return found.outcome == won_word(found)

    return wins


def won_word(found: Meaning) -> str:
    """What this place calls a count that is won."""
    return next((b.won for b in found.place.ballots if found.kind in b.kinds), "")
