"""Which letters the bytes stand for: names with accents must survive whatever program wrote the file.

Libraries that guess encodings are trained on prose. A list is names and numbers, often three accents in a
whole file, so the guess here asks of each letter whether a name could hold it at that place.
"""

import codecs
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TextIO

CANDIDATES: Final = {
    "cp1252": 0.0, "cp1250": 0.05, "iso8859_2": 0.08, "cp1256": 0.1, "gb18030": 0.1, "cp1254": 0.1,
    "cp1251": 0.15, "mac_roman": 0.2, "cp850": 0.25, "cp852": 0.35, "iso8859_6": 0.2, "big5": 0.3,
    "cp1255": 0.3, "cp1253": 0.3,
}  # fmt: skip
"""Old code pages, with what is taken off each one's score because few lists are written in it."""

MIXED: Final = "lists_mixed"
_SAMPLE_BYTES: Final = 24_000
_LINE_BYTES: Final = 2_000
_BOMS: Final = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_UTF8: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH: Final = re.compile(rb"[\x80-\xff]")

_WEIGHTS: Final = (
    dict.fromkeys("áéíóúñÁÉÍÓÚÑąćęłńśźżĄĆĘŁŃÓŚŹŻ", 1.0)
    | dict.fromkeys("èçüöëêô", 0.8)
    | dict.fromkeys("ïâîûäãõòÜÇÈÖğışİĞŞ", 0.6)
    | dict.fromkeys("ùìßœæåøÅØŒÆÀÄÔÊÂ", 0.4)
    | dict.fromkeys("àÎÛÌÒÙčšžřěůČŠŽőűşţăđ", 0.3)
)
_QUIET: Final = dict.fromkeys("’‘“”–—…•°ºª¿¡€£©®™·«»´`\u00a0、。，：；（）！？،؛؟\u3000", 0.1)
_VOWELS: Final = frozenset("aeiouyáéíóúąęAEIOUYÁÉÍÓÚĄĘ")
_JOINTS: Final = frozenset("’‘'·-\u00a0")


@dataclass(frozen=True, slots=True)
class Encoding:
    """name: a Python codec. errors: what the codec does with bytes that do not fit. sure: 0 to 1."""

    name: str
    errors: str = "replace"
    sure: float = 1.0

    @property
    def label(self) -> str:
        """The name to show, such as utf-8 or cp1252; a file of two minds names both."""
        return "utf-8 + cp1252" if self.errors == MIXED else self.name.replace("-sig", "")


