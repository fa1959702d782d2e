"""Which pairs of rows are worth a look: those that share a telephone, two name words, a street door..."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from brazier.matching.columns import Columns, Ints, Wide
from brazier.matching.emails import letters
from brazier.matching.lexicon import Flags, Keys, Lexicon
from brazier.matching.names import skeleton

PIECE = 1 << 19
FULL = 80
TIGHT = 40
_ODD = np.uint64(0x9E3779B97F4A7C15)
_ROW = np.uint64((1 << 28) - 1)
_STIR = np.uint64(0xBF58476D1CE4E5B9)


_Number = TypeVar("_Number", np.int64, np.uint64)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of row numbers, left < right, each once, in order."""

    left: Ints
    right: Ints

    def __len__(self) -> int:
        return len(self.left)


Keyed = tuple[Keys, Ints]


def mix(*parts: NDArray[np.generic] | int) -> Keys:
    """One 64-bit key out of several columns; the order of the columns matters."""
    key = np.zeros(1, np.uint64)
    for part in parts:
        value = np.uint64(part) if isinstance(part, int) else part.astype(np.uint64)
        key = (key ^ value) * _ODD
        key = (key ^ (key >> np.uint64(29))) * _STIR
    return key ^ (key >> np.uint64(32))


def candidates(rows: Columns, lexicon: Lexicon, mail_words: Ints, fresh: Flags) -> Iterator[Pairs]:
    """Every pair that shares at least one key, unless the key is too common to mean anything; in pieces, in order.

    fresh: rows of the new lists; two rows that are both known already are never paired.
    """
    meetings = [_meeting(keys, who, cap, fresh) for keys, who, cap in _keys(rows, lexicon, mail_words)]
    many = np.zeros(len(rows), np.int64)
    for met in meetings:
        many += met.many
    before = np.concatenate([np.zeros(1, np.int64), np.cumsum(many)])
    cuts = np.searchsorted(before, np.arange(PIECE, before[-1] + PIECE, PIECE)).clip(max=len(rows))
    low = 0
    for high in distinct(cuts).tolist():
        yield _pairs_between(meetings, low, high, fresh)
        low = high


@dataclass(frozen=True, slots=True)
class _Meeting:
    """Rows sorted by one kind of key: `who[at]` meets the `rest[at]` rows behind it.

    at: places in `who` by row; start (rows + 1): where each row's places begin; many: pairs that begin with each.
    """

    who: Ints
    rest: NDArray[np.uint8]
    at: Ints
    start: Wide
    many: Wide


def _meeting(keys: Keys, who: Ints, cap: int, fresh: Flags) -> _Meeting:
    """Who meets whom under one kind of key; keys of more than `cap` rows bring nobody together."""
    # key and row in one number, so that one fast sort does all; two keys alike in 36 bits cost a look too many
    code = distinct((keys & ~_ROW) | who.astype(np.uint64))
    key, row = code & ~_ROW, (code & _ROW).astype(np.int32)
    starts = np.flatnonzero(np.append(True, key[1:] != key[:-1])) if len(key) else np.zeros(0, np.int64)
    length = np.diff(np.append(starts, len(key)))
    news = np.add.reduceat(fresh[row].astype(np.int32), starts) if len(starts) else length
    kept = (length > 1) & (length <= cap) & (news > 0)
    inside = np.repeat(kept, length)
    row, length = row[inside], length[kept]
    rest = np.repeat(np.cumsum(length), length) - np.arange(len(row)) - 1
    at = np.argsort(row, kind="stable").astype(np.int32)
    start = np.searchsorted(row[at], np.arange(len(fresh) + 1))
    many = np.bincount(row, weights=rest, minlength=len(fresh)).astype(np.int64)
    return _Meeting(row, rest.astype(np.uint8), at, start, many)


