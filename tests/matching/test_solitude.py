"""Which lists hold each worker once."""

import numpy as np
from tests.matching.rows import entry, ground, pairs

from brazier.matching.solitude import FEWEST_ROWS, alone_in

LONG = ground(*(entry(str(at), f"Name {at}", source="cards") for at in range(FEWEST_ROWS * 5))).rows
SHORT = ground(*(entry(str(at), f"Name {at}", source="cards") for at in range(5))).rows


def seen(rows: object, repeats: int, *marked: str) -> bool:
    both = [(at, at + 1) for at in range(0, 2 * repeats, 2)]
    score = np.full(len(both), 0.9, np.float32)
    return bool(alone_in(rows, pairs(*both), score, frozenset(marked))[0])  # type: ignore[arg-type]


def test_a_long_list_in_which_nobody_stands_twice_is_noticed() -> None:
    assert seen(LONG, 0)


def test_a_list_with_doubles_is_not_taken_for_one() -> None:
    assert not seen(LONG, 8)


def test_a_short_list_is_not_judged_but_may_be_marked() -> None:
    assert not seen(SHORT, 0)
    assert seen(SHORT, 0, "cards")
