"""New rows against themselves and the known roster: which are the same worker, which are doubtful, which are
new."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from brazier.matching.asking import Question, questions
from brazier.matching.blocks import Pairs
from brazier.matching.clustering import Gathered, Rules, gather
from brazier.matching.columns import Columns, Ints, Wide
from brazier.matching.forest import probability, shipped
from brazier.matching.lexicon import Flags, Floats
from brazier.matching.quiet import collector_paused
from brazier.matching.refit import AS_SHIPPED, Refit
from brazier.matching.solitude import alone_in
from brazier.matching.traits import Traits
from brazier.matching.weighing import (
    field,
    first_look,
    most_that_names_allow,
    nobody_hears,
    second_look,
    with_settled,
    with_strangers,
    worth_a_look,
)

SAME, REVIEW, NEW = "same", "review", "new"
BARS = {"auto": 0.985, "balanced": 0.83}
GAP = 0.3

Heard = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Link:
    """Two rows, by their keys, that are one worker; score: 0 to 1."""

    one: str
    other: str
    score: float


@dataclass(frozen=True, slots=True)
class Paired:
    """What became of the rows.

    person: key -> number of the person; rows with one number are one worker. decided: same, review or new, for
    each new row. score: how sure its place is, 0 to 1. links: what joined them, new rows first. doubts: to be
    asked, the most useful first, a new row first in each; their score is as shipped, before anything was learned.
    one_row_each: lists taken to hold nobody twice.
    """

    person: Mapping[str, int]
    decided: Mapping[str, str]
    score: Mapping[str, float]
    links: tuple[Link, ...]
    doubts: tuple[Link, ...]
    one_row_each: frozenset[str]


@dataclass(frozen=True, slots=True)
class Opinion:
    """Every pair that may be one worker, and how likely it is, 0 to 1; shipped: before anything was learned
    here."""

    rows: Columns
    pairs: Pairs
    score: Floats
    shipped: Floats
    alone: Flags


def pair(
    new: Sequence[Traits],
    known: Sequence[Traits] = (),
    *,
    workers: Sequence[int] = (),
    one_row_each: Collection[str] = (),
    apart: Collection[tuple[str, str]] = (),
    mode: str = "auto",
    learned: Refit = AS_SHIPPED,
    heard: Heard = nobody_hears,
) -> Paired:
    """Who is who among new rows, and which of the known workers they are.

    known: rows of the roster; workers: the worker of each, whole numbers from 0. They are not compared with each
    other again. one_row_each: sources in which nobody stands twice. apart: keys of rows a person said are two
    people. mode: `auto` joins only what is nearly sure and asks about the rest; `balanced` joins what is likely.
    learned: what earlier answers taught.
    Errors: Wrong if the rows were described with different secrets, Broken if stored traits are damaged.
    """
    fresh = np.zeros(len(known) + len(new), np.bool_)
    fresh[len(known) :] = True
    traits = [*known, *new]
    settled = np.full(len(traits), -1, np.int64)
    settled[: len(known)] = workers
    with collector_paused():
        opinion = weigh(traits, settled, frozenset(one_row_each), learned=learned, heard=heard)
    number = {row.key: at for at, row in enumerate(traits)} if apart else {}
    parted = frozenset((number[a], number[b]) for a, b in apart if a in number and b in number)
    rules = Rules(opinion.alone, settled, parted, BARS[mode])
    return decide(traits, fresh, opinion, rules)


def weigh(
    traits: Sequence[Traits],
    workers: Wide,
    marked: frozenset[str],
    *,
    learned: Refit = AS_SHIPPED,
    heard: Heard = nobody_hears,
) -> Opinion:
    """How likely each pair with a new row in it is one worker. workers: the known worker of each row, else -1."""
    ground = field(traits, workers < 0)
    first, second = shipped()
    weighed = first_look(ground, worth_a_look(ground), first, heard)
    alone = alone_in(ground.rows, weighed.pairs, weighed.first, marked)
    weighed = with_settled(ground, with_strangers(ground, weighed, first, alone), workers)
    odds, most = second_look(ground, weighed, alone, second), most_that_names_allow(weighed)
    score, as_shipped = np.minimum(learned.apply(odds), most), np.minimum(probability(odds), most)
    return Opinion(ground.rows, weighed.pairs, score, as_shipped, alone)


def decide(traits: Sequence[Traits], fresh: Flags, opinion: Opinion, rules: Rules) -> Paired:
    """Opinions become workers, links and questions."""
    torn = _torn(opinion) if rules.bar >= BARS["auto"] else np.zeros(len(opinion.score), np.bool_)
    sure = np.where(torn, np.minimum(opinion.score, np.float32(rules.bar - 0.01)), opinion.score)
    gathered = gather(opinion.rows, opinion.pairs, sure.astype(np.float32), rules)
    asked = questions(opinion.rows, opinion.pairs, opinion.score, gathered=gathered, rules=rules, fresh=fresh)
    keys = [row.key for row in traits]
    doubts = tuple(Link(keys[q.one], keys[q.other], round(float(opinion.shipped[q.pair]), 4)) for q in asked)
    return Paired(
        person=dict(zip(keys, gathered.head.tolist(), strict=True)),
        decided=_decided(keys, fresh, gathered, asked),
        score=_sureness(keys, fresh, opinion, gathered, asked),
        links=_links(keys, opinion, gathered),
        doubts=doubts,
        one_row_each=frozenset(
            name for name, alone in zip(opinion.rows.sources, opinion.alone, strict=True) if alone
        ),
    )


def _torn(opinion: Opinion) -> Flags:
    """Pairs for a person: one is called Jr or Sr and the other is not, or there is a rival nearly as good on a
    list where only one can be right."""
    rows, score = opinion.rows, opinion.score
    torn: Flags = rows.generation[opinion.pairs.left] != rows.generation[opinion.pairs.right]
    for one, other in ((opinion.pairs.left, opinion.pairs.right), (opinion.pairs.right, opinion.pairs.left)):
        torn |= opinion.alone[rows.source[other]] & (_runner_up(one, rows.source[other], opinion) > score - GAP)
    return torn


def _runner_up(one: Ints, source: Ints, opinion: Opinion) -> Floats:
    """For each pair the best other score between its row and the same list, seen from both ends of all pairs."""
    rows, pairs = opinion.rows, opinion.pairs
    lists = np.int64(len(rows.sources))
    ends = np.concatenate([pairs.left, pairs.right]).astype(np.int64)
    key = ends * lists + rows.source[np.concatenate([pairs.right, pairs.left])]
    order = np.lexsort((-np.tile(opinion.score, 2), key))
    key, value = key[order], np.tile(opinion.score, 2)[order]
    starts = np.flatnonzero(np.append(True, key[1:] != key[:-1])) if len(key) else np.zeros(0, np.int64)
    many = np.diff(np.append(starts, len(key)))
    best = value[starts]
    second = np.where(many > 1, value[np.minimum(starts + 1, max(len(key) - 1, 0))], 0)
    at = np.searchsorted(key[starts], one.astype(np.int64) * lists + source)
    return np.where(opinion.score >= best[at], second[at], best[at]).astype(np.float32)


def _decided(keys: Sequence[str], fresh: Flags, gathered: Gathered, asked: Sequence[Question]) -> dict[str, str]:
    many = np.bincount(gathered.head, minlength=len(keys))[gathered.head] if len(keys) else np.zeros(0, np.int64)
    decided = {keys[at]: SAME if many[at] > 1 else NEW for at in np.flatnonzero(fresh).tolist()}
    # of new rows that are one worker nobody knew yet, one is new and the others are the same
    for at in np.flatnonzero(fresh & (gathered.head == np.arange(len(keys)))).tolist():
        decided[keys[at]] = NEW
    decided.update({keys[question.one]: REVIEW for question in asked})
    return decided


def _sureness(
    keys: Sequence[str], fresh: Flags, opinion: Opinion, gathered: Gathered, asked: Sequence[Question]
) -> dict[str, float]:
    """The best link inside, or what is left after the best one outside."""
    left, right = opinion.pairs.left, opinion.pairs.right
    inside = gathered.head[left] == gathered.head[right]
    held, tempted = np.zeros(len(keys), np.float32), np.zeros(len(keys), np.float32)
    for ends in (left, right):
        np.maximum.at(held, ends[inside], opinion.score[inside])
        np.maximum.at(tempted, ends[~inside], opinion.score[~inside])
    sure = np.where(held > 0, held, 1 - tempted)
    return {keys[at]: round(float(sure[at]), 4) for at in np.flatnonzero(fresh).tolist()}


def _links(keys: Sequence[str], opinion: Opinion, gathered: Gathered) -> tuple[Link, ...]:
    return tuple(
        Link(keys[opinion.pairs.right[at]], keys[opinion.pairs.left[at]], round(float(opinion.score[at]), 4))
        for at in gathered.joined
    )
