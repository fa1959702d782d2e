"""Which lists hold each worker once: said by the caller, or seen in the rows."""

import numpy as np

from brazier.matching.blocks import Pairs
from brazier.matching.columns import Columns
from brazier.matching.lexicon import Flags, Floats

FEWEST_ROWS = 40
SURE = 0.7
MOST_REPEATS = 0.004


def alone_in(rows: Columns, pairs: Pairs, first: Floats, marked: frozenset[str]) -> Flags:
    """For each list whether nobody stands on it twice.

    marked: lists somebody said so of. Another list counts as such when it is long enough to judge and hardly any
    two of its rows look like one worker.
    """
    lists = len(rows.sources)
    many = np.bincount(rows.source, minlength=lists)
    inside = (rows.source[pairs.left] == rows.source[pairs.right]) & (first > SURE)
    repeats = np.bincount(rows.source[pairs.left[inside]], minlength=lists)
    seen: Flags = (many >= FEWEST_ROWS) & (repeats <= many * MOST_REPEATS)
    return seen | np.array([name in marked for name in rows.sources], np.bool_)
