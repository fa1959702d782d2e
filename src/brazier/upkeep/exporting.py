"""A spreadsheet of everybody, that no program will run anything from. Pure."""

import csv
import io
from collections.abc import Iterable, Sequence

import openpyxl
import pyrage

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
ENDINGS = (".csv", ".xlsx")


def neutral(cell: object) -> object:
    """A cell that a spreadsheet shows and does not run: text that looks like a formula gets a quote before it."""
    if not isinstance(cell, str):
        return cell
    text = "".join(c for c in cell if c.isprintable())
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def as_csv(rows: Iterable[Sequence[object]]) -> bytes:
    """Rows as CSV that a spreadsheet program reads in the right letters."""
    out = io.StringIO()
    csv.writer(out).writerows([neutral(cell) for cell in row] for row in rows)
    return ("\ufeff" + out.getvalue()).encode("utf-8", "replace")


def as_xlsx(rows: Iterable[Sequence[object]]) -> bytes:
    """Rows as one sheet; every cell is text or a number, never a formula."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("People")
    for row in rows:
        sheet.append([neutral(cell) for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sealed(content: bytes, passphrase: str) -> bytes:
    """The same, opened by these words in any age program."""
    made: bytes = pyrage.passphrase.encrypt(content, passphrase)
    return made
