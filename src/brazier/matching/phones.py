"""Phone numbers as digits that can be compared, whatever way they were written down."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import phonenumbers

LONGEST_CELL = 120
MOST_PHONES = 4

_DIGITS = re.compile(r"\d+")
_SPLIT = re.compile(r"[/;|\n]|,(?=\s*[+(\d])|\bor\b|\by\b|&")
_EXTENSION = re.compile(r"(?:x|ext\.?|#|anexo)\s*\d{1,6}\s*$", re.IGNORECASE)
_NO_NUMBER = re.compile(r"(\d)\1*$|0?123456789?0?$|9?876543210$")
_NOT_ASCII = {
    ord(c): str(n % 10) for zero in "٠۰०০੦૦୦௦౦೦൦๐໐༠၀០０" for n, c in ((n, chr(ord(zero) + n)) for n in range(10))
}


@dataclass(frozen=True, slots=True)
class Plan:
    """How a country writes its numbers: calling code, trunk prefix, possible lengths."""

    code: str
    trunk: str
    lengths: frozenset[int]


@cache
def plan(region: str) -> Plan:
    """The numbering plan of a region such as "US"; an unknown region has none of its own."""
    known = phonenumbers.PhoneMetadata.metadata_for_region(region.upper(), None)
    if known is None:
        return Plan("", "", frozenset(range(7, 13)))
    told = known.general_desc.possible_length if known.general_desc else None
    lengths = frozenset(n for n in told or () if n > 5)
    return Plan(str(known.country_code), known.national_prefix or "", lengths)


def numbers(cells: tuple[str, ...], region: str = "US") -> tuple[str, ...]:
    """The numbers of one row as digits, at most four, each once, in the order they stand.

    A number of the region comes without its country code, any other as "+" and all its digits.
    A misread number (a digit short or over) is kept as it stands; "000-000-0000" and its like vanish.
    """
    found: dict[str, None] = {}
    for cell in cells:
        if cell:
            found.update(dict.fromkeys(_cell(cell[:LONGEST_CELL], region)))
    return tuple(found)[:MOST_PHONES]


@lru_cache(maxsize=1 << 12)
def _cell(cell: str, region: str) -> tuple[str, ...]:
    if not cell.isascii():
        cell = cell.translate(_NOT_ASCII)
    parts = _SPLIT.split(cell) if len(cell) > 17 else [cell]
    found = (_number(_EXTENSION.sub("", part) if len(part) > 12 else part, region) for part in parts)
    return tuple(number for number in found if number)


def _number(text: str, region: str) -> str:
    digits = "".join(_DIGITS.findall(text))
    if not 6 <= len(digits) <= 15 or _NO_NUMBER.match(digits):
        return ""
    own = plan(region)
    if text.lstrip().startswith("+") or digits.startswith("00"):
        return _abroad(digits.removeprefix("00"), own)
    for prefix in (own.trunk, own.code):
        rest = digits.removeprefix(prefix)
        if prefix and rest != digits and len(rest) in own.lengths:
            return rest
    return digits


def _abroad(digits: str, own: Plan) -> str:
    rest = digits.removeprefix(own.code)
    if own.code and rest != digits:
        return rest.removeprefix(own.trunk) if own.trunk not in ("", "1") else rest
    return "+" + digits
