"""Every number the ratings part assumes, with where it comes from. Most are guesses and say so."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Defaults:
    """Shares are 0 to 1; shifts and spreads are log odds. All can be changed by whoever calls."""

    yes_by_rating: tuple[float, ...] = (0.95, 0.85, 0.50, 0.15, 0.04)
    turnout_by_rating: tuple[float, ...] = (0.90, 0.85, 0.75, 0.80, 0.86)
    usual_turnout: float = 0.85
    mail_turnout: float = 0.70
    shift: float = 0.40
    shift_spread: float = 0.55
    department_spread: float = 0.45
    turnout_spread: float = 0.35
    department_turnout_spread: float = 0.25
    tilt: float = 0.35
    tilt_spread: float = 0.35
    silence: float = 0.35
    silence_spread: float = 0.35
    half_heard: float = 3.0
    neighbors: float = 10.0
    first_look: tuple[float, ...] = (2.0, 2.5, 3.0, 2.0, 1.5)
    challenge_rate: float = 0.05
    challenge_spread: float = 0.9
    challenge_most: float = 0.4
    withdrawn: float = 0.32
    interest: float = 0.30
    turnover: float = 1.5
    turnover_spread: float = 0.3


VOTE_TODAY = (0.10, 0.45)
"""The campaign's shift and its spread if the vote were today and not after weeks of a campaign."""

SOURCES = (
    ("Yes by rating 1 to 5", "95, 85, 50, 15 and 4 in 100 who vote, before the campaign", "guess"),
    (
        "Turnout by rating 1 to 5",
        "90, 85, 75, 80 and 86 in 100",
        "guess, held to the measured mean of 85 (mail 70)",
    ),
    (
        "The employer's campaign",
        "takes 0.40 of log odds, give or take 0.55",
        "votes held twice; cards against wins, 1962",
    ),
    ("Departments differ", "0.45 of log odds, turnout 0.25", "guess"),
    (
        "People nobody rated",
        "colder than those we know: 0.35, give or take 0.35",
        "guess; a random probe corrects it",
    ),
    (
        "Departments nobody hears",
        "colder once more: 0.35, give or take 0.35; half of it where three are rated",
        "guess; held to imagined campaigns where friendly departments are heard first",
    ),
    ("Petitions withdrawn before a vote", "30 in 100, and 2 dismissed", "closed cases 2009-10"),
    ("Challenged ballots", "5 in 100, seldom up to 17", "tallies 2017-18"),
    ("People leaving", "150 in 100 a year, so cards lose half in five and a half months", "press, 2021"),
    ("Age of the cards", "counted 30 days ago if nobody says", "guess"),
    ("Cards against wins", "an even chance at 61 to 75 in 100 signed", "figures of 1962 and 1989, old and few"),
)
"""What, how much, and where from; shown with every forecast."""
