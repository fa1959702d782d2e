"""What past elections say of one: the whole spread of turnout and of the yes share, without drawing lots.

Turnout is spread over everything it can be; the share then over everything it can be at eight typical turnouts.
So the same row always gets the same answer, whatever stands beside it.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from brazier.forecast import design
from brazier.forecast.elections import Elections
from brazier.forecast.fitting import bucket
from brazier.forecast.model import BaseRate
from brazier.forecast.special import expit, logit

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
LEVELS = (0.05, 0.25, 0.75, 0.95)
NODES = np.array(
    [-2.0201828704560856, -0.9585724646138185, 0.0, 0.9585724646138185, 2.0201828704560856]
) * math.sqrt(2)
WEIGHTS = np.array(
    [0.0199532420590459, 0.3936193231522412, 0.9453087204829419, 0.3936193231522412, 0.0199532420590459]
)
WEIGHTS = WEIGHTS / math.sqrt(math.pi)
TURNOUTS = 8
LARGEST = 1_000
"""Above this many voters the coins themselves no longer matter; the unit is reckoned as if it had this many."""
DOUBT = 0.04
"""Variance of the log odds that comes from not knowing the parameters."""
AT_ONCE = 3_000_000
WIN_SHARE = 0.5
"""How much the plain win counts beside the share when the two opinions are put together."""
SLOPE = 1.15
"""Two cautious opinions are too cautious together; learned on 2010-2016, see docs/forecast.md."""
BIG = 500
FOLLOWS = 0.35
"""How far the share moves with what the second opinion says of the win, on log odds."""


@dataclass(frozen=True, slots=True)
class Predicted:
    """One value a row. share_at, turnout_at: one column for each of LEVELS."""

    p_win: Floats
    share_mean: Floats
    share_at: Floats
    turnout_mean: Floats
    turnout_at: Floats


@dataclass(frozen=True, slots=True)
class Rows:
    """What the regressions say of each row, before it is spread."""

    eligible: Floats
    turnout_odds: Floats
    turnout_phi: Floats
    share_odds: Floats
    share_phi: Floats
    win_odds: Floats
    ahead: Floats
    bucket_rate: Floats

    def some(self, places: Places) -> "Rows":
        """Only these rows."""
        return Rows(*(getattr(self, field.name)[places] for field in fields(self)))


@dataclass(frozen=True, slots=True)
class Spread:
    """All that can happen in rows of one size. turnout: chance of 0, 1, ... of `steps` voters.

    share: values in rising order with their chance. first: the chance of yes before the second opinion.
    """

    places: Places
    steps: int
    turnout: Floats
    share: Floats
    chance: Floats
    p_win: Floats


def lines(model: BaseRate, elections: Elections, eligible: Floats) -> Rows:
    """The regressions of every row at this size. A day that is not known is the day the model ends."""
    until = float(model.until.toordinal())
    with np.errstate(invalid="ignore"):
        guessed = np.where(np.isnan(elections.filed), until, elections.filed + 40.0)
    held = np.clip(np.where(np.isnan(elections.held), guessed, elections.held), 1.0, 3_600_000.0)
    numbers = design.numbers(elections, eligible, held, model.usual)
    known = {code: place for place, code in enumerate(model.codes, 1)}
    codes = design.carried(design.codes_of(elections), known)
    weights = np.array([(0.0, 0.0, 0.0), *model.codes.values()])
    odds = []
    for place, part in enumerate(model.parts.values()):
        steps = design.periods(held, float(model.first.toordinal()), len(part.levels))
        plain = numbers @ part.numbers[: len(design.NUMBERS)] + steps @ part.levels
        odds.append(plain + codes.times(weights[:, place]))
    spread = design.spread_columns(eligible, numbers[:, design.NUMBERS.index("mail")])
    phi = [np.exp(np.clip(spread @ model.parts[name].spread, -2.0, 7.0)) for name in ("turnout", "share")]
    ahead = np.clip((held - until) / design.YEAR, 0.0, 10.0)
    return Rows(eligible, odds[0], phi[0], odds[1], phi[1], odds[2], ahead, model.buckets[bucket(eligible)])


def spreads(model: BaseRate, rows: Rows) -> Iterator[Spread]:
    """Rows of one size at a time, in rising order of size."""
    steps = np.clip(rows.eligible, 1, LARGEST).astype(np.int64)
    for size in np.unique(steps):
        places = np.flatnonzero(steps == size)
        pieces = max(1, math.ceil(len(places) * (size + 1) * TURNOUTS * len(NODES) / AT_ONCE))
        for piece in np.array_split(places, pieces):
            yield _spread(model, rows.some(piece), piece, int(size))


def _spread(model: BaseRate, rows: Rows, places: Places, steps: int) -> Spread:
    turnout = _turnout(rows, steps)
    below = np.cumsum(turnout, axis=1)
    middles = (np.arange(TURNOUTS) + 0.5) / TURNOUTS
    voted = np.stack([(below < middle - 1e-12).sum(axis=1) for middle in middles], axis=1).astype(np.float64)
    real = voted * (np.maximum(rows.eligible, steps) / steps)[:, None]
    lines_of = design.turnout_lines(real, np.maximum(rows.eligible, steps)[:, None])
    odds = rows.share_odds[:, None] + lines_of @ model.parts["share"].numbers[-2:]
    chance = _share(rows, odds, voted, steps)
    yes = np.arange(steps + 1)
    first = (chance * (2 * yes > voted[..., None])).sum(axis=(1, 2))
    p_win = _together(first, rows)
    moved = FOLLOWS * (logit(p_win) - logit(first))
    chance = _share(rows, odds + moved[:, None], voted, steps)
    values = np.minimum(yes / voted[..., None], 1.0).reshape(len(places), -1)
    order = np.argsort(values, axis=1, kind="stable")
    rising = np.take_along_axis(values, order, axis=1)
    return Spread(
        places, steps, turnout, rising, np.take_along_axis(chance.reshape(len(places), -1), order, axis=1), p_win
    )


def _together(first: Floats, rows: Rows) -> Floats:
    """Both opinions of the win, and in big units the plain rate of their size."""
    odds = SLOPE * ((1.0 - WIN_SHARE) * logit(np.clip(first, 0.002, 0.998)) + WIN_SHARE * rows.win_odds)
    p_win = np.where(rows.eligible >= BIG, (expit(odds) + rows.bucket_rate) / 2.0, expit(odds))
    held: Floats = np.clip(p_win, 0.01, 0.99)
    return held


def _drift(rows: Rows) -> Floats:
    """Standard deviation of the log odds of a row: parameters, and the level moving on."""
    found: Floats = np.sqrt(DOUBT + design.LEVEL_PRIOR**2 * (rows.ahead + 0.25))
    return found


def _turnout(rows: Rows, steps: int) -> Floats:
    mean = expit(rows.turnout_odds[:, None] + NODES * _drift(rows)[:, None])
    phi = rows.turnout_phi[:, None]
    each = counts(np.full((1, 1, 1), float(steps)), (mean * phi)[..., None], ((1 - mean) * phi)[..., None], steps)
    chance = (each * WEIGHTS[None, :, None]).sum(axis=1)
    chance[:, 0] = 0.0  # a vote in which nobody votes is not counted
    found: Floats = chance / chance.sum(axis=1, keepdims=True)
    return found


def _share(rows: Rows, odds: Floats, voted: Floats, steps: int) -> Floats:
    """Chance of every number of yes votes at each typical turnout; all of a row add up to one."""
    mean = expit(odds[..., None] + NODES * _drift(rows)[:, None, None])
    phi = rows.share_phi[:, None, None]
    each = counts(voted[:, :, None, None], (mean * phi)[..., None], ((1 - mean) * phi)[..., None], steps)
    found: Floats = (each * WEIGHTS[None, None, :, None]).sum(axis=2) / TURNOUTS
    return found


def counts(tries: Floats, a: Floats, b: Floats, most: int) -> Floats:
    """Beta-binomial chances of 0 to `most` hits along a new last axis; beyond `tries` they are 0."""
    hits = np.arange(most, dtype=np.float64)
    a, b = np.maximum(a, 1e-6), np.maximum(b, 1e-6)
    with np.errstate(divide="ignore"):
        step = np.log(np.maximum(tries - hits, 0.0)) + np.log(a + hits) - np.log(hits + 1.0)
    step = step - np.log(np.maximum(b + tries - hits - 1.0, b * 1e-3))
    begin = np.zeros((*step.shape[:-1], 1))
    heights = np.concatenate([begin, np.cumsum(step, axis=-1)], axis=-1)
    chance = np.exp(heights - heights.max(axis=-1, keepdims=True))
    found: Floats = chance / chance.sum(axis=-1, keepdims=True)
    return found


def predict(model: BaseRate, elections: Elections) -> Predicted:
    """The forecast of every row, in its order; rows whose size is not known get the mean of five usual sizes."""
    if not len(elections):
        return Predicted(np.zeros(0), np.zeros(0), np.zeros((0, 4)), np.zeros(0), np.zeros((0, 4)))
    size_known = ~np.isnan(elections.eligible) & (elections.eligible > 0)
    eligible = np.where(size_known, elections.eligible, model.sizes[len(model.sizes) // 2])
    found = _predict(model, lines(model, elections, eligible), len(elections))
    if not size_known.all():
        unknown = elections.some(~size_known)
        guesses = [
            _predict(model, lines(model, unknown, np.full(len(unknown), size)), len(unknown))
            for size in model.sizes
        ]
        for field in fields(Predicted):
            whole: Floats = getattr(found, field.name)
            whole[~size_known] = np.mean([getattr(guess, field.name) for guess in guesses], axis=0)
    return found


def _predict(model: BaseRate, rows: Rows, count: int) -> Predicted:
    found = Predicted(
        np.zeros(count),
        np.zeros(count),
        np.zeros((count, len(LEVELS))),
        np.zeros(count),
        np.zeros((count, len(LEVELS))),
    )
    for spread in spreads(model, rows):
        at = spread.places
        voters = np.arange(spread.steps + 1) / spread.steps
        found.p_win[at] = spread.p_win
        found.share_mean[at] = (spread.share * spread.chance).sum(axis=1)
        found.turnout_mean[at] = spread.turnout @ voters
        found.turnout_at[at] = quantiles(np.broadcast_to(voters, spread.turnout.shape), spread.turnout)
        found.share_at[at] = quantiles(spread.share, spread.chance)
    return found


def quantiles(values: Floats, chance: Floats) -> Floats:
    """The least value at which so much of the chance is reached, for each of LEVELS; values rise along rows."""
    below = np.cumsum(chance, axis=1)
    last = values.shape[1] - 1
    places = np.stack([np.minimum((below < level - 1e-9).sum(axis=1), last) for level in LEVELS], axis=1)
    found: Floats = np.take_along_axis(values, places, axis=1)
    return found
