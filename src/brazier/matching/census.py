"""Counts over all rows handed in: how many carry a name, share a telephone, live behind a door."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from brazier.matching.blocks import mix, name_keys
from brazier.matching.columns import Columns, Ints
from brazier.matching.lexicon import Flags, Floats, Keys, Lexicon, given_likeness
from brazier.matching.names import Role

JUNK = frozenset((
    "work", "job", "warehouse", "trabajo", "travay", "travail", "boss", "lead", "coworker", "union", "new",
    "old", "cell", "mobile", "home", "shop", "plant", "hotel", "school", "amz", "amazon", "fc", "dc", "night",
    "nights", "day", "days", "morning", "evening", "shift", "nite", "noche", "dia", "tarde", "team", "crew",
    "line", "dock", "driver", "neighbor", "friend", "amigo", "amiga", "bro", "sis", "mom", "dad", "cousin",
    "primo", "gym", "church", "bus", "lunch", "yes", "no", "ok", "maybe", "leader", "strong",
))  # fmt: skip
COMMON_WORD = 4


@dataclass(frozen=True, slots=True)
class Census:
    """One line a row unless said otherwise; counts as log2(1 + rows).

    aside (rows, 7): name words that are no name. aside_shape, place_shape: 64-bit marks of such words, and of the
    words of department and shift. namesakes: rows that carry the rarest part of this name; listed: those of them
    on the biggest list. phone_rows, phone_names (rows, 4): rows, and different first names, on each telephone.
    mail_rows (rows, 3), door_rows: rows on each e-mail address, behind each street door.
    code_bits, department_bits, shift_bits, site_bits: how rare the value is. mail_words (rows, 5): words in the
    mailbox.
    people: log2 of how many workers there seem to be.
    """

    aside: Flags
    aside_shape: Keys
    place_shape: Keys
    namesakes: Floats
    listed: Floats
    phone_rows: Floats
    phone_names: Floats
    mail_rows: Floats
    door_rows: Floats
    code_bits: Floats
    department_bits: Floats
    shift_bits: Floats
    site_bits: Floats
    mail_words: Ints
    people: float


def census(rows: Columns, lexicon: Lexicon, mail_words: Ints) -> Census:
    """The counts over these rows."""
    aside, aside_shape, place_shape = _asides(rows, lexicon)
    biggest = np.bincount(rows.source).argmax() if len(rows) else 0
    on_biggest = rows.source == biggest
    namesakes, listed = _namesakes(rows, lexicon, on_biggest)
    phone_rows, phone_names = _on_phones(rows, lexicon)
    doors = np.where(
        (rows.house > 0) & (rows.street[:, 0] > 0), mix(rows.house, rows.street[:, 0], rows.unit), np.uint64(0)
    )
    people = max(float(on_biggest.sum()), len(rows) / 6, 1.0)
    return Census(
        aside, aside_shape, place_shape, namesakes, listed, phone_rows, phone_names,
        _sharing(rows.emails + 1), _sharing(doors[:, None])[:, 0],
        _rarity(rows.postcode.astype(np.int64)), _rarity(rows.department + 1), _rarity(rows.shift + 1),
        _rarity(rows.site + 1),
        mail_words, float(np.log2(people)),
    )  # fmt: skip


def _asides(rows: Columns, lexicon: Lexicon) -> tuple[Flags, Keys, Keys]:
    """Words in a name column that are no name: work words, the row's department, one list's own habit."""
    words, size = rows.words, lexicon.size
    labels = {
        rows.labels[label] for label in np.unique(np.concatenate([rows.department, rows.shift])) if label >= 0
    }
    places = {word for label in labels for word in label.split()}
    is_place = np.array([text in places for text in lexicon.texts] + [False], np.bool_)
    is_junk = np.array([text in JUNK for text in lexicon.texts] + [False], np.bool_)
    open_order = (rows.roles == Role.LEADING) | (rows.roles == Role.MIDDLE) | (rows.roles == Role.TRAILING)
    several = (words >= 0).sum(axis=1) > 1
    habit = _habits(rows, size)
    suspicious = (is_place | is_junk)[words] & open_order
    aside = (words >= 0) & ((rows.roles == Role.ASIDE) | ((suspicious | habit) & several[:, None]))
    marks = np.array([_mark(text) for text in lexicon.texts] + [0], np.uint64)
    aside_shape = np.bitwise_or.reduce(np.where(aside, marks[words], np.uint64(0)), axis=1)
    shapes = np.array([_mark_all(label) for label in rows.labels] + [0], np.uint64)
    return aside, aside_shape, shapes[rows.department] | shapes[rows.shift]


def _mark(word: str) -> int:
    number = sum(ord(letter) * (1, 31, 961, 29791)[place] for place, letter in enumerate(word[:4]))
    return 1 << number % 61


def _mark_all(label: str) -> int:
    mark = 0
    for word in label.split():
        mark |= _mark(word)
    return mark


def _habits(rows: Columns, size: int) -> Flags:
    """Words that one list uses again and again in names and no other list ever does."""
    sources = len(rows.sources)
    if sources < 2 or not size:
        return np.zeros(rows.words.shape, np.bool_)
    row, place = np.nonzero(rows.words >= 0)
    word, source = rows.words[row, place].astype(np.int64), rows.source[row].astype(np.int64)
    by_source = np.bincount(word * sources + source, minlength=size * sources).reshape(size, sources)
    on_list = np.bincount(rows.source, minlength=sources)
    here = by_source[word, source]
    elsewhere = by_source.sum(axis=1)[word] - here
    wide = here >= np.maximum(COMMON_WORD, on_list[source] * 0.004)
    found = np.zeros(rows.words.shape, np.bool_)
    found[row, place] = wide & (elsewhere * 25 <= here) & (on_list[source] * 2 < len(rows))
    return found


def _namesakes(rows: Columns, lexicon: Lexicon, on_biggest: Flags) -> tuple[Floats, Floats]:
    fewest = np.full(len(rows), 1 << 20, np.int64)
    fewest_listed = fewest.copy()
    for keys, who in name_keys(rows, lexicon):
        unique, back, count = np.unique(keys, return_inverse=True, return_counts=True)
        listed = np.bincount(back, weights=on_biggest[who], minlength=len(unique))
        closer = count[back] < fewest[who]
        # the rarest key decides for both counts, so that they speak of the same part of the name
        order = np.lexsort((listed[back], count[back]))[::-1]
        keep = order[closer[order]]
        fewest[who[keep]] = count[back][keep]
        fewest_listed[who[keep]] = listed[back][keep]
    unnamed = fewest == 1 << 20
    fewest[unnamed] = fewest_listed[unnamed] = len(rows)
    return np.log2(1 + fewest).astype(np.float32), np.log2(1 + fewest_listed).astype(np.float32)


def _sharing(values: NDArray[np.generic]) -> Floats:
    """log2(1 + rows) that hold each value; 0 where silent."""
    _, back, count = np.unique(values, return_inverse=True, return_counts=True)
    shared = np.log2(1.0 + count)[back].reshape(values.shape)
    return np.where(values != 0, shared, 0).astype(np.float32)


def _on_phones(rows: Columns, lexicon: Lexicon) -> tuple[Floats, Floats]:
    likeness = np.where(rows.words >= 0, given_likeness(rows.roles), -1)
    lead = rows.words[np.arange(len(rows)), likeness.argmax(axis=1)] if len(rows) else np.zeros(0, np.int32)
    bones = np.append(lexicon.bones, np.int32(-1))[lead].astype(np.int64) + 2
    row, place = np.nonzero(rows.phones)
    names = np.unique(np.stack([rows.phones[row, place], bones[row]]), axis=1)
    phones, many = np.unique(names[0], return_counts=True)
    found = np.zeros(rows.phones.shape, np.float32)
    if len(phones):
        found[row, place] = np.log2(1.0 + many[np.searchsorted(phones, rows.phones[row, place])])
    return _sharing(rows.phones), found


def _rarity(values: NDArray[np.integer]) -> Floats:
    _, back, count = np.unique(values, return_inverse=True, return_counts=True)
    told = max(int((values > 0).sum()), 1)
    bits = -np.log2(np.minimum((count + 0.5) / (told + 1.0), 1.0))
    return np.where(values > 0, bits[back], 0).astype(np.float32)
