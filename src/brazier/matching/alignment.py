"""Two names laid side by side, word to word, whatever their order; what stays unexplained on each side."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from brazier.matching.columns import Columns, Ints
from brazier.matching.lexicon import Flags, Floats, given_likeness
from brazier.matching.likeness import MOST_REST_BITS, TRUST, Like, Words, bits_of, compare

WIDTH = 19


@dataclass(frozen=True, slots=True)
class Sides:
    """The words of both rows of each pair: (pairs, 7) numbers, how given-like, and which do not count."""

    left: Ints
    right: Ints
    given_left: Floats
    given_right: Floats
    aside_left: Flags
    aside_right: Flags


NAMES = (
    "name_exact", "name_same", "name_sound", "name_slip", "name_pet", "name_cut", "name_ending", "name_faint",
    "name_initial", "rest_low", "rest_high", "rest_given", "rest_family", "words_met", "words_low",
    "words_high", "order", "slip_gap", "weakest",
)  # fmt: skip


def align(rows: Columns, table: Words, aside: Flags, left: Ints, right: Ints) -> Floats:
    """What the names of each pair of rows say; one line a pair, one column a word of `NAMES`.

    aside (rows, 7): words that are no part of the name, such as a department; they never count against.
    Bits for what meets, by kind of likeness; bits left unexplained on the poorer and the richer side.
    """
    sides = _joined(rows, table, _sides(rows, aside, left, right), left, right)
    many_left, many_right = (sides.left >= 0).sum(axis=1), (sides.right >= 0).sum(axis=1)
    found = np.zeros((len(left), WIDTH), np.float32)
    shape = many_left * 8 + many_right
    order = np.argsort(shape, kind="stable")
    starts = np.flatnonzero(np.append(True, np.diff(shape[order]) > 0)) if len(order) else np.zeros(0, np.int64)
    for group in np.split(order, starts[1:]):
        if len(group) and (many_left[group[0]] or many_right[group[0]]):
            found[group] = _aligned(_cut(sides, group, int(many_left[group[0]]), int(many_right[group[0]])), table)
    return found


def _sides(rows: Columns, aside: Flags, left: Ints, right: Ints) -> Sides:
    given = given_likeness(rows.roles)
    return Sides(rows.words[left], rows.words[right], given[left], given[right], aside[left], aside[right])


def _joined(rows: Columns, table: Words, sides: Sides, left: Ints, right: Ints) -> Sides:
    """Where one row says "xiao ming" and the other "xiaoming", both say "xiaoming"."""
    lexicon = table.lexicon
    for words, others, given, aside, who in (
        (sides.left, sides.right, sides.given_left, sides.aside_left, left),
        (sides.right, sides.left, sides.given_right, sides.aside_right, right),
    ):
        for place in range(2):
            whole = lexicon.compounds[who, place]
            some = np.flatnonzero(whole >= 0)
            met = table.bones[others[some]] == table.bones[whole[some]][:, None]
            for pair in some[(met & (others[some] >= 0)).any(axis=1)].tolist():
                at = int(lexicon.compound_at[who[pair], place])
                parts = (rows.words[who[pair], at], rows.words[who[pair], at + 1])
                if (words[pair, at], words[pair, at + 1]) == parts:
                    words[pair, at] = whole[pair]
                    for table_of in (words, given, aside):
                        table_of[pair, at + 1 : -1] = table_of[pair, at + 2 :]
                    words[pair, -1] = -1
    return sides


def _cut(sides: Sides, group: NDArray[np.int64], many_left: int, many_right: int) -> Sides:
    return Sides(
        sides.left[group, :many_left], sides.right[group, :many_right], sides.given_left[group, :many_left],
        sides.given_right[group, :many_right], sides.aside_left[group, :many_left], sides.aside_right[group,
        :many_right],
    )  # fmt: skip


def _aligned(sides: Sides, table: Words) -> Floats:
    pairs, many_left, many_right = len(sides.left), sides.left.shape[1], sides.right.shape[1]
    found = np.zeros((pairs, WIDTH), np.float32)
    free_left, free_right = np.ones(sides.left.shape, np.bool_), np.ones(sides.right.shape, np.bool_)
    found[:, 18] = 1.0
    if many_left and many_right:
        one = np.broadcast_to(sides.left[:, :, None], (pairs, many_left, many_right))
        two = np.broadcast_to(sides.right[:, None, :], (pairs, many_left, many_right))
        kind = compare(one, two, table)
        bits = bits_of(kind, one, two, table)
        _take_best(sides, table, kind, bits, (free_left, free_right, found))
    _rest(sides, table, free_left, free_right, found)
    return found


def _take_best(
    sides: Sides, table: Words, kind: NDArray[np.int8], bits: Floats, into: tuple[Flags, Flags, Floats]
) -> None:
    """Lay the likeliest words side by side first; each word is used once."""
    free_left, free_right, found = into
    pairs, _, many_right = kind.shape
    every = np.arange(pairs)
    worth = (TRUST[kind] * (bits + 1.0)).reshape(pairs, -1)
    flat_kind, flat_bits = kind.reshape(pairs, -1), bits.reshape(pairs, -1)
    for _ in range(min(kind.shape[1:])):
        best = worth.argmax(axis=1)
        some = every[worth[every, best] > 0]
        if not len(some):
            return
        cell = best[some]
        a, b = cell // many_right, cell % many_right
        met, how = flat_bits[some, cell], flat_kind[some, cell]
        found[some, how - 1] += met
        found[some, 13] += 1
        away = np.abs(sides.given_left[some, a] - sides.given_right[some, b])
        found[some, 16] += met * (0.5 - away)
        one, two = sides.left[some, a], sides.right[some, b]
        loose = (how == Like.SLIP) | (how == Like.FAINT) | (how == Like.CUT)
        found[some, 17] += np.where(loose, np.abs(table.bits[one] - table.bits[two]), 0)
        found[some, 18] = np.minimum(found[some, 18], TRUST[how])
        free_left[some, a] = free_right[some, b] = False
        blocked = worth.reshape(kind.shape)
        blocked[some, a, :] = 0
        blocked[some, :, b] = 0


def _rest(sides: Sides, table: Words, free_left: Flags, free_right: Flags, found: Floats) -> None:
    rests, givens, families = [], [], []
    for words, given, aside, free in (
        (sides.left, sides.given_left, sides.aside_left, free_left),
        (sides.right, sides.given_right, sides.aside_right, free_right),
    ):
        bits = np.where(table.length[words] == 1, 2.0, np.minimum(table.bone_bits[words], MOST_REST_BITS))
        bits = np.where(free & ~aside, bits, 0).astype(np.float32)
        rests.append(bits.sum(axis=1))
        givens.append((bits * given).sum(axis=1))
        families.append((bits * (1 - given)).sum(axis=1))
    found[:, 9], found[:, 10] = np.minimum(*rests), np.maximum(*rests)
    found[:, 11], found[:, 12] = np.minimum(*givens), np.minimum(*families)
    counts = [(~aside).sum(axis=1) for aside in (sides.aside_left, sides.aside_right)]
    found[:, 14], found[:, 15] = np.minimum(*counts), np.maximum(*counts)
