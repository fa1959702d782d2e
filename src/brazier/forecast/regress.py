"""A beta-binomial regression with a ridge: shares that scatter more than coins, by a few numbers and many
codes."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from brazier.forecast.design import Carried
from brazier.forecast.special import digamma, expit, log_gamma, trigamma

Floats = NDArray[np.float64]
ROUNDS = 25
ENOUGH = 0.02
"""Stop when a round gains less log likelihood than this."""
TINY = 1e-8


@dataclass(frozen=True, slots=True)
class Table:
    """`hits` of `tries` in every row, its weight, its number columns, its codes and its spread columns.

    once: every row is a single try, which has no spread.
    """

    hits: Floats
    tries: Floats
    weight: Floats
    numbers: Floats
    codes: Carried
    spread: Floats
    once: bool = False


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights of number columns, of codes and of spread columns (ln of phi)."""

    numbers: Floats
    codes: Floats
    spread: Floats


def likelihood(table: Table, mean: Floats, phi: Floats) -> float:
    """Weighted log likelihood without the part that depends on the counts alone."""
    if table.once:
        return float(table.weight @ np.log(np.where(table.hits > 0, mean, 1.0 - mean) + 1e-300))
    a, b = mean * phi + TINY, (1.0 - mean) * phi + TINY
    misses = table.tries - table.hits
    each = log_gamma(a + table.hits) - log_gamma(a) + log_gamma(b + misses) - log_gamma(b)
    each += log_gamma(a + b) - log_gamma(a + b + table.tries)
    return float(table.weight @ each)


@dataclass(frozen=True, slots=True)
class _Slopes:
    """First and second slopes of every row by its log odds (e) and by ln phi (g)."""

    e: Floats
    g: Floats
    ee: Floats
    gg: Floats


def _slopes(table: Table, mean: Floats, phi: Floats) -> _Slopes:
    if table.once:
        w, none = table.weight, np.zeros_like(mean)
        return _Slopes(w * (table.hits - mean), none, -w * mean * (1.0 - mean), none)
    a, b = mean * phi + TINY, (1.0 - mean) * phi + TINY
    misses = table.tries - table.hits
    whole = digamma(a + b) - digamma(a + b + table.tries)
    by_a = digamma(a + table.hits) - digamma(a) + whole
    by_b = digamma(b + misses) - digamma(b) + whole
    cross = trigamma(a + b) - trigamma(a + b + table.tries)
    by_aa = trigamma(a + table.hits) - trigamma(a) + cross
    by_bb = trigamma(b + misses) - trigamma(b) + cross
    steep = mean * (1.0 - mean) * phi
    w = table.weight
    ee = (by_aa + by_bb - 2 * cross) * steep**2 + (by_a - by_b) * steep * (1.0 - 2.0 * mean)
    gg = by_aa * a * a + by_bb * b * b + 2 * cross * a * b + by_a * a + by_b * b
    return _Slopes(w * (by_a - by_b) * steep, w * (by_a * a + by_b * b), w * ee, w * gg)


class _Fit:
    """One fit under way: where it stands, and how it takes a step."""

    def __init__(self, table: Table, number_prior: Floats, code_prior: Floats) -> None:
        self.table = table
        self.lines = table.numbers.shape[1]
        self.ridge = np.concatenate([number_prior, code_prior]) ** -2.0
        self.spread_ridge = np.array([0.0, 1.0, 4.0, 4.0])
        self.at = np.zeros(self.lines + table.codes.codes)
        self.spread = np.array([1.2, 0.0, 0.0, 0.0])
        self.value = self.worth(self.at, self.spread)

    def odds(self, at: Floats) -> Floats:
        found: Floats = self.table.numbers @ at[: self.lines] + self.table.codes.times(at[self.lines :])
        return found

    def phi(self, spread: Floats) -> Floats:
        found: Floats = np.exp(np.clip(self.table.spread @ spread, -2.0, 7.0))
        return found

    def worth(self, at: Floats, spread: Floats) -> float:
        held = at @ (self.ridge * at) + spread @ (self.spread_ridge * spread)
        return likelihood(self.table, expit(self.odds(at)), self.phi(spread)) - 0.5 * float(held)

    def round(self) -> float:
        """One step of the spread and one of the weights; gives what was gained."""
        before = self.value
        if not self.table.once:
            self._round_of_spread()
        mean = expit(self.odds(self.at))
        now = _slopes(self.table, mean, self.phi(self.spread))
        bend = np.maximum(-now.ee, 0.1 * self.table.weight * mean * (1.0 - mean))
        self._walk(self._step(self._back(now.e) - self.ridge * self.at, bend), np.zeros(4))
        return self.value - before

    def _round_of_spread(self) -> None:
        now = _slopes(self.table, expit(self.odds(self.at)), self.phi(self.spread))
        lines, ridge = self.table.spread, self.spread_ridge
        bend = np.maximum(-now.gg, 0.02 * self.table.weight)
        whole = lines.T @ (lines * bend[:, None]) + np.diag(ridge + TINY)
        step = np.linalg.solve(whole, lines.T @ now.g - ridge * self.spread)
        self._walk(np.zeros_like(self.at), step)

    def _walk(self, step: Floats, spread_step: Floats) -> None:
        """As far along as the likelihood does not fall."""
        far = 1.0
        while far > 1e-4:
            at, spread = self.at + far * step, self.spread + far * spread_step
            worth = self.worth(at, spread)
            if np.isfinite(worth) and worth >= self.value:
                self.at, self.spread, self.value = at, spread, worth
                return
            far /= 2.0

    def _back(self, values: Floats) -> Floats:
        return np.concatenate([self.table.numbers.T @ values, self.table.codes.back(values)])

    def _diagonal(self, bend: Floats) -> Floats:
        squares = np.einsum("ij,ij,i->j", self.table.numbers, self.table.numbers, bend)
        return np.concatenate([squares, self.table.codes.back(bend)]) + self.ridge

    def _step(self, slope: Floats, bend: Floats) -> Floats:
        """Newton's step by conjugate gradients. Numbers are solved whole as a first guess, codes one by one."""
        numbers = self.table.numbers
        whole = np.linalg.inv((numbers * bend[:, None]).T @ numbers + np.diag(self.ridge[: self.lines]))
        single = self._diagonal(bend)[self.lines :]

        def near(values: Floats) -> Floats:
            return np.concatenate([whole @ values[: self.lines], values[self.lines :] / single])

        found, left = np.zeros_like(slope), slope.copy()
        toward = near(left)
        rest = first = float(left @ toward)
        heading = toward.copy()
        for _ in range(150):
            if rest <= 1e-6 * first:
                break
            pushed = self._back(bend * self.odds(heading)) + self.ridge * heading
            far = rest / float(heading @ pushed)
            found += far * heading
            left -= far * pushed
            toward = near(left)
            fresh = float(left @ toward)
            heading = toward + (fresh / rest) * heading
            rest = fresh
        return found


def fit(table: Table, number_prior: Floats, code_prior: Floats) -> Fitted:
    """The weights that make what happened likeliest, held to 0 by their priors (standard deviations)."""
    fitting = _Fit(table, number_prior, code_prior)
    for _ in range(ROUNDS):
        if fitting.round() < ENOUGH:
            break
    lines = fitting.lines
    return Fitted(fitting.at[:lines], fitting.at[lines:], fitting.spread)
