"""What the cells of one column look like: phones, dates, names, a few words over and over."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from .given_names import FAMILY, GIVEN
from .placing import place_kind
from .wording import CJK, plain

SAMPLE: Final = 240
"""Cells looked at in a column, spread from top to bottom."""

_LOOK_LETTERS: Final = 200
_MONTH = r"[^\W\d_]{3,12}\.?"
_DATE = re.compile(
    "(?:"
    + "|".join(
        (
            r"\d{4}[-./年]\s?\d{1,2}(?:[-./月]\s?\d{1,2}日?)?",
            rf"\d{{1,2}}[-./ ](?:\d{{1,2}}|{_MONTH})[-./, ]{{1,2}}\d{{2,4}}",
            rf"{_MONTH} \d{{1,2}},? \d{{4}}",
            rf"\d{{1,2}} (?:de )?{_MONTH} (?:de )?\d{{4}}",
            rf"{_MONTH}[ -]\d{{4}}",
            r"\d{1,2}/\d{4}",
        )
    )
    + r")(?:[T ,]{1,2}\d{1,2}[:.]\d{2}.{0,20})?"
)
_YEAR = re.compile(r"(?:19|20)\d{2}")
_PHONE = re.compile(
    r"(?:tel:|[a-z]{1,8}[:.]? ?)?\+?[\d\s().\-/·‑–]{7,24}"
    r"(?:\s?(?:x|ext\.?|#)\s?\d{1,6})?(?:\s?\(?[a-z]{1,5}\)?)?",
    re.I,
)
_PHONE_PARTS = re.compile(r"\s*(?:[;,|\n/&]| or | o | ou | y |:::)\s*", re.I)
_ONE_PHONE = re.compile(r"\+?1?[-. ]?\(?\d{3}\)?[-. ]?\d{3}[-. ]?\d{4}")
_EMAIL = re.compile(r"[^\s@,;<>]{1,64}@[^\s@,;<>]{1,190}\.[^\s@,;<>.]{2,24}")
_SSN = re.compile(r"(?!000|666|9\d\d)(?:\d{3}|[xX*]{3})-(?:\d{2}|[xX*]{2})-\d{4}")
_NINO = re.compile(r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]", re.I)
_CURP = re.compile(r"[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d", re.I)
_DNI = re.compile(r"(?:\d{8}|[XYZ]\d{7})-?[A-Z]", re.I)
_ZIP = re.compile(
    r"\d{5}(?:-\d{4})?|\d{2}-\d{3}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|HT ?\d{4}", re.I
)
_NUMBER = re.compile(r"[#№]?\d{1,18}")
_CODE = re.compile(r"(?=.{0,30}\d)[A-Za-z]{1,6}[-_ ]?\d[\w-]{0,40}|[0-9a-f]{8}-[0-9a-f-]{27}|\w{1,24}:[\w-]{4,60}")
_SITE = re.compile(r"[A-Z]{3,4}\d{1,2}")
_HOUR = r"\d{1,2}(?:[:.]?\d{2})?\s?(?:[ap]\.?m?\.?|h)?"
_TIMES = re.compile(rf"{_HOUR}\s?(?:-|–|to|a|à)\s?{_HOUR}|[A-Z]{{2}}\d?[A-Z0-9]?-?\d{{4}}", re.I)
_MONEY = re.compile(r"\d{1,6}[.,]\d{2}|[$€£]\s?\d[\d,.]*|\d[\d,.]*\s?(?:[$€£]|zł|USD)")
_STREETS: Final = (
    "st str street ave av avenue rd road dr drive ln lane pl place blvd boulevard ct court way pkwy hwy apt "
    "unit ste calle avenida cl cra carrera colonia col rue chemin allee impasse ri rut ul ulica al os osiedle "
    "aleja plac"
)
_STREET = re.compile(rf"\b(?:{_STREETS.replace(' ', '|')}|po box)\b|[路街号弄]|شارع|রোড|সড়ক", re.I)
_NAME = re.compile(r"[^\W\d_][^\d@_/\\|<>{}=+#$%^*~]{0,70}")
_SPLIT_NAME = re.compile(r"[^\W\d_][^,\d@]{0,40},\s?[^\W\d_][^,\d@]{0,40}(?:,\s?(?:jr|sr|i{2,3}|iv)\.?)?", re.I)
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d\U0001f1e6-\U0001f1ff☪]+")
_LANGUAGES_WORDS: Final = (
    "english spanish french creole haitian kreyol arabic bengali bangla chinese mandarin cantonese "
    "polish portuguese russian somali amharic tagalog vietnamese korean hindi urdu swahili wolof "
    "yoruba ukrainian nepali punjabi espanol ingles frances francais anglais espagnol kreyol angle "
    "panyol franse polski angielski hiszpanski en es fr ht ar bn zh pl pt ru so am العربيه عربي "
    "انجليزي বাংলা ইংরেজি 中文 英语 英文 普通话 粤语 西班牙语 eng spa fra ara ben"
)
_LANGUAGES: Final = frozenset(_LANGUAGES_WORDS.split())
_ANSWERS_WORDS: Final = "y n yes no si oui non wi tak nie x true false 是 否 نعم لا হ্যাঁ না ✓ ✔ ☑"
_ANSWERS: Final = frozenset(_ANSWERS_WORDS.split())


@dataclass(frozen=True, slots=True)
class Shape:
    """Shares (0 to 1) of the filled cells of one column that look like something; all from a sample.

    filled: share of cells that hold anything. distinct: different values per filled cell. few: the values
    repeat, as places do. years: middle and spread of the years if the cells are dates, else (0, 0).
    """

    filled: float
    count: int
    distinct: float
    few: bool
    looks: dict[str, float]
    years: tuple[int, int]
    words: float
    letters: float

    def of(self, look: str) -> float:
        """Share of filled cells with this look; 0 if none."""
        return self.looks.get(look, 0.0)


def shape_of(cells: Sequence[str]) -> Shape:
    """The looks of one column, from at most `SAMPLE` filled cells spread over it."""
    filled = [cell for cell in cells if cell]
    step = max(1, len(filled) // SAMPLE)
    sample = [cell[:_LOOK_LETTERS] for cell in filled[::step]][:SAMPLE]
    if not sample:
        return Shape(0.0, 0, 0.0, False, {}, (0, 0), 0.0, 0.0)
    looks: Counter[str] = Counter()
    for cell in sample:
        looks.update(looks_of(cell))
    values = Counter(cell.casefold() for cell in sample)
    distinct = len(values) / len(sample)
    repeated = sum(count for count in values.values() if count > 1) / len(sample)
    return Shape(
        filled=len(filled) / len(cells),
        count=len(sample),
        distinct=distinct,
        few=len(sample) >= 4 and distinct <= 0.5 and repeated >= 0.6,
        looks={look: count / len(sample) for look, count in looks.items()},
        years=_years(sample) if looks["date"] + looks["year"] >= 0.5 * len(sample) else (0, 0),
        words=sum(len(cell.split()) for cell in sample) / len(sample),
        letters=sum(map(len, sample)) / len(sample),
    )


@lru_cache(maxsize=30_000)
def looks_of(cell: str) -> tuple[str, ...]:
    """Every look one cell has; several are possible ("10468" is a postcode, a number and a badge)."""
    found = [look for look, is_it in _LOOKS.items() if is_it(cell)]
    if "phone" in found and ("date" in found or "national_id" in found or "postcode" in found):
        found.remove("phone")
    return tuple(found)


def phones_in(cell: str) -> tuple[str, ...]:
    """The phone numbers typed into one cell, as typed: "917 555 0148 / 347 555 0199" holds two."""
    if not cell or _ONE_PHONE.fullmatch(cell):
        return (cell,) if cell else ()
    parts = [part for part in _PHONE_PARTS.split(cell[: _LOOK_LETTERS * 2]) if part]
    if len(parts) > 1 and all(_digits(part) >= 7 for part in parts):
        return tuple(parts)
    return (cell,)


def emails_in(cell: str) -> tuple[str, ...]:
    """The e-mail addresses in one cell, as typed; a cell without an @ is given back whole."""
    found = _EMAIL.findall(cell) if cell.count("@") > 1 else []
    return tuple(found) or ((cell,) if cell else ())


def is_phone(cell: str) -> bool:
    """Whether the text reads as one or more phone numbers (7 to 15 digits each, no date)."""
    if _ONE_PHONE.fullmatch(cell):
        return True
    return all(_one_phone(part) for part in phones_in(cell)) if cell else False


def _one_phone(cell: str) -> bool:
    digits = _digits(cell)
    if not 7 <= digits <= 15 or not _PHONE.fullmatch(cell) or _SSN.fullmatch(cell):
        return False
    return digits >= 10 or not cell.isdigit()


def _digits(cell: str) -> int:
    return sum(letter.isdigit() for letter in cell)


def is_email(cell: str) -> bool:
    """Whether the text is an e-mail address, or several."""
    return "@" in cell and all(_EMAIL.fullmatch(part) for part in emails_in(cell))


def is_date(cell: str) -> bool:
    """Whether the text is a day, a month of a year, or a point in time, in any usual order."""
    return bool(_DATE.fullmatch(cell))


def is_name(cell: str) -> bool:
    """Whether the text could be a person's name: letters, one to six words, no place or shift."""
    bare = _EMOJI.sub("", cell).strip()
    if not bare or len(bare) > 70 or not _NAME.fullmatch(bare):
        return False
    if CJK.search(bare):
        return len(bare.replace(" ", "").replace("·", "")) <= 5 and not place_kind(bare)
    return len(bare.split()) <= 6 and not place_kind(bare) and bare.casefold() not in _ANSWERS


