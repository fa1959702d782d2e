"""The special functions against values known from elsewhere and against each other."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from brazier.forecast.special import digamma, expit, log_gamma, logit, normal_share, trigamma

SIZES = st.floats(1e-6, 1e6)


@given(SIZES)
def test_log_gamma_is_that_of_the_standard_library(x: float) -> None:
    assert math.isclose(float(log_gamma(np.array([x]))[0]), math.lgamma(x), rel_tol=1e-11, abs_tol=1e-11)


@given(SIZES)
def test_digamma_and_trigamma_step_as_they_must(x: float) -> None:
    here, next_ = np.array([x]), np.array([x + 1.0])
    assert math.isclose(float(digamma(next_)[0]), float(digamma(here)[0]) + 1 / x, rel_tol=1e-9, abs_tol=1e-9)
    step = float(trigamma(here)[0]) - 1 / x**2
    assert math.isclose(float(trigamma(next_)[0]), step, rel_tol=1e-6, abs_tol=1e-4 / x**2 + 1e-12)


def test_known_values() -> None:
    assert math.isclose(float(digamma(np.array([1.0]))[0]), -0.5772156649015329, rel_tol=1e-12)
    assert math.isclose(float(trigamma(np.array([1.0]))[0]), math.pi**2 / 6, rel_tol=1e-12)
    assert math.isclose(normal_share(1.6448536269514722), 0.95, rel_tol=1e-9)


def test_odds_and_shares_are_each_others_way_back() -> None:
    shares = np.linspace(0.001, 0.999, 50)
    assert np.allclose(expit(logit(shares)), shares)
    assert np.isfinite(logit(np.array([0.0, 1.0]))).all()
