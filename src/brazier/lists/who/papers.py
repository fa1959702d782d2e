"""Read the names on papers, where nobody is asked which column holds them: no line may be lost for it. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from brazier.lists.columns import Columns, guess
from brazier.lists.encoding import text_of
from brazier.lists.facts import Unread
from brazier.lists.faults import SENTENCES
from brazier.lists.headers import meanings
from brazier.lists.mapping import Row, apply
from brazier.lists.opening import opened, shown
from brazier.lists.table import Table
from brazier.storage.jobs import Report

NAMES = ("name", "first", "last", "nickname")
LETTERS, LONGEST, MOST_WORDS = 4_000_000, 100, 7
"""Of a text that is names and nothing else: all of it, one line, words of one line."""
_BULLET = re.compile(r"\s*(?:[-*•·]\s+|\d{1,5}[.)]\s+)")
_NO_NAME = re.compile(r"[\d\t;|@<>=/\\{}\x00]")


@dataclass(frozen=True, slots=True)
class Papers:
    """names: what each list is called; rows: one a person, beside the number of its list; unread: what could not
    be read, or names nobody."""

    names: tuple[str, ...]
    rows: tuple[tuple[int, Row], ...]
    unread: tuple[Unread, ...]


def read_all(files: Sequence[tuple[str, bytes]], report: Report) -> Papers:
    """Every name in these files. files: name and bytes of each; text that was pasted has no name."""
    names: list[str] = []
    rows: list[tuple[int, Row]] = []
    unread: list[Unread] = []
    for number, (name, data) in enumerate(files):
        report("read", number, len(files))
        tables, faults = opened([(name, data)], lambda *_: None)
        guessed = [(title, table, guess(table)) for title, table, _ in tables]
        plain = plain_names(data)
        if plain and (faults or _are_turned(plain) or any(_is_shaky(t, c) for _, t, c in guessed)):
            rows += [(len(names), row) for row in plain]
            names.append(shown(name))
            continue
        unread += faults
        for title, table, columns in guessed:
            if why := columns.why_aside():
                unread.append(Unread(title, SENTENCES[why], {}))
                continue
            rows += [(len(names), row) for row in apply(table, columns).rows]
            names.append(title)
    return Papers(tuple(names), tuple(rows), tuple(unread))


def plain_names(data: bytes) -> tuple[Row, ...]:
    """One name a line, as "Last, First" or otherwise; nothing where any line is more than a name."""
    if len(data) > LETTERS:
        return ()
    lines = [(at, _BULLET.sub("", line, count=1).strip()) for at, line in enumerate(text_of(data).splitlines(), 1)]
    told = [(at, line) for at, line in lines if line]
    if not all(_is_name(line) for _, line in told):
        return ()
    return tuple(Row(at, name=line) for at, line in told if not _heads(line))


def _is_name(line: str) -> bool:
    words = line.replace(",", " ").split()
    return (
        len(line) <= LONGEST
        and len(words) <= MOST_WORDS
        and line.count(",") <= 1
        and not _NO_NAME.search(line)
        and any(letter.isalpha() for letter in line)
    )


def _are_turned(rows: Sequence[Row]) -> bool:
    """Whether most lines are "Last, First", and not a whole name with something beside it."""
    before = [row.name.split(",")[0].split() for row in rows if "," in row.name]
    return 2 * sum(len(words) == 1 for words in before) > len(rows)


def _is_shaky(table: Table, columns: Columns) -> bool:
    """Whether names may be lost: no column holds whole ones, or a name was taken for the name of a column, as
    "Delgado" is close to a delegate."""
    if not columns.of("name") and not (columns.of("first") and columns.of("last")):
        return True
    return bool(table.notes.header_line) and not any(_heads(word) for word in table.header)


def _heads(text: str) -> bool:
    """Whether these words surely head columns of names."""
    parts = [part for part in text.split(",") if part.strip()]
    return bool(parts) and all(any(m.exact and m.field in NAMES for m in meanings(part)) for part in parts)
