"""The name words of all rows together: how rare each is, how it sounds, and which words are one name."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from brazier.matching.columns import Columns, Ints, Wide
from brazier.matching.names import LONGEST_WORD, Role, skeleton
from brazier.matching.spellings import spellings

Floats = NDArray[np.float32]
Keys = NDArray[np.uint64]
Flags = NDArray[np.bool_]

SAME_NAME, PET_FORM, SISTER_PET = 1, 2, 3
_PREFIXES = (
    "delos", "dela", "del", "de", "al", "el", "la", "le", "san", "mac", "mc", "o", "da", "di", "van", "abu",
    "ben", "bin",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One line a word of `Columns.vocabulary` (and of the compounds behind it).

    texts: the words. bones: number of the word's skeleton. letter: 0 to 25, or 26. length: letters.
    bits, bone_bits: how rare the word and its skeleton are among the rows, in bits.
    pairs: sorted codes (a * size + b, both ways) of words that are one name; kinds: SAME_NAME and so on.
    related: words that stand in `pairs` at all. shape: which two-letter pairs it holds, as 64 bits.
    classes (size, 3): keys under which the word may meet others, 0 where none.
    compounds (rows, 2): two neighbouring words that stand as one elsewhere; compound_at: place of the first.
    """

    texts: tuple[str, ...]
    bones: Ints
    letter: Ints
    length: Ints
    bits: Floats
    bone_bits: Floats
    count: Ints
    pairs: Wide
    kinds: Ints
    related: Flags
    shape: Keys
    classes: Keys
    compounds: Ints
    compound_at: Ints

    @property
    def size(self) -> int:
        return len(self.texts)


