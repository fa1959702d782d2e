"""Whose rows the database shows at this moment: the second wall, on PostgreSQL. Pure.

The first wall is a filter in each query (`people.reach`). This one stands in the server and holds where a filter
was forgotten. Nothing is shown until somebody says whose care counts: what forgets to say it finds nothing.
"""

from collections.abc import Iterable, Iterator
from contextlib import _GeneratorContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TypeVar

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Sight:
    """sees: "all", "care", "owner" (who makes the tables) or nothing. cells, records: numbers that are in care;
    languages: a pattern for the languages that are, or empty."""

    sees: str = ""
    cells: tuple[int, ...] = ()
    records: tuple[int, ...] = ()
    languages: str = ""


NOTHING, ALL, OWNER = Sight(), Sight("all"), Sight("owner")
_resting = NOTHING
_now: ContextVar[Sight | None] = ContextVar("sight", default=None)


def current() -> Sight:
    """What may be seen now."""
    found = _now.get()
    return _resting if found is None else found


@contextmanager
def seeing(sight: Sight) -> Iterator[None]:
    """See this, and what was seen before once it is over."""
    token = _now.set(sight)
    try:
        yield
    finally:
        _now.reset(token)


def whole() -> _GeneratorContextManager[None]:
    """See all: for what is worked out and never shown as it is. Also stands above a function; not above one that
    yields, for which there is `each`."""
    return seeing(ALL)


def from_now_on(sight: Sight) -> None:
    """See this until the `seeing` around it is over: for a command, which learns who asks as it goes."""
    _now.set(sight)


def each(rows: Iterable[_T]) -> Iterator[_T]:
    """These rows, each fetched while all is seen; whoever is handed them sees what they saw before."""
    fetched = iter(rows)
    while True:
        with whole():
            try:
                row = next(fetched)
            except StopIteration:
                return
        yield row
