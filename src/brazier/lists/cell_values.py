"""Numbers of a workbook as a person sees them: dates as days, leading zeros kept, no ".0" behind a phone."""

import datetime
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

_DATES: Final = frozenset((14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)))
_TIMES: Final = frozenset((18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56))
_LAST_DAY: Final = 2_958_465
_LITERAL: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_MASK: Final = re.compile(r"[0\-() ./]{2,20}")
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ENTITY: Final = re.compile(r"&(#x?[0-9A-Fa-f]{1,6}|amp|lt|gt|quot|apos);")
_NAMED: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


@dataclass(frozen=True, slots=True)
class Formats:
    """How each style shows its numbers: "date", "time", a mask such as "000-00-0000", or "" for plain."""

    by_style: Mapping[int, str] = field(default_factory=dict)
    from_1904: bool = False

    @property
    def by_name(self) -> Mapping[str, str]:
        """The same by the style's number as it is written in a cell; cells without a style have the first."""
        named = {str(style): shown for style, shown in self.by_style.items()}
        return named | {"": self.by_style[0]} if 0 in self.by_style else named


def shown_as(number_format: int, code: str) -> str:
    """What a number format makes of a number: "date", "time", a mask of zeros, or "" (plain)."""
    if code:
        bare = _LITERAL.sub("", code.partition(";")[0]).lower()
        if "general" in bare:
            return ""
        if "y" in bare or "d" in bare:
            return "date"
        if "h" in bare or "s" in bare:
            return "time"
        mask = code.partition(";")[0].replace("\\", "").replace('"', "")
        return mask if _MASK.fullmatch(mask) and mask.count("0") >= 2 and not re.search(r"\.0+$", mask) else ""
    if number_format in _DATES and number_format not in _TIMES:
        return "date"
    return "time" if number_format in _TIMES else ""


def number_text(raw: str, shown: str, from_1904: bool = False) -> str:
    """A stored number as text: "9.175550148E9" is 9175550148, 45000 with a date format is 2023-03-15."""
    if not shown and raw.isdigit() and len(raw) < 16 and (raw[0] != "0" or raw == "0"):
        return raw
    try:
        value = float(raw)
    except ValueError:
        return raw
    if shown in ("date", "time"):
        return _moment(value, shown, from_1904) or _plain_number(value, raw)
    plain = _plain_number(value, raw)
    return _masked(plain, shown) if shown and plain.isdigit() else plain


def _plain_number(value: float, raw: str) -> str:
    if not math.isfinite(value):
        return raw
    if value == int(value) and abs(value) < 1e18:
        return str(int(value))
    return format(value, ".15g")


@lru_cache(maxsize=20_000)
def _moment(value: float, shown: str, from_1904: bool) -> str:
    if not 0 <= value <= _LAST_DAY:
        return ""
    days, part = divmod(round(value * 86_400), 86_400)
    clock = f"{part // 3600:02d}:{part % 3600 // 60:02d}"
    if shown == "time" and days == 0:
        return clock
    if from_1904:
        day = datetime.date(1904, 1, 1) + datetime.timedelta(days=min(days, _LAST_DAY - 1462))
    else:
        # Day 60 is 29 February 1900, which never was; days before it are off by one.
        day = datetime.date(1899, 12, 30 if days > 60 else 31) + datetime.timedelta(days=days)
    return f"{day.isoformat()} {clock}" if part else day.isoformat()


def _masked(digits: str, mask: str) -> str:
    places = mask.count("0")
    if len(digits) > places:
        return digits
    filled = iter(digits.zfill(places))
    return "".join(next(filled) if sign == "0" else sign for sign in mask).strip()


def unescaped(text: str) -> str:
    """XML and Excel escapes made letters again; unknown ones stay as they are."""
    if "&" in text:
        text = _ENTITY.sub(_entity, text)
    return _ESCAPED.sub(_hidden, text) if "_x" in text else text


def _entity(found: re.Match[str]) -> str:
    name = found.group(1)
    if name[0] != "#":
        return _NAMED[name]
    try:
        code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    except ValueError:
        return found.group()
    return chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"


def _hidden(found: re.Match[str]) -> str:
    code = int(found.group(1), 16)
    return "" if code < 32 and code not in (9, 10) else chr(code)
