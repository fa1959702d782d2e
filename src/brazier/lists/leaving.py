"""Somebody asks to be left out while a list with her in it still waits: her rows are found and taken out. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from brazier.lists.columns import Columns
from brazier.lists.contents import emails_in, phones_in
from brazier.lists.layout import frame, set_header
from brazier.lists.mapping import apply
from brazier.lists.rows import said
from brazier.lists.table import Table
from brazier.people.marks import sure_of


def tokens_of(told: Iterable[Mapping[str, object]]) -> frozenset[str]:
    """What surely tells this one person from others: her phones, e-mails and badges."""
    return frozenset(token for fields in told for token in sure_of(fields))


def without(table: Table, columns: Columns, hers: frozenset[str]) -> Table:
    """The table without the rows that carry one of her numbers, in whatever column; the same table if none does.

    A row that has only her name stays: it may be somebody else, and is asked about when the list is taken.
    """
    lines = {row.line for row in apply(table, columns).rows if hers & sure_of(said(row))}
    lines |= {row.line for row in table.rows if hers & sure_of(_anywhere(row.cells))}
    if not lines:
        return table
    source = replace(table.source, rows=tuple(row for row in table.source.rows if row.line not in lines))
    return set_header(frame(source), table.notes.header_line)


def _anywhere(cells: Sequence[str]) -> dict[str, object]:
    """All phones and e-mails of a line, also where we took the column for something else."""
    return {
        "phones": [part for cell in cells for part in phones_in(cell)],
        "emails": [part for cell in cells for part in emails_in(cell)],
    }
