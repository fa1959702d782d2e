"""Campaigns whose truth is known: drawn from the model's own world, or from one that breaks what it assumes."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from brazier.forecast.assessing import odds_of
from brazier.forecast.cells import Cell, Unit
from brazier.forecast.defaults import Defaults


@dataclass(frozen=True, slots=True)
class Truth:
    """What may differ from what the model assumes: means of the campaign's shift and of the tilt. silence: just
    how much colder silent departments are. heard: only this share of the departments is heard at all, None for all
    of them; friendly: how much friendliness decides which, beside luck."""

    shift: float | None = None
    tilt: float | None = None
    silence: float | None = None
    heard: float | None = None
    friendly: float = 1.0


@dataclass(frozen=True, slots=True)
class Campaign:
    """What the committee sees, and what came."""

    unit: Unit
    share: float
    won: bool


def campaign(chance: np.random.Generator, assumed: Defaults, truth: Truth) -> Campaign:
    """4 to 24 departments of 8 to 119 people; some are rated, those who are not are tilted; then they vote."""
    departments = int(chance.integers(4, 25))
    overall = chance.dirichlet(assumed.first_look)
    shift = chance.normal(assumed.shift if truth.shift is None else truth.shift, assumed.shift_spread)
    tilt = chance.normal(assumed.tilt if truth.tilt is None else truth.tilt, assumed.tilt_spread)
    turnout = chance.normal(0, assumed.turnout_spread)
    silence = chance.normal(assumed.silence, assumed.silence_spread) if truth.silence is None else truth.silence
    seen = np.full(departments, chance.beta(2, 2.5))
    mixes = chance.dirichlet(assumed.neighbors * overall + 1e-9, departments)
    if truth.heard is not None:
        seen *= _heard(chance, mixes, truth)
    cells, yes, cast = [], 0, 0
    for place, mix in enumerate(mixes):
        here = int(chance.integers(8, 120))
        rated_here = int(chance.binomial(here, seen[place]))
        rated = chance.multinomial(rated_here, mix)
        colder = tilt + silence * assumed.half_heard / (assumed.half_heard + rated_here)
        cold = mix * np.exp(colder * (np.arange(1, 6) - 3) / 2)
        people = rated + chance.multinomial(here - rated_here, cold / cold.sum())
        vote = 1 / (
            1
            + np.exp(
                -(
                    odds_of(assumed.turnout_by_rating)
                    + turnout
                    + chance.normal(0, assumed.department_turnout_spread)
                )
            )
        )
        for_it = 1 / (
            1 + np.exp(-(odds_of(assumed.yes_by_rating) + chance.normal(0, assumed.department_spread) - shift))
        )
        voted = chance.binomial(people, vote)
        cast += int(voted.sum())
        yes += int(chance.binomial(voted, for_it).sum())
        one, two, three, four, five = (int(count) for count in rated)
        cells.append(Cell(f"Department {place}", "", (one, two, three, four, five), here - rated_here))
    return Campaign(Unit(tuple(cells)), yes / max(cast, 1), yes > cast - yes)


def _heard(chance: np.random.Generator, mixes: NDArray[np.float64], truth: Truth) -> NDArray[np.bool_]:
    friendly = mixes @ np.array([2.0, 1.0, 0.0, -1.0, -2.0])
    order = np.argsort(truth.friendly * friendly / friendly.std() + chance.standard_normal(len(mixes)))
    many = max(1, round((truth.heard or 1.0) * len(mixes)))
    return np.isin(np.arange(len(mixes)), order[-many:])