def _pairs_between(meetings: Sequence[_Meeting], low: int, high: int, fresh: Flags) -> Pairs:
    """The pairs whose smaller row is at least `low` and under `high`."""
    size = np.int64(len(fresh))
    found = []
    for met in meetings:
        at = met.at[met.start[low] : met.start[high]]
        rest = met.rest[at].astype(np.int64)
        left = np.repeat(met.who[at], rest)
        steps = np.arange(len(left)) - np.repeat(np.cumsum(rest) - rest, rest)
        right = met.who[np.repeat(at, rest) + steps + 1]
        found.append(left * size + right)
    code = distinct(np.concatenate(found))
    left, right = (code // size).astype(np.int32), (code % size).astype(np.int32)
    if fresh.all():
        return Pairs(left, right)
    some = fresh[left] | fresh[right]
    return Pairs(left[some], right[some])


def distinct(values: NDArray[_Number]) -> NDArray[_Number]:
    """The values in order, each once; faster on many than numpy's own."""
    ordered = np.sort(values)
    if not len(ordered):
        return ordered
    once: NDArray[_Number] = ordered[np.append(True, ordered[1:] != ordered[:-1])]
    return once


def name_keys(rows: Columns, lexicon: Lexicon) -> Iterator[Keyed]:
    """The parts of a name under which namesakes are counted: two words, a word and an initial, a word."""
    words = _word_classes(rows, lexicon, None)
    yield _pairs_of_words(words)
    yield _words_with_initial(rows, lexicon, words)
    yield _lone_words(words)


def _keys(rows: Columns, lexicon: Lexicon, mail_words: Ints) -> Iterator[tuple[Keys, Ints, int]]:
    everyone = np.arange(len(rows), dtype=np.int32)
    for keys, who in _contact_keys(rows, everyone):
        yield keys, who, FULL
    yield (*_near_phones(rows, everyone), 12)
    for keys, who in _home_keys(rows, everyone):
        yield keys, who, FULL
    words = _word_classes(rows, lexicon, mail_words)
    yield (*_pairs_of_words(words), FULL)
    yield (*_words_with_initial(rows, lexicon, words), TIGHT)
    yield (*_lone_words(words), TIGHT)
    for keys, who in _words_with(rows, words):
        yield keys, who, TIGHT


def _contact_keys(rows: Columns, everyone: Ints) -> Iterator[Keyed]:
    yield _filled(1, rows.phones, everyone)
    yield _filled(2, rows.emails + 1, everyone)
    local = np.zeros(len(rows.mailboxes) + 1, np.uint64)
    bare = np.zeros(len(rows.mailboxes) + 1, np.uint64)
    names: dict[str, int] = {}
    for number, mailbox in enumerate(rows.mailboxes):
        before = mailbox.partition("@")[0]
        local[number] = names.setdefault(before, len(names) + 1) if len(before) > 4 else 0
        word = letters(mailbox)
        bare[number] = names.setdefault(" " + skeleton(word), len(names) + 1) if len(word) > 6 else 0
    yield _filled(3, local[rows.emails], everyone)
    yield _filled(4, bare[rows.emails], everyone)
    yield _filled(5, rows.badge[:, None] + 1, everyone)


def _filled(kind: int, values: NDArray[np.generic], everyone: Ints) -> Keyed:
    row, place = np.nonzero(values)
    return mix(kind, values[row, place]), everyone[row]


def _near_phones(rows: Columns, everyone: Ints) -> Keyed:
    """Each number with one digit left out: two numbers a slip apart share one of these."""
    row, place = np.nonzero(rows.phones)
    number = rows.phones[row, place]
    found = [number]
    for power in range(10):
        step = np.int64(10**power)
        found.append(number // (step * 10) * step + number % step)
    keys = np.concatenate([mix(6, digits) for digits in found])
    return _each_once(keys, np.tile(everyone[row], len(found)))


def _each_once(keys: Keys, who: Ints) -> Keyed:
    order = np.lexsort((who, keys))
    keys, who = keys[order], who[order]
    first = np.ones(len(keys), np.bool_)
    first[1:] = (keys[1:] != keys[:-1]) | (who[1:] != who[:-1])
    return keys[first], who[first]


def _home_keys(rows: Columns, everyone: Ints) -> Iterator[Keyed]:
    for day in range(2):
        some = np.flatnonzero(rows.days[:, day])
        yield mix(7, rows.days[some, day]), everyone[some]
    for word in range(2):
        some = np.flatnonzero((rows.house > 0) & (rows.street[:, word] > 0))
        yield mix(8, rows.house[some], rows.street[some, word]), everyone[some]
    some = np.flatnonzero((rows.house > 0) & (rows.postcode > 0))
    yield mix(9, rows.house[some], rows.postcode[some]), everyone[some]


def _word_classes(rows: Columns, lexicon: Lexicon, mail_words: Ints | None) -> list[tuple[Ints, Keys]]:
    """For each place in the name, the compounds and the mailbox: rows that fill it, and their word's classes."""
    places = [rows.words[:, place] for place in range(rows.words.shape[1])]
    places += [lexicon.compounds[:, 0], lexicon.compounds[:, 1]]
    places += [] if mail_words is None else [mail_words[:, 0], mail_words[:, 1]]
    telling = np.append(lexicon.length > 1, False)
    found = []
    for words in places:
        some = np.flatnonzero(telling[words]).astype(np.int32)
        found.append((some, lexicon.classes[words[some]]))
    return found


def _pairs_of_words(words: list[tuple[Ints, Keys]]) -> Keyed:
    keys, who = [], []
    for one, (rows_one, classes_one) in enumerate(words):
        for rows_two, classes_two in words[one + 1 :]:
            both, at_one, at_two = np.intersect1d(rows_one, rows_two, assume_unique=True, return_indices=True)
            for a in range(classes_one.shape[1]):
                for b in range(classes_two.shape[1]):
                    first, second = classes_one[at_one, a], classes_two[at_two, b]
                    some = (first > 0) & (second > 0)
                    keys.append(mix(10, np.minimum(first, second)[some], np.maximum(first, second)[some]))
                    who.append(both[some])
    return _each_once(np.concatenate(keys), np.concatenate(who).astype(np.int32))


def _words_with_initial(rows: Columns, lexicon: Lexicon, words: list[tuple[Ints, Keys]]) -> Keyed:
    initial = np.append(lexicon.length == 1, False)
    letter = np.append(lexicon.letter, 27)
    has_initial: Flags = np.any(initial[rows.words], axis=1)
    short: list[Keyed] = []
    long: list[Keyed] = []
    for place, (who, classes) in enumerate(words):
        for other in range(rows.words.shape[1]):
            if other == place:
                continue
            there = rows.words[who, other]
            no_initial = (there >= 0) & ~has_initial[who]
            for into, some in ((short, initial[there]), (long, no_initial)):
                for column in range(classes.shape[1]):
                    kept = some & (classes[:, column] > 0)
                    into.append((mix(11, classes[kept, column], letter[there[kept]]), who[kept]))
    keys, who = _joined(short)
    more, others = _joined(long)
    met = np.isin(more, keys)
    return _each_once(np.concatenate([keys, more[met]]), np.concatenate([who, others[met]]))


def _joined(parts: list[Keyed]) -> Keyed:
    return np.concatenate([keys for keys, _ in parts]), np.concatenate([who for _, who in parts])


def _lone_words(words: list[tuple[Ints, Keys]]) -> Keyed:
    parts = [
        (mix(12, classes[some, column]), who[some])
        for who, classes in words
        for column in range(classes.shape[1])
        if (some := classes[:, column] > 0).any()
    ]
    return _each_once(*_joined(parts)) if parts else (np.zeros(0, np.uint64), np.zeros(0, np.int32))


def _words_with(rows: Columns, words: list[tuple[Ints, Keys]]) -> Iterator[Keyed]:
    """A name word together with something else of the row, for names too common to stand alone."""
    others = (
        (13, rows.postcode.astype(np.uint64)),
        (14, rows.house.astype(np.uint64)),
        (
            15,
            np.where(
                (rows.department >= 0) & (rows.shift >= 0), mix(rows.department + 1, rows.shift + 1), np.uint64(0)
            ),
        ),
        (16, rows.year.astype(np.uint64)),
    )
    for kind, values in others:
        parts = [
            (mix(kind, classes[some, 0], values[who[some]]), who[some])
            for who, classes in words
            if (some := (classes[:, 0] > 0) & (values[who] > 0)).any()
        ]
        if parts:
            yield _each_once(*_joined(parts))
