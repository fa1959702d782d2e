"""One spelling for each department and shift, however people write it; in doubt it is a new one.

Two places joined by mistake hide a hole on the wall chart; two left apart can be joined with one press.
So only what is surely the same is joined here, and the rest is offered.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final, Literal

from rapidfuzz.distance import OSA

from .place_words import DEPARTMENTS, NOISE, SHIFTS
from .wording import CJK, plain

Kind = Literal["department", "shift"]
How = Literal["exact", "spelling", "alias", "new"]

_TYPO_LETTERS: Final = 7
_NAME_LETTERS: Final = 60
REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "abbreviation": "“%(typed)s” is a usual short form or other name of “%(name)s”.",
        "other_word": "“%(typed)s” is often another word for “%(name)s”. Is it here?",
        "part_of": "“%(typed)s” may be part of “%(name)s”. Join them if they are one.",
        "typing_slip": "“%(typed)s” is one letter away from “%(name)s”.",
        "near": "“%(typed)s” looks like “%(name)s”. Join them if they are one.",
    }
)
"""Why another name is used or offered."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a worker's typed department or shift belongs.

    name: to show. key: the same for every spelling; "" when nothing was typed.
    how: exact, spelling (case, signs, plural, one slip), alias (known short form) or new.
    reason, instead: a key of `REASONS`, and with `new` the name that may be meant.
    """

    name: str
    key: str
    how: How
    reason: str = ""
    instead: str = ""


@dataclass(frozen=True, slots=True)
class _Word:
    place: str
    sure: bool


def place(typed: str, known: Iterable[str], kind: Kind) -> Placed:
    """The department or shift that is meant, given the names this campaign already knows.

    Never joins on a guess: a word that might mean a known place comes back as `new` with `instead` set.
    """
    names = tuple(name for name in known if place_key(name))
    key = place_key(typed)
    if not key:
        return Placed("", "", "new")
    if typed in names:
        return Placed(typed, key, "exact")
    for name in names:
        if place_key(name) == key:
            return Placed(name, key, "spelling")
    return _by_alias(typed, names, kind) or _by_slip(typed, names) or _as_new(typed, names, kind)


@lru_cache(maxsize=20_000)
def place_key(typed: str) -> str:
    """The same key for "Ship-Dock", "ship dock", "SHIP DOCKS" and "Ship Dock dept."; "" for nothing."""
    tokens = plain(typed[:_NAME_LETTERS]).replace("#", "").split()
    told = [token for token in tokens if token not in NOISE] or tokens
    return "".join(_singular(token) for token in told)


@lru_cache(maxsize=20_000)
def place_kind(typed: str) -> str:
    """ "department" or "shift" if the whole text is a usual word for one, else ""."""
    key = place_key(typed)
    if not key or key.isdigit():
        return ""
    if key in _words("shift"):
        return "shift"
    return "department" if key in _words("department") else ""


@lru_cache(maxsize=5_000)
def places_in(text: str) -> tuple[str, str] | None:
    """Department and shift in a short text such as "PACK - nights"; None if anything is left over.

    Either may be "".
    """
    tokens = plain(text[:_NAME_LETTERS]).split()
    found = {"department": "", "shift": ""}
    while tokens:
        size = next((n for n in range(len(tokens), 0, -1) if place_kind(" ".join(tokens[:n]))), 0)
        kind = place_kind(" ".join(tokens[:size]))
        if not size or found[kind]:
            return None
        found[kind] = " ".join(tokens[:size])
        tokens = tokens[size:]
    if not any(found.values()):
        return None
    typed = " ".join(text.split()).strip(" :-–—*#.[]()")
    if all(found.values()):
        return found["department"], found["shift"]
    return (typed, "") if found["department"] else ("", typed)


@dataclass(slots=True)
class Headings:
    """The department and shift that the last headings above a line told; the outer one outlasts the inner."""

    department: str = ""
    shift: str = ""
    outer: str = ""

    def take(self, places: tuple[str, str]) -> None:
        """One more heading: both at once, or one of them; whichever came first alone is the outer one."""
        department, shift = places
        if department and shift:
            self.department, self.shift = department, shift
            return
        self.outer = self.outer or ("department" if department else "shift")
        if department:
            self.department = department
            self.shift = self.shift if self.outer == "shift" else ""
        else:
            self.shift = shift
            self.department = self.department if self.outer == "department" else ""


def _singular(token: str) -> str:
    if not token.isascii() or len(token) < 4 or token.endswith("ss"):
        return token
    if token.endswith("ies") and len(token) > 4:
        return token[:-3] + "y"
    return token[:-1] if token.endswith("s") else token


@lru_cache(maxsize=2)
def _words(kind: Kind) -> Mapping[str, tuple[_Word, ...]]:
    found: dict[str, list[_Word]] = {}
    text = DEPARTMENTS if kind == "department" else SHIFTS
    for line in text.replace("\n    |", " |").strip().splitlines():
        words = [word.strip() for word in line.split("|")]
        for at, word in enumerate(words):
            sure = at == 0 or word.startswith("=")
            found.setdefault(place_key(word.lstrip("=")), []).append(_Word(words[0], sure))
    return {key: tuple(entries) for key, entries in found.items()}


def _meant(typed: str, kind: Kind) -> tuple[_Word, ...]:
    return _words(kind).get(place_key(typed), ())


def _by_alias(typed: str, names: tuple[str, ...], kind: Kind) -> Placed | None:
    meant = {word.place for word in _meant(typed, kind) if word.sure}
    same = [name for name in names if meant & {word.place for word in _meant(name, kind) if word.sure}]
    if len(same) != 1:
        return None
    return Placed(same[0], place_key(same[0]), "alias", "abbreviation")


def _by_slip(typed: str, names: tuple[str, ...]) -> Placed | None:
    """One letter left out, doubled or swapped in a long word; a changed letter is not enough (pick, pack)."""
    key = place_key(typed)
    near = [
        name
        for name in names
        if min(len(key), len(place_key(name))) >= _TYPO_LETTERS
        and key[0] == place_key(name)[0]
        and key.isalpha()
        and OSA.distance(key, place_key(name), score_cutoff=1) == 1
        and (len(key) != len(place_key(name)) or sorted(key) == sorted(place_key(name)))
    ]
    return Placed(near[0], place_key(near[0]), "spelling", "typing_slip") if len(near) == 1 else None


def _as_new(typed: str, names: tuple[str, ...], kind: Kind) -> Placed:
    reason, instead = _offer(typed, names, kind)
    return Placed(_shown(typed, kind), place_key(typed), "new", reason, instead)


def _offer(typed: str, names: tuple[str, ...], kind: Kind) -> tuple[str, str]:
    meant = {word.place for word in _meant(typed, kind)}
    for name in names:
        if meant & {word.place for word in _meant(name, kind)}:
            return "other_word", name
    full = next((word.place for word in _meant(typed, kind) if word.sure), "")
    key = place_key(full or typed)
    for name in names:
        if _begins_alike(place_key(typed), place_key(name)) or _begins_alike(key, place_key(name)):
            return "part_of", name
    for name in names:
        if len(key) >= 5 and OSA.normalized_similarity(key, place_key(name)) >= 0.8:
            return "near", name
    if full and place_key(full) != place_key(typed):
        return "abbreviation", full
    return "", ""


def _begins_alike(key: str, other: str) -> bool:
    return min(len(key), len(other)) >= 4 and (key.startswith(other) or other.startswith(key))


def _shown(typed: str, kind: Kind) -> str:
    """The name as it will be drawn: the usual spelling of a usual word, else what was typed, tidied."""
    tight = " ".join(typed.split()).strip(" .,;:-_/|#*\"'()[]")[:_NAME_LETTERS] or typed.strip()[:_NAME_LETTERS]
    for word in _meant(typed, kind):
        if place_key(word.place) == place_key(typed):
            return word.place
    letters = [letter for letter in tight if letter.isalpha()]
    if CJK.search(tight) or not (tight.isupper() or tight.islower()) or (tight.isupper() and len(letters) <= 4):
        return tight
    return tight.title() if len(letters) > 4 else tight.capitalize()
