"""Which line of a sheet is the header, if any: by its words, or because it is unlike what stands below."""

from collections.abc import Sequence
from typing import Final

from .contents import is_date, is_email, is_name, is_phone
from .given_names import FAMILY, GIVEN
from .headers import Meaning, meanings
from .placing import place_kind
from .table import RawRow
from .wording import plain

_LOOK: Final = 40
"""Titles, addresses and blank lines may stand above; a header further down is not a header."""

_BODY: Final = 60
_KNOWN: Final = 0.5


def find_header(rows: Sequence[RawRow]) -> int | None:
    """Position of the header among the lines that are not blank; None if the list starts at once."""
    scored = [(_told(row.cells), at) for at, row in enumerate(rows[:_LOOK])]
    for score, at in sorted(scored, key=lambda pair: (-pair[0], pair[1])):
        if score <= 0 or (at > 1 and _people_above(rows, at)):
            continue
        if score >= 2 or _fits_alone(rows, at):
            return at
    return _by_contrast(rows)


def is_header_like(cells: Sequence[str]) -> bool:
    """Whether one line in the middle is a header again, such as the top of the next printed page."""
    return _told(cells) >= 2


def _told(cells: Sequence[str]) -> float:
    """How many cells are header words; 0 if the line holds data or mostly other words."""
    filled = [cell for cell in cells if cell]
    if not filled or len(filled) > 200 or any(_is_data(cell) for cell in filled):
        return 0.0
    known = [meaning for cell in filled if (meaning := _as_header(cell))]
    told = sum(1.0 if meaning.exact else 0.8 for meaning in known)
    return told if told >= 0.4 * len(filled) else 0.0


def _as_header(cell: str) -> Meaning | None:
    """What a cell says if it names a column; None if it names none that we know."""
    best = meanings(cell)
    return best[0] if best and best[0].score >= _KNOWN and len(cell) <= 80 and not _is_value(cell) else None


def is_doubtful(cells: Sequence[str]) -> bool:
    """Whether a line that was taken for the header may be somebody all the same: a cell of it names no column
    that we know, and could be a name."""
    return any(cell and not _as_header(cell) and is_name(cell) for cell in cells)


def _is_somebody(cells: Sequence[str]) -> bool:
    """Whether a line with one word of a header in it is a person: Lang, Rosa; Badger, Chidinma."""
    others = [cell for cell in cells if not _as_header(cell)]
    if any(not (GIVEN | FAMILY).isdisjoint(plain(cell).split()) for cell in others):
        return True
    is_close_only = not any(meaning.exact for cell in cells if (meaning := _as_header(cell)))
    return is_close_only and bool(others) and all(map(is_name, others))


def _is_data(cell: str) -> bool:
    digits = sum(letter.isdigit() for letter in cell)
    return (digits >= 5 and (is_phone(cell) or is_date(cell) or cell.isdigit())) or is_email(cell)


def _is_value(cell: str) -> bool:
    """Words that are rather a value than a header: "Nights" is a shift, not the name of a column."""
    return bool(place_kind(cell)) and not (meanings(cell) and meanings(cell)[0].exact)


def _people_above(rows: Sequence[RawRow], at: int) -> bool:
    wide = max(2, round(0.6 * _filled(rows[at].cells)))
    full = [row for row in rows[:at] if _filled(row.cells) >= wide]
    return sum(any(_is_data(cell) for cell in row.cells if cell) for row in full) > 1


def _filled(cells: Sequence[str]) -> int:
    return sum(1 for cell in cells if cell)


def _fits_alone(rows: Sequence[RawRow], at: int) -> bool:
    """One known word only: a header if the line is a single exact word over a column, or few words in all."""
    cells = [cell for cell in rows[at].cells if cell]
    below = rows[at + 1 : at + _BODY]
    if len(cells) == 1:
        best = meanings(cells[0])[0]
        narrow = all(_filled(row.cells) <= 1 for row in below)
        return best.exact and best.score >= 0.9 and narrow and bool(below)
    return len(cells) <= 3 and bool(below) and not _is_somebody(cells)


def _by_contrast(rows: Sequence[RawRow]) -> int | None:
    """No word is known, but here are words where all below have numbers, or words that never come again."""
    for at, row in enumerate(rows[:3]):
        below = [other.cells for other in rows[at + 1 : at + 1 + _BODY]]
        filled = _filled(row.cells)
        if len(below) < 3 or filled < 2 or any(_is_data(cell) for cell in row.cells if cell):
            continue
        if filled < 0.7 * max(_filled(cells) for cells in below):
            continue
        if sum(_unlike(cell, column, below) for column, cell in enumerate(row.cells)) >= 1.0:
            return at
    return None


def _unlike(head: str, column: int, below: Sequence[Sequence[str]]) -> float:
    values = [cells[column] for cells in below if column < len(cells) and cells[column]]
    if not head or len(values) < 3:
        return 0.0
    if head in values:
        return -1.0
    numbered = sum(any(map(str.isdigit, value)) for value in values) / len(values)
    if numbered >= 0.9 and not any(map(str.isdigit, head)):
        return 1.0
    if len(values) >= 8 and len(set(values)) <= len(values) / 3 and min(map(values.count, set(values))) > 1:
        return 0.5
    return 0.0
