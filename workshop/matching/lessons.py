"""What the two opinions learn from: pairs of rows of invented worlds whose truth is known."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from brazier.matching.blocks import Pairs
from brazier.matching.company import company
from brazier.matching.describe import describe
from brazier.matching.forest import Forest, Steps
from brazier.matching.solitude import alone_in
from brazier.matching.weighing import Field, Weighed, field, first_look, with_strangers, worth_a_look
from workshop.matching.worlds import World, world

SECRET = b"workshop of invented names"
MOST_PAIRS = 45_000


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
        pairs = whole(worth_a_look(ground))
        picked, weight = _some(seed, who[pairs.left] == who[pairs.right], MOST_PAIRS)
        pairs = Pairs(pairs.left[picked], pairs.right[picked])
        found.append(Lesson(ground.steps(pairs), who[pairs.left] == who[pairs.right], weight))
    return _all(found)


def whole(pieces: Iterable[Pairs]) -> Pairs:
    """All pieces as one."""
    found = list(pieces)
    return Pairs(np.concatenate([p.left for p in found]), np.concatenate([p.right for p in found]))


def second_lessons(seeds: Iterable[int], first: Forest) -> Lesson:
    """What the second opinion learns from: worlds that the first never saw, judged by it."""
    found = []
    for seed in seeds:
        made = world(seed)
        ground, who = ground_of(made)
        weighed, alone = looked_at(ground, first, marked_in(made, seed))
        beside = company(ground.rows, weighed.pairs, weighed.first, alone)
        steps = np.concatenate([weighed.steps, beside])
        same = who[weighed.pairs.left] == who[weighed.pairs.right]
        picked, weight = _some(seed, same, MOST_PAIRS)
        found.append(Lesson(steps[:, picked], same[picked], weight))
    return _all(found)


def marked_in(made: World, seed: int) -> frozenset[str]:
    """The lists somebody would mark as one row each: mostly the employer's."""
    return frozenset(name for name in made.one_row_each if name.startswith("roster") and seed % 4)


def looked_at(ground: Field, first: Forest, marked: frozenset[str]) -> tuple[Weighed, NDArray[np.bool_]]:
    """All pairs the first opinion keeps, and the lists in which nobody stands twice."""
    weighed = first_look(ground, worth_a_look(ground), first)
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
