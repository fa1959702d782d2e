"""Which cells are told together, and what is told from day to day to whom."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.harbor.cast import TODAY

from brazier.people.telling.day import (
    GOOD_FOR,
    LARGE,
    REST,
    Day,
    Now,
    Own,
    Unit,
    from_plain,
    next_day,
    shown_to,
    to_plain,
    units_of,
)
from brazier.people.telling.split import NOTHING, Split

DAY = timedelta(days=1)
SIZES = {1: 30, 2: 12, 3: 9, 4: 6, 5: 3}
DEPARTMENTS = {1: 7, 2: 7, 3: 7, 4: 8, 5: None}


def at(*levels: int, **others: int) -> Split:
    return Split(levels, **others)  # type: ignore[arg-type]


def now(true: dict[int, Split], own: dict[str, dict[int, Own]] | None = None, **sizes: int) -> Now:
    return Now(true, SIZES | {int(n[1:]): size for n, size in sizes.items()}, DEPARTMENTS, own or {})


def begun(true: dict[int, Split], own: dict[str, dict[int, Own]] | None = None) -> Day:
    """As at a table, where all was told until today; the group stepped up since."""
    found = next_day(Day(), now(true, own), level="table", today=TODAY)
    return Day("site", found.units, found.told, found.beside)


def later(day: Day, true: dict[int, Split], own: dict[str, dict[int, Own]] | None = None, days: int = 1) -> Day:
    return next_day(day, now(true, own), level="site", today=TODAY + days * DAY)


def test_a_large_cell_is_told_alone_small_ones_of_a_department_together_and_the_rest_together() -> None:
    assert units_of({}, now({})) == {1: "c1", 2: "d7", 3: "d7", 4: REST, 5: REST}
    assert LARGE == 20


def test_a_cell_keeps_its_unit_also_when_it_grew_and_a_new_one_joins_its_department() -> None:
    known = units_of({}, now({}))
    grown = Now({}, {**SIZES, 2: 40, 6: 4, 7: 0}, {**DEPARTMENTS, 6: 7, 7: 7}, {})
    assert units_of(known, grown) == {**known, 6: "d7"}


def test_at_a_table_all_is_told_and_units_are_drawn_as_they_come() -> None:
    one = next_day(Day(), now({1: at(1, 0, 0, 0, 0)}), level="table", today=TODAY)
    two = next_day(one, now({1: at(2, 0, 0, 0, 0)}, c2=25), level="table", today=TODAY + DAY)
    assert (one.told["c1"].split.levels[0], two.told["c1"].split.levels[0]) == (1, 2)
    assert (one.units[2], two.units[2]) == ("d7", "c2")


def test_cells_told_together_move_together() -> None:
    day = begun({2: at(2, 2, 2, 0, 0), 3: at(2, 2, 2, 0, 0)})
    apart = later(day, {2: at(0, 1, 2, 0, 0), 3: at(2, 2, 1, 0, 0)})
    assert apart.told["d7"].split == day.told["d7"].split  # four fell
    assert later(apart, {2: at(0, 0, 2, 0, 0), 3: at(2, 2, 1, 0, 0)}).told["d7"].split.levels == (2, 2, 3, 0, 0)


def test_what_did_not_move_for_thirty_days_is_believed_no_more() -> None:
    unit = Unit(at(3, 2, 0, 0, 0, stale=4), TODAY)
    assert unit.good(TODAY + GOOD_FOR) == unit.split
    assert unit.good(TODAY + GOOD_FOR + DAY) == Split(stale=4)


def test_a_unit_that_moves_is_good_for_thirty_days_more() -> None:
    day = later(begun({1: at(2, 2, 2, 2, 2)}), {1: at(1, 1, 1, 1, 1)}, days=20)
    assert day.told["c1"].moved_on == TODAY + 20 * DAY
    assert later(day, {1: at(1, 1, 1, 1, 1)}, days=40).told["c1"].moved_on == TODAY + 20 * DAY


def eves(own: Split, size: int, cell: int = 1) -> dict[str, dict[int, Own]]:
    return {"eve": {cell: (own, own, size)}}


def test_whoever_has_people_there_does_not_count_them_among_the_crowd() -> None:
    day = begun({1: at(5, 8, 8, 0, 0)}, eves(at(0, 3, 3, 0, 0), 6))
    assert shown_to(day, "eve", [], TODAY).rest["c1"].levels == (5, 8, 8, 0, 0)
    # she rated three of her own anew, and one other left who was a 1 and one who was a 2
    after = later(day, {1: at(4 + 3, 7 - 3, 8, 0, 0)}, eves(at(3, 0, 3, 0, 0), 6))
    assert shown_to(after, "eve", [], TODAY + DAY).rest["c1"].levels == (
        5 + 3,
        5,
        5 + 3,
        0,
        0,
    )  # as if nobody had left
    assert shown_to(after, "zoe", [], TODAY + DAY).rest["c1"].levels == (5, 8, 8, 0, 0)


def test_who_comes_into_her_care_is_no_other_any_more() -> None:
    day = begun({1: at(6, 5, 5, 0, 0)}, eves(at(1, 0, 0, 0, 0), 1))
    after = later(day, {1: at(6, 5, 5, 0, 0)}, eves(at(1, 1, 0, 0, 0), 2))
    assert after.beside["eve"]["c1"].others.split.levels == (5, 4, 5, 0, 0)
    assert shown_to(after, "eve", [], TODAY + DAY).rest["c1"].levels == (6, 5, 5, 0, 0)


def test_of_a_unit_with_a_cell_of_hers_she_is_told_the_rest() -> None:
    own: dict[str, dict[int, Own]] = {"eve": {2: (at(2, 1, 0, 0, 0), NOTHING, 12)}}
    day = begun({2: at(2, 1, 0, 0, 0), 3: at(0, 3, 3, 0, 0)}, own)
    assert shown_to(day, "eve", [2], TODAY).rest["d7"].levels == (0, 3, 3, 0, 0)
    assert shown_to(day, "zoe", [2], TODAY).rest["d7"] == NOTHING  # put in her care today: from tomorrow on


def test_when_the_level_changes_units_are_drawn_anew_and_what_changed_begins_at_nothing() -> None:
    day = begun({1: at(3, 3, 3, 0, 0), 2: at(3, 3, 0, 0, 0), 3: at(1, 0, 0, 0, 0)})
    anew = next_day(
        Day("committee", day.units, day.told, day.beside),
        now({1: at(3, 3, 3, 0, 0), 2: at(3, 3, 0, 0, 0), 3: at(1, 0, 0, 0, 0)}, c2=25),
        level="site",
        today=TODAY + DAY,
    )
    assert anew.units[2] == "c2" and anew.told["c1"].split.levels == (3, 3, 3, 0, 0)
    assert anew.told["c2"].split.levels == (3, 3, 0, 0, 0)  # six rose, three of them elsewhere
    assert anew.told.get("d7", Unit()).split == NOTHING


def test_what_is_stored_is_read_back() -> None:
    day = begun({1: at(5, 8, 8, 0, 0), 2: at(1, 0, 0, 0, 0)}, eves(at(0, 3, 3, 0, 0), 6))
    assert from_plain(to_plain(day)) == day
    assert from_plain({}) == Day()


@given(st.lists(st.tuples(*[st.integers(0, 6)] * 5), min_size=2, max_size=8))
def test_whatever_happens_nothing_is_told_that_moved_by_less_than_five(course: list[tuple[int, ...]]) -> None:
    day = begun({1: at(*course[0])})
    for number, levels in enumerate(course[1:], 1):
        after = later(day, {1: at(*levels)}, days=number)
        was, told = day.told["c1"].split.levels, after.told["c1"].split.levels
        for one, other in ((was, told), (told, was)):
            moved = [max(0, a - b) for a, b in zip(one, other, strict=True)]
            assert sum(moved) == 0 or (sum(moved) >= 5 and sum(moved) - max(moved) >= 2)
        day = after
    assert date.min < TODAY
