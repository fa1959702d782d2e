"""One cell as plain text: what cannot be seen goes, what was typed stays. Nothing is evaluated."""

import re
from collections.abc import Sequence

from .limits import CELL_LETTERS
from .table import Fault

# Direction marks and invisible joints that phones and browsers leave behind. U+200C and U+200D stay:
# Bengali, Persian and emoji are spelled with them.
_UNSEEN = "\u200b\u200e\u200f\u061c\ufeff\u2060\u00ad" + "".join(
    map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_BROKEN = re.compile("[\ud800-\udfff\ufffd\ufffe\uffff]")
_TABLE = str.maketrans(
    dict.fromkeys(_UNSEEN, "")
    | dict.fromkeys("\t\u00a0\u202f\u2007\u2009\u3000", " ")
    | {"\u2028": "\n", "\u2029": "\n", "\x85": "\n"}
)


# How spreadsheets are told that 01234 is text and no number: ="01234". It says no more than that.
_SAID_TO_BE_TEXT = re.compile(r'="([^"]{1,300})"')


def tidy(cell: str) -> str:
    """One cell without outer blanks, control characters and direction marks; line ends become one kind.

    A cell that starts with = + - or @ is text like any other. Longer than the limit is cut off.
    """
    if cell.isprintable():
        return cell.strip()[:CELL_LETTERS]
    cell = cell[: CELL_LETTERS * 2].replace("\r\n", "\n").replace("\r", "\n").translate(_TABLE)
    return _BROKEN.sub("\ufffd", _CONTROLS.sub("", cell)).strip()[:CELL_LETTERS]


def tidy_row(cells: Sequence[str], line: int, faults: list[Fault]) -> tuple[str, ...]:
    """All cells of one row, tidied; what was taken out or cut off is told in `faults` (the row is kept)."""
    joined = "".join(cells)
    if joined.isprintable() and len(joined) <= CELL_LETTERS and "\ufffd" not in joined:
        return tuple([cell.strip() for cell in cells])
    if len(joined) > CELL_LETTERS and any(len(cell) > CELL_LETTERS for cell in cells):
        longest = max(len(cell) for cell in cells)
        faults.append(Fault(line, "cell_too_long", {"letters": longest, "limit": CELL_LETTERS}, kept=True))
    if _CONTROLS.search(joined):
        faults.append(Fault(line, "control_characters", {}, kept=True))
    if _BROKEN.search(joined):
        faults.append(Fault(line, "broken_letters", {}, kept=True))
    return tuple([tidy(cell) for cell in cells])


def unwrapped(cells: Sequence[str]) -> Sequence[str]:
    """The same cells, where ="01234" is 01234: reading keeps it as typed, what is kept of a person does not."""
    if '="' not in "".join(cells):
        return cells
    return tuple(found.group(1) if (found := _SAID_TO_BE_TEXT.fullmatch(cell)) else cell for cell in cells)
