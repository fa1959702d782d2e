"""Looks leave a line; too many outside one's own assignment stop softly; a lead grants more."""

from datetime import timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from tests.access.matrix import TOKEN
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.web.conftest import seat_as

from brazier.access import actions as access
from brazier.access import queries as access_read
from brazier.access.looking import actions, queries
from brazier.access.looking.budget import RECORDS, ROWS, Load
from brazier.access.models import Charted, Opened, Organizer, Window
from brazier.ledger.models import Line
from brazier.people import queries as people
from brazier.people.facts import Row
from brazier.people.reach import actions as reach
from brazier.terms import Actor, Refused, Wrong
from brazier.web import clock

DAY = timedelta(days=1)


def as_actor(number: str, later: timedelta = timedelta()) -> Actor:
    return access_read.actor_of(Actor.keeper, organizer=number, now=NOW + later)


@pytest.fixture
def rita(harbor: Harbor) -> Actor:
    """The registrar, who may reach everybody and has nobody in her care."""
    number = harbor.organizer("Rita")
    Organizer.objects.filter(pk=number).update(role="registrar")
    access.set_level(harbor.amara, level="committee", by=harbor.amara.id, now=NOW)
    return as_actor(number)


def opened(actor: Actor, *records: int, later: timedelta = timedelta()) -> None:
    for record in records:
        actions.open_record(actor, record=record, outside=True, now=NOW + later)


def verbs() -> list[str]:
    return list(Line.objects.order_by("number").values_list("verb", flat=True))


def test_n60_the_26th_record_outside_the_assignment_stops_softly(rita: Actor) -> None:
    opened(rita, *range(1, RECORDS + 1))
    opened(rita, 1, 2, 3)  # again the same people
    with pytest.raises(Wrong, match="A lead can grant it") as error:
        opened(rita, 999)
    assert error.value.code == "access.spent"
    assert not Opened.objects.filter(thing=999).exists()


def test_whats_in_ones_own_care_is_noted_and_never_counted(rita: Actor) -> None:
    for record in range(100):
        actions.open_record(rita, record=record, outside=False, now=NOW)
    assert queries.own_load(rita, now=NOW) == Load()
    assert verbs().count("access.look") == 100


def test_a_day_later_it_is_open_again(rita: Actor) -> None:
    opened(rita, *range(RECORDS))
    opened(rita, 999, later=DAY)


def test_ten_circles_do_not_count_but_are_noted(rita: Actor) -> None:
    for record in range(100):
        actions.open_record(rita, record=record, outside=True, exempt=True, now=NOW)
    assert queries.own_load(rita, now=NOW) == Load(exempt=100)
    opened(rita, 999)


def test_a_lead_grants_25_more_and_nobody_grants_herself(harbor: Harbor, rita: Actor) -> None:
    amara = as_actor(harbor.amara.id)
    opened(rita, *range(RECORDS))
    actions.grant(amara, organizer=rita.id, now=NOW)
    opened(rita, *range(100, 125))
    with pytest.raises(Wrong):
        opened(rita, 999)
    for who in (amara.id, "4711", "x"):
        with pytest.raises(Wrong, match="nothing here"):
            actions.grant(amara, organizer=who, now=NOW)
    with pytest.raises(Refused):
        actions.grant(rita, organizer=amara.id, now=NOW)
    assert queries.loads(amara, now=NOW) == {rita.id: Load(records=50, granted=25)}


def test_lists_show_sixty_others_a_day_each_counted_once(rita: Actor) -> None:
    actions.list_rows(rita, records=range(30), now=NOW)
    actions.list_rows(rita, records=range(30), now=NOW)
    actions.list_rows(rita, records=range(30, ROWS), now=NOW)
    with pytest.raises(Wrong, match="stops here"):
        actions.list_rows(rita, records=[999], now=NOW)
    assert queries.own_load(rita, now=NOW) == Load(rows=ROWS)


def test_old_looks_are_forgotten_after_two_days(rita: Actor) -> None:
    opened(rita, 1)
    actions.tend(Actor.clock, now=NOW + 2 * DAY)
    assert Opened.objects.count() == 1
    actions.tend(Actor.clock, now=NOW + 2 * DAY + timedelta(seconds=1))
    assert Opened.objects.count() == 0


