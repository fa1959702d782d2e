"""If one person is a plant: what they saw, from the ledger where it is kept, and what nobody can tell any more."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.upkeep.organizers.party import again, at_level, cares, joined
from tests.web.conftest import seat_as

from brazier.access import actions as access
from brazier.access.looking import actions as looking
from brazier.access.models import Level, Opened, Organizer, Turf
from brazier.ledger import actions as ledger
from brazier.people import actions as people
from brazier.people import queries as people_read
from brazier.people.reach import actions as reach
from brazier.terms import Actor
from brazier.upkeep import actions as upkeep
from brazier.upkeep.circles import actions as circles
from brazier.upkeep.joining import queries

DAY = timedelta(days=1)


@pytest.fixture
def amy(harbor: Harbor) -> Actor:
    """Of the committee; the group is at Site level from the day before."""
    Level.objects.create(level="site", since=NOW - DAY, by="1", agreed_by="1")
    return joined(harbor, "Amy", "committee")


@pytest.fixture
def eve(harbor: Harbor, amy: Actor) -> Actor:
    return joined(harbor, "Eve")


def opens(eve: Actor, worker: int) -> None:
    """She had somebody in care and opened her page; the care is over and cleared away."""
    cares(eve.id, "person", worker)
    reach.open_record(again(eve.id), worker=worker, now=NOW)
    Turf.objects.all().delete()
    Opened.objects.all().delete()


def told(amy: Actor, eve: Actor) -> queries.Plant:
    return queries.plant(again(amy.id), organizer=eve.id, today=TODAY)


def code(number: int) -> str:
    return people_read.code_of(Actor.clock, number)


def test_whom_she_opened_is_told_though_nothing_else_knows_it_any_more(
    harbor: Harbor, amy: Actor, eve: Actor
) -> None:
    cleo, dina = harbor.worker("Cleo Diaz"), harbor.worker("Dina Okoro")
    opens(eve, cleo)
    opens(joined(harbor, "Bo"), dina)
    assert told(amy, eve).seen == (code(cleo),)


def test_somebody_who_was_joined_with_another_since_is_told_by_the_code_of_today(
    harbor: Harbor, amy: Actor, eve: Actor
) -> None:
    cleo, twin = harbor.worker("Cleo Diaz"), harbor.worker("Cleo D")
    opens(eve, twin)
    people.say(harbor.amara, one=cleo, other=twin, kind="same", now=NOW)
    assert told(amy, eve).seen == (code(cleo),)


def test_of_those_who_are_gone_it_says_how_many(harbor: Harbor, amy: Actor, eve: Actor) -> None:
    gone = [harbor.worker(f"Gone {n} Diaz") for n in range(3)]
    for worker in gone:
        opens(eve, worker)
    opens(eve, harbor.worker("Cleo Diaz"))
    for worker in gone:
        upkeep.forget(harbor.amara, worker=worker, now=NOW)
    found = told(amy, eve)
    assert (len(found.seen), found.gone) == (1, 3)


def test_who_stood_in_circles_and_on_keys_of_paper_is_told(harbor: Harbor, amy: Actor, eve: Actor) -> None:
    cleo = harbor.worker("Cleo Diaz", department="Stow", shift="Nights")
    cell = harbor.person(cleo).cell
    circles.open_circle(again(amy.id), thing=cell, by=eve.id, now=NOW)
    access.look(again(eve.id), what=f"cell:{cell}", now=NOW)
    found = told(amy, eve)
    assert found.charted == (code(cleo),)
    assert [c.id for c in found.keys] == [cell]


def test_how_often_lists_were_shown_and_nothing_was_there_is_told_and_not_who(
    harbor: Harbor, amy: Actor, eve: Actor
) -> None:
    rita = joined(harbor, "Rita", "registrar")
    for _ in range(2):
        looking.list_rows(again(rita.id), records=[harbor.worker("Cleo Diaz")], now=NOW)
    looking.miss(again(rita.id), what="/people/x", now=NOW)
    looking.write_missed(Actor.clock)
    found = told(amy, rita)
    assert (found.lists, found.misses) == (2, 1)


def test_it_says_from_which_day_on_the_ledger_tells(harbor: Harbor, amy: Actor, eve: Actor) -> None:
    opens(eve, harbor.worker("Cleo Diaz"))
    harbor.worker("Dina Okoro")  # the newest line keeps its details
    assert (told(amy, eve).since, told(amy, eve).is_cut) == (TODAY, False)
    later = NOW + 95 * DAY
    with ledger.entry(Actor.clock, "upkeep.sweep", "", later):
        ledger.drop_details(Actor.clock, before=later.date() - 90 * DAY)
    found = queries.plant(again(amy.id, now=later), organizer=eve.id, today=later.date())
    assert (found.seen, found.is_cut) == ((), True)
    assert found.since == TODAY  # of the newest line before the sweep


def test_while_the_group_was_at_table_level_she_could_see_everybody(
    harbor: Harbor, amy: Actor, eve: Actor
) -> None:
    assert not told(amy, eve).was_open
    Organizer.objects.filter(pk=eve.id).update(since=NOW - 2 * DAY)
    assert told(amy, eve).was_open
    Organizer.objects.filter(pk=eve.id).update(since=NOW)
    at_level("table")
    assert told(amy, eve).was_open


def test_the_page_says_what_is_not_known(harbor: Harbor, amy: Actor, eve: Actor, client: Client) -> None:
    bea = joined(harbor, "Bea", "committee")
    cleo, gone = harbor.worker("Cleo Diaz"), harbor.worker("Dina Okoro")
    for worker in (cleo, gone):
        opens(eve, worker)
    upkeep.forget(harbor.amara, worker=gone, now=NOW)
    seat_as(client, amy.id)
    waits = client.post(f"/organizers/tree/{eve.id}").headers["Location"]
    other = seat_as(Client(HTTP_HOST="localhost:8765"), bea.id)
    other.post(f"/pairs/{waits.rsplit('/', 1)[1]}", {"answer": "agree"})
    page = client.get(waits).content.decode()
    assert code(cleo) in page
    assert "What nobody can tell" in page
    assert "1 person they opened is not here any more" in page
    assert "who stood in lists" in page
