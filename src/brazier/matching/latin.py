"""Any script to plain Latin letters, one letter at a time, the same on every machine."""

import re
import unicodedata

from anyascii import anyascii

_ALONE = (range(0x3400, 0xA000), range(0xAC00, 0xD7A4), range(0xF900, 0xFB00), range(0x20000, 0x32000))
_FAMILY_READING = dict(
    zip(
        "曾单解仇区查盖覃缪尉", ["zeng", "shan", "xie", "qiu", "ou", "zha", "ge", "qin", "miao", "yu"], strict=True
    )
)
_ARTICLE = re.compile(r"(?<!\w)ال(?=\w\w)")


class _Letters(dict[int, str]):
    """What each letter becomes; filled as letters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _plain(code)
        return plain


def _plain(code: int) -> str:
    letter = chr(code)
    kind = unicodedata.category(letter)
    if kind == "Cf":
        return ""
    if kind[0] in "CZ" or kind in ("So", "Sk", "Sm"):
        return " "
    if code < 128:
        return letter.lower()
    plain = anyascii(letter).lower()
    stands_alone = any(code in block for block in _ALONE)
    return f" {plain} " if stands_alone else plain


_LETTERS = _Letters()


def romanize(text: str) -> str:
    """The text in lower-case Latin letters with its punctuation left in place.

    Chinese characters and Korean syllables become words of their own; emoji, control signs and
    direction marks vanish. Never fails, whatever the text holds.
    """
    if text.isascii():
        return text.translate(_LETTERS)
    text = unicodedata.normalize("NFC", text)
    text = _ARTICLE.sub("al-", text)
    reading = _FAMILY_READING.get(text[:1])
    if reading:
        text = f"{reading} {text[1:]}"
    return text.translate(_LETTERS)
