"""Words made comparable: case, accents, signs and spaces taken out, in all the scripts a list may come in."""

import re
import unicodedata
from functools import lru_cache

_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])|(?<=[A-Za-zà-ÿ])(?=\d)|(?<=\d)(?=[A-Za-zà-ÿ])")
_ORDINAL = re.compile(r"\b(\d)\s+(st|nd|rd|th|er|ere|eme|er[ao]|zy|sza|a|o)\b")
_SIGNS = re.compile(r"[^\w\u0300-\u036f\u0900-\u0dff#]+|_+")
_TASHKEEL = re.compile("[\u064b-\u0652\u0670\u0640]")
_ARTICLE = re.compile(r"(?<!\w)ال(?=\w{2,})")
_GENITIVE = re.compile("(?<=[\u0980-\u09ff]{2})\u09c7\u09b0(?= |$)")
_ALIKE = str.maketrans("أإآٱىةؤئłŁøØđĐıß", "ااااىهويlLoOdDis")
CJK = re.compile("[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af]")


@lru_cache(maxsize=50_000)
def plain(text: str) -> str:
    """Words in small letters with single spaces: "First_Name:" and "firstName" both give "first name".

    Latin letters lose their accents, Arabic its vowel marks and the article, Bengali its genitive; Chinese
    stays whole. "#" is kept, for it means number.
    """
    text = _CAMEL.sub(" ", unicodedata.normalize("NFKC", text))
    text = "".join(_bare(letter) for letter in text) if not text.isascii() else text
    text = _SIGNS.sub(" ", _TASHKEEL.sub("", text.replace("#", " # ").casefold()))
    text = _GENITIVE.sub("", _ARTICLE.sub("", text))
    return _ORDINAL.sub(r"\1\2", " ".join(text.split()))


@lru_cache(maxsize=5_000)
def _bare(letter: str) -> str:
    """One letter without its accent if it is Latin, and with Arabic look-alikes made one."""
    if letter < "\u0250" or "\u1e00" <= letter < "\u1f00":
        letter = "".join(x for x in unicodedata.normalize("NFD", letter) if not unicodedata.combining(x))
    return letter.translate(_ALIKE)


def squeezed(text: str) -> str:
    """The same without spaces, so that "ship dock", "Ship-Dock" and "SHIPDOCK" are one."""
    return plain(text).replace(" ", "")
