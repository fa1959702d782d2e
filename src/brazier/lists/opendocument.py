"""ODS sheets (LibreOffice): what each cell shows, with repeats unfolded only as far as a list can go."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from brazier.terms import Wrong

from .archive import Archive
from .cell_values import number_text
from .gathering import Gathering
from .limits import CELL_LETTERS, COLUMNS, SHEETS
from .markup import walk
from .overflow import too_many_cells
from .table import Notes, Sheet

_REPEAT_LIMIT: Final = 1 << 20
_SPACES: Final = 1_000
_LOSSY: Final = re.compile(r"[\d.,'\s\u202f]*|#+|-?[\d.,]+E[+-]?\d+", re.I)


def locked() -> Wrong:
    """The workbook has a password."""
    return Wrong(
        "lists.locked",
        "This file is locked with a password, so it cannot be read here. Nothing was lost."
        " Open it with its password, save it without one, and hand in that copy.",
    )


def is_opendocument(archive: Archive) -> bool:
    """Whether the archive is an OpenDocument spreadsheet."""
    return "content.xml" in archive.names and b"spreadsheet" in archive.whole("mimetype")[:100]


def read_opendocument(archive: Archive, title: str) -> list[Sheet]:
    """Every sheet that holds anything. Dates come as 2026-11-05 whatever the screen showed.

    Errors: Wrong lists.locked, lists.damaged, lists.unsafe and the limits of `overflow`.
    """
    _check_lock(archive)
    reader = _Reader()
    walk(archive.pieces("content.xml"), reader.start, reader.text, reader.end)
    single = len(reader.tables) == 1
    return [
        table.found.sheet(title if single else f"{title}: {table.name}", Notes("ods")) for table in reader.tables
    ]


def _check_lock(archive: Archive) -> None:
    found = False

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal found
        found = found or name == "encryption-data"

    if archive.is_locked("content.xml"):
        raise locked()
    if "META-INF/manifest.xml" in archive.names:
        walk(archive.pieces("META-INF/manifest.xml"), start, lambda _: None, lambda _: None)
    if found:
        raise locked()


@dataclass(slots=True)
class _Table:
    name: str
    found: Gathering = field(default_factory=Gathering)
    line: int = 0

    def add(self, row: Sequence[str], repeat: int) -> None:
        if any(row):
            for line in range(self.line + 1, self.line + 1 + repeat):
                self.found.add(line, row)
        self.line += repeat


@dataclass(slots=True)
class _Reader:
    """Where in the document the parser is."""

    tables: list[_Table] = field(default_factory=list)
    row: list[str] = field(default_factory=list)
    row_repeat: int = 1
    empty: int = 0
    repeat: int = 1
    stored: tuple[str, str] = ("", "")
    letters: list[str] = field(default_factory=list)
    size: int = 0
    aside: int = 0
    in_cell: bool = False
    in_text: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table" and not self.in_cell:
            if len(self.tables) >= SHEETS:
                raise too_many_cells()
            self.tables.append(_Table(attributes.get("name", "")[:120]))
        elif name == "table-row":
            self.row, self.empty, self.row_repeat = [], 0, _count(attributes.get("number-rows-repeated"))
        elif name in ("table-cell", "covered-table-cell"):
            self._start_cell(attributes)
        elif name in ("annotation", "tracked-changes", "shapes"):
            self.aside += 1
        elif self.in_cell and not self.aside:
            self._start_text(name, attributes)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self.in_cell = True
        self.repeat = _count(attributes.get("number-columns-repeated"))
        self.stored = _stored(attributes)
        self.letters, self.size, self.in_text = [], 0, 0

    def _start_text(self, name: str, attributes: dict[str, str]) -> None:
        if name == "p":
            if self.letters:
                self.letters.append("\n")
            self.in_text += 1
        elif name == "s" and self.in_text:
            self.letters.append(" " * min(_count(attributes.get("c")), _SPACES))
        elif name in ("tab", "line-break") and self.in_text:
            self.letters.append(" ")

    def text(self, letters: str) -> None:
        if self.in_text and not self.aside and self.size <= CELL_LETTERS:
            self.letters.append(letters[: CELL_LETTERS + 1])
            self.size += len(letters)

    def end(self, name: str) -> None:
        if name in ("annotation", "tracked-changes", "shapes"):
            self.aside -= 1
        elif name == "p" and self.in_text and not self.aside:
            self.in_text -= 1
        elif name in ("table-cell", "covered-table-cell"):
            self._end_cell()
        elif name == "table-row" and self.tables and not self.aside:
            self.tables[-1].add(self.row, self.row_repeat)

    def _end_cell(self) -> None:
        self.in_cell = False
        text = _told("".join(self.letters).strip(), *self.stored)
        if not text:
            self.empty += self.repeat
            return
        if self.empty:
            self.row.extend([""] * min(self.empty, COLUMNS + 1 - len(self.row)))
            self.empty = 0
        self.row.extend([text] * min(self.repeat, max(0, COLUMNS + 1 - len(self.row))))


def _stored(attributes: dict[str, str]) -> tuple[str, str]:
    kind = attributes.get("value-type", "")
    return kind, attributes.get("date-value" if kind == "date" else "value", "")[:60]


def _told(shown: str, kind: str, stored: str) -> str:
    """What the cell shows, except where the show loses something: dates, 9.18E+09, 9,175,550,148."""
    if kind == "date" and stored:
        return stored.replace("T", " ").removesuffix(" 00:00:00")
    if kind == "float" and stored and not shown.isdigit() and _LOSSY.fullmatch(shown):
        return number_text(stored, "")
    return shown


def _count(text: str | None) -> int:
    return min(int(text), _REPEAT_LIMIT) if text and text.isdigit() and len(text) < 12 else 1
