"""The regression finds what was put in."""

import numpy as np

from brazier.forecast.design import carried
from brazier.forecast.regress import Table, fit, likelihood
from brazier.forecast.special import expit


def made(count: int, *, once: bool = False) -> Table:
    chance = np.random.default_rng(5)
    numbers = np.stack([np.ones(count), chance.normal(size=count)], axis=1)
    of_rows = [["a"] if row % 2 else [] for row in range(count)]
    odds = 0.4 - 0.7 * numbers[:, 1] + np.array([0.8 if row else 0.0 for row in of_rows])
    tries = np.ones(count) if once else chance.integers(5, 60, count).astype(float)
    mean = expit(odds)
    share = mean if once else chance.beta(6 * mean, 6 * (1 - mean))
    hits = chance.binomial(tries.astype(int), share).astype(float)
    spread = np.stack([np.ones(count), np.zeros(count), np.zeros(count), np.zeros(count)], axis=1)
    return Table(hits, tries, np.ones(count), numbers, carried(of_rows, {"a": 1}), spread, once)


def test_weights_and_spread_are_found() -> None:
    found = fit(made(4_000), np.array([10.0, 10.0]), np.array([1e-3, 10.0]))
    assert np.allclose(found.numbers, [0.4, -0.7], atol=0.1)
    assert np.allclose(found.codes, [0.0, 0.8], atol=0.1)
    assert abs(float(np.exp(found.spread[0])) - 6) < 0.6


def test_single_tries_are_coins() -> None:
    found = fit(made(6_000, once=True), np.array([10.0, 10.0]), np.array([1e-3, 10.0]))
    assert np.allclose(found.numbers, [0.4, -0.7], atol=0.15)


def test_a_tight_prior_holds_a_code_to_nothing() -> None:
    found = fit(made(500), np.array([10.0, 10.0]), np.array([1e-3, 1e-3]))
    assert abs(found.codes[1]) < 0.01


def test_no_other_weights_are_likelier() -> None:
    table = made(500)
    found = fit(table, np.array([1e3, 1e3]), np.array([1e-3, 1e3]))
    odds = table.numbers @ found.numbers + table.codes.times(found.codes)
    phi = np.exp(table.spread @ found.spread)
    best = likelihood(table, expit(odds), phi)
    for nudge in (-0.05, 0.05):
        assert likelihood(table, expit(odds + nudge), phi) < best
        assert likelihood(table, expit(odds), phi * np.exp(nudge)) < best + 0.05
