"""Rows in, weighed pairs out: two opinions on every pair that is worth a look."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from brazier.matching.blocks import Pairs, candidates
from brazier.matching.census import Census, census
from brazier.matching.columns import Columns, Wide, columns
from brazier.matching.company import company, strangers
from brazier.matching.evidence import evidence
from brazier.matching.forest import Forest, Steps
from brazier.matching.lexicon import Flags, Floats, lexicon
from brazier.matching.likeness import Words, words
from brazier.matching.mailboxes import words_in_mailboxes
from brazier.matching.traits import Traits

CHUNK = 1 << 17
FAINT = 0.01
SETTLED = 0.99
MOST_OF_ONE = 12


@dataclass(frozen=True, slots=True)
class Field:
    """Rows with the counts over all of them, ready for comparing."""

    rows: Columns
    table: Words
    counts: Census
    fresh: Flags

    def steps(self, pairs: Pairs) -> Steps:
        """The evidence on these pairs."""
        return evidence(self.rows, self.table, self.counts, pairs.left, pairs.right)


@dataclass(frozen=True, slots=True)
class Weighed:
    """Pairs with what the first opinion thinks of each (0 to 1) and the evidence behind it."""

    pairs: Pairs
    first: Floats
    steps: Steps


def field(traits: Sequence[Traits], fresh: Flags) -> Field:
    """These rows made ready. fresh: rows of the new lists."""
    rows = columns(traits)
    words_of = lexicon(rows)
    counts = census(rows, words_of, words_in_mailboxes(rows))
    return Field(rows, words(words_of), counts, fresh)


def worth_a_look(ground: Field) -> Pairs:
    """Pairs that share a key."""
    return candidates(ground.rows, ground.table.lexicon, ground.counts.mail_words, ground.fresh)


def first_look(ground: Field, pairs: Pairs, first: Forest, heard: Callable[[int, int], None]) -> Weighed:
    """The first opinion on these pairs; those it gives less than one chance in a hundred are left out."""
    lefts, rights, shares, steps = [], [], [], []
    for at in range(0, len(pairs), CHUNK):
        piece = Pairs(pairs.left[at : at + CHUNK], pairs.right[at : at + CHUNK])
        seen = ground.steps(piece)
        share = first.share(seen)
        kept = share >= FAINT
        lefts.append(piece.left[kept])
        rights.append(piece.right[kept])
        shares.append(share[kept])
        steps.append(seen[:, kept])
        heard(min(at + CHUNK, len(pairs)), len(pairs))
    if not steps:
        empty = ground.steps(pairs)
        return Weighed(pairs, np.zeros(0, np.float32), empty)
    kept_pairs = Pairs(np.concatenate(lefts), np.concatenate(rights))
    return Weighed(kept_pairs, np.concatenate(shares), np.concatenate(steps, axis=1))


def with_strangers(ground: Field, weighed: Weighed, first: Forest, alone: Flags) -> Weighed:
    """The same with the pairs that share no key but a strong friend."""
    codes = strangers(ground.rows, weighed.pairs, weighed.first, alone, ground.fresh)
    if not len(codes):
        return weighed
    size = np.int64(len(ground.rows))
    more = Pairs((codes // size).astype(np.int32), (codes % size).astype(np.int32))
    added = first_look(ground, more, first, lambda done, whole: None)
    return _merged(weighed, added, size)


def with_settled(ground: Field, weighed: Weighed, workers: Wide) -> Weighed:
    """The same with the known pairs of workers that a new row was compared with: they keep company too.

    workers: the known worker of each row, -1 for new rows.
    """
    ends = np.unique(np.concatenate([weighed.pairs.left, weighed.pairs.right]))
    met = np.isin(workers, np.unique(workers[ends][workers[ends] >= 0]))
    rows = np.flatnonzero(met)
    rows = rows[np.lexsort((rows, workers[rows]))]
    lefts, rights = [np.zeros(0, np.int32)], [np.zeros(0, np.int32)]
    for step in range(1, MOST_OF_ONE):
        same = workers[rows[:-step]] == workers[rows[step:]]
        lefts.append(rows[:-step][same].astype(np.int32))
        rights.append(rows[step:][same].astype(np.int32))
    pairs = Pairs(np.concatenate(lefts), np.concatenate(rights))
    if not len(pairs):
        return weighed
    sure = Weighed(pairs, np.full(len(pairs), SETTLED, np.float32), ground.steps(pairs))
    return _merged(weighed, sure, np.int64(len(ground.rows)))


def _merged(one: Weighed, two: Weighed, size: np.int64) -> Weighed:
    code = np.concatenate([_code(one.pairs, size), _code(two.pairs, size)])
    order = np.argsort(code, kind="stable")
    code = code[order]
    pairs = Pairs((code // size).astype(np.int32), (code % size).astype(np.int32))
    first = np.concatenate([one.first, two.first])[order]
    return Weighed(pairs, first, np.concatenate([one.steps, two.steps], axis=1)[:, order])


def _code(pairs: Pairs, size: np.int64) -> Wide:
    code: Wide = pairs.left.astype(np.int64) * size + pairs.right
    return code


def second_steps(ground: Field, weighed: Weighed, alone: Flags) -> Steps:
    """All that the second opinion looks at: the evidence, and the company each pair keeps."""
    return np.concatenate([weighed.steps, company(ground.rows, weighed.pairs, weighed.first, alone)])
