"""The few special functions the forecast needs, over arrays: what scipy would bring for a hundred megabytes."""

import math

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
FAR = 8.0
"""From here on the asymptotic series are good to twelve digits."""


def _shifted(x: Floats) -> tuple[Floats, Floats]:
    """x moved up past FAR where it is small, and how many steps each took."""
    steps = np.maximum(0.0, np.ceil(FAR - x))
    return x + steps, steps


def log_gamma(x: Floats) -> Floats:
    """ln of the gamma function for x > 0."""
    far, steps = _shifted(x)
    carried = np.ones_like(x)
    for step in range(int(steps.max(initial=0.0))):
        carried = np.where(step < steps, carried * (x + step), carried)
    inverse = 1.0 / far
    square = inverse * inverse
    series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188))))
    found: Floats = (far - 0.5) * np.log(far) - far + 0.5 * math.log(2 * math.pi) + series - np.log(carried)
    return found


def digamma(x: Floats) -> Floats:
    """The slope of log_gamma, x > 0."""
    far, steps = _shifted(x)
    carried = np.zeros_like(x)
    for step in range(int(steps.max(initial=0.0))):
        carried = np.where(step < steps, carried + 1.0 / (x + step), carried)
    inverse = 1.0 / far
    square = inverse * inverse
    series = square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square * (1 / 240 - square / 132))))
    found: Floats = np.log(far) - 0.5 * inverse - series - carried
    return found


def trigamma(x: Floats) -> Floats:
    """The slope of digamma, x > 0."""
    far, steps = _shifted(x)
    carried = np.zeros_like(x)
    for step in range(int(steps.max(initial=0.0))):
        carried = np.where(step < steps, carried + 1.0 / (x + step) ** 2, carried)
    inverse = 1.0 / far
    square = inverse * inverse
    series = (
        square * inverse * (1 / 6 - square * (1 / 30 - square * (1 / 42 - square * (1 / 30 - square * 5 / 66))))
    )
    found: Floats = inverse + 0.5 * square + series + carried
    return found


def expit(x: Floats) -> Floats:
    """Log odds to a share."""
    held: Floats = 1.0 / (1.0 + np.exp(-np.clip(x, -700.0, 700.0)))
    return held


def logit(p: Floats) -> Floats:
    """A share to log odds; 0 and 1 are held a little off."""
    held = np.clip(p, 1e-9, 1.0 - 1e-9)
    found: Floats = np.log(held / (1.0 - held))
    return found


def normal_share(x: float) -> float:
    """The share of a standard Normal below x."""
    return 0.5 * math.erfc(-x / math.sqrt(2.0))
