"""Watching the chart from day to day tells no rating of anybody outside one's care."""

from datetime import timedelta

import pytest
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.upkeep.organizers.party import again, at_level, cares, joined

from brazier.access.models import Level, Organizer, Turf
from brazier.people.models import ToldDay, Worker
from brazier.people.telling import actions, queries
from brazier.storage.hub import here
from brazier.terms import Actor
from brazier.upkeep.stepping import actions as stepping
from brazier.wallchart import queries as wallchart
from brazier.wallchart.reckon import Count, total

DAY = timedelta(days=1)
STOW, PICK = "Stow", "Pick"


@pytest.fixture
def rated(harbor: Harbor) -> list[int]:
    """Two cells of twenty; ten in the first are rated, two at each level."""
    found = []
    for n in range(20):
        harbor.worker(f"Picker {n} Lee", department=PICK, shift="Days")
        found.append(harbor.worker(f"Stower {n} Diaz", department=STOW, shift="Days"))
        if n < 10:
            harbor.talk(found[-1], n % 5 + 1)
    return found[:10]


def a_day(number: int) -> None:
    actions.tell(Actor.clock, today=TODAY + number * DAY)


def box(who: Actor, number: int = 0, department: str = STOW) -> Count:
    """What they see of a cell, on the chart and on the grid of the desk alike."""
    here.held.clear()
    me, today = again(who.id, now=NOW + number * DAY), TODAY + number * DAY
    seen = wallchart.chart(me, today)
    [shown] = [c.count for c in seen.cells if c.facts.department.name == department]  # type: ignore[union-attr]
    assert seen.whole == total(c.count for c in seen.cells)  # or what waits would follow by subtraction
    lines = wallchart.desk(me, today).grid.lines
    [on_desk] = [b.count for line in lines for b in line.boxes if b and b.department == department]
    assert on_desk == shown
    return shown


def leave(*workers: int) -> None:
    Worker.objects.filter(pk__in=workers).update(state="left")


def rate(level: int, *workers: int) -> None:
    Worker.objects.filter(pk__in=workers).update(level=level, basis="said", assessed_on=TODAY)


@pytest.fixture
def eve(harbor: Harbor, rated: list[int]) -> Actor:
    """Outside, at Site level, where all was told until today."""
    actions.tell(Actor.clock, today=TODAY)
    at_level("site")
    return joined(harbor, "Eve")


def test_whoever_leaves_is_fewer_at_once_and_her_rating_stays_until_others_left_too(
    eve: Actor, rated: list[int]
) -> None:
    before = box(eve)
    assert (before.n, before.levels) == (20, (2, 2, 2, 2, 2))
    for day, worker in enumerate(rated[:4], 1):
        leave(worker)
        a_day(day)
        assert (box(eve, day).n, box(eve, day).levels) == (20 - day, before.levels)
    leave(rated[4])
    assert box(eve, 4).levels == before.levels  # not in the middle of a day
    a_day(5)
    assert (box(eve, 5).n, box(eve, 5).levels) == (15, (1, 1, 1, 1, 1))


def test_a_new_rating_waits_for_a_crowd_too(eve: Actor, harbor: Harbor) -> None:
    pickers = list(Worker.objects.filter(name__startswith="Picker").values_list("pk", flat=True))
    for day, worker in enumerate(pickers[:6], 1):
        rate(2 if day < 6 else 1, worker)
        a_day(day)
        assert box(eve, day, PICK).assessed == 0  # all but one at the same level
    rate(1, pickers[6])
    a_day(7)
    assert box(eve, 7, PICK).levels == (2, 5, 0, 0, 0)


def test_whoever_has_the_cell_in_care_sees_it_as_it_is(eve: Actor, rated: list[int], harbor: Harbor) -> None:
    cares(eve.id, "cell", harbor.person(rated[0]).cell)
    leave(rated[0])
    assert box(eve).levels == (1, 2, 2, 2, 2)


def test_whoever_has_people_there_sees_them_as_they_are_and_reads_no_other_off(
    eve: Actor, rated: list[int], harbor: Harbor
) -> None:
    for worker in rated[5:]:  # one at each level
        cares(eve.id, "person", worker)
    a_day(1)
    assert box(eve, 1).levels == (2, 2, 2, 2, 2)
    leave(rated[0])
    for level, worker in zip((5, 4, 5, 1, 1), rated[5:], strict=True):  # a crowd, and she knows each of it
        rate(level, worker)
    a_day(2)
    assert box(eve, 2).levels == (1 + 2, 1, 1, 1 + 1, 1 + 2)


