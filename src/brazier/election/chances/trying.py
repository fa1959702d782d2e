"""A trial: what the forecast would be if a few things were otherwise. Nothing of it is kept. Pure."""

from dataclasses import dataclass, replace

from brazier.forecast.defaults import Defaults

CAMPAIGN = (0.0, 0.20, 0.40, 0.80)
"""What the employer's campaign takes, on log odds: nothing, little, what it usually does, twice that."""
UNRATED = ((0.0, 0.15), (0.35, 0.35), (0.80, 0.15))
"""How much colder those nobody rated are, and how sure that is: like those we know, colder, far colder."""
TURNOUT = (-0.10, -0.05, 0.0, 0.05, 0.10)
"""How many more of the 1s and 2s come to vote."""
USUAL = {"campaign": 2, "unrated": 1, "turnout": 2}
MOST_TURNOUT = 0.98
IN_PERSON, MAIL = "in_person", "mail"


@dataclass(frozen=True, slots=True)
class Tried:
    """What is tried. eligible, cards, method: None, and empty, for what the plan and the chart say. The others
    are places in CAMPAIGN, UNRATED and TURNOUT."""

    eligible: int | None = None
    cards: int | None = None
    method: str = ""
    campaign: int = USUAL["campaign"]
    unrated: int = USUAL["unrated"]
    turnout: int = USUAL["turnout"]

    @property
    def is_trial(self) -> bool:
        """Whether anything is otherwise."""
        return self != Tried()


def assumed(tried: Tried) -> Defaults:
    """What the forecast then assumes."""
    usual = Defaults()
    tilt, spread = UNRATED[tried.unrated]
    more = TURNOUT[tried.turnout]
    turnout = tuple(
        min(MOST_TURNOUT, share + more) if rating < 2 else share
        for rating, share in enumerate(usual.turnout_by_rating)
    )
    return replace(
        usual,
        shift=CAMPAIGN[tried.campaign],
        tilt=tilt,
        tilt_spread=spread,
        silence=usual.silence if tilt else 0.0,
        turnout_by_rating=turnout,
    )
