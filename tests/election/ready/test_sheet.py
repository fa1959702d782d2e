"""Benchmarks beside what there is; cards that are no support. Stories A2 and A13."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.election.charts import chart_cell
from tests.harbor.cast import TODAY, days_ago

from brazier.election.facts import ITEMS, JUDGED, MotionFacts
from brazier.election.ready import sheet
from brazier.election.ready.sheet import Counted, Item, Judgment
from brazier.wallchart.facts import CellCount, Chart
from brazier.wallchart.reckon import total

NOTHING = Counted(None, None, 65, None, {}, ())


def chart(*cells: CellCount) -> Chart:
    return Chart(cells, total(c.count for c in cells), 10, None, 0)


def lines(drawn: Chart, counted: Counted = NOTHING, route: str = "ballot") -> dict[str, Item]:
    return {item.code: item for item in sheet.items(drawn, counted, route)}


def motion(item: str, choice: str = "go_anyway", number: int | None = None) -> MotionFacts:
    return MotionFacts("readiness", item, choice, number, "because", 9, 2, 0, TODAY, "1")


def judged(**values: int) -> Mapping[str, Judgment]:
    return {item: Judgment(item, value, "", TODAY) for item, value in values.items()}


GOOD = chart(
    chart_cell("Pick", "Days", n=100, levels=(40, 35, 5, 3, 2), acted=65, committee=11),
    chart_cell("Stow", "Days", n=100, levels=(40, 35, 5, 3, 2), acted=65, committee=10),
)


def test_the_sheet_has_every_line_once_and_in_order() -> None:
    assert [item.code for item in sheet.items(GOOD, NOTHING, "ballot")] == ITEMS == list(sheet.MARKS)
    assert set(JUDGED) <= set(ITEMS)


@pytest.mark.parametrize(
    ("tested", "value", "state"),
    [
        (None, None, sheet.OPEN),
        ((0, 0), None, sheet.OPEN),
        ((8, 10), 80, sheet.REACHED),
        ((79, 100), 79, sheet.SHORT),
    ],
)
def test_the_last_test_of_strength_is_told_by_its_cells(
    tested: tuple[int, int] | None, value: int | None, state: str
) -> None:
    item = lines(GOOD, replace(NOTHING, tested=tested))["tested"]
    assert (item.value, item.state) == (value, state)


@pytest.mark.parametrize(
    ("code", "value", "part", "of"),
    [
        ("list", 100, 200, 200), ("committee", 10, 21, 200), ("everywhere", 100, 2, 2), ("assessed", 85, 170, 200),
        ("support", 75, 150, 200), ("acted", 65, 130, 200), ("apart", 23, 88, 65),
    ],
)  # fmt: skip
def test_each_line_tells_the_counts_it_is_made_from(code: str, value: int, part: int, of: int) -> None:
    item = lines(GOOD)[code]
    assert (item.value, item.part, item.of) == (value, part, of)
    assert item.state == sheet.REACHED


def test_what_nobody_knows_is_not_reached() -> None:
    found = lines(chart())
    assert {item.state for item in found.values()} == {sheet.OPEN}
    assert lines(GOOD)["cards"].state == sheet.OPEN
    assert lines(GOOD)["issues"].state == sheet.OPEN


def test_a_number_that_must_not_be_passed_is_told_as_at_least_what_it_is() -> None:
    cell = chart_cell("Pick", "Days", n=1000, levels=(799, 0, 0, 0, 0), stale=201)
    assert (lines(chart(cell))["fresh"].value, lines(chart(cell))["fresh"].state) == (21, sheet.SHORT)
    even = chart_cell("Pick", "Days", n=1000, levels=(800, 0, 0, 0, 0), stale=200)
    assert lines(chart(even))["fresh"].state == sheet.REACHED


def test_just_under_a_benchmark_is_not_rounded_up_to_it() -> None:
    cell = chart_cell("Pick", "Days", n=1000, levels=(649, 0, 0, 0, 0))
    item = lines(chart(cell))["support"]
    assert (item.value, item.gap, item.state) == (64, 1, sheet.SHORT)


def test_a_motion_sets_a_line_aside_and_it_stays_short() -> None:
    cell = chart_cell("Pick", "Days", n=100, levels=(20, 0, 0, 0, 0))
    counted = replace(NOTHING, motions=(motion("support"),))
    item = lines(chart(cell), counted)["support"]
    assert (item.state, item.gap, item.is_reached) == (sheet.SET_ASIDE, 45, False)
    assert lines(chart(cell), counted)["assessed"].state == sheet.SHORT


def test_a_motion_puts_another_number_in_the_place_of_a_benchmark_and_the_newest_counts() -> None:
    cell = chart_cell("Pick", "Days", n=100, levels=(55, 0, 0, 0, 0))
    newest = replace(NOTHING, motions=(motion("support", "other_number", 55), motion("support")))
    item = lines(chart(cell), newest)["support"]
    assert (item.mark.number, item.state) == (55, sheet.REACHED)
    stricter = replace(NOTHING, motions=(motion("support", "other_number", 70),))
    assert lines(chart(cell), stricter)["support"].gap == 15


def test_the_goal_for_cards_is_the_one_of_the_plan() -> None:
    counted = replace(NOTHING, cards=140.9, cards_now=150.0, goal=70)
    item = lines(GOOD, counted)["cards"]
    assert (item.value, item.part, item.mark.number, item.state) == (70, 140, 70, sheet.REACHED)


@pytest.mark.parametrize("route", ["minority_union", "strike_first", "works_council"])
def test_ways_without_cards_have_no_line_for_them(route: str) -> None:
    assert "cards" not in lines(GOOD, route=route)
    assert "acted" in lines(GOOD, route=route)


def test_the_committee_judges_what_nobody_counts() -> None:
    counted = replace(NOTHING, judged=judged(issues=100, inoculated=79, community=50))
    found = lines(GOOD, counted)
    assert [found[code].state for code in ("issues", "inoculated", "community")] == [
        sheet.REACHED, sheet.SHORT, sheet.SHORT,
    ]  # fmt: skip


def test_a_judgment_is_old_after_thirty_days() -> None:
    told = Judgment("issues", 100, "", days_ago(30))
    assert not told.is_old(TODAY)
    assert replace(told, day=days_ago(31)).is_old(TODAY)


def test_growing_is_told_by_people_and_not_by_cells() -> None:
    large, small = chart_cell("Pick", "Days", n=90), chart_cell("Stow", "Days", n=10)
    cells = [replace(large, arrow=2), replace(small, arrow=-20)]
    assert sheet.arrow(cells) == 0
    assert sheet.arrow([large, small]) is None


def bessemer() -> tuple[Chart, Counted]:
    """3,000+ cards of about 5,800, few public acts, a committee in 4 of 14 cells, talks after the meetings."""
    cells = tuple(
        chart_cell("Dept", f"Shift {at}", n=414, levels=(40, 120, 60, 30, 20), acted=20, stale=80,
                   committee=10 if at < 4 else 0)
        for at in range(14)
    )  # fmt: skip
    return chart(*cells), Counted(3100.0, 3200.0, 65, 6, judged(inoculated=20), ())


def test_bessemers_totals_look_fine_and_the_rest_is_short_a13() -> None:
    drawn, counted = bessemer()
    found = lines(drawn, counted)
    for code in ("mirror", "acted", "inoculated", "fresh", "everywhere"):
        assert found[code].state == sheet.SHORT, code
    assert (found["everywhere"].part, found["everywhere"].of) == (4, 14)


def test_the_sentence_names_why_the_cards_are_not_support_a13() -> None:
    drawn, counted = bessemer()
    why = sheet.why_cards_are_not_support(sheet.items(drawn, counted, "ballot"), counted, drawn.whole.n)
    assert [item.code for item in why] == ["acted", "everywhere", "inoculated", "fresh", "mirror", "apart"]


def test_without_a_majority_on_paper_or_with_support_there_is_no_such_sentence() -> None:
    drawn, counted = bessemer()
    items = sheet.items(drawn, counted, "ballot")
    few = replace(counted, cards_now=2800.0)
    assert sheet.why_cards_are_not_support(items, few, drawn.whole.n) == ()
    assert sheet.why_cards_are_not_support(items, replace(counted, cards_now=None), drawn.whole.n) == ()
    good = Counted(190.0, 190.0, 65, 0, judged(inoculated=90), ())
    assert sheet.why_cards_are_not_support(sheet.items(GOOD, good, "ballot"), good, 200) == ()


@settings(deadline=None)
@given(st.tuples(*[st.integers(0, 50)] * 5), st.integers(0, 80), st.integers(0, 20), st.integers(0, 60), st.data())
def test_no_share_of_people_is_over_all_or_under_nothing(
    levels: tuple[int, int, int, int, int], rest: int, committee: int, stale: int, data: st.DataObject
) -> None:
    n = sum(levels) + rest
    acted = data.draw(st.integers(0, levels[0] + levels[1]))
    cell = chart_cell("Pick", "Days", n=n, levels=levels, acted=acted, stale=min(stale, rest),
                      committee=min(committee, n))  # fmt: skip
    for item in sheet.items(chart(cell), NOTHING, "ballot"):
        assert item.value is None or 0 <= item.value <= 100
