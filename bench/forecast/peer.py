"""scikit-learn's histogram gradient boosting on the same columns; names by the words in them. Needs scikit-learn.

Reads past.json and year.json in a folder, prints what it says of the year. The share is spread as its errors on
a fifth of the past were, in units about as large.
"""

import json
import sys
from pathlib import Path

import numpy as np
from sklearn.decomposition import TruncatedSVD
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import OrdinalEncoder

COARSE, WORDS, NUMBERS = (
    ("state", "naics", "method", "union"),
    ("employer_words", "union_words"),
    ("size", "held", "delay"),
)
SETTINGS = {
    "learning_rate": 0.04, "max_iter": 250, "max_leaf_nodes": 15, "min_samples_leaf": 40, "l2_regularization": 5.0,
    "random_state": 7,
}  # fmt: skip


def columns(past: dict[str, list], year: dict[str, list]) -> tuple[np.ndarray, np.ndarray, list[int]]:
    parts: list[tuple[np.ndarray, np.ndarray]] = []
    coder = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1, max_categories=60)
    coarse = [np.array([data[name] for name in COARSE], object).T for data in (past, year)]
    parts.append((coder.fit_transform(coarse[0]), coder.transform(coarse[1])))
    parts.append(tuple(np.array([data[name] for name in NUMBERS], float).T for data in (past, year)))
    for name in WORDS:
        counted = TfidfVectorizer(min_df=8, sublinear_tf=True).fit(past[name])
        fewer = TruncatedSVD(30, random_state=7).fit(counted.transform(past[name]))
        parts.append(tuple(fewer.transform(counted.transform(data[name])) for data in (past, year)))
    whole = [np.hstack([part[side] for part in parts]) for side in (0, 1)]
    return whole[0], whole[1], list(range(len(COARSE)))


def spread(
    past: np.ndarray, year: np.ndarray, coarse: list[int], was: np.ndarray, weight: np.ndarray, truth: np.ndarray
):
    chance = np.random.default_rng(7)
    apart = chance.random(len(past)) < 0.2
    model = HistGradientBoostingRegressor(categorical_features=coarse, **SETTINGS)
    model.fit(past[~apart], was[~apart], sample_weight=weight[~apart])
    errors, middle = was[apart] - model.predict(past[apart]), model.predict(year)
    size, mine = past[apart][:, len(COARSE)], year[:, len(COARSE)]
    far, held = np.zeros(len(year)), np.zeros(len(year))
    for row in range(len(year)):
        near = np.argsort(np.abs(size - mine[row]), kind="stable")[:400]
        values = np.sort(np.clip(middle[row] + errors[near], 0, 1))
        below = np.arange(1, len(values)) / len(values)
        far[row] = np.abs(values - truth[row]).mean() - (below * (1 - below) * np.diff(values)).sum()
        low, high = np.quantile(values, [0.05, 0.95])
        held[row] = low <= truth[row] <= high
    return far.tolist(), held.tolist()


def main() -> None:
    past, year = (json.loads(Path(sys.argv[1], f"{name}.json").read_text()) for name in ("past", "year"))
    one, two, coarse = columns(past, year)
    held = np.array(past["held"], float)
    weight = 0.5 ** ((held.max() - held) / 365.25 / 5)
    classifier = HistGradientBoostingClassifier(categorical_features=coarse, **SETTINGS)
    classifier.fit(one, np.array(past["won"]), sample_weight=weight)
    found = {"p_win": classifier.predict_proba(two)[:, 1].tolist()}
    for name in ("share", "turnout"):
        truth = np.array(year[name], float)
        found[f"{name}_crps"], found[f"{name}_held"] = spread(
            one, two, coarse, np.array(past[name], float), weight, truth
        )
    print(json.dumps(found))


main()
