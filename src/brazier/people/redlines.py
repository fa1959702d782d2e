"""Free text that smells of what must never be written down: it could cost somebody everything. Pure.

It warns; it does not judge, and whoever writes may keep what they wrote. The words stand in `redline_words`.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from brazier.people.codes import SIGNS
from brazier.people.redline_words import BORNE, TOPICS, TRADES

NOTE, NAME, JOB = "note", "name", "job"
"""Where a text is asked for: what people are called and what they work as is read with more patience."""

_SIGNS = r"\w\u0980-\u09ff"  # Bengali vowels are letters here, though not to `\w`
_A_CODE = re.compile(rf"[{SIGNS}]{{3}}-[{SIGNS}]{{3}}")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_ARTICLES = r"(?:[وف]?(?:ال|بال|لل|كال|[بلك])?)"
_NO_MARK = str.maketrans({"ł": "l", "’": "'", "‘": "'"})


def smells_of(text: str, asked_for: str = NOTE) -> tuple[str, ...]:
    """The topics a text touches that we keep nothing about; empty if none.

    asked_for: a `note`, the `name` of somebody, or what they work as (`job`).
    """
    if not text:
        return ()
    raw = unicodedata.normalize("NFC", text)
    if asked_for == NAME and _A_CODE.fullmatch(raw.strip()):
        return ()  # chance makes words of some
    if asked_for == NAME:
        raw = " ".join(word for word in raw.split() if _plain(word).strip(".,'") not in _plain_words(BORNE))
    plain = _plain(raw)
    if asked_for == JOB and _names_a_trade(plain):
        return ()
    return tuple(
        topic
        for topic, (by_letter, folded) in _patterns().items()
        if by_letter.search(raw) or folded.search(plain)
    )


def _names_a_trade(plain: str) -> bool:
    trades = _plain_words(TRADES)
    return any(word in trades for word in re.split(r"[\s,/()]+", plain)) or any(
        trade in plain for trade in trades if _HAN.search(trade)
    )


@cache
def _plain_words(listed: str) -> frozenset[str]:
    return frozenset(_plain(listed).split())


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """For each topic: what is read letter by letter, and what is read without accents and capitals."""
    found = {}
    for topic, languages in TOPICS.items():
        entries = sorted({entry.strip() for listed in languages.values() for entry in listed.split(",")} - {""})
        exact = [_pattern(entry[1:]) for entry in entries if entry.startswith("=")]
        folded = [_pattern(_plain(entry)) for entry in entries if not entry.startswith("=")]
        found[topic] = (_any_of(exact), _any_of(folded))
    return found


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns) or r"(?!)")


def _pattern(entry: str) -> str:
    words = re.escape(entry).replace(r"\*", f"[{_SIGNS}]*").replace(r"\ ", r"\s+")
    if _HAN.search(entry):
        return words
    if _ARABIC.search(entry):
        words = _ARTICLES + words
    return f"(?<![{_SIGNS}]){words}(?![{_SIGNS}])"


def _plain(text: str) -> str:
    """Small letters without accents: José is jose, więzień is wiezien."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c)).translate(_NO_MARK)
