"""What a list that leaves may hold, and who made which copy. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from brazier.access.gate import INITIALS, NAMES, STANDING
from brazier.press.equal_forms import NAME
from brazier.terms import Reach

FETCH_WITHIN = timedelta(hours=24)
FILE_KINDS = ["xlsx", "csv"]
TIERS: dict[str, int] = {
    "code": INITIALS,
    "name": NAMES,
    "phones": NAMES,
    "emails": NAMES,
    "department": INITIALS,
    "shift": INITIALS,
    "job": NAMES,
    "languages": NAMES,
    "level": STANDING,
    "rated on": STANDING,
    "committee": STANDING,
}
"""Columns in the order they are written, and what one must be told of people to have them."""
COLUMNS = list(TIERS)
FORMS: dict[str, tuple[str, ...]] = {
    "code": ("code",),
    "name": (NAME,),
    "phones": ("phone",),
    "emails": ("word",),
    "department": ("word",),
    "shift": ("word",),
    "job": ("word",),
    "languages": ("order", "between"),
    "rated on": ("day",),
    "committee": ("word",),
}
"""In which ways a column may be written otherwise and mean the same."""


@dataclass(frozen=True, slots=True)
class Made:
    """A copy that was made. by, agreed_by: ids; waits: whether it can still be fetched; is_sealed: whether its
    words were shown already."""

    number: int
    by: str
    agreed_by: str
    at: datetime
    columns: tuple[str, ...]
    people: int
    reason: str
    waits: bool = False
    is_sealed: bool = False


def allowed(tier: int) -> list[str]:
    """The columns that somebody of this tier may ask for."""
    return [column for column, least in TIERS.items() if least <= tier]


def chosen(rows: Iterable[Sequence[object]], columns: Sequence[str]) -> list[list[object]]:
    """Only these columns of rows that have all of them, without the head line."""
    places = [COLUMNS.index(column) for column in columns]
    lines = iter(rows)
    next(lines)
    return [[row[n] for n in places] for row in lines]


def reach_as_asked(reach: Reach) -> dict[str, list[object]]:
    """What is in somebody's care, as a proposal keeps it. What is open for minutes only never leaves."""
    opened = {(kind, thing) for _, kind, thing in reach.opened}
    return {
        "cells": [n for n in sorted(reach.cells) if ("cell", n) not in opened],
        "records": [n for n in sorted(reach.records) if ("person", n) not in opened],
        "languages": [*sorted(reach.languages)],
        "written": [*sorted(reach.written)],
    }


def narrowed(reach: Reach, asked: dict[str, list[object]]) -> Reach:
    """What is in their care now, and was when they asked: what was added since is not agreed to."""
    now = reach_as_asked(reach)
    both = {kind: frozenset(now[kind]) & frozenset(asked.get(kind, [])) for kind in now}
    return Reach(**both)  # type: ignore[arg-type]
