"""What a file becomes: tables of plain text, with a line number on every row and nothing lost unsaid."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to know about one line.

    line: number in the file (row number in a sheet), from 1; 0 means the file as a whole.
    code: stable, a key of `faults.SENTENCES`. holes: what fills the sentence; never a person's name.
    kept: the row is still among the rows; otherwise this fault is all that stands for the line.
    """

    line: int
    code: str
    holes: Mapping[str, str | int] = field(default_factory=dict)
    kept: bool = False


@dataclass(frozen=True, slots=True)
class RawRow:
    """One line of the list, as typed. `cells` are plain text without outer blanks; "" is an empty cell."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """How the file was read, for the screen that asks "is this right?".

    kind: csv, pasted, chat, cards, contacts, xlsx, xls, ods, xml or html.
    encoding, delimiter: as found; "" where the kind has none. delimiter "fixed" means columns of spaces.
    header_line: 0 if there is no header; then the header names are made up.
    hidden: the sheet was hidden in the workbook.
    blank: lines that hold nothing.
    """

    kind: str
    encoding: str = ""
    delimiter: str = ""
    header_line: int = 0
    hidden: bool = False
    blank: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """Lines as they stand in the file, before anyone asked which of them is the header."""

    title: str
    rows: tuple[RawRow, ...]
    faults: tuple[Fault, ...]
    notes: Notes
    header: tuple[str, ...] = ()
    """Column names the kind of file brings itself (cards, chats, pasted text); else to be found."""


@dataclass(frozen=True, slots=True)
class Table:
    """One list out of a file.

    header: one name a column; "Column 3" where the file has none. Never empty, never twice the same.
    rows: the people, each as wide as the header. above: title lines and the header line itself, as typed.
    Each line of the file that holds anything is in `rows`, in `above`, or in a fault that is not `kept`.
    source: the lines before a header was chosen, for choosing another.
    """

    title: str
    header: tuple[str, ...]
    rows: tuple[RawRow, ...]
    above: tuple[RawRow, ...]
    faults: tuple[Fault, ...]
    notes: Notes
    source: Sheet = field(repr=False)