def lexicon(rows: Columns) -> Lexicon:
    """The words of these rows with their rarity and kinship."""
    known = {word: number for number, word in enumerate(rows.vocabulary)}
    compounds, places = _compounds(rows, known)
    texts = rows.vocabulary
    words, numbers = _table(texts)
    count = np.bincount(rows.words[rows.words >= 0], minlength=len(texts)).astype(np.int32)
    bone_count = np.bincount(words["bones"], weights=count, minlength=numbers)[words["bones"]]
    total = len(rows) + 1.0
    codes, kinds = _kin(texts, known)
    related = np.zeros(len(texts), np.bool_)
    related[np.unique(codes // max(len(texts), 1))] = True
    return Lexicon(
        texts, words["bones"], words["letter"], words["length"],
        _bits(count, total), _bits(bone_count, total), count,
        codes, kinds, related, _shapes(texts), _classes(texts, words["bones"]), compounds, places,
    )  # fmt: skip


def _bits(count: NDArray[np.generic], total: float) -> Floats:
    return -np.log2((count.astype(np.float64) + 0.5) / total).clip(-24.0, 0.0).astype(np.float32)


def _table(texts: tuple[str, ...]) -> tuple[dict[str, Ints], int]:
    bones: dict[str, int] = {}
    numbers = [bones.setdefault(skeleton(text), len(bones)) for text in texts]
    letters = [ord(text[0]) - 97 if "a" <= text[0] <= "z" else 26 for text in texts]
    lengths = [len(text) for text in texts]
    table = zip(("bones", "letter", "length"), (numbers, letters, lengths), strict=True)
    return {name: np.array(values, np.int32) for name, values in table}, len(bones)


def _kin(texts: tuple[str, ...], known: dict[str, int]) -> tuple[Wide, Ints]:
    """Codes of all word pairs that the spellings table, or a glued-on particle, makes one name."""
    table = spellings()
    members: dict[tuple[str, int], list[int]] = {}
    for kind, sets in (("same", table.same), ("root", table.root), ("pet", table.pet)):
        for word, numbers in sets.items():
            if word in known:
                for number in numbers:
                    members.setdefault((kind, number), []).append(known[word])
    found: dict[tuple[int, int], int] = {}
    for (kind, number), words in members.items():
        pets = members.get(("pet", number), []) if kind == "root" else []
        others, sort = (pets, PET_FORM) if kind == "root" else (words, SAME_NAME if kind == "same" else SISTER_PET)
        for a in words:
            for b in others:
                if a != b:
                    found[a, b] = min(sort, found.get((a, b), 9))
                    found[b, a] = min(sort, found.get((b, a), 9))
    for word, number in known.items():
        for bare in _bare(word, known):
            found[number, bare] = found[bare, number] = SAME_NAME
    size = len(texts)
    codes = np.array([a * size + b for a, b in found], np.int64)
    order = np.argsort(codes)
    return codes[order], np.array(list(found.values()), np.int32)[order]


def _bare(word: str, known: dict[str, int]) -> list[int]:
    if len(word) < 6:
        return []
    rests = (word[len(prefix) :] for prefix in _PREFIXES if word.startswith(prefix))
    return [known[rest] for rest in rests if len(rest) > 3 and rest in known]


def _shapes(texts: tuple[str, ...]) -> Keys:
    """Two-letter pairs of each word, edges included, hashed to 64 bits: unlike words share few."""
    table = np.zeros((len(texts), LONGEST_WORD + 2), np.uint64)
    raw = np.frombuffer("".join(text.ljust(LONGEST_WORD) for text in texts).encode("ascii", "replace"), np.uint8)
    letters = (raw.reshape(-1, LONGEST_WORD) & 31).astype(np.uint64) if texts else table[:, :LONGEST_WORD]
    table[:, 1:-1] = letters
    pairs = table[:, :-1] * np.uint64(29) + table[:, 1:]
    bits = np.where(
        (table[:, :-1] + table[:, 1:]) > 0,
        np.uint64(1) << (pairs * np.uint64(0x9E3779B1) >> np.uint64(7)) % np.uint64(64),
        np.uint64(0),
    )
    shapes: Keys = np.bitwise_or.reduce(bits, axis=1)
    return shapes


def _classes(texts: tuple[str, ...], bones: Ints) -> Keys:
    table = spellings()
    classes = np.zeros((len(texts), 4), np.uint64)
    classes[:, 0] = bones.astype(np.uint64) + np.uint64(1 << 40)
    for row, text in enumerate(texts):
        sets = [
            *((1 << 41) + number for number in table.same.get(text, ())),
            *((1 << 42) + number for number in (*table.root.get(text, ()), *table.pet.get(text, ()))),
        ]
        if sets:
            classes[row, 1 : 1 + len(sets[:3])] = sets[:3]
    return classes


def _compounds(rows: Columns, known: dict[str, int]) -> tuple[Ints, Ints]:
    """Neighbouring words of a row that elsewhere stand as one: "xiao ming" where another list says "xiaoming"."""
    compounds = np.full((len(rows), 2), -1, np.int32)
    places = np.zeros((len(rows), 2), np.int32)
    texts = rows.vocabulary
    short = np.array([len(text) < 11 for text in texts] + [False], np.bool_)
    found = np.zeros(len(rows), np.int32)
    for at in range(rows.words.shape[1] - 1):
        one, two = rows.words[:, at], rows.words[:, at + 1]
        some = np.flatnonzero((two >= 0) & short[one] & short[two] & (found < 2))
        for row, a, b in zip(some.tolist(), one[some].tolist(), two[some].tolist(), strict=True):
            whole = known.get(texts[a] + texts[b], -1)
            if whole >= 0 and len(texts[a]) > 1 and len(texts[b]) > 1:
                compounds[row, found[row]], places[row, found[row]] = whole, at
                found[row] += 1
    return compounds, places


def given_likeness(roles: NDArray[np.int8]) -> Floats:
    """How likely a word in each place is a given name, 0 to 1."""
    table = np.zeros(8, np.float32)
    table[[Role.MIDDLE, Role.GIVEN, Role.FAMILY, Role.ASIDE, Role.LEADING, Role.TRAILING]] = (
        0.5,
        1.0,
        0.0,
        0.6,
        0.7,
        0.3,
    )
    return table[roles]
