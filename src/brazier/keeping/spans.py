"""The kinds of life a table can have, and what a sweep is told. Pure.

Each table names one of SPANS in `keeps_for`; `tests/shape` fails for a table without one, or with another.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from brazier.terms import Wrong

EVERYTHING, CELL, PERSON = "everything", "cell", "person"
SCOPES: Final = (EVERYTHING, CELL, PERSON)
LONGEST_REASON: Final = 200


@dataclass(frozen=True, slots=True)
class Span:
    """How long things of one kind are kept. days: what we start with; least, most: between these a committee may
    choose. None: nothing of it goes by the clock."""

    days: int | None
    least: int = 0
    most: int = 0


SPANS: Final[dict[str, Span]] = {
    "campaign": Span(90, 30, 365),  # whole until the campaign ends, and so many days after
    "notes": Span(30, 7, 90),  # free words of a talk, an ask, a step that is closed; then only chips are left
    "contact": Span(180, 60, 365),  # somebody nobody came to know: a person is asked, nothing goes by itself
    "waiting": Span(30, 7, 60),  # what was brought and not taken, addresses and birth dates as typed
    "ledger": Span(90, 30, 365),  # details of a line; its number and hashes stay
    "device": Span(14, 2, 30),  # a device that was ended; who looked outside their assignment, for two days
    "export": Span(1, 1, 7),  # files with everybody in them
    "empty": Span(None),  # for ever, because it holds no name: keyed marks, hashes, counts
    "memory": Span(None),  # never on a disk; gone when the hub is sealed
}
"""What `keeps_for` may say. The days are counted from what is named beside them."""


def check(kind: str, days: int) -> None:
    """Errors: Wrong unless things of this kind may be kept for so many days."""
    span = SPANS.get(kind)
    if span is None or span.days is None:
        raise Wrong("keeping.kind", "There is nothing here.")
    if not span.least <= days <= span.most:
        raise Wrong(
            "keeping.days",
            "Choose a number of days from %(least)s to %(most)s. Nothing was changed.",
            least=span.least,
            most=span.most,
        )


@dataclass(frozen=True, slots=True)
class Held:
    """What may not go, whatever the clock says. everything: nothing at all may; records: numbers of records of
    people; any: whether anything at all is held, for what can not be told apart by people."""

    any: bool = False
    everything: bool = False
    records: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Due:
    """What one part of a sweep is told. days: the life of this kind; held: what stays nevertheless; ended: the day
    on which the campaign ended."""

    now: datetime
    today: date
    days: int
    held: Held
    ended: date | None = None

    @property
    def before(self) -> date:
        """What is dated before this day goes; of this day it stays one day more."""
        return self.today - timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class Went:
    """What one part of a sweep did. gone: how many things; of: how many there were to choose from."""

    gone: int
    of: int
