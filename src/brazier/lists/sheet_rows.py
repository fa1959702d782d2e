"""The cells of one XLSX sheet, fast where the file is written the usual way, careful where it is not.

Every program writes <row><c r="B2" t="s"><v>7</v></c></row> in nearly the same way. A pattern that must
account for every single cell reads that; the first surprise starts the sheet over with an XML parser.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from .cell_values import Formats, number_text, unescaped
from .gathering import Gathering
from .limits import CELL_LETTERS, CELLS, COLUMNS
from .markup import walk
from .overflow import too_many_cells
from .table import RawRow

_ROW: Final = re.compile(r"<row\b([^>]*?)(?:/>|>(.*?)</row>)", re.S)
_ROW_NUMBER: Final = re.compile(r'\br="(\d{1,9})"')
_CELL: Final = re.compile(
    r'<c(?: r="([A-Z]{1,3}+)\d{1,9}+")?+(?: s="(\d{1,9}+)")?+(?: t="(\w{1,12}+)")?+(?: s="(\d{1,9}+)")?+'
    r'(?: \w+="\d*")*+\s*+(?:/>|>(<f[^>]*/>|<f[^>]*>[^<]*</f>)?'
    r'(?:<v(?: xml:space="preserve")?>([^<]*+)</v>|<is><t(?: xml:space="preserve")?>([^<]*+)</t></is>'
    r"|<v ?/>|<is ?/>)?+\s*+</c>)"
)
_HELD_LETTERS: Final = 8 * 1024 * 1024
_MERGE: Final = re.compile(r'ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_MERGES: Final = 20_000
_MERGED_ROWS: Final = 2_000


class _Unusual(Exception):
    """The sheet is not written the usual way."""


_PLAIN: Final = ("", "n")
_Found = tuple[int, str, str, str, bool]
"""One cell as it is stored: column (-1: follows the last), kind, style, value, whether it has a formula."""


@dataclass(slots=True)
class Rows:
    """All rows of a sheet that hold anything, their faults, and what is merged downward."""

    strings: Sequence[str]
    formats: Formats
    found: Gathering = field(default_factory=Gathering)
    merged: list[tuple[int, int, int]] = field(default_factory=list)

    def add(self, line: int, cells: Iterable[_Found]) -> None:
        """Keep one row, unless it is empty. Errors: the limits of `overflow`."""
        row: list[str] = []
        for cell in cells:
            self._put(row, line, cell)
        if row:
            self.found.add(line, row)

    def add_matches(self, line: int, matches: Iterable[tuple[str, ...]]) -> None:
        """The same from the matches of the cell pattern. Most cells are the next shared text or a plain number,
        so these two are done here, and all others by the long way."""
        row: list[str] = []
        strings, shown, columns = self.strings, self.formats.by_name, _COLUMNS
        for letters, style, kind, late_style, formula, value, inline in matches:
            if columns.get(letters) == len(row):
                if kind == "s" and value.isdigit() and len(value) < 10 and int(value) < len(strings):
                    row.append(strings[int(value)])
                    continue
                plain = value.isdigit() and value[0] != "0" and len(value) < 16 and kind in _PLAIN
                if plain and style not in shown and late_style not in shown:
                    row.append(value)
                    continue
            text = value or inline
            if text or formula or not letters:
                text = unescaped(text) if "&" in text or "_x" in text else text
                self._put(row, line, (_column(letters), kind, style or late_style, text, bool(formula)))
        if row:
            self.found.add(line, row)

    def _put(self, row: list[str], line: int, cell: _Found) -> None:
        column, kind, style, value, formula = cell
        text = self._text(kind, style, value) if value else ""
        if not text:
            self._untold(kind, value, formula, line)
            if column < 0:
                row.append("")
            return
        at = column if column >= 0 else len(row)
        if at >= COLUMNS + 1:
            self.found.too_wide(line)
            return
        row.extend([""] * (at + 1 - len(row)))
        row[at] = text

    def finish(self) -> None:
        """Fill cells that are merged downward, such as "PACK" beside twelve people."""
        rows = self.found.rows
        at_line = {row.line: at for at, row in enumerate(rows)} if self.merged else {}
        for column, first, last in self.merged:
            top = at_line.get(first)
            value = _value(rows[top].cells, column) if top is not None else ""
            for line in range(first + 1, last + 1) if value else ():
                at = at_line.get(line)
                if at is not None and not _value(rows[at].cells, column):
                    rows[at] = RawRow(line, _with(rows[at].cells, column, value))

    def _untold(self, kind: str, value: str, formula: bool, line: int) -> None:
        if kind == "e" and value:
            self.found.note(line, "formula_error")
        elif formula and not value:
            self.found.note(line, "formula_without_value")

    def _text(self, kind: str, style: str, value: str) -> str:
        if kind == "s":
            at = int(value) if value.isdigit() and len(value) < 10 else -1
            return self.strings[at] if 0 <= at < len(self.strings) else ""
        if kind in _PLAIN:
            shown = self.formats.by_style.get(int(style or 0), "")
            return number_text(value, shown, self.formats.from_1904)
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        return "" if kind == "e" else value


def read_rows(pieces: Callable[[], Iterable[bytes]], strings: Sequence[str], formats: Formats) -> Gathering:
    """All rows of one sheet. pieces: gives the XML from the start each time it is called."""
    rows = Rows(strings, formats)
    try:
        _fast(pieces(), rows)
    except (_Unusual, UnicodeDecodeError):
        rows = Rows(strings, formats)
        _careful(pieces(), rows)
    rows.finish()
    return rows.found


def _value(cells: Sequence[str], column: int) -> str:
    return cells[column] if column < len(cells) else ""


def _with(cells: tuple[str, ...], column: int, value: str) -> tuple[str, ...]:
    row = [*cells, *[""] * (column + 1 - len(cells))]
    row[column] = value
    return tuple(row)


def _column(letters: str) -> int:
    """A is 0, B is 1, AA is 26; no letters is -1."""
    at = 0
    for letter in letters:
        at = at * 26 + ord(letter) - 64
    return at - 1


_COLUMNS: Final = {letters: _column(letters) for letters in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}


def _fast(pieces: Iterable[bytes], rows: Rows) -> None:
    held = b""
    line = 0
    started = False
    for piece in pieces:
        held += piece
        end = held.rfind(b"</row>") + 6
        if end < 6:
            if len(held) > _HELD_LETTERS:
                raise _Unusual
            continue
        text, held = held[:end].decode("utf-8"), held[end:]
        if not started:
            text, started = _after_start(text), True
        line = _rows_in(text, rows, line)
    tail = held.decode("utf-8")
    if not started and ("<row" in tail or "row>" in tail or "<sheetData" not in tail):
        raise _Unusual
    head, _, after = tail.partition("</sheetData>")
    if started and "</sheetData>" not in tail:
        raise _Unusual
    _rows_in(head if started else "", rows, line)
    _merged(after, rows)


def _after_start(text: str) -> str:
    start = text.find("<sheetData>")
    if start < 0 or "<!" in text[:start] or ("encoding" in text[:200] and "utf-8" not in text[:200].lower()):
        raise _Unusual
    return text[start:]


def _rows_in(text: str, rows: Rows, line: int) -> int:
    if "<!" in text or "<?" in text:
        raise _Unusual
    found = _ROW.findall(text)
    if len(found) != text.count("<row"):
        raise _Unusual
    for attributes, body in found:
        number = _ROW_NUMBER.search(attributes)
        line = int(number.group(1)) if number else line + 1
        if body:
            cells = _CELL.findall(body)
            if len(cells) != body.count("<c ") + body.count("<c>") + body.count("<c/"):
                raise _Unusual
            rows.add_matches(line, cells)
    return line


def _merged(tail: str, rows: Rows) -> None:
    for at, found in enumerate(_MERGE.finditer(tail)):
        first, last = int(found.group(2)), int(found.group(4))
        if at >= _MERGES:
            return
        if found.group(1) == found.group(3) and first < last <= first + _MERGED_ROWS:
            rows.merged.append((_column(found.group(1)), first, last))


@dataclass(slots=True)
class _Careful:
    """Where the XML parser is: in which row, cell and piece of text."""

    rows: Rows
    line: int = 0
    cells: list[_Found] = field(default_factory=list)
    column: int = -1
    kind: str = ""
    style: str = ""
    formula: bool = False
    letters: list[str] = field(default_factory=list)
    size: int = 0
    reading: bool = False
    phonetic: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            number = attributes.get("r", "")
            self.line = int(number) if number.isdigit() and len(number) < 9 else self.line + 1
            self.cells = []
        elif name == "c":
            letters = re.match(r"[A-Z]{1,3}(?=\d)", attributes.get("r", ""))
            style = attributes.get("s", "")
            self.column = _column(letters.group()) if letters else -1
            self.style = style if style.isdigit() and len(style) < 9 else ""
            self.kind, self.formula = attributes.get("t", ""), False
            self.letters, self.size = [], 0
        elif name == "f":
            self.formula = True
        elif name == "rPh":
            self.phonetic += 1
        elif name in ("v", "t"):
            self.reading = self.phonetic == 0
        elif name == "mergeCell":
            _merged(f'ref="{attributes.get("ref", "")[:40]}"', self.rows)

    def text(self, letters: str) -> None:
        if self.reading and self.size <= 2 * CELL_LETTERS:
            self.letters.append(letters)
            self.size += len(letters)

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            self.reading = False
        elif name == "rPh":
            self.phonetic -= 1
        elif name == "c":
            value = unescaped("".join(self.letters))
            self.cells.append((self.column, self.kind, self.style, value, self.formula))
            if len(self.cells) > CELLS:
                raise too_many_cells()
        elif name == "row":
            self.rows.add(self.line, self.cells)
            self.cells = []


def _careful(pieces: Iterable[bytes], rows: Rows) -> None:
    reader = _Careful(rows)
    walk(pieces, reader.start, reader.text, reader.end)
