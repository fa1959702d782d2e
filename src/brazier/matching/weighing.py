"""Rows in, weighed pairs out: two opinions on every pair that is worth a look."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice

import numpy as np

from brazier.matching.blocks import PIECE, Pairs, candidates
from brazier.matching.census import Census, census
from brazier.matching.columns import Columns, Wide, columns
from brazier.matching.company import company, strangers
from brazier.matching.evidence import COLUMNS, evidence
from brazier.matching.forest import Forest, Steps
from brazier.matching.lexicon import Flags, Floats, lexicon
from brazier.matching.likeness import Words, words
from brazier.matching.mailboxes import words_in_mailboxes
from brazier.matching.traits import Traits

NONE = Pairs(np.zeros(0, np.int32), np.zeros(0, np.int32))
HANDS = 2  # pieces at once: numpy leaves the interpreter alone while it counts
FAINT = 0.01
SETTLED = 0.99
MOST_OF_ONE = 12
ASKED, APART = 0.7, 0.02


def nobody_hears(done: int, whole: int) -> None:
    """For callers without a progress bar."""


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


def worth_a_look(ground: Field) -> Iterator[Pairs]:
    """Pairs that share a key, in pieces."""
    return candidates(ground.rows, ground.table.lexicon, ground.counts.mail_words, ground.fresh)


def first_look(
    ground: Field, pieces: Iterable[Pairs], first: Forest, heard: Callable[[int, int], None] = nobody_hears
) -> Weighed:
    """The first opinion on these pairs; those it gives less than one chance in a hundred are left out."""
    looked = [_look(ground, NONE, first)]
    with ThreadPoolExecutor(HANDS) as crew:
        todo = iter(pieces)
        while batch := list(islice(todo, HANDS)):
            looked += crew.map(lambda piece: _look(ground, piece, first), batch)
            heard(max((int(piece.left[-1]) + 1 for piece in batch if len(piece)), default=0), len(ground.rows))
    return Weighed(
        Pairs(np.concatenate([w.pairs.left for w in looked]), np.concatenate([w.pairs.right for w in looked])),
        np.concatenate([w.first for w in looked]),
        np.concatenate([w.steps for w in looked], axis=1),
    )


def _look(ground: Field, pairs: Pairs, first: Forest) -> Weighed:
    seen = ground.steps(pairs)
    share = first.share(seen)
    kept = share >= FAINT
    return Weighed(Pairs(pairs.left[kept], pairs.right[kept]), share[kept], seen[:, kept])


def with_strangers(ground: Field, weighed: Weighed, first: Forest, alone: Flags) -> Weighed:
    """The same with the pairs that share no key but a strong friend."""
    codes = strangers(ground.rows, weighed.pairs, weighed.first, alone, ground.fresh)
    if not len(codes):
        return weighed
    size = np.int64(len(ground.rows))
    more = Pairs((codes // size).astype(np.int32), (codes % size).astype(np.int32))
    added = first_look(ground, _cut(more), first)
    return _merged(weighed, added, size)


def _cut(pairs: Pairs) -> Iterator[Pairs]:
    for at in range(0, len(pairs), PIECE):
        yield Pairs(pairs.left[at : at + PIECE], pairs.right[at : at + PIECE])


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


def most_that_names_allow(weighed: Weighed) -> Floats:
    """For each pair the highest likelihood it may be given, whatever the opinions say: two names without one word
    in common are joined by no machine. A phone or mailbox in common makes them a question (couples share one),
    unless birth or badge are the same; with neither, they are two people. The opinions learned from long lists
    and are too bold where two strangers are all there is."""
    met, words, badge, birth, phone, mail = (
        weighed.steps[COLUMNS.index(name)]
        for name in ("words_met", "words_low", "badge_same", "birth_same", "phone_same", "mail_same")
    )
    unlike = (met == 0) & (words > 0) & (badge == 0) & (birth == 0)
    shares = (phone > 0) | (mail > 0)
    return np.where(unlike, np.where(shares, ASKED, APART), 1.0).astype(np.float32)


def second_look(ground: Field, weighed: Weighed, alone: Flags, second: Forest) -> Floats:
    """Log odds by the second opinion, which sees the evidence and the company each pair keeps."""
    beside = company(ground.rows, weighed.pairs, weighed.first, alone)
    odds = [np.zeros(0, np.float32)]
    for at in range(0, len(weighed.pairs), PIECE):
        odds.append(second.odds(np.concatenate([weighed.steps[:, at : at + PIECE], beside[:, at : at + PIECE]])))
    return np.concatenate(odds)
