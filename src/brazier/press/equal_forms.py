"""Ways to write one thing that mean the same to whoever reads it: which a cell has, and all others. Pure."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
BETWEEN = (", ", "; ", " / ", " & ")
_PHONE = re.compile(r"'?\+?[\d\s().\-\u2013/]{7,25}")
_CODE = re.compile(r"([2-9A-HJKMNP-Z]{3})([- ]?)([2-9A-HJKMNP-Z]{3})")
_PARTS = re.compile(r"\s*[,;/&]\s*")


@dataclass(frozen=True, slots=True)
class Seen:
    """What a cell says in one respect. kind: which; meant: the same in whatever form; form: 0 up to count - 1;
    own: whether what is meant belongs to one person alone, as a phone does and a language does not."""

    kind: str
    meant: str
    form: int
    count: int
    own: bool = False


def _groups(digits: str, sizes: tuple[int, ...]) -> list[str]:
    found, at = [], 0
    while digits:
        size = sizes[min(at, len(sizes) - 1)]
        found.append(digits[-size:])
        digits, at = digits[:-size], at + 1
    return found[::-1]


def _phones(digits: str) -> list[str]:
    """All ways to group these digits."""
    long, short = _groups(digits, (4, 3)), _groups(digits, (2, 2, 3))
    ways = [between.join(cut) for cut in (long, short) for between in " -."]
    return [*ways, digits, f"{' '.join(long[:-1])}-{long[-1]}"]


def _phone(cell: str) -> tuple[str, list[str]] | None:
    digits = "".join(c for c in cell if c in "0123456789")
    if not _PHONE.fullmatch(cell) or not 7 <= len(digits) <= 15 or _day(cell):
        return None
    plus = "+" if "+" in cell else ""
    return digits[-9:], [plus + way for way in _phones(digits)]


def _days(day: date) -> list[str]:
    month = MONTHS[day.month - 1]
    return [
        day.isoformat(),
        f"{day.day} {month[:3]} {day.year}",
        f"{day.day} {month} {day.year}",
        f"{day:%d.%m.%Y}",
        f"{month[:3]} {day.day}, {day.year}",
        f"{day:%Y/%m/%d}",
        f"{day.day}-{month[:3]}-{day.year}",
        f"{day.year} {month[:3]} {day.day}",
    ]


def _day(cell: str) -> tuple[str, list[str]] | None:
    for pattern in (
        r"(?P<y>\d{4})[-/](?P<m>\d{2})[-/](?P<d>\d{2})",
        r"(?P<d>\d{2})\.(?P<m>\d{2})\.(?P<y>\d{4})",
        r"(?P<d>\d{1,2})[ -](?P<n>[A-Z][a-z]{2,8})[ -](?P<y>\d{4})",
        r"(?P<n>[A-Z][a-z]{2,8}) (?P<d>\d{1,2}), (?P<y>\d{4})",
        r"(?P<y>\d{4}) (?P<n>[A-Z][a-z]{2,8}) (?P<d>\d{1,2})",
    ):
        if found := re.fullmatch(pattern, cell, re.ASCII):
            told = found.groupdict()
            months = [n for n, name in enumerate(MONTHS, 1) if told.get("n") in (name, name[:3])]
            with suppress(ValueError, IndexError):
                day = date(int(told["y"]), int(told["m"]) if "m" in told else months[0], int(told["d"]))
                return day.isoformat(), _days(day)
    return None


def _code(cell: str) -> tuple[str, list[str]] | None:
    found = _CODE.fullmatch(cell.upper())
    if not found or not re.search(r"\d|-", cell):
        return None
    one, other = found[1], found[3]
    return one + other, [f"{one}-{other}", f"{one} {other}", one + other, f"{one}-{other}".lower()]


def _order(cell: str) -> tuple[str, list[str]] | None:
    return _list(cell, lambda parts, between: [between.join(parts[n:] + parts[:n]) for n in range(len(parts))])


def _between(cell: str) -> tuple[str, list[str]] | None:
    here = _PARTS.split(cell)
    return _list(cell, lambda _parts, _between: [between.join(here) for between in BETWEEN])


def _list(cell: str, ways: Callable[[list[str], str], list[str]]) -> tuple[str, list[str]] | None:
    parts = _PARTS.split(cell)
    if not 2 <= len(parts) <= 6 or any(not part or any(c.isdigit() for c in part) for part in parts):
        return None
    between = (_first_between(cell) or [", "])[0]
    parts.sort(key=str.casefold)
    return "|".join(parts).casefold(), ways(parts, between)


def _first_between(cell: str) -> list[str]:
    return [found[0] for found in _PARTS.finditer(cell)]


def _word(cell: str) -> tuple[str, list[str]] | None:
    first = cell[:1]
    if not first.isalpha() or len(first.upper()) != 1 or first.upper() == first.lower() or _code(cell):
        return None
    return cell.casefold(), [first.upper() + cell[1:], first.lower() + cell[1:]]


KINDS: dict[str, tuple[Callable[[str], tuple[str, list[str]] | None], bool]] = {
    "phone": (_phone, True),
    "code": (_code, True),
    "day": (_day, False),
    "order": (_order, False),
    "between": (_between, False),
    "word": (_word, False),
}
"""How each kind is read: what is meant, and every way to write it; and whether that is one person's own."""
NAME = "name"


def seen(cell: str) -> Iterator[Seen]:
    """What this cell says, in every respect in which it could have been written otherwise."""
    text = cell.strip().removeprefix("'")
    for kind, (read, own) in KINDS.items():
        found = read(text)
        if found and text in found[1]:
            yield Seen(kind, found[0], found[1].index(text), len(found[1]), own)


def count_of(kind: str, cell: str) -> tuple[str, int] | None:
    """What is meant, and in how many ways this kind could write it; None if the cell is not of this kind."""
    found = KINDS[kind][0](cell)
    return (found[0], len(found[1])) if found else None


def written(kind: str, cell: str, form: int) -> str:
    """The same cell in another form of this kind; as it was if it is not of this kind."""
    found = KINDS[kind][0](cell)
    return found[1][form] if found else cell


def name_meant(cell: str) -> str:
    """A name in whatever order and case."""
    return " ".join(sorted(re.findall(r"[^\W\d_]+", cell.casefold())))
