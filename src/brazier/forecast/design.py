"""The columns the two regressions see: a few numbers of every election, and the codes it carries."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from brazier.forecast import coding
from brazier.forecast.elections import Elections

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
YEAR = 365.2425
PERIOD_DAYS = YEAR / 2
"""The level of the country moves from one half year to the next."""
NUMBERS = (
    "all", "size", "size squared", "size over 250", "delay", "mail", "mixed", "RD", "RM", "RD size", "rerun",
)  # fmt: skip
NUMBER_PRIOR = {
    "all": 10.0, "size": 4.5, "size squared": 4.5, "size over 250": 4.5, "delay": 1.0, "mail": 0.25, "mixed": 0.25,
    "RD": 2.0, "RM": 2.0, "RD size": 1.0, "rerun": 1.0,
}  # fmt: skip
TURNOUT_MAIL_PRIOR = 1.0
"""What mail does to turnout is well seen; what it seems to do to the yes share is which units were let vote by
mail."""
LEVEL_PRIOR = 0.1
"""How far the level may move in a year."""
LONGEST_DELAY = 1.5
LARGEST_TOLD = 1000.0
"""Larger units count as this large: of 38,000 elections 150 were in larger ones, and a curve drawn through the
others rises where most of these were lost."""
FEWEST_DELAYS = 20


@dataclass(frozen=True, slots=True)
class Carried:
    """Which codes each election carries: `places` holds the codes of the first row, then of the second, ...

    starts: where each row begins. Every row carries at least the code 0, which means nothing.
    """

    places: Places
    starts: Places
    rows: Places
    codes: int

    def times(self, weights: Floats) -> Floats:
        """The sum of its codes' weights, for each election."""
        summed: Floats = np.add.reduceat(weights[self.places], self.starts)
        return summed

    def back(self, values: Floats) -> Floats:
        """The sum over the elections that carry it, for each code."""
        return np.asarray(np.bincount(self.places, weights=values[self.rows], minlength=self.codes), np.float64)


def carried(of_rows: Sequence[Sequence[str]], known: Mapping[str, int]) -> Carried:
    """Codes as places among those that are known; others count for nothing."""
    found = [[0, *(known[code] for code in row if code in known)] for row in of_rows]
    lengths = np.array([len(row) for row in found], np.int64)
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int64)
    places = np.fromiter((place for row in found for place in row), np.int64, int(lengths.sum()))
    return Carried(places, starts, np.repeat(np.arange(len(found)), lengths), len(known) + 1)


def codes_of(elections: Elections) -> list[tuple[str, ...]]:
    """The codes of every row."""
    named = zip(elections.state, elections.naics, elections.employer, elections.union, strict=True)
    return [coding.codes(state=s, naics=n, employer=e, union=u) for s, n, e, u in named]


def frequent(of_rows: Sequence[Sequence[str]]) -> dict[str, int]:
    """The codes that enough elections carry, numbered from 1 in the order of the alphabet."""
    counted = Counter(code for row in of_rows for code in row)
    kept = sorted(code for code, times in counted.items() if times >= coding.LEAST[code[0]])
    return {code: place for place, code in enumerate(kept, 1)}


def size(eligible: Floats) -> Floats:
    """Powers of ten from 25 voters, up to LARGEST_TOLD."""
    tens: Floats = np.log10(np.clip(eligible, 1.0, LARGEST_TOLD)) - 1.4
    return tens


def calendar_year(day: Floats) -> Places:
    """The calendar year of days as `date.toordinal` counts them."""
    years: Places = ((day - 1.0) / YEAR).astype(np.int64) + 1
    return years


def usual_days(held: Floats, filed: Floats, until_day: float) -> dict[int, float]:
    """For each calendar year the median days from filing to vote in the year before it began; 0 where few are
    known.

    The last one is that of the year the model is for, and goes for all later years.
    """
    delay, found = held - filed, {}
    last = int(calendar_year(np.array([until_day]))[0])
    for year in range(int(calendar_year(held).min()), last + 1):
        end = min((year - 1) * YEAR + 1.0, until_day)
        seen = delay[(held < end) & (held >= end - YEAR) & np.isfinite(delay) & (delay > 0)]
        found[year] = float(np.median(seen)) if len(seen) >= FEWEST_DELAYS else 0.0
    return found


def numbers(elections: Elections, eligible: Floats, held: Floats, usual: Mapping[int, float]) -> Floats:
    """The columns NUMBERS, one row an election."""
    tens = size(eligible)
    first, last = min(usual), max(usual)
    expected = np.array([usual[min(max(int(year), first), last)] for year in calendar_year(held)])
    with np.errstate(invalid="ignore", divide="ignore"):
        delay = np.log(np.clip(held - elections.filed, 3.0, 1000.0) / expected)
    delay = np.where(np.isfinite(delay) & (expected > 0), np.clip(delay, -LONGEST_DELAY, LONGEST_DELAY), 0.0)
    method, kind = np.array(elections.method, object), np.array(elections.kind, object)
    ended = kind == "RD"
    columns = (
        np.ones(len(tens)), tens, tens * tens, np.maximum(tens - 1.0, 0.0), delay, method == "mail",
        method == "mixed", ended, kind == "RM", ended * tens, elections.rerun,
    )  # fmt: skip
    return np.stack([np.asarray(column, np.float64) for column in columns], axis=1)


def periods(held: Floats, first_day: float, count: int) -> Floats:
    """How much of each half year's step has been taken by a day; columns are steps."""
    began = first_day + PERIOD_DAYS * np.arange(count)
    taken: Floats = np.clip((held[:, None] - began) / PERIOD_DAYS, 0.0, 1.0)
    return taken


def spread_columns(eligible: Floats, mail: Floats) -> Floats:
    """What the spread of shares depends on: the size of the unit and mail."""
    tens = size(eligible)
    return np.stack([np.ones(len(tens)), tens, tens * tens, mail], axis=1)


def turnout_lines(voted: Floats, eligible: Floats) -> Floats:
    """Two columns of the share regression: turnout, and turnout by size."""
    odds = np.log((voted + 0.5) / (eligible - voted + 0.5)) / 2.0 - 1.0
    return np.stack([odds, odds * size(eligible)], axis=-1)
