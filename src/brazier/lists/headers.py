"""What one header says: the field it names, or why its column is not taken."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz, process

from .header_words import HEADERS
from .unwanted_words import HARMLESS, NOT_NEEDED, REFUSED, SOMEONE_ELSE
from .wording import CJK, plain

WEAK: Final = 0.62
_SURE: Final = 1.0
_FUZZY_CUT: Final = 86
_PARTS: Final = re.compile(r"[/|()\[\]\n;:：（）]+")
_MODIFIERS_WORDS: Final = (
    "type label status carrier ext extension country region verified consent tipo typ estado pais pays kraj"
)
_MODIFIERS: Final = frozenset(_MODIFIERS_WORDS.split())
_PALE_WORDS: Final = (
    "name number no # code id date num nr n time of the and info data nom nombre non nazwa اسم رقم নাম নম্বর নং"
)
_PALE: Final = frozenset(_PALE_WORDS.split())
"""Words that say little beside another: a "dept code" is a department."""

_FILLERS_WORDS: Final = (
    "employee worker associate member your my the current optional required primary personal main "
    "please if known any last4 empleado trabajador salarie travaye pracownika contact person field "
    "emp ee assoc wkr ou w tu su votre vos twoj legal full"
)
_FILLERS: Final = frozenset(_FILLERS_WORDS.split())
_ACRONYMS_WORDS: Final = "ssn nid nss dni nif rfc ead i9 h1b nas nir nin nip"
_ACRONYMS: Final = frozenset(_ACRONYMS_WORDS.split())
"""Short words that mean a refused kind wherever they stand; other short ones only alone."""

_DIGITS: Final = re.compile(r"(?:(?<=\s)|^)\d{1,2}(?:(?=\s)|$)")


@dataclass(frozen=True, slots=True)
class Meaning:
    """One reading of a header.

    field: one of `header_words.FIELDS`, or ignore, or refused. score: 0 to 1. word: what was recognized.
    reason: for refused and ignore, which kind it is (`unwanted_words`), else "".
    exact: the header is that word and nothing else.
    """

    field: str
    score: float
    word: str
    reason: str = ""
    exact: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    field: str
    weight: float
    reason: str = ""


def _phrases(text: str) -> Iterator[tuple[str, float]]:
    for raw in text.split("|"):
        phrase = raw.strip()
        yield plain(phrase.rstrip("~")), WEAK if phrase.endswith("~") else _SURE


def _index() -> dict[str, tuple[_Entry, ...]]:
    index: dict[str, list[_Entry]] = {}
    for field, text in HEADERS.items():
        for phrase, weight in _phrases(text):
            index.setdefault(phrase, []).append(_Entry(field, weight))
    for reason, text in REFUSED.items():
        for phrase, _ in _phrases(text):
            index[phrase] = [_Entry("refused", _SURE, reason)]
    for reason, text in (("someone_else", SOMEONE_ELSE), ("not_needed", NOT_NEEDED)):
        for phrase, _ in _phrases(text):
            index.setdefault(phrase, []).append(_Entry("ignore", _SURE, reason))
    index.pop("", None)
    return {phrase: tuple(entries) for phrase, entries in index.items()}


_INDEX: Final = _index()
_HARMLESS: Final = frozenset(phrase for phrase, _ in _phrases(HARMLESS))
_LONG: Final = [phrase for phrase in _INDEX if len(phrase) >= 5]


@lru_cache(maxsize=20_000)
def meanings(header: str) -> tuple[Meaning, ...]:
    """What a header may mean, best first; empty if it says nothing we know.

    A header in two languages ("Name / Nombre") is read part by part. A refused kind anywhere in it wins,
    then somebody else's data ("Emergency contact phone").
    """
    whole = plain(header[:200])
    if not whole:
        return ()
    found = list(_read(whole))
    parts = [plain(part) for part in _PARTS.split(header[:200])]
    if len(parts) > 1:
        told = [part for part in parts if part != whole and (len(part) > 1 or CJK.search(part))]
        found += [meaning for part in told for meaning in _read(part)]
    return _best(found)


def is_known(header: str) -> bool:
    """Whether the whole header is one of the words we know; much quicker than `meanings`."""
    return len(header) <= 60 and plain(header) in _INDEX


def _best(found: list[Meaning]) -> tuple[Meaning, ...]:
    best: dict[tuple[str, str], Meaning] = {}
    for meaning in found:
        key = (meaning.field, meaning.reason)
        if key not in best or best[key].score < meaning.score:
            best[key] = meaning
    ordered = sorted(best.values(), key=_rank, reverse=True)
    return tuple(ordered)


def _rank(meaning: Meaning) -> tuple[int, float]:
    over = {"refused": 2, "someone_else": 1}
    return over.get("refused" if meaning.field == "refused" else meaning.reason, 0), meaning.score


def _read(text: str) -> Iterator[Meaning]:
    if text in _HARMLESS:
        yield Meaning("ignore", 0.5, text, "not_needed")
        return
    short = " ".join(_DIGITS.sub(" ", text).split()) or text
    if short in _INDEX or text in _INDEX:
        word = text if text in _INDEX else short
        yield from _exact(word, 1.0 if word == text else 0.97)
        return
    if CJK.search(text):
        yield from _inside_unspaced(short)
        return
    windows = list(_windows(short))
    yield from windows
    if len(short) >= 5 and not any(window.field == "refused" or window.reason for window in windows):
        yield from _almost(short)
        yield from _shortened(short)


def _exact(word: str, share: float) -> Iterator[Meaning]:
    for entry in _INDEX[word]:
        yield Meaning(entry.field, entry.weight * share, word, entry.reason, exact=True)


def _windows(text: str) -> Iterator[Meaning]:
    """Every known phrase inside a longer header, such as "cell" in "your cell (optional)"."""
    if any(f" {phrase} " in f" {text} " for phrase in _HARMLESS):
        yield Meaning("ignore", 0.5, text, "not_needed")
        return
    tokens = text.split()[:12]
    told = [token for token in tokens if token not in _FILLERS] or tokens
    if told[-1] in _MODIFIERS and len(told) > 1:
        yield Meaning("ignore", 0.85, text, "not_needed")
    for size in range(len(tokens), 0, -1):
        for start in range(len(tokens) - size + 1):
            word = " ".join(tokens[start : start + size])
            for entry in _INDEX.get(word, ()):
                if score := _window_score(entry, word, told, start + size == len(tokens)):
                    yield Meaning(entry.field, round(score, 3), word, entry.reason)


def _window_score(entry: _Entry, word: str, told: list[str], last: bool) -> float:
    count = len(word.split())
    if entry.field == "refused":
        long = len(word) >= (4 if word.isascii() else 3) or word in _ACRONYMS
        return 0.9 if count > 1 or (long and len(told) <= 5) else 0.0
    if entry.reason == "someone_else":
        return 0.88 if count > 1 or len(word) >= 4 else 0.0
    if entry.reason == "not_needed":
        return 0.75 if count > 1 else 0.5 if len(word) >= 4 else 0.0
    if len(word) < 2 or (len(word) < 3 and len(told) > 2):
        return 0.0
    if word.split() == told:
        return entry.weight * 0.95
    if all(token in _PALE for token in word.split()):
        return entry.weight * 0.4
    share = min(1.0, len(word.replace(" ", "")) / max(1, sum(map(len, told))))
    paler = 0.5 if word in _FILLERS else 1.0
    return entry.weight * paler * (0.55 + 0.35 * share + (0.05 if last else 0.0))


def _inside_unspaced(text: str) -> Iterator[Meaning]:
    """Chinese headers: a known word inside a longer one (员工手机号码); the longest and last say most."""
    tight = text.replace(" ", "")[:30]
    for start in range(len(tight)):
        for end in range(start + 1, len(tight) + 1):
            word = tight[start:end]
            for entry in _INDEX.get(word, ()):
                if len(word) < 2 and len(tight) > 2:
                    continue
                share = len(word) / len(tight)
                base = 0.9 if entry.field == "refused" else 0.85 if entry.reason == "someone_else" else 0.5
                score = base if entry.reason else entry.weight * (0.5 + 0.4 * share + 0.05 * (end == len(tight)))
                yield Meaning(entry.field, round(score, 3), word, entry.reason)


def _almost(text: str) -> Iterator[Meaning]:
    """Typing slips: "Deparment", "Telephnoe"."""
    match = process.extractOne(text, _LONG, scorer=fuzz.ratio, score_cutoff=_FUZZY_CUT)
    if match is None or match[0][0] != text[0]:
        return
    word, ratio, _ = match
    for entry in _INDEX[word]:
        yield Meaning(entry.field, round(entry.weight * 0.9 * ratio / 100, 3), word, entry.reason)


def _shortened(text: str) -> Iterator[Meaning]:
    """Words cut short: "Data zatr.", "Fec. nac."; each begins like the word it stands for."""
    tokens = text.split()
    if len(tokens) < 2 or any(len(token) < 3 for token in tokens):
        return
    for phrase in _LONG:
        words = phrase.split()
        if len(words) == len(tokens) and all(map(str.startswith, words, tokens)):
            for entry in _INDEX[phrase]:
                yield Meaning(entry.field, round(entry.weight * 0.78, 3), phrase, entry.reason)
            return
