"""Units for tests: as large as Harbor, or drawn from a seed."""

from datetime import date, timedelta
from functools import cache

import numpy as np

from brazier.forecast.cells import Cell, Unit
from brazier.forecast.elections import read
from brazier.forecast.fitting import learn
from brazier.forecast.model import BaseRate


def cell(*rated: int, unrated: int = 0, name: str = "Pick") -> Cell:
    """One cell with so many rated 1 to 5."""
    one, two, three, four, five = (*rated, *(0,) * (5 - len(rated)))
    return Cell(name, "Day", (one, two, three, four, five), unrated)


def harbor() -> Unit:
    """8,325 workers in 60 cells, about half of them rated."""
    chance = np.random.default_rng(3)
    heads = chance.multinomial(8_325, np.full(60, 1 / 60))
    cells = []
    for place, here in enumerate(heads):
        known = int(chance.binomial(here, 0.48))
        rated = [int(count) for count in chance.multinomial(known, [0.28, 0.20, 0.22, 0.17, 0.13])]
        cells.append(cell(*rated, unrated=int(here) - known, name=f"Department {place}"))
    return Unit(tuple(cells))


HEAD = "case,type,filed,election_or_tally,state,naics,employer,union,eligible,votes_for,votes_against,method,rerun"


def public(count: int, seed: int = 1, *, first_year: int = 2010, years: int = 7) -> str:
    """A file of invented elections: small units and hospitals are won more often, mail keeps people at home."""
    chance = np.random.default_rng(seed)
    lines = [HEAD]
    for place in range(count):
        day = date(first_year, 1, 1) + timedelta(days=int(chance.integers(0, 365 * years)))
        eligible = int(np.ceil(np.exp(chance.normal(3.2, 1.2))))
        trade = str(chance.choice(["Hospital", "Trucking", "Foods"]))
        method = str(chance.choice(["Manual", "Mail"], p=[0.8, 0.2]))
        odds = 0.5 - 0.3 * np.log10(eligible / 25) + (0.8 if trade == "Hospital" else 0.0)
        voted = chance.binomial(eligible, chance.beta(16, 4) if method == "Manual" else chance.beta(13, 6))
        yes = chance.binomial(voted, chance.beta(3 / (1 + np.exp(-odds)), 3 / (1 + np.exp(odds))))
        filed = day - timedelta(days=int(chance.integers(20, 60)))
        lines.append(
            f"01-RC-{place:06},RC,{filed},{day},{chance.choice(['MI', 'NY', 'TX'])},62,{trade} {place % 40} Inc,"
            f"{chance.choice(['Teamsters Local 1', 'SEIU'])},{eligible},{yes},{voted - yes},{method},False"
        )
    return "\n".join(lines) + "\n"


@cache
def learned() -> BaseRate:
    """A small model of invented elections."""
    return learn(read(public(900).encode(), outcome=True), date(2017, 1, 1))
