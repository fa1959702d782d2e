"""Learn from past elections: turnout, the yes share among those who voted, and the plain win, each with a ridge.

Newer elections count more, and the level of the country moves from one half year to the next; see
docs/forecast.md.
"""

import math
from datetime import date

import numpy as np
from numpy.typing import NDArray

from brazier.forecast import coding, design
from brazier.forecast.elections import Elections
from brazier.forecast.model import PARTS, BaseRate, Part
from brazier.forecast.regress import Fitted, Table, fit
from brazier.terms import Wrong

Floats = NDArray[np.float64]
HALF_LIFE_YEARS = 5.0
OLDEST_YEARS = 16.0
KIND_WEIGHT = {"RC": 1.0, "RM": 0.5, "RD": 0.25}
"""How much petitions of the employer and for removing a union say about petitions of a union."""
TIGHTER = {"turnout": 0.8, "share": 0.8, "win": 1.0}
"""Shares tell more than wins, so codes need less room."""
FEWEST = 30
BUCKETS = (0, 10, 20, 50, 100, 500)
RECENT_YEARS = 3.0


def learn(elections: Elections, until: date) -> BaseRate:
    """What elections tallied before `until` say. Later ones, and those without day or votes, are not looked at;
    those that do not say how many could vote tell nothing of turnout.

    Errors: Wrong if there are too few. The same elections give the same model to the last digit.
    """
    seen = usable(elections, until)
    if len(seen) < FEWEST:
        raise Wrong(
            "forecast.few",
            "Only %(count)s elections before %(day)s have a day and votes; at least %(fewest)s are needed.",
            count=len(seen), day=until.isoformat(), fewest=FEWEST,
        )  # fmt: skip
    told = int(np.isfinite(seen.eligible).sum())
    if told < FEWEST:
        raise Wrong(
            "forecast.few_eligible",
            "Only %(count)s elections before %(day)s say how many could vote; at least %(fewest)s are needed.",
            count=told, day=until.isoformat(), fewest=FEWEST,
        )  # fmt: skip
    codes = design.codes_of(seen)
    known = design.frequent(codes)
    usual = design.usual_days(seen.held, seen.filed, float(until.toordinal()))
    voted = seen.yes + seen.no
    eligible = np.where(np.isnan(seen.eligible), voted, np.maximum(seen.eligible, voted))
    first = date.fromordinal(int(seen.held.min()))
    steps = max(1, math.ceil((until.toordinal() - first.toordinal()) / design.PERIOD_DAYS))
    columns = design.numbers(seen, eligible, seen.held, usual)
    levels = design.periods(seen.held, float(first.toordinal()), steps)
    fitted = _three(
        seen, voted=voted, eligible=eligible, columns=columns, levels=levels, codes=design.carried(codes, known),
        known=list(known),
    )  # fmt: skip
    parts = {}
    for name in PARTS:
        weights, plain = fitted[name].numbers, len(design.NUMBERS)
        numbers = np.concatenate([weights[:plain], weights[plain + steps :]])
        parts[name] = Part(numbers, weights[plain : plain + steps], fitted[name].spread)
    return BaseRate(
        until=until, rows=len(seen), first=first, usual=usual, sizes=_sizes(eligible, seen.held), parts=parts,
        codes={code: _weights(fitted, place) for code, place in known.items()},
        buckets=_buckets(seen, eligible),
    )  # fmt: skip


def usable(elections: Elections, until: date) -> Elections:
    """Elections before the day that have a day, votes, and are not too old to say anything."""
    last = until.toordinal()
    with np.errstate(invalid="ignore"):
        chosen = (elections.held < last) & (elections.yes + elections.no > 0)
        chosen &= elections.held >= last - OLDEST_YEARS * design.YEAR
    return elections.some(chosen)


def _three(
    seen: Elections, *, voted: Floats, eligible: Floats, columns: Floats, levels: Floats, codes: design.Carried,
    known: list[str],
) -> dict[str, Fitted]:  # fmt: skip
    age = (float(seen.held.max()) - seen.held) / design.YEAR
    weight = 0.5 ** (age / HALF_LIFE_YEARS) * np.array([KIND_WEIGHT.get(kind, 0.25) for kind in seen.kind])
    # Where nobody says how many could vote, those who did stand in for them: that says nothing of turnout.
    turned_out = weight * np.isfinite(seen.eligible)
    spread = design.spread_columns(eligible, columns[:, design.NUMBERS.index("mail")])
    both = np.concatenate([columns, levels], axis=1)
    with_turnout = np.concatenate([both, design.turnout_lines(voted, eligible)], axis=1)
    once = np.ones(len(voted))
    tables = {
        "turnout": Table(voted, eligible, turned_out, both, codes, spread),
        "share": Table(seen.yes, voted, weight, with_turnout, codes, spread),
        "win": Table((seen.yes > seen.no).astype(np.float64), once, weight, both, codes, spread, once=True),
    }
    step = design.LEVEL_PRIOR * math.sqrt(design.PERIOD_DAYS / design.YEAR)
    fitted = {}
    for name, table in tables.items():
        prior = [design.NUMBER_PRIOR[line] for line in design.NUMBERS] + [step] * levels.shape[1]
        if name == "turnout":
            prior[design.NUMBERS.index("mail")] = design.TURNOUT_MAIL_PRIOR
        prior += [1.0] * (table.numbers.shape[1] - len(prior))
        of_codes = [1e-3, *(TIGHTER[name] * coding.PRIOR[code[0]] for code in known)]
        fitted[name] = fit(table, np.array(prior), np.array(of_codes))
    return fitted


def _weights(fitted: dict[str, Fitted], place: int) -> tuple[float, float, float]:
    turnout, share, win = (round(float(fitted[name].codes[place]), 3) for name in PARTS)
    return turnout, share, win


def _sizes(eligible: Floats, held: Floats) -> Floats:
    """Five sizes that stand for all when a row does not say its own."""
    recent = eligible[held >= held.max() - RECENT_YEARS * design.YEAR]
    found: Floats = np.quantile(recent, [0.1, 0.3, 0.5, 0.7, 0.9])
    return np.maximum(1.0, np.round(found))


def bucket(eligible: Floats) -> NDArray[np.int64]:
    """Which of the six sizes a unit has."""
    return np.searchsorted(np.array(BUCKETS[1:], np.float64), eligible, side="right").astype(np.int64)


def _buckets(seen: Elections, eligible: Floats) -> Floats:
    """Share of first votes on a union's petition that were won in the last three years, by size, a little
    shrunk."""
    first_vote = (np.array(seen.kind, object) == "RC") & ~seen.rerun
    recent = first_vote & (seen.held >= seen.held.max() - RECENT_YEARS * design.YEAR)
    won, size = (seen.yes > seen.no)[recent], bucket(eligible[recent])
    middle = (won.sum() + 5.0) / (len(won) + 10.0)
    found = [
        (won[size == place].sum() + 20 * middle) / ((size == place).sum() + 20) for place in range(len(BUCKETS))
    ]
    return np.array(found, np.float64)