def _is_national_id(cell: str) -> bool:
    if _SSN.fullmatch(cell) or _NINO.fullmatch(cell) or _CURP.fullmatch(cell):
        return True
    if _DNI.fullmatch(cell):
        number = cell.upper().replace("-", "").replace("X", "0", 1).replace("Y", "1", 1).replace("Z", "2", 1)
        return number[:8].isdigit() and "TRWAGMYFPDXBNJZSQVHLCKE"[int(number[:8]) % 23] == cell[-1].upper()
    return _pesel(cell) or _resident_id(cell)


def _pesel(cell: str) -> bool:
    if len(cell) != 11 or not (cell.isascii() and cell.isdigit()):
        return False
    weighed = sum(int(digit) * weight for digit, weight in zip(cell, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3), strict=False))
    month = int(cell[2:4]) % 20
    return 1 <= month <= 12 and 1 <= int(cell[4:6]) <= 31 and (10 - weighed % 10) % 10 == int(cell[10])


def _resident_id(cell: str) -> bool:
    """The Chinese number of 18 signs: birthday inside, check sign last (GB 11643)."""
    if len(cell) != 18 or not (cell[:17].isascii() and cell[:17].isdigit()):
        return False
    weighed = sum(int(digit) * ((1 << (17 - at)) % 11) for at, digit in enumerate(cell[:17]))
    return "10X98765432"[weighed % 11] == cell[-1].upper()


