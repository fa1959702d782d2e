"""Names taken apart: Latin letters, words, and the skeleton that spellings of one name share.

Used for matching and for search, where "Jose" finds "José", "Mohamed" finds "Mohammed" and 王 finds Wang.
A name stays an unordered bag of words, because order, middle names and double surnames differ by list.
"""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from brazier.matching.latin import romanize

LONGEST_NAME = 200
LONGEST_WORD = 24
MOST_WORDS = 7

_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHE = re.compile(
    r"(?<=[a-z])['`](?=[a-z])|(?<=[a-z])['`](?![a-z])|(?<![a-z])['`](?=[a-z]+[^a-z'`]|[a-z]+$)"
)
_ASIDE = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|\"([^\"]*)\"")
_GENERATION = {"sr": 1, "snr": 1, "jr": 2, "jnr": 2, "ii": 2, "2nd": 2, "iii": 3, "3rd": 3, "iv": 4, "4th": 4}
_GENERATION_LAST = {"senior": 1, "junior": 2, "hijo": 2, "filho": 2, "neto": 3}
_TITLES = frozenset((
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "sr", "sra", "srta", "mme", "mlle", "hermano",
    "hermana", "brother", "sister",
))  # fmt: skip
_PARTICLES = frozenset((
    "de", "la", "del", "los", "las", "da", "dos", "das", "der", "den", "von", "bin", "ibn", "bint", "binti",
    "al", "el", "ul", "ur", "dela",
))  # fmt: skip
_MIDDLE_PARTICLES = frozenset(["van", "do", "di", "du", "le", "y", "e", "ter", "ten", "ud", "ar", "as"])
_SERVANT = re.compile(r"(c?abd[aeiou][lrs]?)-?([b-df-hj-np-tv-z][a-z]{3,})")
_WHOLE_SERVANT = re.compile(r"c?abd[aeiou]l+[aeiou]h?i?$|abdo?u?laye$")


class Role(IntEnum):
    """Where in the name a word stood."""

    MIDDLE = 0
    GIVEN = 1
    FAMILY = 2
    ASIDE = 3
    LEADING = 4
    TRAILING = 5


@dataclass(frozen=True, slots=True)
class FullName:
    """The words of one name with their places; generation: 0 none, 1 Sr, 2 Jr or II, 3 III, 4 IV."""

    words: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    generation: int = 0


def latin(text: str) -> str:
    """The text in plain lower-case Latin letters and digits, words parted by one space.

    Reads the first 200 letters; the same text gives the same words on every machine.
    """
    return " ".join(_WORD.findall(_APOSTROPHE.sub("", romanize(text[:LONGEST_NAME]))))


def tokens(text: str) -> tuple[str, ...]:
    """The words of a name that tell people apart, in the order they stand.

    Titles, particles (de, bin, van) and generation marks (Jr) are left out; "Abdulrahman" is two words.
    """
    return read(text).words


@lru_cache(maxsize=1 << 17)
def skeleton(token: str) -> str:
    """What spellings of one name share: its consonants, folded over languages.

    "mohamed" and "muhammad" give the same; a name with fewer than two consonants keeps its vowels.
    """
    word = _fold(token)
    if not word:
        return token
    head = "a" if word[0] in "aeiou" else {"w": "v"}.get(word[0], word[0])
    bones = head + re.sub(r"[aeiouhwy]", "", word[1:])
    bones = re.sub(r"(.)\1+", r"\1", bones)
    if len(bones) - (head == "a") > 1:
        return bones
    return head + re.sub(r"(.)\1+", r"\1", re.sub(r"[hw]", "", word[1:]).replace("y", "i"))


_FOLDS = (
    (re.compile(r"[^a-z]"), ""), (re.compile(r"ph"), "f"),
    (re.compile(r"sch|sh|tch|ch(?=[aeiouy])|cz|sz"), "s"), (re.compile(r"zh|dzh|x"), "s"),
    (re.compile(r"ck|q|kh|ch"), "k"), (re.compile(r"c(?=[eiy])|ts|tz|z"), "s"), (re.compile(r"c"), "k"),
    (re.compile(r"gh"), "g"), (re.compile(r"g(?=[eiy])"), "j"), (re.compile(r"(?<=[dtbglr])h"), ""),
    (re.compile(r"ee"), "i"), (re.compile(r"oo|ou"), "u"), (re.compile(r"ie$|y$|ey$"), "i"),
)  # fmt: skip


