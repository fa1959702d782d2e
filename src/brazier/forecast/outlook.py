"""The whole forecast of one unit: three parts side by side, together, filing now, what would change it, next
talks."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from brazier.forecast import pooling
from brazier.forecast.assessing import Votes, counted, imagine, share_of_supporters, spread_of_odds
from brazier.forecast.cells import Unit, resized
from brazier.forecast.defaults import VOTE_TODAY, Defaults
from brazier.forecast.elections import Elections
from brazier.forecast.model import BaseRate
from brazier.forecast.pooling import Opinion
from brazier.forecast.predicting import Predicted, lines, predict
from brazier.forecast.special import expit, logit, normal_share
from brazier.forecast.talks import SMALLEST_SHOWN, Plan, plan
from brazier.terms import Wrong

Floats = NDArray[np.float64]
LEAST_COVERAGE = 0.40
OLDEST_RATINGS_DAYS = 21
RANGE = 0.25
"""How far off the middle may be, on log odds, for the range that is shown: six points of the yes share. A
guess."""
LIST_SPREAD = 0.10
"""By how much the employer's list may be longer or shorter than our count. A guess."""
SCENARIO_DRAWS = 2_500
SUREST_TURNOUT = 0.30


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked, beside the cells. cards: signed by people who still work there. ratings_age_days: their
    median.

    state and union may be empty. cards_age_days: how long ago that count was true.
    """

    cards: int | None = None
    mail: bool = False
    state: str = ""
    union: str = ""
    ratings_age_days: int | None = None
    cards_age_days: int = 30
    seed: int = 1
    draws: int = 10_000


@dataclass(frozen=True, slots=True)
class Interval:
    """Mean, and where one in twenty, a quarter, three quarters and nineteen in twenty lie."""

    mean: float
    p05: float
    p25: float
    p75: float
    p95: float


@dataclass(frozen=True, slots=True)
class Filing:
    """Filing now: enough cards (None if nobody says how many), a vote is held, it is won; and all three."""

    showing: float | None
    vote_held: float
    win_given_vote: float
    together: float | None


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that may turn out otherwise, and the chance then."""

    what: str
    p_win: float


@dataclass(frozen=True, slots=True)
class Outlook:
    """Chances are raw; whoever shows them goes through `wording`. grayed: why our own ratings do not count, or
    empty. twenty: shares of yes of twenty votes, each as likely as the next, lowest first."""

    unit: Unit
    asked: Asked
    p_win: float
    p_win_range: tuple[float, float]
    share: Interval
    twenty: tuple[float, ...]
    turnout: Interval
    yes: Interval
    support: Interval
    challenges_decide: float
    public_p_win: float
    ratings_p_win: float | None
    cards_band: tuple[float, ...] | None
    grayed: str
    supporters: tuple[float, float, float] | None
    filing: Filing
    vote_today: float
    changes: tuple[Change, ...]
    plan: Plan


@dataclass(frozen=True, slots=True)
class _Ground:
    """What stays the same while one thing is changed."""

    model: BaseRate
    predicted: Predicted
    public: Opinion
    turnout: Opinion
    asked: Asked
    ratings_count: bool


