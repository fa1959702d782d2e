"""Rows gathered from any kind of file, tidied and counted on the way, so that no file fills the memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from .cleaning import tidy_row
from .limits import CELLS, COLUMNS, LETTERS, ROWS
from .overflow import too_many_cells, too_many_rows, too_wide
from .table import Fault, Notes, RawRow, Sheet


@dataclass(slots=True)
class Gathering:
    """The rows of one sheet so far, with what was noticed about them."""

    rows: list[RawRow] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    blank: list[int] = field(default_factory=list)
    cells: int = 0
    letters: int = 0
    wide: int = 0

    def add(self, line: int, raw: Sequence[str]) -> bool:
        """Keep one row, tidied and cut to what a list may hold; false if there is nothing in it.

        Errors: Wrong lists.too_many_rows, lists.too_many_cells.
        """
        if len(raw) > COLUMNS:
            raw = self._cut(line, raw)
        cells = tidy_row(raw, line, self.faults) if any(raw) else ()
        end = len(cells)
        while end and not cells[end - 1]:
            end -= 1
        if not end:
            return False
        self.rows.append(RawRow(line, cells if end == len(cells) else cells[:end]))
        self.cells += end
        self.letters += sum(map(len, cells))
        if len(self.rows) > ROWS:
            raise too_many_rows()
        if self.cells > CELLS or self.letters > LETTERS:
            raise too_many_cells()
        return True

    def note(self, line: int, code: str) -> bool:
        """Say something about a row that is kept, once a row; false if it is said already."""
        if self.faults and (self.faults[-1].line, self.faults[-1].code) == (line, code):
            return False
        if len(self.faults) > 2 * ROWS:
            raise too_many_rows()
        self.faults.append(Fault(line, code, {"limit": COLUMNS} if code == "too_many_cells" else {}, kept=True))
        return True

    def too_wide(self, line: int) -> None:
        """Note that a row went past the last column; what was there is left out."""
        self.wide += self.note(line, "too_many_cells")

    def sheet(self, title: str, notes: Notes, header: tuple[str, ...] = ()) -> Sheet:
        """All of it as a sheet. Errors: Wrong lists.too_wide if most rows went past the last column."""
        if self.wide > max(1, len(self.rows) // 2):
            raise too_wide()
        told = replace(notes, blank=tuple(self.blank))
        return Sheet(title, tuple(self.rows), tuple(self.faults), told, header)

    def _cut(self, line: int, raw: Sequence[str]) -> Sequence[str]:
        if any(cell.strip() for cell in raw[COLUMNS:]):
            self.too_wide(line)
        return raw[:COLUMNS]
