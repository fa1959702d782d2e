"""The picture of how old cards are: one bar a month. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

BAR, GAP, TALL = 20, 4, 80


@dataclass(frozen=True, slots=True)
class Bar:
    """One month. x, y, height: in the picture's own units; months: how old; cards: how many."""

    x: int
    y: int
    height: int
    months: int
    cards: int


@dataclass(frozen=True, slots=True)
class Ladder:
    """All months, in a picture of `wide` by TALL."""

    bars: tuple[Bar, ...]
    wide: int
    tall: int = TALL

    @classmethod
    def drawn(cls, ladder: Sequence[int]) -> "Ladder":
        """From how many cards are 0, 1, 2 ... months old. A month with any card shows at least a line."""
        most = max(ladder, default=0)
        bars = []
        for at, cards in enumerate(ladder):
            height = max(2, round(TALL * cards / most)) if cards else 0
            bars.append(Bar(at * (BAR + GAP), TALL - height, height, at, cards))
        return cls(tuple(bars), len(bars) * (BAR + GAP) - GAP)