def _is_language(cell: str) -> bool:
    words = [word for word in plain(cell).split() if word not in ("and", "y", "et", "ak", "i")]
    return 0 < len(words) <= 4 and all(word in _LANGUAGES for word in words)


def _is_place(cell: str, kind: str) -> bool:
    return place_kind(cell) == kind


def _known_name(cell: str, known: frozenset[str]) -> bool:
    words = plain(cell).split()
    return bool(words) and len(words) <= 2 and words[0] in known


_LOOKS: Final[dict[str, Callable[[str], bool]]] = {
    "phone": is_phone,
    "email": is_email,
    "date": is_date,
    "year": lambda cell: bool(_YEAR.fullmatch(cell)),
    "national_id": _is_national_id,
    "postcode": lambda cell: bool(_ZIP.fullmatch(cell)),
    "number": lambda cell: bool(_NUMBER.fullmatch(cell)),
    "scale": lambda cell: cell in ("0", "1", "2", "3", "4", "5", "1?", "2?", "3?"),
    "code": lambda cell: bool(_CODE.fullmatch(cell)),
    "site": lambda cell: bool(_SITE.fullmatch(cell)),
    "money": lambda cell: bool(_MONEY.fullmatch(cell)),
    "times": lambda cell: bool(_TIMES.fullmatch(cell)) and not is_phone(cell) and not is_date(cell),
    "address": lambda cell: any(map(str.isdigit, cell)) and bool(_STREET.search(cell)),
    "split_name": lambda cell: bool(_SPLIT_NAME.fullmatch(cell)),
    "name": is_name,
    "given": lambda cell: _known_name(cell, GIVEN),
    "family": lambda cell: _known_name(cell, FAMILY),
    "one_word": lambda cell: len(cell.split()) == 1 and (not CJK.search(cell) or len(cell) < 2),
    "shift": lambda cell: _is_place(cell, "shift"),
    "department": lambda cell: _is_place(cell, "department"),
    "language": _is_language,
    "answer": lambda cell: cell.casefold() in _ANSWERS,
    "emoji": lambda cell: bool(_EMOJI.search(cell)),
    "link": lambda cell: cell.startswith(("http://", "https://", "www.")),
}


def _years(sample: Sequence[str]) -> tuple[int, int]:
    years = sorted(year for cell in sample if (year := _year_in(cell)))
    if not years:
        return (0, 0)
    low, high = years[len(years) // 20], years[-1 - len(years) // 20]
    return years[len(years) // 2], high - low


def _year_in(cell: str) -> int:
    whole = re.search(r"(?<!\d)(?:19|20)\d{2}(?!\d)", cell)
    if whole:
        return int(whole.group())
    short = re.fullmatch(r"\d{1,2}[-./ ](?:\d{1,2}|[^\W\d_]{3,12})[-./ ](\d{2})", cell)
    # Two digits: nobody who works was born after 2029, and nothing here was signed before 1930.
    return (1900 if int(short.group(1)) >= 30 else 2000) + int(short.group(1)) if short else 0
