"""From the chart to counts: everybody is in, nobody is a person, words beside deeds. Story A7."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.election.charts import chart_cell

from brazier.election.chances import gathering

COUNTS = st.tuples(*[st.integers(0, 40)] * 5)


def test_the_phones_say_70_and_the_photos_41() -> None:
    """Story A7: 70 is what was said, 41 what was done; neither is the other."""
    cell = chart_cell("Pick", "Days", n=1000, levels=(300, 470, 200, 80, 50), acted=410)
    told = gathering.apart("", cell.count)
    assert (told.said, told.did, told.gap) == (70, 41, 29)
    assert told.is_far


def test_a_gap_of_just_25_points_is_not_named() -> None:
    cell = chart_cell("Pick", "Days", n=100, levels=(50, 20, 20, 5, 5), acted=45)
    assert gathering.apart("", cell.count).gap == 25
    assert gathering.far_apart([cell]) == ()


def test_cells_too_far_apart_are_named_the_farthest_first() -> None:
    near = chart_cell("Pick", "Days", n=100, levels=(30, 30, 40, 0, 0), acted=50)
    far = chart_cell("Stow", "Nights", n=100, levels=(60, 30, 10, 0, 0), acted=10)
    farther = chart_cell("Sort", "Days", n=50, levels=(45, 5, 0, 0, 0), acted=0)
    assert [(d, s) for d, s, _ in gathering.far_apart([near, far, farther])] == [
        ("Sort", "Days"),
        ("Stow", "Nights"),
    ]


def test_a_cell_of_nine_is_never_named_and_gets_no_line() -> None:
    small = chart_cell("Yard", "Flex", n=9, levels=(9, 0, 0, 0, 0), acted=0)
    assert gathering.far_apart([small]) == ()
    assert gathering.by_department([small]) == ()


def test_where_fewer_than_ten_were_asked_no_share_is_told() -> None:
    cell = chart_cell("Pick", "Days", n=100, levels=(9, 0, 0, 0, 0), acted=9)
    [told] = gathering.by_department([cell])
    assert (told.said, told.gap, told.did) == (None, None, 9)


def test_departments_stand_in_the_order_of_the_chart_and_the_unplaced_last() -> None:
    cells = [
        chart_cell("", "", n=20),
        chart_cell("Stow", "Days", n=20),
        chart_cell("Pick", "Days", n=20),
        chart_cell("Stow", "Nights", n=5),
    ]
    assert [(a.name, a.people) for a in gathering.by_department(cells)] == [("Stow", 25), ("Pick", 20), ("", 20)]


@settings(deadline=None)
@given(levels=COUNTS, more=st.integers(0, 60))
def test_everybody_in_the_chart_is_in_the_forecast_and_stale_ratings_are_none(
    levels: tuple[int, int, int, int, int], more: int
) -> None:
    cell = chart_cell("Pick", "Days", n=sum(levels) + more, levels=levels, stale=more)
    unit = gathering.unit_of([cell, chart_cell("Stow", "Days", n=0)])
    assert unit.eligible == cell.count.n
    assert unit.assessed == sum(levels)
    assert len(unit.cells) == (1 if cell.count.n else 0)


@settings(deadline=None)
@given(levels=COUNTS, more=st.integers(0, 60), acted=st.integers(0, 80))
def test_what_was_done_is_never_told_as_more_than_it_was(
    levels: tuple[int, int, int, int, int], more: int, acted: int
) -> None:
    n = sum(levels) + more
    acted = min(acted, levels[0] + levels[1])
    told = gathering.apart("", chart_cell("Pick", "Days", n=n, levels=levels, acted=acted).count)
    assert told.did * n <= 100 * acted
