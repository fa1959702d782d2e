"""The numbers of the wall chart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brazier.wallchart import reckon
from brazier.wallchart.reckon import Count

levels = st.tuples(*[st.integers(0, 50)] * 5)
counts = levels.flatmap(
    lambda found: st.builds(
        Count,
        n=st.integers(sum(found), sum(found) + 200),
        levels=st.just(found),
        acted=st.integers(0, found[0] + found[1]),
        committee=st.integers(0, 30),
    )
)
STOW_BACK_NIGHTS = Count(n=248, levels=(5, 10, 12, 10, 5), committee=0)


def test_everybody_is_the_headcount_but_never_fewer_than_we_know() -> None:
    assert reckon.everybody(300, 10) == 300
    assert reckon.everybody(300, 310) == 310
    assert reckon.everybody(None, 10) == 10


def test_the_formulae_of_the_screens_on_one_cell() -> None:
    c = STOW_BACK_NIGHTS
    assert reckon.coverage(c) == pytest.approx(42 / 248)
    assert reckon.hard_support(c) == pytest.approx(15 / 248)
    assert reckon.seats_needed(c) == 25
    assert reckon.weight(c) == pytest.approx(248 * (0.4 * (0.75 - 42 / 248) + 0.4 * (0.65 - 15 / 248) + 0.2))


def test_not_assessed_is_no_and_is_never_undecided() -> None:
    assert reckon.by_level(STOW_BACK_NIGHTS) == {1: 5, 2: 10, 3: 12, 4: 10, 5: 5, 0: 206}


def test_pessimistic_counts_acts_and_optimistic_half_of_the_threes() -> None:
    c = Count(n=100, levels=(10, 20, 5, 1, 0), acted=8)
    assert (reckon.pessimistic(c), reckon.optimistic(c)) == (8, 32)


def test_a_full_cell_is_no_hole() -> None:
    assert reckon.holes([(1, Count(n=10, levels=(4, 4, 0, 0, 0), committee=1))]) == ()


def test_the_worst_hole_comes_first() -> None:
    cells = [(1, Count(n=20)), (2, Count(n=200)), (3, Count(n=200, committee=20))]
    assert [h.cell for h in reckon.holes(cells)] == [2, 3, 1]


def test_an_empty_cell_divides_by_nothing() -> None:
    assert reckon.coverage(Count()) == reckon.hard_support(Count()) == reckon.weight(Count()) == 0


def test_a_group_without_a_seat_is_missing_at_the_table() -> None:
    mirrored = reckon.mirror(
        [("Stow", Count(n=100, committee=9)), ("Pick", Count(n=100, committee=1)), ("Yard", Count(n=20))]
    )
    assert [(m.name, m.is_low) for m in mirrored] == [("Stow", False), ("Pick", True), ("Yard", True)]
    assert mirrored[0].index == pytest.approx(0.9 / (100 / 220))


def test_without_a_committee_there_is_nothing_to_mirror_but_big_groups_are_marked() -> None:
    assert [(m.index, m.is_low) for m in reckon.mirror([("Stow", Count(n=19)), ("Pick", Count(n=20))])] == [
        (None, False),
        (None, True),
    ]


def test_the_median_age_is_the_middle_person() -> None:
    assert reckon.median_age([]) is None
    assert reckon.median_age([(1, 5), (9, 5)]) == 1
    assert reckon.median_age([(1, 4), (9, 5)]) == 9


def test_support_is_worth_half_after_45_days() -> None:
    assert reckon.effective_support([(0, 10), (45, 10), (90, 10)]) == pytest.approx(17.5)


@given(counts)
def test_the_levels_add_up_to_everybody(count: Count) -> None:
    assert sum(reckon.by_level(count).values()) == count.n


@given(counts)
def test_no_share_is_over_all_and_pessimistic_never_over_optimistic(count: Count) -> None:
    assert 0 <= reckon.hard_support(count) <= reckon.coverage(count) <= 1
    assert reckon.pessimistic(count) <= reckon.optimistic(count) <= count.n


@given(counts, counts)
def test_two_cells_together_hold_what_each_holds(one: Count, other: Count) -> None:
    both = reckon.total([one, other])
    assert (both.n, both.assessed, both.for_it) == (
        one.n + other.n,
        one.assessed + other.assessed,
        one.for_it + other.for_it,
    )


@given(counts)
def test_talking_with_one_more_person_never_makes_the_hole_bigger(count: Count) -> None:
    if count.not_assessed:
        one_more = Count(
            n=count.n,
            levels=(*count.levels[:2], count.levels[2] + 1, *count.levels[3:]),
            committee=count.committee,
        )
        assert reckon.weight(one_more) <= reckon.weight(count)
