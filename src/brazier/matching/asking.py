"""Which doubtful pairs to ask about, and in what order an answer is worth most."""

from dataclasses import dataclass

import numpy as np

from brazier.matching.blocks import Pairs
from brazier.matching.clustering import Gathered, Rules
from brazier.matching.columns import Columns
from brazier.matching.lexicon import Flags, Floats

DOUBTFUL = 0.35
EITHER, TOGETHER = 0.08, 0.25
MOST_EACH = 3


@dataclass(frozen=True, slots=True)
class Question:
    """Is row `one`, a new one, the same worker as row `other`? pair: its number; worth: pairs of rows it mends."""

    one: int
    other: int
    pair: int
    worth: float


def questions(
    rows: Columns, pairs: Pairs, score: Floats, *, gathered: Gathered, rules: Rules, fresh: Flags
) -> list[Question]:
    """The questions left open, the most useful first; one for each two workers that may be one.

    A new row is asked about at most three times. What can not be one worker is not asked. A row that fits two on a
    list without doubles is asked about even if neither is likely.
    """
    head = gathered.head
    doubtful = (score >= DOUBTFUL) | ((score >= EITHER) & _one_of_several(rows, pairs, score, rules))
    open_ones = np.flatnonzero(doubtful & (head[pairs.left] != head[pairs.right]))
    open_ones = open_ones[fresh[pairs.left[open_ones]] | fresh[pairs.right[open_ones]]]
    size = np.bincount(head, minlength=len(rows))
    one, two = head[pairs.left[open_ones]], head[pairs.right[open_ones]]
    worth = score[open_ones] * size[one] * size[two]
    best = np.lexsort((open_ones, -score[open_ones], np.maximum(one, two), np.minimum(one, two)))
    code = np.minimum(one, two)[best] * np.int64(len(rows)) + np.maximum(one, two)[best]
    first_of = best[np.append(True, code[1:] != code[:-1])] if len(best) else best
    beside = size[head].tolist()
    asked: list[Question] = []
    times: dict[int, int] = {}
    for at in first_of[np.argsort(-score[open_ones[first_of]], kind="stable")].tolist():
        number = int(open_ones[at])
        row, other = _turned(int(pairs.left[number]), int(pairs.right[number]), fresh, beside)
        if not _possible(rows, rules, row, other) or times.get(row, 0) >= MOST_EACH:
            continue
        times[row] = times.get(row, 0) + 1
        asked.append(Question(row, other, number, float(worth[at])))
    return sorted(asked, key=lambda question: -question.worth)


def _one_of_several(rows: Columns, pairs: Pairs, score: Floats, rules: Rules) -> Flags:
    """Pairs of a row that is likely somebody on a list without doubles, though none of those it fits is likely."""
    found = np.zeros(len(score), np.bool_)
    lists = np.int64(len(rows.sources))
    for one, other in ((pairs.left, pairs.right), (pairs.right, pairs.left)):
        source = rows.source[other]
        _, place = np.unique(one.astype(np.int64) * lists + source, return_inverse=True)
        found |= rules.alone[source] & (np.bincount(place, weights=score)[place] >= TOGETHER)
    return found


def _turned(left: int, right: int, fresh: Flags, beside: list[int]) -> tuple[int, int]:
    """The new row first; of two new rows the one with fewer rows beside it."""
    if not fresh[left]:
        return right, left
    if not fresh[right]:
        return left, right
    return (left, right) if beside[left] < beside[right] else (right, left)


def _possible(rows: Columns, rules: Rules, one: int, other: int) -> bool:
    if rows.source[one] == rows.source[other] and rules.alone[rows.source[one]]:
        return False
    if rows.generation[one] and rows.generation[other] and rows.generation[one] != rows.generation[other]:
        return False
    return (one, other) not in rules.apart and (other, one) not in rules.apart
