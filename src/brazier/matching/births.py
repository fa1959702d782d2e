"""Dates of birth in whatever order they were typed, as the few days they can mean."""

import re
from functools import lru_cache

from brazier.matching.latin import romanize

LONGEST_CELL = 40
LATEST_SHORT_YEAR = 15  # "14" is 2014 and "16" is 1916: no clock here, and no worker is that old or young
_MONTHS = {
    "jan": 1, "ene": 1, "gen": 1, "feb": 2, "fev": 2, "mar": 3, "apr": 4, "abr": 4, "avr": 4, "may": 5,
    "mai": 5, "mag": 5, "jun": 6, "juin": 6, "giu": 6, "jul": 7, "juil": 7, "lug": 7, "aug": 8, "ago": 8,
    "aou": 8, "sep": 9, "set": 9, "oct": 10, "okt": 10, "out": 10, "ott": 10, "nov": 11, "dec": 12, "dic": 12,
    "dez": 12, "des": 12,
}  # fmt: skip
_PIECE = re.compile(r"\d+|[a-z]+")

Day = tuple[int, int, int]


@lru_cache(maxsize=1 << 15)
def days(text: str) -> tuple[Day, ...]:
    """The days (year, month, day) a typed date can mean: none, one, or two when the order is open.

    A lone year gives (year, 0, 0). Excel's day numbers and ISO stamps are read too.
    """
    pieces = _PIECE.findall(romanize(text[:LONGEST_CELL]))
    if not pieces:
        return ()
    named = [month for piece in pieces if (month := _month(piece))]
    figures = [piece for piece in pieces if piece.isdigit()]
    if named:
        return _with_month(named[0], figures[:2])
    if len(figures) == 1:
        return _run_together(figures[0])
    return _three(figures[:3])


def _month(piece: str) -> int:
    return 0 if piece.isdigit() else _MONTHS.get(piece[:4], _MONTHS.get(piece[:3], 0))


def _year(figure: str) -> int:
    value = int(figure[:5])
    if len(figure) > 2:
        return value if 1900 <= value <= 2025 else 0
    return value + (2000 if value <= LATEST_SHORT_YEAR else 1900)


def _valid(year: int, month: int, day: int) -> tuple[Day, ...]:
    return ((year, month, day),) if year and 1 <= month <= 12 and 1 <= day <= 31 else ()


def _with_month(month: int, figures: list[str]) -> tuple[Day, ...]:
    if len(figures) == 1:
        return ()
    if len(figures) == 2:
        day, year = figures if len(figures[0]) < 3 else reversed(figures)
        return _valid(_year(year), month, int(day[:3]))
    return ()


def _run_together(figure: str) -> tuple[Day, ...]:
    if len(figure) == 4:
        return ((year, 0, 0),) if (year := _year(figure)) else ()
    if len(figure) == 5:
        return _from_day_number(int(figure))
    if len(figure) >= 8:
        iso = _valid(_year(figure[:4]), int(figure[4:6]), int(figure[6:8]))
        return iso or _three([figure[:2], figure[2:4], figure[4:8]])
    return _three([figure[:2], figure[2:4], figure[4:6]]) if len(figure) == 6 else ()


def _from_day_number(number: int) -> tuple[Day, ...]:
    """A spreadsheet's day number, counted from 1899-12-30, by the civil calendar's own arithmetic."""
    shifted = number + 693899
    era, in_era = divmod(shifted, 146097)
    year_of_era = (in_era - in_era // 1460 + in_era // 36524 - in_era // 146096) // 365
    in_year = in_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    place = (5 * in_year + 2) // 153
    month = place + 3 if place < 10 else place - 9
    year = year_of_era + era * 400 + (month <= 2)
    return _valid(year if 1920 <= year <= 2025 else 0, month, in_year - (153 * place + 2) // 5 + 1)


def _three(figures: list[str]) -> tuple[Day, ...]:
    if len(figures) < 3:
        return ()
    one, two, three = figures
    if len(one) == 4:
        return _valid(_year(one), int(two[:3]), int(three[:2])) or _valid(_year(one), int(three[:2]), int(two[:3]))
    year, a, b = _year(three), int(one[:3]), int(two[:3])
    return tuple(dict.fromkeys(_valid(year, a, b) + _valid(year, b, a)))
