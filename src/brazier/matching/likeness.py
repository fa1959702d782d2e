"""How two name words are alike: the same, spelled another way, a pet form, a slip, an initial."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA, JaroWinkler, Prefix
from rapidfuzz.process import cpdist

from brazier.matching.columns import Ints, Wide
from brazier.matching.lexicon import PET_FORM, SAME_NAME, Flags, Floats, Lexicon

Kinds = NDArray[np.int8]


class Like(IntEnum):
    """In what way two words are one name, strongest first after NOT."""

    NOT = 0
    EXACT = 1
    SAME = 2
    SOUND = 3
    SLIP = 4
    PET = 5
    CUT = 6
    ENDING = 7
    FAINT = 8
    INITIAL = 9


TRUST = np.array([0.0, 1.0, 0.9, 0.8, 0.75, 0.7, 0.6, 0.42, 0.35, 0.3], np.float32)
INITIAL_BITS = 3.5
MOST_REST_BITS = 14.0
_VOWELS = (0, 4, 8, 14)


@dataclass(frozen=True, slots=True)
class Words:
    """Word tables with one silent line at the end, so that -1 can be looked up."""

    bones: Ints
    letter: Ints
    length: Ints
    bits: Floats
    bone_bits: Floats
    shape: NDArray[np.uint64]
    related: Flags
    last: Ints
    lexicon: Lexicon


def words(lexicon: Lexicon) -> Words:
    """The lexicon, ready to compare words."""
    last = np.array([ord(text[-1]) - 97 for text in lexicon.texts] + [99], np.int32)
    return Words(
        np.append(lexicon.bones, np.int32(-9)), np.append(lexicon.letter, np.int32(-9)),
        np.append(lexicon.length, np.int32(0)),
        np.append(lexicon.bits, np.float32(0)), np.append(lexicon.bone_bits, np.float32(0)),
        np.append(lexicon.shape, np.uint64(0)), np.append(lexicon.related, False), last, lexicon,
    )  # fmt: skip


def compare(one: Ints, two: Ints, table: Words) -> Kinds:
    """In what way each word of `one` is like the word of `two` beside it; arrays of one shape."""
    kind = np.zeros(one.shape, np.int8)
    same = one == two
    length_one, length_two = table.length[one], table.length[two]
    letters_meet = table.letter[one] == table.letter[two]
    lone = (length_one == 1) | (length_two == 1)
    kind[same] = Like.EXACT
    kind[lone & letters_meet] = Like.INITIAL
    close = ~same & ~lone & ((table.bones[one] == table.bones[two]) | _share_letters(one, two, table))
    kind[close] = _spelled(one[close], two[close], table)
    kin = ~same & ~lone & table.related[one] & table.related[two]
    if kin.any():
        kind[kin] = _kin(one[kin], two[kin], kind[kin], table.lexicon)
    return kind


def _share_letters(one: Ints, two: Ints, table: Words) -> Flags:
    shape_one, shape_two = table.shape[one], table.shape[two]
    shared = np.bitwise_count(shape_one & shape_two)
    least = np.minimum(np.bitwise_count(shape_one), np.bitwise_count(shape_two))
    enough: Flags = shared * 20 >= least * 9
    return enough


def _kin(one: Ints, two: Ints, kind: Kinds, lexicon: Lexicon) -> Kinds:
    code = one.astype(np.int64) * lexicon.size + two
    at = np.minimum(np.searchsorted(lexicon.pairs, code), max(len(lexicon.pairs) - 1, 0))
    found = np.where(lexicon.pairs[at] == code, lexicon.kinds[at], 0)
    pet = (found == PET_FORM) & ((kind == Like.NOT) | (kind > Like.PET))
    sister = (found > PET_FORM) & (kind == Like.NOT)
    return np.where(
        found == SAME_NAME, Like.SAME, np.where(pet, Like.PET, np.where(sister, Like.FAINT, kind))
    ).astype(np.int8)


def _spelled(one: Ints, two: Ints, table: Words) -> Kinds:
    """The same for words close in letters; each pair of words is measured once."""
    size = np.int64(table.lexicon.size + 1)
    code = np.minimum(one, two).astype(np.int64) * size + np.maximum(one, two)
    unique, back = np.unique(code, return_inverse=True)
    return _measured(unique // size, unique % size, table)[back]


def _measured(one: Wide, two: Wide, table: Words) -> Kinds:
    texts = table.lexicon.texts
    left, right = [texts[word] for word in one.tolist()], [texts[word] for word in two.tolist()]
    slips = cpdist(left, right, scorer=OSA.distance, dtype=np.int32) if left else np.zeros(0, np.int32)
    shared = cpdist(left, right, scorer=Prefix.similarity, dtype=np.int32) if left else slips
    close = cpdist(left, right, scorer=JaroWinkler.similarity, dtype=np.float32) if left else slips
    length_one, length_two = table.length[one], table.length[two]
    short, long = np.minimum(length_one, length_two), np.maximum(length_one, length_two)
    sounds = table.bones[one] == table.bones[two]
    kind = np.where((close >= 0.84) | sounds, Like.FAINT, Like.NOT).astype(np.int8)
    kind[(shared == short) & (short >= 3)] = Like.CUT
    few = ((slips == 1) & (short >= 3)) | ((slips == 2) & (short >= 6)) | ((slips == 3) & (short >= 10))
    kind[few] = Like.SLIP
    kind[sounds & (slips * 3 <= long + 1)] = Like.SOUND
    kind[_other_ending(one, two, shared, table)] = Like.ENDING
    return kind


def _other_ending(one: Wide, two: Wide, shared: Ints, table: Words) -> Flags:
    """Mario and Maria, Luis and Luisa, Rene and Renee: near in letters, mostly two people."""
    length_one, length_two = table.length[one], table.length[two]
    last_one, last_two = table.last[one], table.last[two]
    swapped = (
        (length_one == length_two)
        & (shared == length_one - 1)
        & np.isin(last_one, _VOWELS)
        & np.isin(last_two, _VOWELS)
    )
    longer_last = np.where(length_one > length_two, last_one, last_two)
    added = (
        (np.abs(length_one - length_two) == 1)
        & (shared == np.minimum(length_one, length_two))
        & np.isin(longer_last, (0, 4, 14))
    )
    found: Flags = (swapped | added) & (np.minimum(length_one, length_two) >= 3)
    return found


def bits_of(kind: Kinds, one: Ints, two: Ints, table: Words) -> Floats:
    """How much it tells that these two words meet, in bits: little for a common name."""
    rare = np.minimum(table.bone_bits[one], table.bone_bits[two])
    return np.where(
        kind == Like.EXACT, table.bits[one], np.where(kind == Like.INITIAL, np.float32(INITIAL_BITS), rare)
    )
