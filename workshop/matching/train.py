"""Make the shipped model anew: `python -m workshop.matching.train`. The same source gives the same bytes.

Takes three minutes on two free cores. What it writes: the model, and its hash beside this file.
"""

import hashlib
import json
import sys
import tempfile
from pathlib import Path

import numpy as np
from catboost import CatBoostClassifier, Pool

from brazier.matching import evidence as plain
from brazier.matching.company import COLUMNS as COMPANY
from brazier.matching.forest import Forest, pack
from workshop.matching.directions import direction
from workshop.matching.lessons import Lesson, first_lessons, second_lessons

TARGET = Path(__file__).parents[2] / "src/brazier/matching/data/forests.bin"
MADE = Path(__file__).with_name("forests.sha256")
FLOORS = 6


def grown(lesson: Lesson, names: tuple[str, ...], trees: int, rate: float) -> Forest:
    """A forest that learned this lesson."""
    model = CatBoostClassifier(
        iterations=trees, depth=FLOORS, learning_rate=rate, l2_leaf_reg=6.0, random_seed=7, border_count=128,
        thread_count=2, monotone_constraints=[direction(name) for name in names], boosting_type="Plain",
        bootstrap_type="Bernoulli", subsample=0.7, rsm=0.7, leaf_estimation_iterations=3,
        verbose=False, allow_writing_files=False, train_dir=None,
    )  # fmt: skip
    model.fit(Pool(lesson.steps.T.astype(np.float32), lesson.same, weight=lesson.weight / lesson.weight.mean()))
    return read_off(model, len(names))


def read_off(model: CatBoostClassifier, lines: int) -> Forest:
    """The trees of a trained model as plain tables."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.json"
        model.save_model(str(path), format="json")
        told = json.loads(path.read_text())
    scale, (bias,) = told["scale_and_bias"]
    trees = told["oblivious_trees"]
    asked = np.zeros((len(trees), FLOORS), np.uint8)
    above = np.full((len(trees), FLOORS), 255, np.uint8)  # nothing is over 255: a floor that asks nothing
    leaves = np.zeros((len(trees), 2**FLOORS), np.float32)
    for number, tree in enumerate(trees):
        for floor, split in enumerate(tree["splits"] or ()):
            asked[number, floor] = split["float_feature_index"]
            above[number, floor] = int(np.floor(split["border"]))
        values = np.array(tree["leaf_values"], np.float64) * scale
        leaves[number, : len(values)] = np.round(values * 4096) / 4096
    return Forest(asked, above, leaves, round(float(bias) * 4096) / 4096)


def main(worlds: int = 60) -> None:
    """Train both opinions and write them into the package."""
    first = grown(first_lessons(range(1000, 1000 + worlds)), plain.COLUMNS, 150, 0.12)
    second = grown(second_lessons(range(2000, 2000 + worlds), first), (*plain.COLUMNS, *COMPANY), 300, 0.1)
    packed = pack((first, second))
    TARGET.write_bytes(packed)
    MADE.write_text(f"{hashlib.sha256(packed).hexdigest()}\n")
    sys.stdout.write(MADE.read_text())


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
