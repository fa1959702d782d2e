"""Which texts hold a name that is known here, or something that reaches somebody. Pure.

It errs on the side of silence: a word that is also somebody's name counts, whatever it was meant to say. Where
thousands are known that would leave nothing (may, long, rose): words everybody uses count only where they are
written as a name, with a capital where no sentence begins, or beside the rest of that name.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

LEAST, MOST = 2, 6
"""A word of fewer letters is nobody's name; so many words of a name are looked for side by side."""
_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d(?:[\s().\-/]?\d){6,}")
_DAY = re.compile(r"\b(?:(?:19|20)\d\d-\d\d-\d\d|\d\d?[./]\d\d?[./](?:19|20)\d\d)\b")
_ADDRESS = re.compile(r"\S@\S|\bwww\.|://")
_BEGINS = re.compile(r"(?:^|[.!?:;…。؟\n])[\s\"'“”‘’«»¿¡()\[\]*#>-]*$")
_ENDS = re.compile(r"[.!?…。؟\n]")
# scripts that write names without a space before and after them
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Known:
    """All names here, in small letters without marks. words: each word of them; whole: names of two words and
    more; inside: names of scripts without spaces, which may stand within a longer word."""

    words: frozenset[str]
    whole: frozenset[tuple[str, ...]]
    inside: tuple[str, ...]


def known(names: Iterable[str]) -> Known:
    """From names as they were written."""
    words: set[str] = set()
    whole: set[tuple[str, ...]] = set()
    inside: set[str] = set()
    for name in names:
        found = tuple(words_of(name))[:MOST]
        inside |= {word for word in found if _UNSPACED.search(word)}
        words |= {word for word in found if not _UNSPACED.search(word)}
        whole |= {found} if len(found) > 1 else set()
    return Known(frozenset(words), frozenset(whole), tuple(sorted(inside)))


def tells(text: str, names: Known, *, usual: frozenset[str] = frozenset()) -> bool:
    """Whether a text holds a name, seven digits in a row that are no day, or an address.

    usual: words that everybody uses. A text of one line is no sentence: there a capital at its beginning counts.
    """
    if _DIGITS.search(_DAY.sub("", text)) or _ADDRESS.search(text):
        return True
    found = list(words_of(text))
    if any(one in word for word in found for one in names.inside):
        return True
    runs = (found[at : at + n] for n in range(2, MOST + 1) for at in range(len(found) - n + 1))
    if any(tuple(run) in names.whole for run in runs):
        return True
    named = [word for word, is_named in _as_written(text if _ENDS.search(text) else f"x {text}") if is_named]
    return not names.words.isdisjoint({*named, *(set(found) - usual)})


def words_of(text: str) -> Iterator[str]:
    """The words of a text in their order, in small letters without marks."""
    return (word for word, _ in _as_written(text))


def usual_words(texts: Iterable[str]) -> frozenset[str]:
    """Words that stand in small letters somewhere in these texts."""
    return frozenset(
        word
        for text in texts
        for found in _WORD.findall(_bare(text))
        if found == (word := found.casefold()) and len(word) >= LEAST
    )


def _as_written(text: str) -> Iterator[tuple[str, bool]]:
    """Each word, and whether it is written as a name is: with a capital where no sentence begins."""
    bare = _bare(text)
    ends = [0, *(found.end() for found in _WORD.finditer(bare))]
    for found, (before, _) in zip(_WORD.finditer(bare), pairwise(ends), strict=True):
        word = found[0]
        if len(word) >= LEAST and not word.isdecimal():
            begins = _BEGINS.search(bare, before and before - 1, found.start())
            yield word.casefold(), word[0].isupper() and not begins


def _bare(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in apart if not unicodedata.category(sign).startswith("M"))
