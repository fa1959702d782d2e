"""Weighed pairs become workers: strongest link first, and what can not be one worker stays apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from brazier.matching.blocks import Pairs
from brazier.matching.columns import Columns, Wide
from brazier.matching.lexicon import Flags, Floats

WEAK_CROSS = 0.4


@dataclass(frozen=True, slots=True)
class Rules:
    """What a worker may not be made of.

    alone: lists in which nobody stands twice. settled: the known worker of each row, -1 for new rows; two known
    workers are never joined here. apart: pairs of rows that a person said are two people.
    bar: links below it join nobody.
    """

    alone: Flags
    settled: Wide
    apart: frozenset[tuple[int, int]] = frozenset()
    bar: float = 0.5


@dataclass(frozen=True, slots=True)
class Gathered:
    """head: the smallest row of each row's worker. joined: numbers of the pairs that joined two workers.
    refused: numbers of the pairs over the bar that were not let join."""

    head: Wide
    joined: tuple[int, ...]
    refused: tuple[int, ...]


@dataclass(slots=True)
class _Group:
    """The rows gathered so far, and what they bring along."""

    rows: list[int]
    lists: frozenset[int]
    generation: int
    worker: int
    parted: frozenset[int]


def gather(rows: Columns, pairs: Pairs, score: Floats, rules: Rules) -> Gathered:
    """The workers these pairs make.

    score: 0 to 1, one a pair. A link is refused if it would put two rows of a list without doubles, a junior and a
    senior, two known workers or two rows a person parted into one; or if the rows on both sides hardly fit.
    """
    near = _Near(len(rows), pairs, score)
    groups, head = _start(rows, rules)
    order = np.lexsort((pairs.right, pairs.left, -score))
    order = order[score[order] >= rules.bar]
    joined, refused = [], []
    links = zip(order.tolist(), pairs.left[order].tolist(), pairs.right[order].tolist(), strict=True)
    for number, left, right in links:
        one, two = head[left], head[right]
        if one == two:
            continue
        few, many = (one, two) if len(groups[one].rows) <= len(groups[two].rows) else (two, one)
        if _clash(groups[few], groups[many]) or near.fit(groups[few].rows, many, head) < WEAK_CROSS:
            refused.append(number)
            continue
        joined.append(number)
        _join(groups, head, few, many)
    return Gathered(_smallest(head), tuple(joined), tuple(refused))


def _start(rows: Columns, rules: Rules) -> tuple[list[_Group], list[int]]:
    alone = rules.alone[rows.source].tolist()
    source, generation, settled = rows.source.tolist(), rows.generation.tolist(), rules.settled.tolist()
    nothing: frozenset[int] = frozenset()
    sole = [frozenset((number,)) for number in range(len(rows.sources))]
    groups = [
        _Group([row], sole[source[row]] if alone[row] else nothing, generation[row], settled[row], nothing)
        for row in range(len(rows))
    ]
    for one, two in rules.apart:
        groups[one].parted |= {two}
        groups[two].parted |= {one}
    head = list(range(len(rows)))
    first: dict[int, int] = {}
    for row in np.flatnonzero(rules.settled >= 0).tolist():
        other = first.setdefault(settled[row], row)
        if other != row:
            _join(groups, head, row, other)
    return groups, head


def _clash(one: _Group, two: _Group) -> bool:
    if not one.lists.isdisjoint(two.lists):
        return True
    if one.generation and two.generation and one.generation != two.generation:
        return True
    if one.worker >= 0 and two.worker >= 0 and one.worker != two.worker:
        return True
    return not one.parted.isdisjoint(two.rows) if one.parted else False


def _join(groups: list[_Group], head: list[int], few: int, many: int) -> None:
    small, large = groups[few], groups[many]
    for row in small.rows:
        head[row] = many
    large.rows += small.rows
    large.lists |= small.lists
    large.parted |= small.parted
    large.generation = large.generation or small.generation
    large.worker = max(large.worker, small.worker)
    small.rows = []


def _smallest(head: Sequence[int]) -> Wide:
    heads = np.array(head, np.int64)
    least = np.full(len(heads), len(heads), np.int64)
    np.minimum.at(least, heads, np.arange(len(heads)))
    return least[heads]


class _Near:
    """For each row the rows it was weighed against."""

    def __init__(self, size: int, pairs: Pairs, score: Floats) -> None:
        ends = np.concatenate([pairs.left, pairs.right])
        order = np.argsort(ends, kind="stable")
        self._other: NDArray[np.int32] = np.concatenate([pairs.right, pairs.left])[order]
        self._score = np.tile(score, 2)[order]
        self._start = np.searchsorted(ends[order], np.arange(size + 1)).tolist()

    def fit(self, few: Iterable[int], many: int, head: Sequence[int]) -> float:
        """Mean score of the links between these rows and the group `many`."""
        total, count = 0.0, 0
        for row in few:
            at, end = self._start[row], self._start[row + 1]
            for other, score in zip(self._other[at:end].tolist(), self._score[at:end].tolist(), strict=True):
                if head[other] == many:
                    total += score
                    count += 1
        return total / max(count, 1)
