"""Each year forecast from the years before it alone, by Brazier and by everybody it is compared with."""

import json
import subprocess
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
from bench.forecast import measures
from bench.forecast.measures import Said
from numpy.typing import NDArray

from brazier.forecast import coding, fitting, predicting
from brazier.forecast.elections import Elections, read
from brazier.forecast.model import BaseRate

Floats = NDArray[np.float64]
PEER = Path(__file__).with_name("peer.py")
RECENT_DAYS = 3 * 365.25


def first_votes(elections: Elections, start: int, end: int) -> Elections:
    """Votes on a union's petition with counted votes in these years; no reruns."""
    chosen = (elections.held >= date(start, 1, 1).toordinal()) & (elections.held < date(end, 1, 1).toordinal())
    chosen &= (np.array(elections.kind, object) == "RC") & ~elections.rerun & (elections.yes + elections.no > 0)
    return elections.some(chosen)


def sizes(elections: Elections) -> Floats:
    found: Floats = np.fmax(elections.eligible, elections.yes + elections.no)
    return found


def outcomes(elections: Elections) -> tuple[Floats, Floats, Floats]:
    """Won, yes share, turnout."""
    voted = elections.yes + elections.no
    return (elections.yes > elections.no).astype(float), elections.yes / voted, voted / sizes(elections)


def by_brazier(model: BaseRate, year: Elections) -> Said:
    """Ours. What it sees has no outcome: votes are taken out first."""
    hidden = np.full(len(year), np.nan)
    blind = replace(year, yes=hidden, no=hidden, eligible=sizes(year))
    _, share, turnout = outcomes(year)
    p_win, far = np.zeros(len(year)), np.zeros((4, len(year)))
    for spread in predicting.spreads(model, predicting.lines(model, blind, blind.eligible)):
        at = spread.places
        p_win[at] = spread.p_win
        voters = np.broadcast_to(np.arange(spread.steps + 1) / spread.steps, spread.turnout.shape)
        for row, (values, chance, was) in enumerate(
            ((spread.share, spread.chance, share[at]), (voters, spread.turnout, turnout[at]))
        ):
            ends = predicting.quantiles(values, chance)
            far[row, at] = measures.crps(values, chance, was)
            far[row + 2, at] = (was >= ends[:, 0] - 1e-9) & (was <= ends[:, -1] + 1e-9)
    return Said(p_win, *far)


def by_rate(past: Elections, year: Elections, *, by_size: bool) -> Said:
    """The rate of the last three years, of all or of units of the same size."""
    recent = past.some(past.held >= past.held.max() - RECENT_DAYS)
    groups = fitting.bucket(sizes(recent)) if by_size else np.zeros(len(recent), int)
    mine = fitting.bucket(sizes(year)) if by_size else np.zeros(len(year), int)
    known, was = outcomes(recent), outcomes(year)
    found = np.zeros((5, len(year)))
    for group in np.unique(mine):
        here, seen = mine == group, groups == group
        found[0, here] = known[0][seen].mean()
        found[1, here], found[3, here] = measures.of_sample(known[1][seen], was[1][here])
        found[2, here], found[4, here] = measures.of_sample(known[2][seen], was[2][here])
    return Said(*found)


def by_peer(past: Elections, year: Elections, python: str) -> Said:
    """Gradient boosting of scikit-learn on the same columns, in a Python of its own."""
    with tempfile.TemporaryDirectory() as folder:
        for name, rows in (("past", past), ("year", year)):
            won, share, turnout = outcomes(rows)
            text = {
                "state": rows.state, "naics": [code[:2] for code in rows.naics], "method": rows.method,
                "union": [coding.union_kind(union) for union in rows.union], "employer_words": rows.employer,
                "union_words": rows.union,
            }  # fmt: skip
            numbers = {
                "size": np.log10(sizes(rows)), "held": rows.held,
                "delay": np.log(np.maximum(rows.held - rows.filed, 3)),
            }  # fmt: skip
            answer = {"won": won, "share": share, "turnout": turnout}
            content = {key: list(value) for key, value in text.items()}
            content |= {
                key: [None if np.isnan(v) else float(v) for v in value]
                for key, value in (numbers | answer).items()
            }
            Path(folder, f"{name}.json").write_text(json.dumps(content))
        done = subprocess.run([python, str(PEER), folder], check=True, capture_output=True, text=True)
    said = {name: np.array(values) for name, values in json.loads(done.stdout).items()}
    return Said(said["p_win"], said["share_crps"], said["turnout_crps"], said["share_held"], said["turnout_held"])


def measured(path: Path, years: list[int], python: str) -> dict[str, object]:
    """All tools on all years, and how they compare."""
    elections = read(path.read_bytes(), outcome=True)
    said: dict[str, list[Said]] = {}
    seen, seconds = [], []
    for year in years:
        past, now = first_votes(elections, 1999, year), first_votes(elections, year, year + 1)
        began = time.process_time()
        model = fitting.learn(elections, date(year, 1, 1))
        seconds.append(round(time.process_time() - began, 1))
        wordless = replace(now, employer=("",) * len(now), union=tuple(coding.union_kind(u) for u in now.union))
        said.setdefault("Brazier", []).append(by_brazier(model, now))
        said.setdefault("Brazier, names of employers and locals hidden", []).append(by_brazier(model, wordless))
        said.setdefault("base rate", []).append(by_rate(past, now, by_size=False))
        said.setdefault("size bucket", []).append(by_rate(past, now, by_size=True))
        if python:
            said.setdefault("scikit-learn boosting", []).append(by_peer(past, now, python))
        seen.append(now)
    won = np.concatenate([outcomes(now)[0] for now in seen])
    size = np.concatenate([sizes(now) for now in seen])
    employers = [" ".join(coding.words(name)) for now in seen for name in now.employer]
    tools = {name: measures.whole(parts) for name, parts in said.items()}
    ours = tools["Brazier"]
    return {
        "years": years,
        "elections": len(won),
        "seconds_to_learn": seconds,
        "tools": {name: measures.summary(tool, won, size >= 500) for name, tool in tools.items()},
        "brier_difference_90": {
            name: measures.difference(ours.p_win, tool.p_win, won, employers)
            for name, tool in tools.items()
            if tool is not ours
        },
        "brier_by_year": _by(
            np.concatenate([np.full(len(n), y) for y, n in zip(years, seen, strict=True)]), tools, won
        ),
        "brier_by_size": _by(fitting.bucket(size), tools, won),
        "tenths": measures.tenths(ours.p_win, won),
    }


def _by(groups: NDArray[np.int64], tools: dict[str, Said], won: Floats) -> dict[str, dict[str, float]]:
    return {
        str(group): {
            name: round(measures.brier(tool.p_win[groups == group], won[groups == group]), 4)
            for name, tool in tools.items()
        }
        | {"n": int((groups == group).sum())}
        for group in np.unique(groups)
    }
