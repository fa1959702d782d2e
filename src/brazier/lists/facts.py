"""What is told of imports: the values that go up from here. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from brazier.lists.columns import Columns
from brazier.lists.table import Table


@dataclass(frozen=True, slots=True)
class Counted:
    """What one table of a file came to. unreadable: (line, reason) each; left_out: asked to be left out; says: in
    how many rows something stands, by what it is, see `rows.TOLD`."""

    file: str
    rows: int
    new: int = 0
    same: int = 0
    review: int = 0
    left_out: int = 0
    unreadable: tuple[tuple[int, str], ...] = ()
    says: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Paper:
    """A table of an import as evidence. number: of the list; digest: sha256 of its file as it came, empty for one
    that was brought before that was noted; is_used: it is part of what was taken."""

    number: int
    digest: str
    is_used: bool
    counted: Counted


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read. sentence: why and what to do, a gettext id; holes: what fills it."""

    file: str
    sentence: str
    holes: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Aside:
    """A table that is not used. why: a key of `faults.SENTENCES`."""

    file: str
    why: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says of one table. chosen: fields by column; official: everybody once; left_aside: unused;
    headed: whether its first line names the columns and is nobody, None if that was not asked."""

    file: int
    chosen: Mapping[int, str]
    official: bool
    left_aside: bool
    headed: bool | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A table whose columns can still be corrected. aside: why it is not used, or empty."""

    id: int
    name: str
    table: Table
    columns: Columns
    official: bool
    aside: str


@dataclass(frozen=True, slots=True)
class Undone:
    """What undoing an import takes back, or took. gone: people only it knew; stay: the others, by number."""

    rows: int
    gone: int
    stay: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Brought:
    """An import as the list of imports shows it. ends_at: when it is thrown away if nobody takes it; unread: files
    that could not be read; aside: tables that are not used."""

    id: int
    state: str
    brought_at: datetime
    taken_at: datetime | None
    undone_at: datetime | None
    ends_at: datetime
    corrected: int
    files: tuple[Counted, ...]
    unread: tuple[Unread, ...]
    aside: tuple[Aside, ...]
    undone: Undone | None
    open_doubts: int


@dataclass(frozen=True, slots=True)
class Question:
    """One doubtful pair. other: a record of the person it may be; None when the question is whether she asked
    to be left out. rivals: how many more it may be."""

    id: int
    record: int
    other: int | None
    answer: str
    score: float
    rivals: int
