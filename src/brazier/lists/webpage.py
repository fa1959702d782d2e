"""Web pages and old XML sheets that call themselves .xls: many payroll systems hand out nothing else."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from .gathering import Gathering
from .limits import CELL_LETTERS, CELLS, COLUMNS, MARKUP_BYTES, SHEETS
from .markup import in_pieces, walk
from .overflow import too_big, too_many_cells
from .table import Notes, Sheet

_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})([^<>]{0,2000})>|<!--")
_SPAN: Final = re.compile(r"\b(col|row)span\s*=\s*[\"']?(\d{1,4})", re.I)
_SILENT: Final = frozenset(("script", "style", "head", "title"))
_SPAN_LIMIT: Final = 60
_ROW_SPAN_LIMIT: Final = 2_000


def read_web_page(text: str, title: str, encoding: str) -> list[Sheet]:
    """Every table of a web page that has more than one row; no script runs and no picture is fetched.

    Cells that span rows ("PACK" beside twelve people) are filled down. Line numbers count the rows of all
    tables together.
    """
    reader = _Page()
    reader.read(text)
    tables = [table.found for table in reader.tables if len(table.found.rows) > 1 or len(reader.tables) == 1]
    return [
        found.sheet(title if len(tables) == 1 else f"{title} {at}", Notes("html", encoding))
        for at, found in enumerate(tables, 1)
    ]


def read_xml_sheet(data: bytes, title: str) -> list[Sheet]:
    """Every sheet of an "XML Spreadsheet 2003" file.

    Errors: Wrong lists.damaged, lists.unsafe, and the limits of `overflow`.
    """
    if len(data) > MARKUP_BYTES:
        raise too_big()
    reader = _XmlSheet()
    walk(in_pieces(data), reader.start, reader.text, reader.end)
    single = len(reader.tables) == 1
    return [
        table.found.sheet(title if single else f"{title}: {table.name}", Notes("xml")) for table in reader.tables
    ]


@dataclass(slots=True)
class _Grid:
    name: str = ""
    found: Gathering = field(default_factory=Gathering)
    below: dict[int, tuple[int, str]] = field(default_factory=dict)

    def hanging(self, row: list[str]) -> None:
        """Put in the values that cells above span down to this place."""
        while len(row) in self.below and len(row) <= COLUMNS:
            left, value = self.below.pop(len(row))
            if left > 1:
                self.below[len(row)] = (left - 1, value)
            row.append(value)


@dataclass(slots=True)
class _Page:
    """Reads tags one after the other; a page that forgets to close its cells is read all the same."""

    tables: list[_Grid] = field(default_factory=list)
    open: list[_Grid] = field(default_factory=list)
    row: list[str] | None = None
    cell: list[str] | None = None
    spans: tuple[int, int] = (1, 1)
    line: int = 0

    def read(self, text: str) -> None:
        for letters, closing, name, attributes in _tags(text):
            if self.cell is not None and letters:
                self.cell.append(letters)
            self._tag(name, bool(closing), attributes)
        self._end_row()

    def _tag(self, name: str, closing: bool, attributes: str) -> None:
        if name == "table":
            self._end_row()
            if not closing and len(self.tables) < SHEETS:
                self.tables.append(_Grid())
                self.open.append(self.tables[-1])
            elif closing and self.open:
                self.open.pop()
        elif name == "tr":
            self._end_row()
            self.row = [] if not closing and self.open else None
        elif name in ("td", "th"):
            self._end_cell()
            if not closing and self.open:
                self.row = [] if self.row is None else self.row
                self.open[-1].hanging(self.row)
                self.cell, self.spans = [], _spans(attributes)
        elif name in ("br", "p", "div", "li") and self.cell is not None:
            self.cell.append("\n")

    def _end_cell(self) -> None:
        if self.cell is None or self.row is None:
            self.cell = None
            return
        value = html.unescape(" ".join("".join(self.cell)[: 2 * CELL_LETTERS].split()))
        across, down = self.spans
        if down > 1 and value and self.open:
            self.open[-1].below[len(self.row)] = (down - 1, value)
        self.row.extend([value] + [""] * (across - 1))
        self.cell = None

    def _end_row(self) -> None:
        self._end_cell()
        if self.row is not None and self.open:
            self.open[-1].hanging(self.row)
            self.line += 1
            self.open[-1].found.add(self.line, self.row)
        self.row = None


def _tags(text: str) -> Iterator[tuple[str, str, str, str]]:
    """Text before each tag, then the tag; comments, scripts and styles are jumped over."""
    at = 0
    while found := _TAG.search(text, at):
        before = text[at : found.start()]
        if found.group() == "<!--":
            end = text.find("-->", found.end())
            at = len(text) if end < 0 else end + 3
            yield before, "", "!", ""
            continue
        name = found.group(2).lower()
        at = found.end()
        if name in _SILENT and not found.group(1):
            end = text.find(f"</{name}", at)
            at = len(text) if end < 0 else end
        yield before, found.group(1), name, found.group(3)


def _spans(attributes: str) -> tuple[int, int]:
    spans = {kind.lower(): int(count) for kind, count in _SPAN.findall(attributes)}
    across = min(max(spans.get("col", 1), 1), _SPAN_LIMIT)
    return across, min(max(spans.get("row", 1), 1), _ROW_SPAN_LIMIT)


@dataclass(slots=True)
class _XmlSheet:
    """Worksheet > Table > Row > Cell > Data, with ss:Index for what is left out."""

    tables: list[_Grid] = field(default_factory=list)
    row: list[str] = field(default_factory=list)
    line: int = 0
    letters: list[str] = field(default_factory=list)
    size: int = 0
    at: int = 0
    date: bool = False
    reading: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Worksheet":
            if len(self.tables) >= SHEETS:
                raise too_many_cells()
            self.tables.append(_Grid(attributes.get("Name", "")[:120]))
            self.line = 0
        elif name == "Row":
            self.line = _index(attributes, self.line + 1)
            self.row = []
        elif name == "Cell":
            self.at = min(_index(attributes, len(self.row) + 1) - 1, COLUMNS)
            self.letters, self.size = [], 0
        elif name == "Data":
            self.date = attributes.get("Type", "") == "DateTime"
            self.reading = True

    def text(self, letters: str) -> None:
        if self.reading and self.size <= CELL_LETTERS:
            self.letters.append(letters[: CELL_LETTERS + 1])
            self.size += len(letters)

    def end(self, name: str) -> None:
        if name == "Data":
            self.reading = False
        elif name == "Cell":
            value = "".join(self.letters)
            if self.date:
                value = value.replace("T", " ").removesuffix(".000").removesuffix(" 00:00:00")
            self.row.extend([""] * (self.at - len(self.row)))
            self.row.append(value)
            self.date = False
            if len(self.row) > CELLS:
                raise too_many_cells()
        elif name == "Row" and self.tables:
            self.tables[-1].found.add(self.line, self.row)


def _index(attributes: dict[str, str], default: int) -> int:
    text = attributes.get("Index", "")
    return max(int(text), 1) if text.isdigit() and len(text) < 8 else default