def test_a_lead_knows_whom_she_gave_to_others(eve: Actor, rated: list[int], harbor: Harbor) -> None:
    lea, bo = joined(harbor, "Lea", "lead"), joined(harbor, "Bo")
    for worker in rated[5:]:
        cares(bo.id, "person", worker, by=lea.id)
    Turf.objects.create(
        organizer_id=int(bo.id), kind="language", thing=0, name="wolof", given_by="1", until=TODAY + 9 * DAY
    )
    cares(bo.id, "cell", harbor.person(rated[0]).cell)
    found = queries.in_care(Actor.clock, today=TODAY)
    [(own, loose, size)] = found[lea.id].values()
    assert (own.levels, loose.levels, size) == ((1, 1, 1, 1, 1), (1, 1, 1, 1, 1), 5)
    [(own, loose, size)] = found[bo.id].values()  # nobody twice who is in a cell of his
    assert (own.levels, loose.levels, size) == ((2, 2, 2, 2, 2), (0, 0, 0, 0, 0), 20)


def test_a_rating_that_gets_old_waits_like_one_that_changed(eve: Actor, rated: list[int]) -> None:
    Worker.objects.filter(pk=rated[0]).update(assessed_on=TODAY - 30 * DAY)
    a_day(1)
    assert (box(eve, 1).levels, box(eve, 1).stale) == ((2, 2, 2, 2, 2), 0)


def test_arrows_of_cells_outside_look_back_at_what_was_told_then(eve: Actor, rated: list[int]) -> None:
    leave(rated[0])
    for day in range(1, 16):
        a_day(day)
    seen = wallchart.chart(again(eve.id, now=NOW + 15 * DAY), TODAY + 15 * DAY)
    assert {c.arrow for c in seen.cells} == {0}
    assert seen.since == TODAY + DAY


def test_nobody_is_told_anything_of_a_cell_before_there_was_a_crowd(harbor: Harbor) -> None:
    Level.objects.create(level="site", since=NOW, by="1", agreed_by="1")
    for n in range(4):
        harbor.talk(harbor.worker(f"Stower {n} Diaz", department=STOW, shift="Days"), n + 1)
    harbor.worker("Stower 5 Diaz", department=STOW, shift="Days")
    eve = joined(harbor, "Eve")
    a_day(0)
    assert (box(eve).n, box(eve).assessed) == (5, 0)


def test_stepping_up_from_a_table_nothing_that_everybody_saw_is_taken_away(
    harbor: Harbor, rated: list[int]
) -> None:
    Organizer.objects.filter(role="founder").update(password="kept elsewhere")  # or nobody could step up
    stepping.step_up(harbor.amara, level="committee", by=harbor.amara.id, now=NOW)
    assert box(joined(harbor, "Eve")).levels == (2, 2, 2, 2, 2)


def test_twice_on_a_day_changes_nothing_and_old_days_go(eve: Actor, rated: list[int]) -> None:
    a_day(1)
    leave(*rated[:5])
    a_day(1)
    assert box(eve, 1).levels == (2, 2, 2, 2, 2)
    for day in range(2, 40):
        a_day(day)
    days = list(ToldDay.objects.order_by("day").values_list("day", flat=True))
    assert (days[0], days[-1]) == (TODAY + 18 * DAY, TODAY + 39 * DAY)


def test_what_the_page_of_freshness_says_of_all_moves_with_no_one_person(eve: Actor, rated: list[int]) -> None:
    before = wallchart.freshness(again(eve.id), TODAY)
    leave(rated[0])
    here.held.clear()
    after = wallchart.freshness(again(eve.id), TODAY)
    assert (before.claimed, before.effective) == (after.claimed, after.effective) == (4, 4)


def test_small_cells_are_told_together_in_the_largest_and_ones_own_apart(eve: Actor, harbor: Harbor) -> None:
    at_level("table")
    for shift, people_there in (("Nights", 9), ("Days", 12), ("Flex", 4)):
        for n in range(people_there):
            last = harbor.worker(f"Docker {shift} {n} Lee", department="Dock", shift=shift)
            harbor.talk(last, n % 3 + 1)
    flex = harbor.person(last).cell
    a_day(1)
    at_level("site")
    here.held.clear()
    shown = wallchart.desk(again(eve.id), TODAY + DAY).grid
    [dock] = [line for line in shown.lines if line.department and line.department.name == "Dock"]
    boxes = {box.shift: box for box in dock.boxes if box}
    assert (boxes["Days"].count.n, boxes["Days"].count.levels) == (25, (9, 8, 8, 0, 0))
    assert (boxes["Nights"].masked_into, boxes["Flex"].masked_into) == ("Days", "Days")
    cares(eve.id, "cell", flex)
    a_day(2)
    here.held.clear()
    shown = wallchart.desk(again(eve.id), TODAY + 2 * DAY).grid
    [dock] = [line for line in shown.lines if line.department and line.department.name == "Dock"]
    boxes = {box.shift: box for box in dock.boxes if box}
    assert (boxes["Flex"].count.n, boxes["Flex"].count.levels) == (4, (2, 1, 1, 0, 0))
    assert (boxes["Days"].count.n, boxes["Days"].count.levels) == (21, (7, 7, 7, 0, 0))
    assert dock.all.count.levels == (9, 8, 8, 0, 0)
