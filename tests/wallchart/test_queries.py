"""What the wall chart is drawn from, and how long a drawn chart is good."""

import threading
import time
from datetime import date

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from tests.harbor.cast import NOW, TODAY, Harbor, days_ago

from brazier.people import actions as people
from brazier.people import queries as people_read
from brazier.people.roster import queries as roster
from brazier.storage.hub import here
from brazier.terms import Actor
from brazier.upkeep import actions as upkeep
from brazier.wallchart import queries
from brazier.wallchart.facts import Chart, HoleFacts
from brazier.workplaces import actions as workplaces
from brazier.workplaces.holes import actions as turns


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
    everything = queries.holes(harbor.amara, drawn, today=TODAY)
    assert [h.cell.shift.name for h in everything if h.cell.shift] == ["Days", "Nights", "Flex"]
    assert queries.holes(harbor.amara, drawn, today=TODAY, most=2) == everything[:2]


def test_a_hole_says_by_name_who_reaches_it_and_who_takes_it(harbor: Harbor) -> None:
    for name in ("Ana", "Leila"):
        harbor.worker(name, department="Stow", shift="Nights")
    mei = harbor.worker("Mei-Lin", department="Pick", shift="Days")
    people.seat(harbor.amara, worker=mei, since=days_ago(3), now=NOW)
    ana = people_read.search(harbor.amara, text="Ana", today=TODAY)[0].number
    people.tie(harbor.amara, one=mei, other=ana, kind="gym", now=NOW)
    stow = harbor.cell("Stow", "Nights")
    turns.take(harbor.amara, cell_id=stow, record=mei, by_day=TODAY, now=NOW, today=TODAY)
    [hole] = [h for h in holes(harbor) if h.cell.id == stow]
    assert [(k.name, k.via) for k in hole.bridges] == [("Mei-Lin", "")]
    assert hole.owner is not None
    assert (hole.owner.name, hole.owner.key, hole.owner.is_late) == ("Mei-Lin", f"r{mei}", False)
    [hole] = [h for h in holes(harbor, TODAY.replace(day=TODAY.day + 1)) if h.cell.id == stow]
    assert hole.owner is not None and hole.owner.is_late


def holes(harbor: Harbor, today: date = TODAY) -> tuple[HoleFacts, ...]:
    return queries.holes(harbor.amara, queries.chart(harbor.amara, today), today=today)


def test_a_hole_is_free_again_when_whoever_took_it_is_left_out(harbor: Harbor) -> None:
    harbor.worker("Ana", department="Stow", shift="Nights")
    mei = harbor.worker("Mei-Lin", department="Pick", shift="Days")
    stow = harbor.cell("Stow", "Nights")
    turns.take(harbor.amara, cell_id=stow, record=mei, by_day=TODAY, now=NOW, today=TODAY)
    upkeep.forget(harbor.amara, worker=mei, now=NOW)
    assert [h.owner for h in holes(harbor) if h.cell.id == stow] == [None]


def test_the_picture_of_a_cell_is_as_old_as_its_middle_rating_however_old(harbor: Harbor) -> None:
    for name, ago in (("Ana", 1), ("Leila", 50), ("Noor", 90)):
        harbor.talk(harbor.worker(name, department="Stow", shift="Nights"), 2, ago=ago)
    harbor.talk(harbor.worker("Bo", department="Pick", shift="Days"), 2, ago=3)
    told = queries.freshness(harbor.amara, TODAY)
    assert [(a.rated, a.stale, a.median) for a in told.by_cell] == [(3, 2, 50), (1, 0, 3)]
    assert not told.is_good
    assert (told.rated, told.stale, told.claimed) == (4, 2, 4)
    assert told.effective == pytest.approx(sum(0.5 ** (days / 45) for days in (1, 3, 50, 90)))