def look(model: BaseRate, unit: Unit, asked: Asked, assumed: Defaults | None = None) -> Outlook:
    """The forecast. The same cells, answers and seed give the same forecast. In a unit of fewer than ten people
    ratings do not count: it would be told how single people vote.

    Errors: Wrong if more cards are signed than people may vote.
    """
    assumed = assumed or Defaults()
    eligible = unit.eligible
    if asked.cards is not None and asked.cards > eligible:
        raise Wrong(
            "forecast.cards", "%(cards)s cards are more than the %(eligible)s who may vote. Give --eligible too.",
            cards=asked.cards, eligible=eligible,
        )  # fmt: skip
    grayed = _grayed(unit, asked)
    ground = _ground(model, unit, asked, not grayed)
    is_rated = unit.assessed > 0 and grayed != "small"
    votes = imagine(unit, asked.seed, draws=asked.draws, assumed=assumed, mail=asked.mail) if is_rated else None
    opinion, turnout_opinion = _opinion(ground, unit, votes), _turnout(ground, unit, votes)
    night = _night(unit, opinion, turnout_opinion, asked, assumed)
    only_public = opinion is ground.public
    p_win = float(ground.predicted.p_win[0]) if only_public else _win(unit, opinion, turnout_opinion)
    share, turnout = _intervals(ground, night, unit, only_public)
    low, high = (
        _moved(p_win, sign * RANGE / math.hypot(opinion.spread, 2 / math.sqrt(max(1, eligible))))
        for sign in (-1, 1)
    )
    today = replace(assumed, shift=VOTE_TODAY[0], shift_spread=VOTE_TODAY[1])
    return Outlook(
        unit, asked, p_win, (low, high), share, _twenty(night.share), turnout, _interval(night.yes),
        _interval(night.yes / eligible), float(night.decided_by_challenges.mean()),
        float(ground.predicted.p_win[0]), float(votes.won.mean()) if votes else None,
        pooling.card_curve(asked.cards / eligible) if asked.cards is not None else None, grayed,
        share_of_supporters(votes, unit) if votes else None, _filing(asked, eligible, p_win, assumed),
        p_win if only_public else _chance(ground, unit, today), tuple(_changes(ground, unit, assumed, p_win)),
        plan(unit, assumed=assumed),
    )  # fmt: skip


def _grayed(unit: Unit, asked: Asked) -> str:
    if unit.eligible < SMALLEST_SHOWN:
        return "small"
    if unit.coverage < LEAST_COVERAGE:
        return "few"
    old = asked.ratings_age_days is not None and asked.ratings_age_days > OLDEST_RATINGS_DAYS
    return "old" if old else ""


def _ground(model: BaseRate, unit: Unit, asked: Asked, ratings_count: bool) -> _Ground:
    eligible = float(unit.eligible)
    nan = np.array([math.nan])
    row = Elections(
        ("",), ("RC",), (asked.state,), ("",), ("",), (asked.union,), ("mail" if asked.mail else "manual",),
        np.array([False]), nan, nan, np.array([eligible]), nan, nan,
    )  # fmt: skip
    predicted = predict(model, row)
    told = lines(model, row, np.array([eligible]))
    mean_turnout = float(predicted.turnout_mean[0])
    voters = max(1, round(mean_turnout * unit.eligible))
    public = pooling.public(
        float(predicted.p_win[0]), float(predicted.share_mean[0]), float(told.share_phi[0]), voters
    )
    low, high = logit(np.clip(predicted.turnout_at[0, [0, 3]], 0.02, 0.98))
    turnout = Opinion(float(logit(np.array([mean_turnout]))[0]), max(0.2, float(high - low) / 3.29))
    return _Ground(model, predicted, public, turnout, asked, ratings_count)


def _opinion(ground: _Ground, unit: Unit, votes: Votes | None) -> Opinion:
    """All that counts, together. Ratings do not count while too few or too old."""
    ratings = Opinion(*spread_of_odds(votes)) if votes is not None and ground.ratings_count else None
    cards = pooling.of_cards(ground.asked.cards / unit.eligible) if ground.asked.cards is not None else None
    return pooling.together(ground.public, pooling.own(ratings, cards))


def _turnout(ground: _Ground, unit: Unit, votes: Votes | None) -> Opinion:
    """Log odds of turnout, from elections of this size and, where they count, from ratings."""
    if votes is None or not ground.ratings_count:
        return ground.turnout
    cast = votes.yes + votes.no
    shown = np.log((cast + 0.5) / (unit.eligible - cast + 0.5))
    found = pooling.together(ground.turnout, Opinion(float(shown.mean()), max(SUREST_TURNOUT, float(shown.std()))))
    return replace(found, spread=max(SUREST_TURNOUT, found.spread))


def _win(unit: Unit, opinion: Opinion, turnout: Opinion) -> float:
    """Chance to win with the turnout in the middle; reckoned, not drawn."""
    share = float(expit(np.array([turnout.middle]))[0])
    return pooling.win_chance(opinion, max(1, round(share * unit.eligible)))


