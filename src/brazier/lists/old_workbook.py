"""XLS workbooks of Excel 2003 and before, read by xlrd: it is pure Python, so nothing crashes."""

import io
import struct
from dataclasses import dataclass, field
from typing import Final

import xlrd
from xlrd.compdoc import CompDocError

from .cell_values import number_text, shown_as
from .gathering import Gathering
from .limits import COLUMNS, OLD_WORKBOOK_BYTES, SHEETS
from .markup import damaged
from .opendocument import locked
from .overflow import too_big
from .table import Notes, Sheet

_BROKEN: Final = (
    xlrd.XLRDError, CompDocError, struct.error, ArithmeticError, AssertionError, AttributeError, EOFError,
    LookupError, TypeError, ValueError, NotImplementedError, RecursionError,
)  # fmt: skip
"""All that xlrd lets out when the bytes are wrong; it checks little by itself."""


def read_old_workbook(data: bytes, title: str) -> list[Sheet]:
    """Every sheet that holds anything, hidden ones too (they are marked).

    Errors: Wrong lists.locked, lists.damaged, lists.too_big (over 48 MB), lists.too_many_cells.
    """
    if len(data) > OLD_WORKBOOK_BYTES:
        raise too_big()
    try:
        with xlrd.open_workbook(
            file_contents=data,
            logfile=io.StringIO(),
            formatting_info=True,
            on_demand=True,
            ragged_rows=True,
            ignore_workbook_corruption=True,
        ) as book:
            count = min(book.nsheets, SHEETS)
            return [
                _sheet(book, at, title if count == 1 else f"{title}: {book.sheet_names()[at]}")
                for at in range(count)
            ]
    except _BROKEN as error:
        if "encrypt" in str(error).lower() or "password" in str(error).lower():
            raise locked() from error
        raise damaged() from error


def _sheet(book: xlrd.Book, at: int, title: str) -> Sheet:
    sheet = book.sheet_by_index(at)
    shown = _Shown(book)
    found = Gathering()
    for index in range(sheet.nrows):
        cells = sheet.row(index)[: COLUMNS + 1]
        if any(cell.ctype == xlrd.XL_CELL_ERROR for cell in cells):
            found.note(index + 1, "formula_error")
        found.add(index + 1, [shown.text(cell) for cell in cells])
    hidden = bool(sheet.visibility)
    book.unload_sheet(at)
    return found.sheet(title, Notes("xls", hidden=hidden))


@dataclass(slots=True)
class _Shown:
    """How the cells of one book show their numbers, by style."""

    book: xlrd.Book
    masks: dict[int, str] = field(default_factory=dict)

    def text(self, cell: xlrd.sheet.Cell) -> str:
        """One cell as text."""
        if cell.ctype == xlrd.XL_CELL_TEXT:
            return str(cell.value)
        if cell.ctype == xlrd.XL_CELL_BOOLEAN:
            return "TRUE" if cell.value else "FALSE"
        if cell.ctype == xlrd.XL_CELL_DATE:
            return number_text(repr(cell.value), "date", bool(self.book.datemode))
        return (
            number_text(repr(cell.value), self._mask(cell.xf_index)) if cell.ctype == xlrd.XL_CELL_NUMBER else ""
        )

    def _mask(self, style: int | None) -> str:
        if style is None:
            return ""
        if style not in self.masks:
            key = self.book.xf_list[style].format_key
            known = self.book.format_map.get(key)
            shown = shown_as(0, known.format_str[:200]) if known else ""
            self.masks[style] = "" if shown in ("date", "time") else shown
        return self.masks[style]
