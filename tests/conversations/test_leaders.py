"""How far somebody is followed: people who do not know each other say more than one table."""

from math import isclose, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brazier.conversations.leaders import (
    ANCHOR,
    AROUND,
    EAGER,
    PRIORITY,
    Covered,
    Named,
    Weighed,
    by_quadrant,
    covered,
    groups,
    overlaps,
    weigh,
)

ABDOU = 100


def pair(one: int, other: int) -> frozenset[int]:
    return frozenset((one, other))


def told(
    who: Named,
    cells: dict[int, int] | None = None,
    ties: tuple[frozenset[int], ...] = (),
    ours: tuple[int, ...] = (),
) -> Weighed:
    return weigh(who, cell_of=cells or {}, ties=set(ties), organizers=ours)


def named_by(*namers: int, **more: object) -> Named:
    return Named(ABDOU, namers=frozenset(namers), **more)  # type: ignore[arg-type]


def test_strangers_count_one_each() -> None:
    assert told(named_by(1, 2, 3)).weight == 3


def test_one_table_counts_by_the_root_of_its_people() -> None:
    cells = dict.fromkeys(range(1, 10), 7)
    assert isclose(told(named_by(*range(1, 10)), cells).weight, sqrt(9))


def test_nine_from_three_groups_count_more_than_nine_from_one() -> None:
    cells = {n: 1 + (n - 1) // 3 for n in range(1, 10)}
    found = told(named_by(*range(1, 10)), cells)
    assert isclose(found.weight, 9 / sqrt(3))
    assert (found.named, found.groups, found.cells) == (9, 3, 3)


def test_who_rides_together_is_of_one_group_wherever_they_work() -> None:
    found = told(named_by(1, 2, 3), {1: 1, 2: 2, 3: 3}, (pair(1, 2),))
    assert overlaps([1, 2, 3], {1: 1, 2: 2, 3: 3}, {pair(1, 2)}) == {1: 2, 2: 2, 3: 1}
    assert isclose(found.weight, 2 / sqrt(2) + 1)
    assert found.groups == 2


def test_people_without_a_place_are_of_no_group() -> None:
    assert told(named_by(1, 2)).weight == 2
    assert told(named_by(1, 2), {1: 0, 2: 0}).weight == 2


def test_groups_hold_whoever_is_tied_to_somebody_in_them() -> None:
    assert groups([1, 2, 3, 4], {}, {pair(1, 2), pair(2, 3)}) == 2
    assert groups([], {}, set()) == 0


def test_who_names_themselves_says_nothing() -> None:
    found = told(named_by(ABDOU, 1), {ABDOU: 1, 1: 1})
    assert (found.weight, found.named) == (1, 1)


def test_an_organizer_counts_a_half_and_makes_nobody_elses_word_less() -> None:
    assert told(Named(ABDOU, organizers=2)).weight == 1
    found = told(named_by(1, 2), {1: 1, 2: 1}, ours=(2,))
    assert (found.weight, found.named, found.organizers) == (1.5, 1, 1)


def test_whom_they_moved_counts_two_each_and_each_cell_one() -> None:
    found = told(named_by(1, moved=frozenset({2, 3, ABDOU}), tied=frozenset({4})), {1: 1, 2: 2, 3: 2, 4: 4})
    assert (found.moved, found.cells) == (2, 3)
    assert found.rank == 1 + 2 * 2 + 3


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        (named_by(1, 2, level=3), PRIORITY),
        (named_by(1, 2, level=0), PRIORITY),
        (named_by(1, 2, level=1), ANCHOR),
        (named_by(1, 2, level=2), ANCHOR),
        (named_by(1, 2, level=4), AROUND),
        (named_by(1, 2, level=5), AROUND),
        (named_by(1, level=3), ""),
        (named_by(1, level=3, is_eager=True), EAGER),
        (named_by(1, 2, level=1, is_eager=True), ANCHOR),
        (Named(ABDOU, level=3, organizers=2), ""),
        (Named(ABDOU, level=3, organizers=3), PRIORITY),
        (Named(ABDOU, level=2, moved=frozenset({1, 2})), ""),
        (Named(ABDOU, level=2, moved=frozenset({1, 2, 3})), ANCHOR),
    ],
)
def test_following_and_standing_are_two_axes(who: Named, expected: str) -> None:
    found = told(who)
    assert found.quadrant == expected
    assert found.is_followed == (expected not in ("", EAGER))


def test_two_of_one_table_are_not_enough_and_three_are() -> None:
    cells = dict.fromkeys((1, 2, 3), 7)
    assert told(named_by(1, 2), cells).quadrant == ""
    assert told(named_by(1, 2, 3), cells).quadrant == PRIORITY


@pytest.mark.parametrize(("named", "moved", "expected"), [(3, 3, True), (2, 3, False), (3, 2, False)])
def test_a_leader_is_confirmed_by_three_words_and_three_deeds(named: int, moved: int, expected: bool) -> None:
    who = named_by(*range(1, named + 1), moved=frozenset(range(50, 50 + moved)))
    assert told(who).is_confirmed == expected


def test_the_most_followed_comes_first_and_who_is_followed_by_nobody_stands_nowhere() -> None:
    few, many, nobody = (
        weigh(Named(n, level=3, namers=frozenset(range(count))), cell_of={}, ties=())
        for n, count in ((101, 2), (102, 5), (103, 0))
    )
    found = by_quadrant([few, nobody, many])
    assert [w.worker for w in found[PRIORITY]] == [102, 101]
    assert sum(map(len, found.values())) == 2


def test_a_small_cell_outside_is_neither_counted_nor_named() -> None:
    sizes = {1: 40, 2: 4, 3: 4, 4: 0}
    assert covered(sizes, {1, 2}, None) == Covered(3, 2, (3,))
    assert covered(sizes, {1, 2}, frozenset()) == Covered(1, 1, ())
    assert covered(sizes, {1, 2}, frozenset({3})) == Covered(2, 1, (3,))


numbers = st.integers(1, 12)


@given(
    namers=st.frozensets(numbers),
    cells=st.dictionaries(numbers, st.integers(0, 3)),
    ties=st.sets(st.builds(pair, numbers, numbers), max_size=8),
)
def test_a_word_never_counts_more_than_one_and_more_words_never_less_than_the_root(
    namers: frozenset[int], cells: dict[int, int], ties: set[frozenset[int]]
) -> None:
    found = weigh(Named(ABDOU, namers=namers), cell_of=cells, ties=ties)
    assert found.groups <= len(namers)
    assert sqrt(len(namers)) - 1e-9 <= found.weight <= len(namers)
    apart = weigh(Named(ABDOU, namers=namers), cell_of={}, ties=())
    assert apart.weight == len(namers)