def _night(unit: Unit, opinion: Opinion, turnout: Opinion, asked: Asked, assumed: Defaults) -> Votes:
    """Imagined counts that follow the opinion."""
    chance = [np.random.Generator(np.random.PCG64(s)) for s in np.random.SeedSequence((asked.seed, 2)).spawn(4)]
    come = expit(turnout.middle + turnout.spread * chance[0].standard_normal(asked.draws))
    likely = expit(opinion.middle + opinion.spread * chance[1].standard_normal(asked.draws))
    cast = chance[2].binomial(unit.eligible, come)
    yes = chance[2].binomial(cast, likely)
    return counted(yes, cast - yes, np.zeros(asked.draws), chance[3], assumed)


def _intervals(ground: _Ground, night: Votes, unit: Unit, only_public: bool) -> tuple[Interval, Interval]:
    if only_public:
        said = ground.predicted
        share, turnout = (
            Interval(float(mean[0]), *(float(value) for value in at[0]))
            for mean, at in ((said.share_mean, said.share_at), (said.turnout_mean, said.turnout_at))
        )
        return share, turnout
    return _interval(night.share), _interval((night.yes + night.no) / unit.eligible)


def _interval(values: NDArray[np.generic]) -> Interval:
    numbers = np.asarray(values, np.float64)
    return Interval(float(numbers.mean()), *(float(v) for v in np.quantile(numbers, [0.05, 0.25, 0.75, 0.95])))


def _twenty(shares: Floats) -> tuple[float, ...]:
    return tuple(float(share) for share in np.quantile(shares, (np.arange(20) + 0.5) / 20))


def _moved(p_win: float, steps: float) -> float:
    """A chance moved by so many standard deviations."""
    low, high = -9.0, 9.0
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if normal_share(middle) < p_win else (low, middle)
    return normal_share(low + steps)


def _filing(asked: Asked, eligible: int, p_win: float, assumed: Defaults) -> Filing:
    held = 1 - assumed.withdrawn
    if asked.cards is None:
        return Filing(None, held, p_win, None)
    chance = np.random.Generator(np.random.PCG64(np.random.SeedSequence((asked.seed, 3))))
    turnover = assumed.turnover * np.exp(assumed.turnover_spread * chance.standard_normal(asked.draws))
    kept = chance.binomial(asked.cards, np.exp(-turnover * asked.cards_age_days / 365.25))
    listed = eligible * np.exp(LIST_SPREAD * chance.standard_normal(asked.draws))
    showing = float((kept >= assumed.interest * listed).mean())
    return Filing(showing, held, p_win, showing * held * p_win)


def _chance(ground: _Ground, unit: Unit, assumed: Defaults) -> float:
    """The chance under other assumptions, from fewer draws of the same chance."""
    asked = ground.asked
    draws = min(SCENARIO_DRAWS, asked.draws)
    votes = imagine(unit, asked.seed, draws=draws, assumed=assumed, mail=asked.mail) if unit.assessed else None
    return _win(unit, _opinion(ground, unit, votes), _turnout(ground, unit, votes))


def _changes(ground: _Ground, unit: Unit, assumed: Defaults, p_win: float) -> Iterator[Change]:
    """What would change it, greatest first. Each is counted from the same chance as the forecast itself."""
    if not ground.ratings_count:
        return
    now = _chance(ground, unit, assumed)
    turnout = tuple(
        min(0.98, share + 0.05) if r < 2 else share for r, share in enumerate(assumed.turnout_by_rating)
    )
    as_known = replace(assumed, tilt=0.0, tilt_spread=0.15, silence=0.0)
    colder = replace(assumed, tilt=0.8, tilt_spread=0.15)
    harder = replace(assumed, shift=2 * assumed.shift)
    grown = resized(unit, unit.eligible + max(1, unit.eligible // 10))
    found = [
        ("unrated_like_known", _chance(ground, unit, as_known)),
        ("unrated_colder", _chance(ground, unit, colder)),
        ("campaign_twice_as_hard", _chance(ground, unit, harder)),
        ("supporters_turn_out", _chance(ground, unit, replace(assumed, turnout_by_rating=turnout))),
        ("unit_grows_by_a_tenth", _chance(ground, grown, assumed)),
    ]
    if not unit.unrated.any():
        found = found[2:]
    for what, then in sorted(found, key=lambda change: -abs(change[1] - now)):
        yield Change(what, min(1.0, max(0.0, p_win + then - now)))
