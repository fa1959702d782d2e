"""The words of a text as somebody reads them, whatever signs they are written with. Pure.

Marks and capitals go, hidden signs go, a word that a hyphen, a line's end or a star parts is read as one too.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

LEAST = 2
"""A word of fewer letters is nobody's name."""
LEAST_JOINED = 4
"""Two scraps that make a shorter one are words of their own: y-a, l'an."""
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""Scripts that write names without a space before and after them."""
_PIECE = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"[^\W_]+")
_BEGINS = re.compile(r"(?:^|[.!?:;…。؟\n])[\s\"'“”‘’«»¿¡()\[\]*#>|•–—-]*$")
_GOES_ON = re.compile(r"[-‐‑‒'’ʼ`*_~\\.·]{1,4}|[-‐‑]\s*\n\s*")
_SPELT = re.compile(r"[-.·]? ?")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_APART = re.compile(f"(?<=[{UNSPACED}])[ ·・]+(?=[{UNSPACED}])")
_OTHER = str.maketrans({
    "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th",
    "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ħ": "h", "Ħ": "H", "ı": "i", "ŧ": "t", "Ŧ": "T", "ـ": "",
    "ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي",
})  # fmt: skip
"""Letters that carry their mark inside, or are written in two ways."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word in small letters without marks. capital: it begins with one; begins: it begins a sentence, so that a
    capital says nothing; whole: it stands so, and was not put together or taken apart to be looked at."""

    text: str
    capital: bool
    begins: bool
    whole: bool = True

    @property
    def is_named(self) -> bool:
        """Whether it is written as a name is: with a capital where no sentence begins."""
        return self.capital and not self.begins


def bare(text: str) -> str:
    """The text without marks and hidden signs; its capitals stay."""
    apart = unicodedata.normalize("NFKD", html.unescape(text).translate(_OTHER))
    seen = "".join(sign for sign in apart if unicodedata.category(sign)[0] != "M" and _is_seen(sign))
    return _APART.sub("", unicodedata.normalize("NFC", seen.translate(_OTHER)))


def _is_seen(sign: str) -> bool:
    return unicodedata.category(sign) != "Cf"


def words(plain: str) -> tuple[Word, ...]:
    """The words of a bare text in their order."""
    return tuple(_as_they_stand(plain))


def as_one(plain: str) -> Iterator[Word]:
    """Words that stand in pieces: Anne-Marie, Ro-(line's end)sa, R.O.S.A., **Ro**sa, each read as one; and pieces
    that stand as one word: askRosa."""
    found = [*_PIECE.finditer(plain)]
    joined = found[:1]
    for before, piece in pairwise(found):
        between = plain[before.end() : piece.start()]
        both_alone = len(before[0]) == len(piece[0]) == 1
        if _GOES_ON.fullmatch(between) or (both_alone and _SPELT.fullmatch(between)):
            joined.append(piece)
            continue
        yield from _together(plain, joined)
        joined = [piece]
    yield from _together(plain, joined)
    for piece in found:
        for part in _HUMP.split(piece[0])[1:]:
            yield Word(part.casefold(), capital=True, begins=False, whole=False)


def in_two_scripts(plain: str) -> Iterator[str]:
    """Words with a letter of another alphabet or a digit among Latin letters: R0sa, or with a Cyrillic o."""
    for found in _TOKEN.findall(plain):
        if not found.isascii() or not (found.isalpha() or found.isdecimal()):
            latin = sum("a" <= sign.lower() <= "z" for sign in found)
            if 0 < latin < len(found):
                yield found


def _together(plain: str, pieces: list[re.Match[str]]) -> Iterator[Word]:
    runs = [pieces, *([a, b] for a, b in pairwise(pieces))] if len(pieces) > 2 else [pieces]
    for run in runs:
        text = "".join(piece[0] for piece in run)
        if len(run) > 1 and len(text) >= LEAST_JOINED:
            yield Word(text.casefold(), text[0].isupper(), _begins(plain, run[0].start(), 0), whole=False)


def _as_they_stand(plain: str) -> Iterator[Word]:
    before = 0
    for found in _PIECE.finditer(plain):
        if len(found[0]) >= LEAST:
            yield Word(found[0].casefold(), found[0][0].isupper(), _begins(plain, found.start(), before))
        before = found.end()


def _begins(plain: str, at: int, after: int) -> bool:
    return bool(_BEGINS.search(plain, max(after - 1, at - 40, 0), at))
