"""What the company a pair keeps says of it: friends they share, rivals for the same place, habits of the lists."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from brazier.matching.blocks import Pairs, distinct
from brazier.matching.columns import Columns, Ints, Wide
from brazier.matching.evidence import Steps, steps
from brazier.matching.lexicon import Flags, Floats

NEIGHBOURS = 10
SLIGHT = 0.05
KNOWN = 0.4
SURE = 0.9
COLUMNS = (
    "first_score", "support", "support_sum", "rival_low", "rival_high", "sure_rival_low", "sure_rival_high",
    "contra_low", "contra_high", "others_low", "others_high", "rank_low", "rank_high", "best_other_low",
    "best_other_high", "expected_low", "expected_high", "repeats_low", "repeats_high", "one_row_each",
    "friends_low", "friends_high", "department_habit", "shift_habit", "site_habit",
)  # fmt: skip
_SHARE, _SUM, _HABIT = (250.0, 0.0), (60.0, 0.0), (20.0, 110.0)
SCALES = (
    (10.0, 125.0), _SHARE, _SUM, *(_SHARE,) * 6, _SUM, _SUM, (10.0, 0.0), (10.0, 0.0), *(_SHARE,) * 6,
    (1.0, 0.0), (10.0, 0.0), (10.0, 0.0), _HABIT, _HABIT, _HABIT,
)  # fmt: skip


def logit(share: Floats) -> Floats:
    """A probability as odds on the log scale, kept finite."""
    safe = np.clip(share.astype(np.float64), 1e-6, 1 - 1e-6)
    return np.log(safe / (1 - safe)).astype(np.float32)


def company(rows: Columns, pairs: Pairs, score: Floats, alone: Flags) -> Steps:
    """The company of each pair, lines as in `COLUMNS`.

    score: the first opinion on each pair, 0 to 1. alone: sources in which nobody stands twice.
    """
    ends = np.stack([pairs.left, pairs.right]).astype(np.int64)
    wedges = _wedges(rows, ends, score, alone)
    ranks, best_other, expected = _in_source(rows, ends, score)
    own = np.diag(expected)
    source = rows.source[ends]
    others = np.bincount(ends.ravel(), weights=np.tile(score, 2), minlength=len(rows))[ends] - score
    friends = np.bincount(ends.ravel(), weights=np.tile(score > 0.3, 2), minlength=len(rows))[ends]
    lines: Sequence[NDArray[Any]] = (
        logit(score), wedges.support, wedges.support_sum, *_span(wedges.rival), *_span(wedges.sure),
        *_span(wedges.contra),
        *_span(others), *_span(ranks), *_span(best_other),
        *_span(np.stack([expected[source[0], source[1]], expected[source[1], source[0]]])), *_span(own[source]),
        np.asarray(alone[source].any(axis=0)), *_span(friends), *_habits(rows, ends, score),
    )  # fmt: skip
    return steps(lines, SCALES)


def strangers(rows: Columns, pairs: Pairs, score: Floats, alone: Flags, fresh: Flags) -> Wide:
    """Codes (left * rows + right) of pairs nobody looked at yet that have a strong friend in common."""
    size = np.int64(len(rows))
    ends = np.stack([pairs.left, pairs.right]).astype(np.int64)
    code = ends[0] * size + ends[1]
    other, _ = _neighbours(int(size), ends, np.where(score > KNOWN, score, 0))
    found = [np.zeros(0, np.int64)]
    for a in range(NEIGHBOURS):
        for b in range(a + 1, NEIGHBOURS):
            some = other[:, b] >= 0
            one, two = other[some, a], other[some, b]
            apart = (rows.source[one] == rows.source[two]) & alone[rows.source[one]]
            found.append((np.minimum(one, two) * size + np.maximum(one, two))[~apart & (fresh[one] | fresh[two])])
    unseen = distinct(np.concatenate(found))
    at = np.minimum(np.searchsorted(code, unseen), max(len(code) - 1, 0))
    return unseen[code[at] != unseen] if len(code) else unseen


def _span(both: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    return both.min(axis=0), both.max(axis=0)


@dataclass(frozen=True, slots=True)
class _Wedges:
    """support: best friend in common; rival, sure, contra (2, pairs): seen from the left row and from the
    right."""

    support: Floats
    support_sum: Floats
    rival: Floats
    sure: Floats
    contra: Floats


def _neighbours(size: int, ends: Wide, score: Floats) -> tuple[Wide, Wide]:
    """For each row its ten best pairs, best first: the other row, and the pair's number; -1 beyond."""
    some = np.flatnonzero(score >= SLIGHT)
    row, other = ends[:, some].ravel(), ends[::-1, some].ravel()
    edge, value = np.tile(some, 2), np.tile(score[some], 2)
    order = np.lexsort((other, -value, row))
    row, other, edge = row[order], other[order], edge[order]
    starts = np.flatnonzero(np.append(True, row[1:] != row[:-1])) if len(row) else np.zeros(0, np.int64)
    place = np.arange(len(row)) - np.repeat(starts, np.diff(np.append(starts, len(row))))
    near = place < NEIGHBOURS
    table = np.full((2, size, NEIGHBOURS), -1, np.int64)
    table[:, row[near], place[near]] = other[near], edge[near]
    return table[0], table[1]


