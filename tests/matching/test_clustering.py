"""Weighed pairs become workers; what can not be one worker stays apart."""

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.matching.rows import entry, ground, pairs

from brazier.matching.clustering import Rules, gather
from brazier.matching.columns import Columns

FREE = ground(*(entry(str(at), "Ana Diaz", source=f"list {at}") for at in range(5))).rows


def rules(rows: Columns, *alone: str, bar: float = 0.5) -> Rules:
    return Rules(np.array([name in alone for name in rows.sources]), np.full(len(rows), -1, np.int64), bar=bar)


def heads(rows: Columns, scored: dict[tuple[int, int], float], kept: Rules | None = None) -> list[int]:
    score = np.array(list(scored.values()), np.float32)
    return gather(rows, pairs(*scored), score, kept or rules(rows)).head.tolist()


def test_strong_links_chain_and_weak_ones_join_nobody() -> None:
    assert heads(FREE, {(0, 1): 0.9, (1, 2): 0.8, (3, 4): 0.4}) == [0, 0, 0, 3, 4]


def test_a_chain_breaks_where_the_ends_hardly_fit() -> None:
    assert heads(FREE, {(0, 1): 0.9, (1, 2): 0.6, (0, 2): 0.02}) == [0, 0, 2, 3, 4]


def test_two_rows_of_a_list_without_doubles_never_meet_and_the_stronger_wins() -> None:
    rows = ground(
        *(entry(str(at), "Ana", source=source) for at, source in enumerate(["roster", "roster", "cards"]))
    ).rows
    assert heads(rows, {(0, 2): 0.8, (1, 2): 0.9}, rules(rows, "roster")) == [0, 1, 1]
    assert heads(rows, {(0, 2): 0.8, (1, 2): 0.9}, rules(rows)) == [0, 0, 0]


def test_a_senior_and_a_junior_never_meet_not_even_through_a_third() -> None:
    names = ["John Smith Sr", "John Smith", "John Smith Jr"]
    rows = ground(*(entry(str(at), name, source=f"list {at}") for at, name in enumerate(names))).rows
    assert heads(rows, {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.9}) == [0, 0, 2]


def test_rows_a_person_parted_stay_apart() -> None:
    kept = replace(rules(FREE), apart=frozenset({(2, 0)}))
    assert heads(FREE, {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.9}, kept)[2] == 2


def test_two_known_workers_are_never_joined_by_a_new_row() -> None:
    kept = replace(rules(FREE), settled=np.array([4, 4, 9, -1, -1]))
    assert heads(FREE, {(0, 3): 0.9, (2, 3): 0.8}, kept) == [0, 0, 2, 0, 4]


def test_what_was_refused_is_told() -> None:
    found = gather(
        FREE,
        pairs((0, 1), (0, 2)),
        np.array([0.9, 0.9], np.float32),
        replace(rules(FREE), apart=frozenset({(0, 2)})),
    )
    assert (found.joined, found.refused) == ((0,), (1,))


SCORES = st.dictionaries(
    st.tuples(st.integers(0, 3), st.integers(0, 4)).filter(lambda pair: pair[0] < pair[1]),
    st.floats(0, 1, width=32),
)


@given(SCORES, st.frozensets(st.sampled_from(FREE.sources)))
def test_no_worker_ever_breaks_a_rule(scored: dict[tuple[int, int], float], alone: frozenset[str]) -> None:
    source = np.array([0, 0, 1, 1, 2], np.int32)
    rows = replace(FREE, source=source)
    found = heads(rows, scored, rules(rows, *alone)) if scored else list(range(5))
    for number, name in enumerate(rows.sources):
        if name in alone:
            mine = [found[row] for row in np.flatnonzero(source == number)]
            assert len(set(mine)) == len(mine)
    assert all(found[head] == head <= row for row, head in enumerate(found))
