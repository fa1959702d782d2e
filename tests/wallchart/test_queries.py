"""What the wall chart is drawn from, and how long a drawn chart is good."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.harbor.cast import NOW, TODAY, Harbor, days_ago

from brazier.people import actions as people
from brazier.people import queries as people_read
from brazier.storage.hub import here
from brazier.wallchart import queries


@pytest.fixture
def committed(transactional_db: None) -> Harbor:
    """A campaign whose writes are finished, as between two requests."""
    here.held.clear()
    return Harbor.begin()


def known(harbor: Harbor) -> int:
    return queries.chart(harbor.amara, TODAY).whole.known


def test_a_chart_is_not_counted_twice_while_nobody_writes(committed: Harbor) -> None:
    committed.worker("Cleo")
    first = queries.chart(committed.amara, TODAY)
    with CaptureQueriesContext(connection) as sent:
        assert queries.chart(committed.amara, TODAY) is first
    assert len(sent) == 1  # the number of the newest ledger line


def test_whatever_is_written_shows_on_the_very_next_chart(committed: Harbor) -> None:
    cleo = committed.worker("Cleo")
    assert known(committed) == 1
    committed.worker("Ana")
    assert known(committed) == 2
    committed.talk(cleo, 2)
    assert queries.chart(committed.amara, TODAY).whole.levels == (0, 1, 0, 0, 0)
    people.move(committed.amara, worker=cleo, state="left", now=NOW)
    assert known(committed) == 1


def test_tomorrow_the_chart_is_counted_anew_though_nobody_wrote(committed: Harbor) -> None:
    cleo = committed.worker("Cleo")
    committed.talk(cleo, 2, ago=30)
    assert queries.chart(committed.amara, TODAY).whole.assessed == 1
    assert queries.chart(committed.amara, TODAY.replace(day=TODAY.day + 1)).whole.assessed == 0


def test_sealing_drops_the_chart_even_if_it_is_drawn_at_that_moment(committed: Harbor) -> None:
    queries.chart(committed.amara, TODAY)
    assert here.held
    keys, here.keys = here.keys, None
    try:
        here.hold("wall chart", "drawn while sealing")
        assert not here.held
    finally:
        here.keys = keys


def test_in_the_middle_of_a_write_what_is_not_kept_yet_counts_but_is_not_remembered(harbor: Harbor) -> None:
    here.held.clear()
    harbor.worker("Cleo")  # this test is one unfinished write
    assert known(harbor) == 1
    assert not here.held


def test_every_worker_is_counted_once_at_her_level(harbor: Harbor) -> None:
    mei, cleo, ana, leila = (
        harbor.worker(n, department="Stow", shift="Nights") for n in ("Mei", "Cleo", "Ana", "Leila")
    )
    harbor.talk(mei, 2)
    harbor.act(mei, ago=61)
    harbor.talk(cleo, 2, basis="guess")
    harbor.act(cleo, ago=60, level=1)
    harbor.talk(ana, 4, ago=31)
    people.seat(harbor.amara, worker=cleo, since=days_ago(3), now=NOW)
    people.seat(harbor.amara, worker=leila, since=days_ago(3), now=NOW)
    told = {t.level: t for t in people_read.tallies(harbor.amara, TODAY)}
    assert {level: t.people for level, t in told.items()} == {0: 1, 2: 2, 4: 1}
    assert {level: t.fresh for level, t in told.items()} == {0: 0, 2: 2, 4: 0}
    assert {level: t.committee for level, t in told.items()} == {0: 1, 2: 1, 4: 0}
    assert (told[2].acted, told[2].said) == (1, 1)


def test_only_the_worst_holes_are_told_if_no_more_are_asked_for(harbor: Harbor) -> None:
    for shift, people_there in (("Days", 5), ("Nights", 3), ("Flex", 1)):
        for n in range(people_there):
            harbor.worker(f"Worker {n}", department="Stow", shift=shift)
    drawn = queries.chart(harbor.amara, TODAY)
    everything = queries.holes(harbor.amara, drawn)
    assert [h.cell.shift.name for h in everything if h.cell.shift] == ["Days", "Nights", "Flex"]
    assert queries.holes(harbor.amara, drawn, most=2) == everything[:2]


def test_the_desk_sees_the_worst_three_numbered_in_the_grid_and_is_not_asked_twice(committed: Harbor) -> None:
    for shift, people_there in (("Days", 5), ("Nights", 3), ("Flex", 2), ("Weekend", 1)):
        for n in range(people_there):
            committed.worker(f"Worker {n}", department="Stow", shift=shift)
    desk = queries.desk(committed.amara, TODAY)
    assert [h.cell.shift.name for h in desk.holes if h.cell.shift] == ["Days", "Nights", "Flex"]
    assert desk.more
    assert {box.shift: box.hole for box in desk.grid.lines[0].boxes if box} == {
        "Days": 1, "Nights": 2, "Flex": 3, "Weekend": 0,
    }  # fmt: skip
    assert queries.desk(committed.amara, TODAY) is desk
