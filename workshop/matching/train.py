"""Make the shipped model anew: `python -m workshop.matching.train`. The same source gives the same bytes."""

import hashlib
import json
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from catboost import CatBoostClassifier, Pool
from numpy.typing import NDArray

from brazier.matching import evidence as plain
from brazier.matching.company import COLUMNS as COMPANY
from brazier.matching.describe import describe
from brazier.matching.forest import Forest, Steps, pack
from brazier.matching.solitude import alone_in
from brazier.matching.weighing import Field, Weighed, field, first_look, second_steps, with_strangers, worth_a_look
from workshop.matching.directions import direction
from workshop.matching.worlds import World, world

TARGET = Path(__file__).parents[2] / "src/brazier/matching/data/forests.bin"
SECRET = b"workshop of invented names"
MOST_PAIRS = 45_000
FLOORS = 6


@dataclass(frozen=True, slots=True)
class Lesson:
    """Pairs to learn from: steps (lines, pairs), whether each is one worker, and how much it weighs."""

    steps: Steps
    same: NDArray[np.bool_]
    weight: NDArray[np.float32]


def ground_of(made: World) -> tuple[Field, NDArray[np.int64]]:
    """A world as matching sees it, and the worker of each row."""
    traits = describe(made.entries, secret=SECRET)
    ground = field(traits, np.ones(len(traits), np.bool_))
    return ground, np.array([made.truth[entry.key] for entry in made.entries], np.int64)


def first_lessons(seeds: Iterable[int]) -> Lesson:
    """What the first opinion learns from: some of all pairs that share a key."""
    found = []
    for seed in seeds:
        ground, who = ground_of(world(seed))
        pairs = worth_a_look(ground)
        picked, weight = _some(seed, who[pairs.left] == who[pairs.right], MOST_PAIRS)
        pairs = type(pairs)(pairs.left[picked], pairs.right[picked])
        found.append(Lesson(ground.steps(pairs), who[pairs.left] == who[pairs.right], weight))
    return _all(found)


def second_lessons(seeds: Iterable[int], first: Forest) -> Lesson:
    """What the second opinion learns from: worlds that the first never saw, judged by it."""
    found = []
    for seed in seeds:
        made = world(seed)
        ground, who = ground_of(made)
        weighed, alone = looked_at(ground, first, marked_in(made, seed))
        steps = second_steps(ground, weighed, alone)
        same = who[weighed.pairs.left] == who[weighed.pairs.right]
        picked, weight = _some(seed, same, MOST_PAIRS)
        found.append(Lesson(steps[:, picked], same[picked], weight))
    return _all(found)


def marked_in(made: World, seed: int) -> frozenset[str]:
    """The lists somebody would mark as one row each: mostly the employer's."""
    return frozenset(name for name in made.one_row_each if name.startswith("roster") and seed % 4)


def looked_at(ground: Field, first: Forest, marked: frozenset[str]) -> tuple[Weighed, NDArray[np.bool_]]:
    """All pairs the first opinion keeps, and the lists in which nobody stands twice."""
    weighed = first_look(ground, worth_a_look(ground), first, lambda done, whole: None)
    alone = alone_in(ground.rows, weighed.pairs, weighed.first, marked)
    return with_strangers(ground, weighed, first, alone), alone


def _some(seed: int, same: NDArray[np.bool_], most: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """A fair share of the pairs, weighed so that they stand for all; a big world weighs less a pair."""
    chance = np.random.default_rng(seed)
    keep = np.minimum(1.0, np.where(same, most * 0.4 / max(same.sum(), 1), most * 0.6 / max((~same).sum(), 1)))
    picked = np.flatnonzero(chance.random(len(same)) < keep)
    world_weight = 1.0 / max(len(same), 2000) ** 0.4
    return picked, (world_weight / keep[picked]).astype(np.float32)


def _all(lessons: list[Lesson]) -> Lesson:
    return Lesson(
        np.concatenate([lesson.steps for lesson in lessons], axis=1),
        np.concatenate([lesson.same for lesson in lessons]),
        np.concatenate([lesson.weight for lesson in lessons]),
    )


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
    sys.stdout.write(f"{hashlib.sha256(packed).hexdigest()} {len(packed)} bytes\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
