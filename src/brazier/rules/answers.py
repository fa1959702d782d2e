"""What a calculation needs, and what it gives back: the answer, how it came about, and what to be careful of."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Need:
    """What a calculation asks of one input: one of these kinds, exactly these words. open: it may be left out."""

    kinds: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    open: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """outputs: by the names the rule promises. trace: each step in a line. warnings: what makes it less sure."""

    outputs: Mapping[str, object]
    trace: tuple[str, ...]
    warnings: tuple[str, ...] = ()


NUMBERS = ("count", "people", "number")
DAYS = ("date", "moment")
Needs = tuple[tuple[str, Need], ...]
"""Each input, as often as it is used."""
