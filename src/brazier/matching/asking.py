"""Which doubtful pairs to ask about, and in what order an answer is worth most."""

from dataclasses import dataclass

import numpy as np

from brazier.matching.blocks import Pairs
from brazier.matching.clustering import Gathered, Rules
from brazier.matching.columns import Columns
from brazier.matching.lexicon import Flags, Floats

DOUBTFUL = 0.25
MOST_EACH = 3


@dataclass(frozen=True, slots=True)
class Question:
    """Is row `one`, a new one, the same worker as row `other`? score: 0 to 1; worth: pairs of rows an answer
    mends."""

    one: int
    other: int
    score: float
    worth: float


def questions(
    rows: Columns, pairs: Pairs, score: Floats, *, gathered: Gathered, rules: Rules, fresh: Flags
) -> list[Question]:
    """The questions left open, the most useful first; one for each two workers that may be one.

    A new row is asked about at most three times. What cannot be one worker is not asked, except where the row
    could be either of two on a list without doubles.
    """
    head = gathered.head
    open_ones = np.flatnonzero((score >= DOUBTFUL) & (head[pairs.left] != head[pairs.right]))
    open_ones = open_ones[fresh[pairs.left[open_ones]] | fresh[pairs.right[open_ones]]]
    size = np.bincount(head, minlength=len(rows))
    one, two = head[pairs.left[open_ones]], head[pairs.right[open_ones]]
    worth = np.minimum(score[open_ones], 1 - score[open_ones] * 0.9) * np.sqrt(size[one] * size[two])
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
        asked.append(Question(row, other, round(float(score[number]), 4), float(worth[at])))
    return sorted(asked, key=lambda question: -question.worth)


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
