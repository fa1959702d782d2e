"""Put opinions of the vote together: what public elections say, what ratings say, what cards say.

An opinion is a Normal on the log odds of the yes share. Ratings and cards come from the same people, so together
they are no surer than the surer of the two; against public elections they weigh by their certainty.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from brazier.forecast.special import expit, log_gamma, normal_share, trigamma

Floats = NDArray[np.float64]
SUREST_OWN = 0.55
SUREST_POOLED = 0.50
WIDEST_PUBLIC = 1.2
CARD_SLOPE, CARD_MIDDLE, CARD_SPREAD = 2.2, 0.65, 0.65
CARD_CURVE_SLOPE = 3.6
CARD_MIDDLES = (0.615, 0.65, 0.75)
"""Share of signers with an even chance: figures of 1962, between, and of 1989."""
EXACT_BELOW = 300
POINTS = np.linspace(-5, 5, 201)
DENSITY = np.exp(-(POINTS**2) / 2) / np.exp(-(POINTS**2) / 2).sum()


@dataclass(frozen=True, slots=True)
class Opinion:
    """Middle and standard deviation of the log odds of the yes share."""

    middle: float
    spread: float


def of_cards(share: float) -> Opinion:
    """What cards say. share: signed by people who still work there, of everybody eligible."""
    return Opinion(CARD_SLOPE * (share - CARD_MIDDLE), CARD_SPREAD)


def card_curve(share: float) -> tuple[float, ...]:
    """Chance to win a vote with so many signed, for each of CARD_MIDDLES."""
    return tuple(normal_share(CARD_CURVE_SLOPE * (share - middle)) for middle in CARD_MIDDLES)


def own(ratings: Opinion | None, cards: Opinion | None) -> Opinion | None:
    """What we know ourselves; None if that is nothing."""
    known = [opinion for opinion in (ratings, cards) if opinion is not None]
    if not known:
        return None
    sure = [1 / max(opinion.spread, SUREST_OWN) ** 2 for opinion in known]
    middle = sum(weight * opinion.middle for weight, opinion in zip(sure, known, strict=True)) / sum(sure)
    return Opinion(middle, max(SUREST_OWN, min(opinion.spread for opinion in known)))


def together(public: Opinion, ours: Opinion | None) -> Opinion:
    """Both, each by how sure it is; without anything of our own it is what public elections say."""
    if ours is None:
        return public
    one, two = public.spread**-2, ours.spread**-2
    middle = (one * public.middle + two * ours.middle) / (one + two)
    return Opinion(middle, max(SUREST_POOLED, (one + two) ** -0.5))


def win_chance(opinion: Opinion, voters: int) -> float:
    """Chance of more yes than no among about so many voters; a tie is lost.

    In small units the mean of this number and the next: an even number can tie, and which it is nobody knows.
    """
    if voters < 1:
        return 0.0
    if voters >= EXACT_BELOW:
        return normal_share(opinion.middle / math.sqrt(opinion.spread**2 + 4 / voters))
    return (_win_chance(opinion, voters) + _win_chance(opinion, voters + 1)) / 2


def _win_chance(opinion: Opinion, voters: int) -> float:
    shares = expit(opinion.middle + opinion.spread * POINTS)[:, None]
    shares = np.clip(shares, 1e-12, 1 - 1e-12)
    yes = np.arange(voters // 2 + 1, voters + 1, dtype=np.float64)
    ways = log_gamma(np.array([voters + 1.0])) - log_gamma(yes + 1) - log_gamma(voters - yes + 1)
    won = np.exp(ways + yes * np.log(shares) + (voters - yes) * np.log(1 - shares)).sum(axis=1)
    return float(min(1.0, DENSITY @ won))


def public(p_win: float, share_mean: float, phi: float, voters: int) -> Opinion:
    """The opinion that gives just this chance to win, as wide as public shares scatter (phi), and no wider than
    1.2."""
    share = min(max(share_mean, 0.05), 0.95)
    wide = trigamma(np.array([share * phi, (1 - share) * phi])).sum()
    spread = min(WIDEST_PUBLIC, math.sqrt(float(wide)))
    low, high = -12.0, 12.0
    for _ in range(60):
        middle = (low + high) / 2
        if win_chance(Opinion(middle, spread), voters) < p_win:
            low = middle
        else:
            high = middle
    return Opinion((low + high) / 2, spread)
