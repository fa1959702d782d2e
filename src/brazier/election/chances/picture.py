"""Twenty votes, each as likely as the next, as dots over a line: triangles are won, rings are lost. Pure.

Figures are whole tenths written with a point, whatever the language: they stand in the picture, not in a sentence.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

DOTS = 20
LEFT, RIGHT, WIDTH = 14.0, 326.0, 340
APART = 16.6
"""So far from middle to middle that two dots do not touch."""
UP, FIRST_UP, ROOM = 18.0, 9.5, 30.0
STEPS = (0.01, 0.02, 0.025, 0.05)
"""Widths a column may have; all of them meet at one half."""
LEAST_SIDE = 0.2
"""So much to either side of one half is always shown."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One vote. x, y: its middle."""

    x: str
    y: str
    is_win: bool
    path: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the line, with its percent."""

    x: str
    percent: int


@dataclass(frozen=True, slots=True)
class Picture:
    """All of it. half: where one half lies; line, low, foot: heights of the line, of the numbers, of the words."""

    width: int
    height: int
    line: str
    low: str
    foot: str
    half: str
    before: str
    after: str
    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    won: int
    lost: int


def draw(shares: Sequence[float], won: int) -> Picture:
    """The picture of twenty shares of yes, lowest first. won: how many of them we win, as the sentence says it;
    so many of the highest lie right of one half and the others left of it, so that both tell the same."""
    low, high = _ends(shares)
    scale = (RIGHT - LEFT) / (high - low)
    step = next((s for s in STEPS if s * scale >= APART), STEPS[-1])
    columns: Counter[int] = Counter()
    placed = []
    for place, share in enumerate(sorted(shares)):
        is_win = place >= DOTS - won
        column = min(_column(share, step, is_win), round(high / step) - 1)
        columns[column] += 1
        placed.append((column, columns[column], is_win))
    line = ROOM + UP * max(4, max(columns.values(), default=0))
    dots = tuple(
        _dot(LEFT + ((column + 0.5) * step - low) * scale, line, up, is_win) for column, up, is_win in placed
    )
    half = LEFT + (0.5 - low) * scale
    ticks = tuple(
        Tick(_written(LEFT + (percent / 100 - low) * scale), percent)
        for percent in range(round(100 * low), round(100 * high) + 1, 10)
    )
    return Picture(
        WIDTH, math.ceil(line + 42), _written(line), _written(line + 17), _written(line + 35), _written(half),
        _written(half - 6), _written(half + 6), dots, ticks, won, DOTS - won,
    )  # fmt: skip


def _ends(shares: Sequence[float]) -> tuple[float, float]:
    """The ends of the line, in tenths."""
    low = min([0.5 - LEAST_SIDE, *(math.floor(10 * share) / 10 for share in shares)])
    high = max([0.5 + LEAST_SIDE, *(math.ceil(10 * share) / 10 for share in shares)])
    return max(0.0, round(low, 1)), min(1.0, round(high, 1))


def _column(share: float, step: float, is_win: bool) -> int:
    """Which column a share stands in: right of one half if it is won, left of it otherwise."""
    middle = round(0.5 / step)
    column = math.floor(share / step + 1e-9)
    return max(column, middle) if is_win else min(column, middle - 1)


def _dot(x: float, line: float, up: int, is_win: bool) -> Dot:
    y = line - FIRST_UP - UP * (up - 1)
    path = f"M{_written(x)} {_written(y - 8.5)}L{_written(x + 8.5)} {_written(y + 7.5)}H{_written(x - 8.5)}Z"
    return Dot(_written(x), _written(y), is_win, path if is_win else "")


def _written(value: float) -> str:
    return f"{value:.1f}"
