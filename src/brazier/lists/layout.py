"""From lines to a table: the header is named, totals and page feet are set aside, headings become columns."""

import re
from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter
from typing import Final

from .contents import is_phone
from .headers import is_known
from .heading import find_header, is_header_like
from .limits import COLUMNS
from .placing import Headings, places_in
from .table import Fault, Notes, RawRow, Sheet, Table

_TOTALS: Final = (
    "total totals sum count headcount suma cantidad somme effectif antou razem ogółem łącznie "
    "合计 总计 总数 共计 المجموع مجموع إجمالي الإجمالي মোট সর্বমোট"
)
_TOTAL: Final = re.compile(rf"(?:grand |sub[- ]?)?(?:{_TOTALS.replace(' ', '|')})(?![^\W\d_])", re.I)
_PAGE: Final = re.compile(
    "|".join(
        (
            r"(?:page|página|pagina|paj|strona|str\.|صفحة|পৃষ্ঠা) ?\d+(?: ?(?:of|de|sur|sou|z|/|من) ?\d+)?",
            r"第 ?\d+ ?页.{0,12}",
            r"(?:printed|print date|run date|report date|as of|generated|exported)\b.{0,60}",
            r"(?:impreso|imprimé|wydrukowano|打印)\b.{0,60}",
            r".{0,30}\b(?:confidential|confidencial|confidentiel|poufne)\b.{0,60}",
            r"\*{2,}.{0,40}|-{3,}|={3,}|_{3,}|end of (?:report|list)",
        )
    ),
    re.I,
)
_RULES: Final = "-=_*.+~–—"
_RULE: Final = re.compile(r"[-=_*.+~–—| ]+")
_FIGURE: Final = re.compile(r"[#$€£%().,:\-+\s\d]{0,20}")
_HEADING_LETTERS: Final = 60
_HEADING_COLUMNS: Final = ("Department (heading)", "Shift (heading)")


def frame(sheet: Sheet) -> Table:
    """The table in one sheet: header, people, what stands above, and what was set aside.

    Each line that holds anything comes back in `rows`, in `above`, or as a fault that is not kept.
    """
    at = None if sheet.header else find_header(sheet.rows)
    return _framed(sheet, at)


def set_header(table: Table, line: int) -> Table:
    """The same table with another line as its header; 0 means there is none and all lines are people.

    A line that is not among the lines read leaves the table as it is.
    """
    at = next((at for at, row in enumerate(table.source.rows) if row.line == line), None)
    if line and at is None:
        return table
    return _framed(table.source, at, spared=0 if line else table.notes.header_line)


def first_line(table: Table) -> RawRow | None:
    """The line at the very top, where it is the header or might be; None where that can be no question."""
    rows = table.source.rows
    if table.source.header or not rows or table.notes.header_line not in (0, rows[0].line):
        return None
    return rows[0]


def _framed(sheet: Sheet, at: int | None, spared: int = 0) -> Table:
    head = sheet.rows[at] if at is not None else None
    above = sheet.rows[: at + 1] if at is not None else ()
    below = sheet.rows[at + 1 :] if at is not None else sheet.rows
    faults = list(sheet.faults)
    people = _without_feet(below, head, spared, faults)
    keep = _used_columns(people, head.cells if head else sheet.header)
    told = max((at + 1 for at, cell in enumerate(head.cells) if cell), default=0) if head else 0
    people = _narrowed(people, keep, faults, told)
    names = [_cell(head.cells if head else sheet.header, column) for column in keep]
    people, added = _with_headings(people, faults, len(keep), at is not None or bool(sheet.header))
    notes: Notes = replace(sheet.notes, header_line=head.line if head else 0)
    ordered = tuple(sorted(faults, key=lambda fault: fault.line))
    return Table(sheet.title, _named([*names, *added]), tuple(people), above, ordered, notes, sheet)


def _cell(cells: Sequence[str], column: int) -> str:
    return cells[column] if column < len(cells) else ""


def _named(names: Sequence[str]) -> tuple[str, ...]:
    """Header names that are never empty and never twice the same: "Column 3", "Phone", "Phone 2"."""
    seen: dict[str, int] = {}
    named: list[str] = []
    for at, raw in enumerate(names):
        name = " ".join(raw.split())[:200] or f"Column {at + 1}"
        count = seen.get(name.casefold(), 0) + 1
        while count > 1 and f"{name} {count}".casefold() in seen:
            count += 1
        seen[name.casefold()] = count
        final = name if count == 1 else f"{name} {count}"
        seen.setdefault(final.casefold(), 1)
        named.append(final)
    return tuple(named)