def test_a_phone_nobody_can_ring_or_many_share_is_a_bad_one(harbor: Harbor) -> None:
    for name, phone in (
        ("Ana", "917 555 0148"), ("Leila", "917 555 01"), ("Noor", ""),
        ("Bo", "(917) 555-0199"), ("Mei", "+1 917 555 0199"), ("Cleo", "9175550199"),
    ):  # fmt: skip
        harbor.worker(name, phone=phone)
    told = queries.freshness(harbor.amara, TODAY)
    assert told.phones == {"good": 1, "unreadable": 1, "none": 1, "shared": 3}
    assert (told.bad_phones, told.with_phone) == (4, 5)


def test_the_mirror_shows_languages_and_years_beside_the_committee(harbor: Harbor) -> None:
    for n in range(20):
        harbor.worker(f"Worker {n}", languages="French, Haitian Creole", start="2026-10")
    mei = harbor.worker("Mei-Lin", languages="english", start="2019-05-01")
    harbor.worker("Nobody said")
    people.seat(harbor.amara, worker=mei, since=days_ago(3), now=NOW)
    told = {m.part: m for m in queries.mirrors(harbor.amara, queries.chart(harbor.amara, TODAY), TODAY)}
    spoken = [(g.name, g.people, g.committee, g.is_low) for g in told["language"].groups]
    assert spoken == [("French", 20, 0, True), ("Haitian Creole", 20, 0, True), ("english", 1, 1, False)]
    assert told["language"].groups[2].index == pytest.approx(21)
    years = [(g.name, g.people, g.is_low) for g in told["tenure"].groups]
    assert years == [("under_3_months", 20, True), ("3_years", 1, False)]
    assert (told["language"].known, told["language"].of) == (21, 22)


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


def test_many_who_look_at_once_let_one_count_for_all(committed: Harbor, monkeypatch: pytest.MonkeyPatch) -> None:
    committed.worker("Cleo")
    counted: list[int] = []
    ready, draw = threading.Barrier(4), queries._draw

    def slowly(actor: Actor, today: date) -> Chart:
        counted.append(1)
        time.sleep(0.2)
        return draw(actor, today)

    def look() -> None:
        ready.wait(10)
        queries.desk(committed.amara, TODAY)
        connections.close_all()

    monkeypatch.setattr(queries, "_draw", slowly)
    crowd = [threading.Thread(target=look) for _ in range(4)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join(20)
    assert len(counted) == 1


def test_an_outsider_gets_no_small_cell_and_none_by_subtraction(harbor: Harbor) -> None:
    for n in range(3):
        harbor.talk(harbor.worker(f"Small {n}", department="Stow", shift="Days"), 4)
    for n in range(9):
        harbor.talk(harbor.worker(f"Many {n}", department="Stow", shift="Nights"), 2)
    everybody = queries.chart(harbor.amara, TODAY)
    assert sorted(c.count.n for c in everybody.cells) == [3, 9]
    outside = Actor(harbor.organizer("Bo"), "organizer", "committee")
    seen = queries.chart(outside, TODAY)
    assert [c.count.n for c in seen.cells] == [12]
    assert seen.whole.n == sum(c.count.n for c in seen.cells)


def test_cards_are_held_against_as_many_as_the_chart_counts(harbor: Harbor) -> None:
    workplaces.note_headcount(harbor.amara, cell_id=None, people=3, source="guess", as_of=TODAY, now=NOW)
    first, second = harbor.cell("Stow", "days"), harbor.cell("Pick", "nights")
    for cell, headcount in ((first, 40), (second, 1)):
        workplaces.note_headcount(
            harbor.amara, cell_id=cell, people=headcount, source="guess", as_of=TODAY, now=NOW
        )
    for name in ("Cleo", "Ana", "Bo"):
        harbor.worker(name, department="Pick", shift="nights")
    drawn = queries.chart(harbor.amara, TODAY).whole
    assert drawn.n == 43
    assert roster.size_of_unit(harbor.amara) == drawn.n
