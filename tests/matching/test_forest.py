"""The learned opinions: trees as tables."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brazier.matching.company import COLUMNS as COMPANY
from brazier.matching.evidence import COLUMNS
from brazier.matching.forest import Forest, pack, probability, shipped, unpack
from brazier.terms import Broken

SMALL = Forest(
    np.array([[0, 1]], np.uint8), np.array([[3, 10]], np.uint8), np.array([[-2, 0.5, 1, 4]], np.float32), 0.25
)


def test_each_floor_halves_what_is_left() -> None:
    steps = np.array([[3, 4, 3, 4], [10, 10, 11, 11]], np.uint8)
    assert SMALL.odds(steps).tolist() == [-1.75, 0.75, 1.25, 4.25]


def test_odds_are_scored_as_shares() -> None:
    assert probability(np.array([0, 100, -100], np.float32)).tolist() == pytest.approx([0.5, 1, 0])


def test_packed_forests_come_back_and_give_the_same_bytes() -> None:
    packed = pack((SMALL, SMALL))
    one, two = unpack(packed)
    assert pack((one, two)) == packed


@given(st.binary(max_size=60))
def test_damage_is_noticed(tail: bytes) -> None:
    for broken in (tail, pack((SMALL,))[:20] + tail[:10]):
        with pytest.raises(Broken):
            unpack(broken)


def test_the_shipped_opinions_ask_only_for_lines_that_exist() -> None:
    first, second = shipped()
    assert first.lines.max() < len(COLUMNS)
    assert second.lines.max() < len(COLUMNS) + len(COMPANY)


def test_more_of_what_speaks_for_one_worker_never_speaks_against() -> None:
    first, _ = shipped()
    steps = np.random.default_rng(5).integers(0, 60, (len(COLUMNS), 500), dtype=np.uint8)
    for line, way in (("name_exact", 1), ("phone_same", 1), ("rest_low", -1), ("generation_clash", -1)):
        low, high = steps.copy(), steps.copy()
        low[COLUMNS.index(line)], high[COLUMNS.index(line)] = 0, 255
        assert ((first.odds(high) - first.odds(low)) * way >= -1e-3).all()
