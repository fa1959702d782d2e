"""What the company a pair keeps says of it."""

import numpy as np
from tests.matching.rows import entry, ground, pairs

from brazier.matching.company import COLUMNS, company, strangers

ROWS = ground(
    entry("1", "Ana Diaz", source="roster"),
    entry("2", "Ana Diaz", source="cards"),
    entry("3", "Ana Diaz", source="form"),
    entry("4", "Ana Diaz", source="roster"),
).rows
ALONE = np.array([True, False, False])


def lines(score: list[float], *both: tuple[int, int]) -> list[dict[str, int]]:
    found = company(ROWS, pairs(*both), np.array(score, np.float32), ALONE)
    return [dict(zip(COLUMNS, line.tolist(), strict=True)) for line in found.T]


def test_a_friend_of_both_supports_a_pair() -> None:
    alone, held = lines([0.5], (0, 1))[0], lines([0.5, 0.9, 0.9], (0, 1), (0, 2), (1, 2))[0]
    assert held["support"] > alone["support"] == 0


def test_a_second_row_of_a_list_without_doubles_is_a_sure_rival() -> None:
    first, second = lines([0.9, 0.8], (0, 1), (1, 3))
    assert second["sure_rival_high"] > first["sure_rival_high"] > 0
    assert second["rank_high"] > first["rank_high"] == 0


def test_rows_with_a_strong_friend_in_common_are_found_though_no_key_did() -> None:
    score = np.array([0.9, 0.9], np.float32)
    fresh = np.ones(4, np.bool_)
    assert strangers(ROWS, pairs((0, 1), (1, 2)), score, ALONE, fresh).tolist() == [2]  # 0 * 4 rows + 2


def test_two_rows_of_a_list_without_doubles_are_no_strangers_to_bring_together() -> None:
    score = np.array([0.9, 0.9], np.float32)
    assert strangers(ROWS, pairs((0, 1), (1, 3)), score, ALONE, np.ones(4, np.bool_)).tolist() == []


def test_no_pairs_keep_no_company() -> None:
    assert company(ROWS, pairs(), np.zeros(0, np.float32), ALONE).shape == (len(COLUMNS), 0)
