"""How good forecasts are: each gives numbers over the same elections, whoever made the forecasts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Said:
    """What one tool said: chance to win, how far off its share and turnout were (CRPS), and whether nine in ten
    held."""

    p_win: Floats
    share_crps: Floats
    turnout_crps: Floats
    share_held: Floats
    turnout_held: Floats


def whole(parts: Sequence[Said]) -> Said:
    """Several years as one."""
    return Said(*(np.concatenate([getattr(part, name) for part in parts]) for name in Said.__slots__))


def brier(p_win: Floats, won: Floats) -> float:
    return float(((p_win - won) ** 2).mean())


def logarithmic(p_win: Floats, won: Floats) -> float:
    held = np.clip(p_win, 1e-4, 1 - 1e-4)
    return float(-np.log(np.where(won > 0, held, 1 - held)).mean())


def tenths(p_win: Floats, won: Floats) -> list[tuple[float, float, int]]:
    """Mean forecast, share won and count, for each tenth of the scale."""
    place = np.minimum((p_win * 10).astype(int), 9)
    return [
        (float(p_win[place == k].mean()), float(won[place == k].mean()), int((place == k).sum()))
        for k in range(10)
        if (place == k).any()
    ]


def calibration_error(p_win: Floats, won: Floats) -> float:
    return sum(count * abs(said - was) for said, was, count in tenths(p_win, won)) / len(p_win)


def area(p_win: Floats, won: Floats) -> float:
    """Chance that of a won and a lost vote the won one was given more (AUC)."""
    order = np.argsort(p_win, kind="stable")
    values, ranks = p_win[order], np.arange(1, len(p_win) + 1, dtype=np.float64)
    for value in np.unique(values):
        same = values == value
        ranks[same] = ranks[same].mean()
    of_won = ranks[won[order] > 0]
    lost = len(p_win) - len(of_won)
    return float((of_won.sum() - len(of_won) * (len(of_won) + 1) / 2) / (len(of_won) * lost))


def crps(values: Floats, chance: Floats, was: Floats) -> Floats:
    """Distance of each row's rising values with their chances from what was."""
    below = np.cumsum(chance, axis=1)[:, :-1]
    apart = (below * (1 - below) * np.diff(values, axis=1)).sum(axis=1)
    found: Floats = (chance * np.abs(values - was[:, None])).sum(axis=1) - apart
    return found


def of_sample(sample: Floats, was: Floats) -> tuple[Floats, Floats]:
    """CRPS and whether nine in ten of the sample hold what was; one sample for all rows."""
    values = np.sort(sample)[None, :]
    chance = np.full(values.shape, 1 / values.shape[1])
    low, high = np.quantile(values, [0.05, 0.95])
    far = np.concatenate([crps(values, chance, one) for one in np.array_split(was, max(1, len(was)))])
    return far, ((was >= low) & (was <= high)).astype(np.float64)


def summary(said: Said, won: Floats, big: NDArray[np.bool_]) -> Mapping[str, float]:
    """All figures of one tool."""
    figures = {
        "brier": brier(said.p_win, won),
        "log": logarithmic(said.p_win, won),
        "calibration_error": calibration_error(said.p_win, won),
        "auc": area(said.p_win, won),
        "share_crps": float(said.share_crps.mean()),
        "turnout_crps": float(said.turnout_crps.mean()),
        "share_90_held": float(said.share_held.mean()),
        "turnout_90_held": float(said.turnout_held.mean()),
        "brier_from_500": brier(said.p_win[big], won[big]) if big.any() else float("nan"),
    }
    return {name: round(value, 4) for name, value in figures.items()}


def difference(one: Floats, other: Floats, won: Floats, employers: Sequence[str]) -> tuple[float, float]:
    """Range of nine in ten of the difference in Brier, with employers drawn as wholes (2,000 times)."""
    _, cluster = np.unique(np.array(employers), return_inverse=True)
    apart = np.bincount(cluster, weights=(one - won) ** 2 - (other - won) ** 2)
    sizes = np.bincount(cluster).astype(np.float64)
    chance = np.random.default_rng(7)
    picks = chance.integers(0, len(sizes), (2_000, len(sizes)))
    drawn = apart[picks].sum(axis=1) / sizes[picks].sum(axis=1)
    low, high = np.quantile(drawn, [0.05, 0.95])
    return round(float(low), 4), round(float(high), 4)