def _fold(token: str) -> str:
    for pattern, plain in _FOLDS:
        token = pattern.sub(plain, token)
    return token


def read(name: str = "", first: str = "", last: str = "") -> FullName:
    """One name out of the columns that hold it, whatever their order.

    At most seven words are kept; a word twice is kept once.
    """
    if name.isascii() and not (first or last) and name.replace(" ", "").isalpha():
        parts = [(name.lower().split(), (Role.LEADING, Role.MIDDLE, Role.TRAILING))]
        generation, found = _take_apart(parts)
        return _unique(found, generation)
    parts = _parts(name[:LONGEST_NAME], first[:LONGEST_NAME], last[:LONGEST_NAME])
    generation, found = _take_apart(parts)
    return _unique(found, generation)


_Place = tuple[Role, Role, Role]
_GIVEN: _Place = (Role.GIVEN, Role.GIVEN, Role.GIVEN)
_FAMILY: _Place = (Role.FAMILY, Role.FAMILY, Role.FAMILY)
_ASIDES: _Place = (Role.ASIDE, Role.ASIDE, Role.ASIDE)
_OPEN: _Place = (Role.LEADING, Role.MIDDLE, Role.TRAILING)


def _parts(name: str, first: str, last: str) -> list[tuple[list[str], _Place]]:
    parts: list[tuple[list[str], _Place]] = []
    asides: list[str] = []
    for text, place in ((first, _GIVEN), (last, _FAMILY), (name, _OPEN)):
        if text:
            plain, aside = _set_aside(romanize(text))
            asides += aside
            parts += _by_comma(plain, place)
    return [*parts, (asides, _ASIDES)] if asides else parts


def _set_aside(text: str) -> tuple[str, list[str]]:
    asides = [word for found in _ASIDE.findall(text) for word in _WORD.findall(" ".join(found))]
    plain = _ASIDE.sub(" ", text) if asides else text
    return (plain, asides) if _WORD.search(plain) else (text, [])


def _by_comma(text: str, place: _Place) -> list[tuple[list[str], _Place]]:
    text = _APOSTROPHE.sub("", text)
    before, comma, after = text.partition(",")
    rest = _WORD.findall(after)
    if comma and place is _OPEN and any(word not in _GENERATION for word in rest):
        return [(_WORD.findall(before), _FAMILY), (rest, _GIVEN)]
    return [(_WORD.findall(text), place)]


def _take_apart(parts: list[tuple[list[str], _Place]]) -> tuple[int, list[tuple[str, Role]]]:
    generation = 0
    found: list[tuple[str, Role]] = []
    total = sum(len(words) for words, _ in parts)
    for words, place in parts:
        kept: list[str] = []
        for position, word in enumerate(words):
            mark = _generation(word, position == len(words) - 1, bool(found or kept), total)
            generation = generation or mark
            if not mark and not word.isdigit():
                kept.append(word)
        found += _placed(_plain_words(kept, place is _FAMILY), place)
    return generation, found


def _generation(word: str, at_end: bool, after_others: bool, total: int) -> int:
    if not after_others:
        return 0
    mark = _GENERATION.get(word, 0)
    return mark or (_GENERATION_LAST.get(word, 0) if at_end and total > 2 else 0)


def _plain_words(words: list[str], family: bool) -> list[str]:
    if len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    last = len(words) - 1
    kept = [
        word
        for position, word in enumerate(words)
        if not (
            (word in _PARTICLES and position < last and (position or family or word not in ("al", "el")))
            or (word in _MIDDLE_PARTICLES and position < last and (position or family))
        )
    ]
    return [piece for word in kept for piece in _pieces(word[:LONGEST_WORD])]


@lru_cache(maxsize=1 << 16)
def _pieces(word: str) -> tuple[str, ...]:
    if word == "st":
        return ("saint",)
    if word.startswith(("abd", "cabd")) and not _WHOLE_SERVANT.match(word):
        servant = _SERVANT.fullmatch(word)
        if servant:
            return ("abdul", servant[2])
    return (word,)


def _placed(words: list[str], place: _Place) -> list[tuple[str, Role]]:
    last = len(words) - 1
    return [(word, place[0] if not at else place[2] if at == last else place[1]) for at, word in enumerate(words)]


def _unique(found: list[tuple[str, Role]], generation: int) -> FullName:
    roles: dict[str, Role] = {}
    for word, role in found:
        roles.setdefault(word, role)
    words = tuple(roles)[:MOST_WORDS]
    return FullName(words, tuple(roles[word] for word in words), generation)
