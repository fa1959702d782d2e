"""The next hundred talks."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.forecast.units import cell, harbor

from brazier.forecast.cells import Unit
from brazier.forecast.defaults import Defaults
from brazier.forecast.talks import SMALL_CELLS, plan, votes_a_talk

RATED = st.tuples(*[st.integers(0, 30)] * 5, st.integers(0, 60))


def unit_of(rows: list[tuple[int, ...]]) -> Unit:
    return Unit(tuple(cell(*row[:5], unrated=row[5], name=str(place)) for place, row in enumerate(rows)))


def test_thirty_of_a_hundred_are_drawn_by_lot() -> None:
    found = plan(harbor())
    assert (found.talks, found.audit) == (100, 30)
    assert all(group.rating == 0 for group in found.groups if group.audit)


@given(st.lists(RATED, min_size=1, max_size=6))
@settings(max_examples=80, deadline=None)
def test_the_list_is_never_worse_than_chance_and_asks_nobody_twice(rows: list[tuple[int, ...]]) -> None:
    unit = unit_of(rows)
    if not unit.eligible:
        return
    found = plan(unit)
    assert found.talks == min(100, unit.eligible)
    by_lot = sum(g.talks * g.votes_a_talk for g in found.groups if g.audit)
    everybody = found.at_random / found.talks * unit.eligible
    if unit.eligible > found.audit:  # of those the lot left over, the list takes no worse than the average
        left = (everybody - by_lot) / (unit.eligible - found.audit)
        assert found.votes - by_lot >= (found.talks - found.audit) * left - 1e-9
    for rating in (1, 2, 3, 4, 5):
        asked = sum(group.talks for group in found.groups if group.rating == rating)
        assert asked <= sum(row[rating - 1] for row in rows)
    assert sum(group.talks for group in found.groups if group.rating == 0) <= sum(row[5] for row in rows)


def test_no_small_cell_is_named() -> None:
    found = plan(Unit((cell(1, 1, 3, unrated=4, name="Tiny"), cell(20, 10, 30, unrated=40, name="Large"))))
    assert "Tiny" not in {group.department for group in found.groups}
    assert SMALL_CELLS in {group.department for group in found.groups}


@given(st.lists(RATED, min_size=1, max_size=6))
@settings(max_examples=80, deadline=None)
def test_behind_every_line_that_names_a_place_stand_ten_people(rows: list[tuple[int, ...]]) -> None:
    unit = unit_of(rows)
    named = {cell.department: cell for cell in unit.cells}
    if not unit.eligible:
        return
    for group in plan(unit).groups:
        if group.department != SMALL_CELLS:
            cell = named[group.department]
            assert (cell.rated[group.rating - 1] if group.rating else cell.unrated) >= 10


def test_a_cell_nobody_has_talked_to_is_a_hole() -> None:
    found = plan(Unit((cell(5, 5, unrated=5), cell(unrated=40, name="Dock"), cell(unrated=3, name="Tiny"))))
    assert found.holes == (("Dock", "Day", 40),)


def test_undecided_people_are_worth_most() -> None:
    worth = [votes_a_talk(rating, Defaults()) for rating in (1, 2, 3, 4, 5)]
    assert worth[2] == max(worth)
    assert worth[3] == worth[4] == 0.0


def test_a_tiny_unit_gets_as_many_talks_as_people() -> None:
    assert plan(Unit((cell(2, unrated=1),))).talks == 3
