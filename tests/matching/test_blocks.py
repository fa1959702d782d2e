"""Which pairs are worth a look."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.matching.rows import entry, ground

from brazier.matching import blocks
from brazier.matching.blocks import FULL, candidates, distinct
from brazier.matching.entry import Entry


def looked_at(rows: Sequence[Entry], fresh: Sequence[bool] | None = None) -> set[tuple[int, int]]:
    field = ground(*rows)
    news = np.ones(len(rows), np.bool_) if fresh is None else np.array(fresh, np.bool_)
    pieces = candidates(field.rows, field.table.lexicon, field.counts.mail_words, news)
    return {pair for piece in pieces for pair in zip(piece.left.tolist(), piece.right.tolist(), strict=True)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (entry("1", "Ana", phones=("718 555 0148",)), entry("2", "Rosa", phones=("7185550148",))),
        (entry("1", "Ana", phones=("718 555 0148",)), entry("2", "Rosa", phones=("718 555 0149",))),
        (entry("1", "Ana", phones=("718 555 0148",)), entry("2", "Rosa", phones=("718 555 048",))),
        (entry("1", "Ana", emails=("rosalinda@x.org",)), entry("2", "Li", emails=("rosalinda@y.org",))),
        (entry("1", "Mohamed Hassan"), entry("2", "HASAN, MUHAMMAD")),
        (entry("1", "Bill Smith"), entry("2", "Smith William")),
        (entry("1", "J Zubizarreta"), entry("2", "Jon Zubizarreta")),
        (entry("1", "Ana", address="12 Oak St"), entry("2", "Li", address="12 Oak Street Apt 3")),
        (entry("1", "Ana", birth="3/17/1985"), entry("2", "Li", birth="1985-03-17")),
        (entry("1", "Ana", badge="00123"), entry("2", "Li", badge="123")),
        (entry("1", "Wang Xiao Ming"), entry("2", "Xiaoming Wang")),
    ],
)
def test_rows_with_one_strong_thing_in_common_are_looked_at(one: Entry, other: Entry) -> None:
    assert looked_at([one, other]) == {(0, 1)}


def test_rows_with_nothing_in_common_are_not() -> None:
    assert looked_at([entry("1", "Ana Diaz"), entry("2", "Li Wei")]) == set()


def test_two_known_rows_are_never_looked_at_again() -> None:
    rows = [entry(str(at), "Ottoline Zubizarreta") for at in range(3)]
    assert looked_at(rows, [False, False, True]) == {(0, 2), (1, 2)}


def test_a_telephone_that_everybody_gives_brings_nobody_together() -> None:
    rows = [entry(str(at), "", phones=("718 555 0148",)) for at in range(FULL + 1)]
    assert looked_at(rows[:FULL]) != set()
    assert looked_at(rows) == set()


def test_small_pieces_give_the_same_pairs_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        entry(str(at), f"Maria {name}")
        for at, name in enumerate(["Garcia", "Garcia", "Lopez", "Lopez", "Garcia", "Diaz"])
    ]
    whole = looked_at(rows)
    monkeypatch.setattr(blocks, "PIECE", 2)
    field = ground(*rows)
    news = np.ones(len(rows), np.bool_)
    pieces = list(candidates(field.rows, field.table.lexicon, field.counts.mail_words, news))
    together = [pair for p in pieces for pair in zip(p.left.tolist(), p.right.tolist(), strict=True)]
    assert len(pieces) > 1
    assert together == sorted(whole)


def test_no_rows_give_no_pairs() -> None:
    assert looked_at([]) == set()


@given(st.lists(st.integers(-50, 50)))
def test_distinct_is_in_order_and_once(values: list[int]) -> None:
    assert distinct(np.array(values, np.int64)).tolist() == sorted(set(values))
