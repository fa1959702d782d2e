"""What is told of imports: the values that go up from here. Pure."""

from dataclasses import dataclass
from datetime import datetime

from brazier.lists.columns import Columns
from brazier.lists.table import Table


@dataclass(frozen=True, slots=True)
class Counted:
    """What one table of a file came to. unreadable: (line, reason) each; left_out: asked to be left out."""

    file: str
    rows: int
    new: int = 0
    same: int = 0
    review: int = 0
    left_out: int = 0
    unreadable: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Waiting:
    """A table whose columns can still be corrected."""

    id: int
    name: str
    table: Table
    columns: Columns
    official: bool
    left_aside: bool


@dataclass(frozen=True, slots=True)
class Brought:
    """An import as the list of imports shows it."""

    id: int
    state: str
    brought_at: datetime
    taken_at: datetime | None
    undone_at: datetime | None
    files: tuple[Counted, ...]
    open_doubts: int


@dataclass(frozen=True, slots=True)
class Question:
    """One doubtful pair. other: a record of the person it may be; None when the question is whether she asked
    to be left out."""

    id: int
    record: int
    other: int | None
    answer: str
    score: float
