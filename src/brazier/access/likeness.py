"""Names that look like somebody else's: other alphabets, hidden signs, turned directions. Pure."""

import unicodedata
from collections.abc import Collection

_FROM = "авекмнорстухіїјѕԁһԛԝьгзбпл" + "αβγεζηικμνορτυχωσ" + "օսոցհ" + "ıɑɡ" + "015" + "|!"
_TO = "abekmhopctyxiijsdhqwbr36nn" + "abyeznikmvoptuxwo" + "ounqh" + "iag" + "ols" + "ll"
_LOOKS_LIKE = str.maketrans(_FROM, _TO)
_CAPITALS = str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX")
_TOGETHER = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("i", "l"))
_UNSEEN = ("Cf", "Cc", "Co", "Cn", "Zl", "Zp")
_ACCENTS = range(0x300, 0x370)
_JOINERS = "\u200c\u200d"
"""Persian and the scripts of India are written with these."""


def has_hidden(handle: str) -> bool:
    """Whether a name holds signs nobody sees: no width, another direction, control. Names need none of them."""
    return any(unicodedata.category(sign) in _UNSEEN and sign not in _JOINERS for sign in handle)


def skeleton(handle: str) -> str:
    """What the eye keeps of a name: the same for two names that can be taken for each other."""
    plain = unicodedata.normalize("NFKC", handle).translate(_CAPITALS).casefold().translate(_LOOKS_LIKE)
    apart = unicodedata.normalize("NFD", plain)
    letters = (s for s in apart if unicodedata.category(s)[0] in "LNM" and ord(s) not in _ACCENTS)
    seen = "".join(letters).translate(_LOOKS_LIKE)
    for pair, one in _TOGETHER:
        seen = seen.replace(pair, one)
    return seen


def taken_for(handle: str, known: Collection[str]) -> bool:
    """Whether this name can be taken for one of those that are known."""
    mine = skeleton(handle)
    return any(skeleton(other) == mine for other in known) if mine else handle in known
