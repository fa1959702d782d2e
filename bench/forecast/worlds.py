"""The ratings part in its own world (ranks of the truth must be even) and in worlds that break what it assumes."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from tests.forecast.imagined import Truth, campaign

from brazier.forecast.assessing import imagine
from brazier.forecast.defaults import Defaults

DRAWS = 199
CALM = replace(Defaults(), challenge_rate=0.03)
NAIVE = replace(
    CALM, shift=0.0, shift_spread=1e-3, tilt=0.0, tilt_spread=1e-3, silence=0.0, silence_spread=1e-3,
    department_spread=1e-3, turnout_spread=1e-3, department_turnout_spread=1e-3,
)  # fmt: skip
UNAWARE = replace(CALM, silence=0.0, silence_spread=1e-3)
FEW, SOME = Truth(silence=0.0, heard=0.1), Truth(silence=0.0, heard=0.3)
BY_LOT = replace(SOME, friendly=0.0)
WORLDS: dict[str, tuple[Truth, Defaults]] = {
    "naive count: no shift, no tilt": (Truth(), NAIVE),
    "the campaign takes twice as much": (Truth(shift=0.8), CALM),
    "the unrated are far colder": (Truth(tilt=0.8), CALM),
    "the unrated are warmer than those we know": (Truth(tilt=-0.2), CALM),
    "no campaign at all": (Truth(shift=0.0), CALM),
    "a tenth of the departments is heard, the friendly ones first": (FEW, CALM),
    "a tenth, and silent ones taken for like the others": (FEW, UNAWARE),
    "three tenths are heard, the friendly ones first": (SOME, CALM),
    "three tenths, and silent ones taken for like the others": (SOME, UNAWARE),
    "three tenths are heard, by lot": (BY_LOT, CALM),
    "three tenths by lot, and silent ones taken for like the others": (BY_LOT, UNAWARE),
}


def _runs(
    count: int, seed: int, truth: Truth, model: Defaults
) -> tuple[NDArray[np.int64], NDArray[np.bool_], float, float]:
    """Rank of each true share among the draws, whether nine in ten hold it, Brier and that of the mean."""
    ranks, held, p_win, won = [], [], [], []
    for run in range(count):
        chance = np.random.default_rng((seed, run))  # the same campaigns, whatever model is asked about them
        made = campaign(chance, CALM, truth)
        votes = imagine(made.unit, seed + run, draws=DRAWS, assumed=model, exact=made.unit.eligible < 300)
        share = votes.share
        ranks.append(int((share < made.share).sum() + chance.integers(0, (share == made.share).sum() + 1)))
        low, high = np.quantile(share, [0.05, 0.95])
        held.append(low <= made.share <= high)
        p_win.append(votes.won.mean())
        won.append(made.won)
    said, was = np.array(p_win), np.array(won, float)
    return (
        np.array(ranks),
        np.array(held),
        float(((said - was) ** 2).mean()),
        float(((was.mean() - was) ** 2).mean()),
    )


def own_world(runs: int, seed: int) -> dict[str, object]:
    """Ranks in ten heaps; chi-square against even heaps, which with nine degrees has p .01 at 21.67."""
    ranks, held, brier, base = _runs(runs, seed, Truth(), CALM)
    heaps = np.bincount(np.minimum(ranks * 10 // (DRAWS + 1), 9), minlength=10)
    chi_square = float(((heaps - runs / 10) ** 2 / (runs / 10)).sum())
    return {
        "runs": runs, "ranks": heaps.tolist(), "chi_square": round(chi_square, 2), "chi_square_at_p_01": 21.67,
        "held_90": round(float(held.mean()), 3), "brier": round(brier, 4), "base": round(base, 4),
    }  # fmt: skip


def study(name: str, runs: int, seed: int) -> dict[str, float]:
    """One world."""
    truth, model = WORLDS[name]
    _, held, brier, base = _runs(runs, seed, truth, model)
    return {"held_90": round(float(held.mean()), 3), "brier": round(brier, 4), "base": round(base, 4)}
