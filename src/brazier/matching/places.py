"""Addresses, departments, shifts, sites and badges as words that can be compared."""

import re
from dataclasses import dataclass
from functools import lru_cache

from brazier.matching.latin import romanize
from brazier.matching.names import skeleton

LONGEST_CELL = 160
MOST_WORDS = 4

_WORD = re.compile(r"[a-z]+|\d+(?:[a-z]{1,2}\b)?")
_UNIT = re.compile(
    r"(?:\b(?:apt|apartment|unit|suite|ste|fl|floor|rm|room|lot|depto|apto|app|appt|bsmt)\b|#)[\s.:#]*([a-z]?\d*[a-z]?)\b"
)
_WAYS = frozenset((
    "street", "st", "str", "avenue", "ave", "av", "road", "rd", "drive", "dr", "lane", "ln", "place", "pl",
    "court", "ct", "boulevard", "blvd", "circle", "cir", "terrace", "ter", "way", "wy", "parkway", "pkwy",
    "highway", "hwy", "square", "sq", "trail", "trl", "alley", "aly", "route", "rte", "calle", "avenida", "rue",
    "rua", "the", "of", "and", "apt", "apartment", "unit", "suite", "ste", "floor", "fl", "room", "rm", "lot",
    "no", "num",
))  # fmt: skip
_QUARTERS = {
    "north": "n", "south": "s", "east": "e", "west": "w", "norte": "n", "sur": "s", "este": "e", "oeste": "w",
}  # fmt: skip
_SITE_WORDS = frozenset((
    "site", "building", "bldg", "location", "store", "warehouse", "plant", "facility", "branch", "campus",
    "center", "centre", "unit",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Address:
    """Where somebody lives: house number, unit, street words by their skeletons, postcode."""

    house: str = ""
    unit: str = ""
    street: tuple[str, ...] = ()
    postcode: str = ""


@lru_cache(maxsize=1 << 12)
def address(text: str, postcode: str = "") -> Address:
    """One typed address taken apart; "12 Oak St #4B" and "12 Oak Street, Apt 4b" are the same."""
    plain = romanize(text[:LONGEST_CELL])
    unit = _UNIT.search(plain)
    words = _WORD.findall(plain[: unit.start()] + " " + plain[unit.end() :] if unit else plain)
    house = next((word for word in words[:3] if word[0].isdigit()), "")
    if house:
        words.remove(house)
    code = _code(postcode) or next((word for word in reversed(words) if word.isdigit() and len(word) == 5), "")
    kept = [word for word in words if word not in _WAYS and word != code]
    door = unit[1] if unit else ""
    if not door and len(kept) > 1 and kept[-1][0].isdigit():
        door = kept.pop()
    return Address(house, door, tuple(_street(word) for word in kept[:MOST_WORDS]), code)


def _street(word: str) -> str:
    return _QUARTERS.get(word) or (word if word[0].isdigit() or len(word) < 3 else skeleton(word[:24]))


def _code(postcode: str) -> str:
    plain = re.sub(r"[^a-z0-9]", "", romanize(postcode[:20]))
    return plain[:5] if plain[:5].isdigit() and len(plain) in (5, 9) else plain[:10]


@lru_cache(maxsize=1 << 12)
def place(text: str) -> str:
    """A department or shift in plain words, at most 40 letters."""
    return " ".join(re.findall(r"[a-z0-9]+", romanize(text[:LONGEST_CELL])))[:40]


@lru_cache(maxsize=1 << 12)
def site(text: str) -> str:
    """A site in plain words: "Site 3" and "3" are the same."""
    words = place(text).split()
    kept = [word for word in words if word not in _SITE_WORDS]
    return " ".join(kept or words)


@lru_cache(maxsize=1 << 12)
def badge(text: str) -> str:
    """The employer's number for a worker, without its dressing; "00123" and "123" are the same."""
    plain = re.sub(r"[^a-z0-9]", "", romanize(text[:40]))
    return (plain.lstrip("0") or plain)[:20]