def _wedges(rows: Columns, ends: Wide, score: Floats, alone: Flags) -> _Wedges:
    size, pairs = np.int64(len(rows)), len(score)
    code = ends[0] * size + ends[1]
    other, edge = _neighbours(int(size), ends, score)
    found = _Wedges(
        np.zeros(pairs, np.float32), np.zeros(pairs, np.float32), np.zeros((2, pairs), np.float32),
        np.zeros((2, pairs), np.float32), np.zeros((2, pairs), np.float32),
    )  # fmt: skip
    for a in range(NEIGHBOURS):
        for b in range(a + 1, NEIGHBOURS):
            middle = np.flatnonzero(other[:, b] >= 0)
            if len(middle):
                arms = np.stack([other[middle, a], other[middle, b]])
                edges = np.stack([edge[middle, a], edge[middle, b]])
                _weigh(found, rows, (code, ends, score, alone), (middle, arms, edges))
    return found


def _weigh(
    found: _Wedges, rows: Columns, graph: tuple[Wide, Wide, Floats, Flags], wedge: tuple[Wide, Wide, Wide]
) -> None:
    """Three rows, two of their pairs known to be likely: what each says of the others."""
    code, ends, score, alone = graph
    middle, arms, edges = wedge
    size = np.int64(len(rows))
    across = arms.min(axis=0) * size + arms.max(axis=0)
    at = np.minimum(np.searchsorted(code, across), len(code) - 1)
    seen = code[at] == across
    apart = (rows.source[arms[0]] == rows.source[arms[1]]) & alone[rows.source[arms[0]]]
    held = score[edges]
    weaker = held.min(axis=0)
    closed = np.where(seen & ~apart, score[at], 0).astype(np.float32)
    third = at[seen & ~apart]
    np.maximum.at(found.support, third, weaker[seen & ~apart])
    np.add.at(found.support_sum, third, weaker[seen & ~apart])
    for arm in range(2):
        side = (middle != ends[0, edges[arm]]).astype(np.int64)
        place = (side, edges[arm])
        rival = held[1 - arm]
        np.maximum.at(found.rival, place, np.minimum(rival, 1 - closed))
        np.maximum.at(found.sure, place, np.where(apart, rival, 0))
        np.maximum.at(found.contra, place, np.where(apart, 0, rival * (1 - closed)))


def _in_source(rows: Columns, ends: Wide, score: Floats) -> tuple[Floats, Floats, Floats]:
    """How each pair ranks among the pairs of its rows with the other's list; and how often lists meet at all.

    Gives rank (2, pairs), best score of another pair (2, pairs), and for each two lists the share of rows of the
    first that surely stand on the second.
    """
    lists = len(rows.sources)
    key = (ends * lists + rows.source[ends[::-1]]).ravel()
    value = np.tile(score, 2)
    order = np.lexsort((-value, key))
    sorted_key = key[order]
    starts = (
        np.flatnonzero(np.append(True, sorted_key[1:] != sorted_key[:-1])) if len(key) else np.zeros(0, np.int64)
    )
    many = np.diff(np.append(starts, len(key)))
    place = np.arange(len(key)) - np.repeat(starts, many)
    best = value[order][starts]
    second = np.where(many > 1, value[order][np.minimum(starts + 1, max(len(key) - 1, 0))], 0)
    rank, other = np.empty(len(key), np.float32), np.empty(len(key), np.float32)
    rank[order] = place
    other[order] = np.where(place == 0, np.repeat(second, many), np.repeat(best, many))
    sure = sorted_key[starts][best > 0.5]
    met = np.bincount(rows.source[sure // lists] * lists + sure % lists, minlength=lists * lists)
    share = met.reshape(lists, lists) / np.maximum(np.bincount(rows.source, minlength=lists), 1)[:, None]
    return rank.reshape(2, -1), other.reshape(2, -1), share.astype(np.float32)


def _habits(rows: Columns, ends: Wide, score: Floats) -> list[Floats]:
    """Which words for a department, shift or site go together: "RME" on one list is "Maintenance" on another.

    Log odds against chance, learned from the pairs that are nearly sure; 0 where a row is silent.
    """
    sure = score > SURE
    return [
        _habit(values[ends[0]], values[ends[1]], sure, len(rows.labels))
        for values in (rows.department, rows.shift, rows.site)
    ]


def _habit(one: Ints, two: Ints, sure: Flags, labels: int) -> Floats:
    told = (one >= 0) & (two >= 0)
    low, high = np.minimum(one, two).astype(np.int64), np.maximum(one, two).astype(np.int64)
    code = low * (labels + 1) + high
    learned = told & sure
    each = np.bincount(np.concatenate([one[learned], two[learned]]), minlength=labels + 1).astype(np.float64)
    unique, count = np.unique(code[learned], return_counts=True)
    at = np.minimum(np.searchsorted(unique, code[told]), max(len(unique) - 1, 0))
    met = (
        np.where(unique[at] == code[told], count[at], 0) - sure[told] if len(unique) else np.zeros(int(told.sum()))
    )
    total = max(each.sum(), 1.0)
    by_chance = each[low[told]] * each[high[told]] / (2 * total) * np.where(low[told] == high[told], 0.5, 1.0) * 2
    habit = np.zeros(len(one), np.float32)
    habit[told] = np.clip(np.log((met + 1.0) / (by_chance + 1.0)), -5, 7)
    return habit