def _without_feet(rows: Sequence[RawRow], head: RawRow | None, spared: int, faults: list[Fault]) -> list[RawRow]:
    kept: list[RawRow] = []
    header = head.cells if head else ()
    words = frozenset(cell.casefold() for cell in header if cell)
    for row in rows:
        code = _foot(row.cells, header, words)
        if code and row.line != spared:
            faults.append(Fault(row.line, code))
        else:
            kept.append(row)
    return kept


def _foot(cells: tuple[str, ...], header: tuple[str, ...], words: frozenset[str]) -> str:
    """Why a line is no person: header_again, total_line or page_line; "" if it may be one."""
    first = cells[0] or next(filter(None, cells), "")
    if first.casefold() in words and (cells == header or is_header_like(cells)):
        return "header_again"
    if not header and len(cells) > 1 and _may_be_header(first, cells) and is_header_like(cells):
        return "header_again"
    total = _TOTAL.match(first)
    if total and _only_figures(cells, first[total.end() :]):
        return "total_line"
    if cells.count("") >= len(cells) - 2 and _PAGE.fullmatch(first):
        return "page_line"
    if first[:1] in _RULES and all(_RULE.fullmatch(cell) for cell in cells if cell):
        return "page_line"
    return ""


def _may_be_header(first: str, cells: tuple[str, ...]) -> bool:
    # Without a header every line of the file comes by here, so the cheap question comes first.
    return not any(map(str.isdigit, "".join(cells))) and is_known(first)


def _only_figures(cells: tuple[str, ...], rest: str) -> bool:
    """Beside the word "total" stand short numbers only: no phone and no name, so nobody is thrown away."""
    others = [cell for cell in cells if cell][1:]
    return all(_FIGURE.fullmatch(cell) and not is_phone(cell) for cell in (*others, rest))


def _used_columns(rows: Sequence[RawRow], header: Sequence[str]) -> list[int]:
    used = {column for column, name in enumerate(header) if name}
    width = max((len(row.cells) for row in rows), default=0)
    open_columns = set(range(max(width, len(header)))) - used
    for row in rows:
        if not open_columns:
            break
        open_columns -= {column for column in open_columns if column < len(row.cells) and row.cells[column]}
    used = set(range(max(width, len(header)))) - open_columns
    return sorted(used)[:COLUMNS] or [0]


def _narrowed(rows: list[RawRow], keep: list[int], faults: list[Fault], told: int) -> list[RawRow]:
    """All rows exactly as wide as the header; a row with more than the header says is kept and marked."""
    width = len(keep)
    straight = keep == list(range(width))
    pick = itemgetter(*keep) if width > 1 else (lambda cells: (cells[keep[0]],))
    shaped: list[RawRow] = []
    for row in rows:
        cells = row.cells
        if told and len(cells) > told and any(cells[told:]):
            faults.append(Fault(row.line, "row_too_long", {"cells": len(cells), "columns": told}, kept=True))
        if straight and len(cells) == width:
            shaped.append(row)
            continue
        full = cells + ("",) * (keep[-1] + 1 - len(cells)) if len(cells) <= keep[-1] else cells
        shaped.append(RawRow(row.line, pick(full)))
    return shaped


def _with_headings(
    rows: list[RawRow], faults: list[Fault], width: int, headed: bool
) -> tuple[list[RawRow], tuple[str, ...]]:
    """Lone lines such as "PACK - NIGHTS" between the people say where those below work: two columns more."""
    if width < 2 or not any(_heading(row.cells) for row in rows):
        return rows, ()
    if not headed and sum(_heading(row.cells) is not None for row in rows) > len(rows) / 3:
        return rows, ()
    found: list[RawRow] = []
    told = Headings()
    for row in rows:
        places = _heading(row.cells)
        if places is None:
            found.append(RawRow(row.line, (*row.cells, told.department, told.shift)))
            continue
        told.take(places)
        faults.append(Fault(row.line, "heading_line"))
    used = [at for at in (0, 1) if any(row.cells[width + at] for row in found)]
    picked = [RawRow(row.line, row.cells[:width] + tuple(row.cells[width + at] for at in used)) for row in found]
    return picked, tuple(_HEADING_COLUMNS[at] for at in used)


def _heading(cells: tuple[str, ...]) -> tuple[str, str] | None:
    if not cells[0] or len(cells[0]) > _HEADING_LETTERS or cells.count("") != len(cells) - 1:
        return None
    return places_in(cells[0])
