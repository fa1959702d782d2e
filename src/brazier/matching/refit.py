"""What the answers people gave teach: how sure the machine may be in this campaign."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from brazier.matching.forest import probability
from brazier.matching.lexicon import Flags, Floats

FEWEST_ANSWERS = 30
HOLD = 40.0
MOST_SLOPE, MOST_SHIFT = 1.6, 2.0
_ROUNDS = 25
_EDGE = 1e-4


@dataclass(frozen=True, slots=True)
class Answer:
    """A pair somebody answered: what the machine had thought of it, 0 to 1, and whether it was one worker."""

    score: float
    same: bool


@dataclass(frozen=True, slots=True)
class Refit:
    """A straight correction of log odds. What was likelier stays likelier: slope is over 0."""

    slope: float = 1.0
    shift: float = 0.0

    def apply(self, odds: Floats) -> Floats:
        """Probabilities, 0 to 1, out of the machine's log odds."""
        return probability((odds * np.float32(self.slope) + np.float32(self.shift)).astype(np.float32))


AS_SHIPPED = Refit()


def refit(answers: Sequence[Answer]) -> Refit:
    """The correction these answers ask for; none at all before there are thirty.

    It is held to what was shipped as if forty answers had agreed with it, and never leaves narrow bounds, so
    that a run of wrong answers can not turn matching upside down. The order of the answers does not matter.
    """
    if len(answers) < FEWEST_ANSWERS:
        return AS_SHIPPED
    share = np.clip(np.array(sorted((a.score, a.same) for a in answers), np.float64), _EDGE, 1 - _EDGE)
    odds = np.log(share[:, 0] / (1 - share[:, 0]))
    same = share[:, 1] > 0.5
    slope, shift = 1.0, 0.0
    for _ in range(_ROUNDS):
        slope, shift = _step(slope, shift, odds, same)
    return Refit(float(np.clip(slope, 1 / MOST_SLOPE, MOST_SLOPE)), float(np.clip(shift, -MOST_SHIFT, MOST_SHIFT)))


def _step(slope: float, shift: float, odds: NDArray[np.float64], same: Flags) -> tuple[float, float]:
    """One step of Newton's towards the likeliest correction, with a pull back to none."""
    thought = 1 / (1 + np.exp(-np.clip(slope * odds + shift, -30, 30)))
    off, loose = thought - same, thought * (1 - thought)
    pull = HOLD * 0.25
    slant = float((off * odds).sum() + pull * (slope - 1)), float(off.sum() + pull * shift)
    bend = float((loose * odds * odds).sum() + pull), float((loose * odds).sum()), float(loose.sum() + pull)
    whole = bend[0] * bend[2] - bend[1] ** 2
    down = (bend[2] * slant[0] - bend[1] * slant[1]) / whole, (bend[0] * slant[1] - bend[1] * slant[0]) / whole
    return slope - float(np.clip(down[0], -1, 1)), shift - float(np.clip(down[1], -1, 1))
