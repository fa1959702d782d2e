"""Small lists for the tests of matching; every person in them is invented."""

import numpy as np

from brazier.matching.blocks import Pairs
from brazier.matching.describe import describe
from brazier.matching.entry import Entry
from brazier.matching.traits import Traits
from brazier.matching.weighing import Field, field

SECRET = b"a secret for the tests"


def entry(key: str, name: str = "", source: str = "list", **said: object) -> Entry:
    """One row."""
    return Entry(key, source, name, **said)  # type: ignore[arg-type]


def traits(*entries: Entry) -> list[Traits]:
    """The rows, described with one secret."""
    return describe(entries, secret=SECRET)


def ground(*entries: Entry) -> Field:
    """The rows made ready, all of them new."""
    return field(traits(*entries), np.ones(len(entries), np.bool_))


def pairs(*both: tuple[int, int]) -> Pairs:
    """These pairs of row numbers."""
    return Pairs(np.array([a for a, _ in both], np.int32), np.array([b for _, b in both], np.int32))


def named(*names: str) -> Field:
    """Rows that say nothing but a name."""
    return ground(*(entry(str(at), name) for at, name in enumerate(names)))