@given(st.integers(0, 100), st.integers(0, 200), st.integers(0, 4))
def test_what_is_left_never_goes_below_nothing(records: int, rows: int, grants: int) -> None:
    load = Load(records=records, rows=rows, granted=25 * grants)
    assert load.records_left == max(0, 25 * (grants + 1) - records)
    assert load.rows_left == max(0, 60 * (grants + 1) - rows)


def test_at_table_level_nobody_is_counted(harbor: Harbor) -> None:
    cleo = harbor.worker("Cleo")
    reach.open_record(harbor.amara, worker=cleo, now=NOW)
    reach.show_rows(harbor.amara, rows=people.newest(harbor.amara, today=TODAY), now=NOW)
    assert not Opened.objects.exists() and "access.look" not in verbs()


def test_break_glass_counts_and_a_circle_does_not(harbor: Harbor, rita: Actor) -> None:
    cleo, dina = harbor.worker("Cleo", department="Stow"), harbor.worker("Dina", department="Dock")
    bo = harbor.organizer("Bo")
    hour = {"organizer_id": int(bo), "other": "1", "since": NOW, "until": NOW + timedelta(hours=1)}
    circle = Window.objects.create(why="circle", kind="cell", thing=harbor.person(cleo).cell, **hour)
    Charted.objects.create(window=circle, thing=cleo)
    Window.objects.create(why="glass", kind="person", thing=dina, **hour)
    for worker in (cleo, dina):
        reach.open_record(as_actor(bo), worker=worker, now=NOW)
    assert queries.loads(as_actor(harbor.amara.id), now=NOW)[bo] == Load(records=1, exempt=1)


def test_the_page_of_somebody_beyond_the_budget_says_so_in_plain_words(harbor: Harbor, rita: Actor) -> None:
    code = people.code_of(harbor.amara, harbor.worker("Cleo Diaz"))
    browser = seat_as(Client(HTTP_HOST="localhost:8765"), rita.id)
    assert b"Cleo Diaz" in browser.get(f"/people/{code}").content
    opened(rita, *range(1000, 999 + RECORDS), later=clock.now() - NOW)
    other = people.code_of(harbor.amara, harbor.worker("Dina Okoro"))
    answer = browser.get(f"/people/{other}")
    assert answer.status_code == 429
    assert b"Dina" not in answer.content and b"Nothing is wrong" in answer.content


def test_a_denial_and_a_miss_leave_the_same_line(harbor: Harbor) -> None:
    cleo = people.code_of(harbor.amara, harbor.worker("Cleo"))
    nobody = people.code_of(harbor.amara, 4711)
    bo = harbor.organizer("Bo")
    access.set_level(harbor.amara, level="site", by=harbor.amara.id, now=NOW)
    browser = seat_as(Client(HTTP_HOST="localhost:8765"), bo)
    answers = [browser.get(f"/people/{code}") for code in (cleo, nobody)] + [browser.get("/no/such/page")]
    assert {a.status_code for a in answers} == {404}
    assert len({TOKEN.sub(b"", a.content) for a in answers[:2]}) == 1
    before = len(verbs())
    assert actions.write_missed(Actor.clock) == 3
    assert verbs()[before:] == ["access.miss"] * 3
    assert len(set(Line.objects.filter(verb="access.miss").values_list("who", flat=True))) == 1


def rows(count: int) -> list[Row]:
    return [Row(n, "", "", 1, None, False, "", None, False) for n in range(count)]


def test_a_page_of_a_list_is_thirty_long_from_committee_level_on(harbor: Harbor, rita: Actor) -> None:
    for n in range(31):
        harbor.worker(f"Worker {n}")
    assert len(people.in_cell(rita, cell=None, today=TODAY)) == 30
    assert len(people.in_cell(harbor.amara, cell=None, today=TODAY)) == 31
    reach.show_rows(rita, rows=rows(30), now=NOW)
    assert queries.own_load(rita, now=NOW).rows == 30
