"""Campaigns whose truth is known: drawn from the model's own world, or from one that breaks what it assumes."""

from dataclasses import dataclass

import numpy as np

from brazier.forecast.assessing import odds_of
from brazier.forecast.cells import Cell, Unit
from brazier.forecast.defaults import Defaults


@dataclass(frozen=True, slots=True)
class Truth:
    """What may differ from what the model assumes: means of the campaign's shift and of the tilt."""

    shift: float | None = None
    tilt: float | None = None


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
    seen = chance.beta(2, 2.5)
    cells, yes, cast = [], 0, 0
    for place in range(departments):
        here = int(chance.integers(8, 120))
        mix = chance.dirichlet(assumed.neighbors * overall + 1e-9)
        rated_here = int(chance.binomial(here, seen))
        rated = chance.multinomial(rated_here, mix)
        cold = mix * np.exp(tilt * (np.arange(1, 6) - 3) / 2)
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