def detect(data: bytes) -> Encoding:
    """The encoding that most likely wrote these bytes.

    Byte order marks first, then UTF-8 if all of it fits, then UTF-16 without a mark, then UTF-8 with a few
    strange bytes (two lists pasted together), then the old code pages, letter by letter.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return Encoding(name)
    if wide := _utf16(data[:4096]):
        return Encoding(wide, sure=0.9)
    if _is_utf8(data):
        return Encoding("utf-8")
    sample = _sample(data)
    fitting = sum(len(found) for found in _UTF8.findall(sample))
    if fitting >= 4 and fitting >= 0.7 * len(_HIGH.findall(sample)):
        return Encoding("utf-8", MIXED, 0.8)
    return _old_page(sample)


def opened(data: bytes, encoding: Encoding) -> TextIO:
    """The text as a stream in memory, decoded a piece at a time; line ends are left as they are."""
    return io.TextIOWrapper(io.BytesIO(data), encoding.name, encoding.errors, newline="")


def text_of(data: bytes, letters: int = -1) -> str:
    """The text of a small file, or the first `letters` of a large one."""
    return opened(data, detect(data)).read(letters)


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return bad.decode("cp1252", "replace"), error.end


codecs.register_error(MIXED, _as_windows)


def _utf16(head: bytes) -> str:
    if len(head) < 8:
        return ""
    even, odd = head[0::2].count(0) / (len(head) / 2), head[1::2].count(0) / (len(head) / 2)
    if odd >= 0.2 and even <= 0.02:
        return "utf-16-le"
    return "utf-16-be" if even >= 0.2 and odd <= 0.02 else ""


def _is_utf8(data: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), 1 << 20):
            decoder.decode(data[start : start + (1 << 20)])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _sample(data: bytes) -> bytes:
    first = _HIGH.search(data)
    start = max(data.rfind(b"\n", 0, first.start()), data.rfind(b"\r", 0, first.start())) + 1 if first else 0
    step = max((len(data) - start) // 8, 1 << 16)
    kept: list[bytes] = []
    size = 0
    for chunk_start in range(start, len(data), step):
        for line in data[chunk_start : chunk_start + (1 << 16)].splitlines()[1 if kept else 0 :]:
            if not line.isascii() and size < _SAMPLE_BYTES:
                kept.append(line[:_LINE_BYTES])
                size += len(kept[-1])
    return b"\n".join(kept)


def _old_page(sample: bytes) -> Encoding:
    scored = sorted(((_score(sample, name) - rare, name) for name, rare in CANDIDATES.items()), reverse=True)
    margin = min(1.0, scored[0][0] - scored[1][0])
    return Encoding(scored[0][1], sure=round(0.4 + 0.5 * margin, 2))


def _score(sample: bytes, name: str) -> float:
    try:
        text = sample.decode(name)
    except UnicodeDecodeError:
        text = sample.decode(name, "replace")
        if text.count("\ufffd") * 12 > len(_HIGH.findall(sample)) or name in ("gb18030", "big5"):
            return -9.0
    high = max(1, len(_HIGH.findall(sample)))
    return sum(_letter_scores(text)) / high


def _letter_scores(text: str) -> Iterator[float]:
    padded = f"  {text}  "
    for at in range(2, len(padded) - 2):
        if padded[at] > "\x7f":
            yield _fit(padded[at - 2 : at + 3])


@lru_cache(maxsize=20_000)
def _fit(around: str) -> float:
    """How well the middle of five letters sits among the others: 1 well (2 for two bytes), below 0 badly."""
    left, letter, right = around[1:2], around[2:3], around[3:4]
    if not letter.isalpha():
        return _symbol_fit(left, letter, right)
    script = _script(letter)
    if script == "CJK":
        return _han_fit(left, letter, right)
    if script in ("ARABIC", "CYRILLIC", "HEBREW", "GREEK"):
        return _other_fit(around, script)
    return _latin_fit(around)


@lru_cache(maxsize=4_000)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split(" ", 1)[0]


def _symbol_fit(left: str, letter: str, right: str) -> float:
    if unicodedata.category(letter) in ("Cc", "Cn", "Co"):
        return -2.0
    if unicodedata.category(letter) in ("Mn", "Nd"):
        return 0.5
    if left.isalpha() and right.isalpha() and letter not in _JOINTS:
        return -1.5
    if left.isalpha() and letter not in _JOINTS and letter not in _QUIET:
        return -1.2
    return _QUIET.get(letter, -1.0)


def _han_fit(left: str, letter: str, right: str) -> float:
    if (left.isascii() and left.isalpha()) or (right.isascii() and right.isalpha()):
        return -2.0
    try:
        common = 0xB0 <= letter.encode("gb2312")[0] <= 0xD7
    except UnicodeEncodeError:
        return 0.2
    return 2.0 if common else 0.9


def _other_fit(around: str, script: str) -> float:
    left, letter, right = around[1], around[2], around[3]
    others = [x for x in (left, right) if x.isalpha()]
    if any(_script(x) != script for x in others):
        return -1.5
    if left.islower() and letter.isupper():
        return -1.0
    return 0.9 if others else -0.2


def _latin_fit(around: str) -> float:
    before, left, letter, right = around[0:1], around[1:2], around[2:3], around[3:4]
    inside = left.isalpha()
    if inside and left > "\x7f" and (before > "\x7f" or right > "\x7f"):
        return -1.0
    if inside and letter.isupper() and (left.islower() or right.islower()):
        return -1.0
    if letter.islower() and left.isupper() and right.isupper():
        return -0.6
    return _WEIGHTS.get(letter, 0.05) - _odd_neighbor(left, letter, right)


def _odd_neighbor(left: str, letter: str, right: str) -> float:
    """What spelling takes off: Spanish ñ stands before a vowel, Polish ń before a consonant or last."""
    if letter in "ñńÑŃ" and right.isalpha() and (right in _VOWELS) != (letter in "ñÑ"):
        return 0.8
    if letter in "ïÏ" and left not in _VOWELS:
        return 0.6
    if letter == "á" and right in _VOWELS:
        return 0.6
    return 0.7 if letter == "à" and right.isalpha() else 0.0
