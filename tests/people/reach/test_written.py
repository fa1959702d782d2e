"""Whom an organizer wrote down herself is hers only as long as nobody else wrote of the same person."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.upkeep.organizers.party import again, at_level, joined
from tests.web.conftest import seat_as

from brazier.access.models import Turf
from brazier.lists import actions as lists
from brazier.people import actions as people
from brazier.people import queries
from brazier.people.reach.queries import sight_of
from brazier.terms import Actor, Wrong
from brazier.upkeep.handing import actions as handing
from brazier.web import clock

PHONE = "+1 424 555-0142"


def names(actor: Actor) -> list[str]:
    return [row.name for row in queries.in_cell(again(actor.id), cell=None, today=TODAY)]


@pytest.fixture
def xena(harbor: Harbor) -> int:
    """Somebody of the list whose phone Eve knows; nobody is in Eve's care."""
    number = harbor.worker("Xena Known", department="Dock", phone=PHONE)
    harbor.talk(number, 1)
    at_level("site")
    return number


@pytest.fixture
def eve(harbor: Harbor, xena: int) -> Actor:
    return joined(harbor, "Eve")


@pytest.fixture
def rita(harbor: Harbor, xena: int) -> Actor:
    return joined(harbor, "Rita", "registrar")


def written(eve: Actor, name: str = "Wu Nuevo", phone: str = PHONE) -> int:
    return people.add(again(eve.id), name=name, typed={"phone": phone}, now=NOW)


def same(rita: Actor, one: int, other: int) -> None:
    people.say(again(rita.id), one=one, other=other, kind="same", now=NOW)


def test_writing_down_a_phone_one_knows_opens_nobody_when_the_registrar_answers_same_n11(
    eve: Actor, rita: Actor, xena: int
) -> None:
    number = written(eve)
    assert names(eve) == ["Wu Nuevo"]
    same(rita, number, xena)
    assert names(eve) == []
    worker = queries.workers_of(Actor.clock, [number])[number]
    with pytest.raises(Wrong, match="nothing here"):
        queries.person(again(eve.id), worker=worker or 0, today=TODAY)
    assert queries.search(again(eve.id), text="Xena", today=TODAY) == ()
    assert sight_of(again(eve.id)).records == ()  # nor does the second wall show her


def test_nor_by_the_older_record_of_the_two(eve: Actor, rita: Actor, xena: int) -> None:
    first = written(eve)
    younger = people.add(again(rita.id), name="Xena Known", typed={"phone": PHONE}, now=NOW)
    same(rita, first, younger)
    assert names(eve) == []


def test_nor_when_a_list_that_comes_later_joins_them(eve: Actor, rita: Actor, harbor: Harbor) -> None:
    written(eve, name="Yara Later", phone="+1 424 555-0177")
    assert names(eve) == ["Yara Later"]
    text = "Name,Phone,Department\nYara Later,+1 424 555-0177,Stow\nOmar Other,+1 424 555-0178,Stow\n"
    brought, _ = lists.bring(again(rita.id), files=[("staff.csv", text.encode())], now=NOW)
    lists.take(again(rita.id), import_id=brought or 0, now=NOW)
    assert names(eve) == []


def test_once_they_are_parted_again_she_is_hers_again(eve: Actor, rita: Actor, xena: int) -> None:
    number = written(eve)
    same(rita, number, xena)
    worker = queries.workers_of(Actor.clock, [number])[number] or 0
    people.part(again(rita.id), worker=worker, records=[number], now=NOW)
    assert names(eve) == ["Wu Nuevo"]


def test_what_others_do_with_somebody_she_alone_wrote_down_takes_nobody_from_her(
    eve: Actor, rita: Actor, harbor: Harbor
) -> None:
    number = written(eve, phone="")
    people.edit(again(rita.id), worker=number, typed={"phone": "+1 424 555-0199"}, now=NOW)
    assert names(eve) == ["Wu Nuevo"]


def test_a_lead_says_yes_and_she_is_in_her_care_like_anybody(
    eve: Actor, rita: Actor, xena: int, harbor: Harbor
) -> None:
    lea = joined(harbor, "Lea", "lead")
    number = written(eve)
    same(rita, number, xena)
    turf = Turf.objects.get(organizer=int(eve.id))
    handing.confirm(again(lea.id), turf=turf.pk, now=NOW, today=TODAY)
    assert [row.number for row in queries.in_cell(again(eve.id), cell=None, today=TODAY)] == [xena]


def test_nobody_says_yes_to_what_they_wrote_down_themselves(eve: Actor, harbor: Harbor) -> None:
    lea = joined(harbor, "Lea", "lead")
    written(lea, phone="")
    turf = Turf.objects.get(organizer=int(lea.id))
    with pytest.raises(Wrong, match="Somebody else"):
        handing.confirm(again(lea.id), turf=turf.pk, now=NOW, today=TODAY)


def test_a_yes_to_somebody_invented_is_asked_for_again_once_she_is_said_to_be_somebody_else(
    eve: Actor, rita: Actor, xena: int, harbor: Harbor
) -> None:
    lea = joined(harbor, "Lea", "lead")
    number = written(eve)
    turf = Turf.objects.get(organizer=int(eve.id))
    handing.confirm(again(lea.id), turf=turf.pk, now=NOW, today=TODAY)
    same(rita, number, xena)
    assert names(eve) == []
    assert names(lea) == []  # nor does who said yes reach her by it


def test_nor_does_whoever_takes_over_what_she_had_reach_them(
    eve: Actor, rita: Actor, xena: int, harbor: Harbor
) -> None:
    zoe = joined(harbor, "Zoe")
    number = written(eve)
    same(rita, number, xena)
    handing.set_state(again(eve.id), organizer=eve.id, state="away", now=NOW, today=TODAY)
    handing.accept_all(again(zoe.id), now=NOW, today=TODAY)
    assert names(zoe) == []


def test_on_the_page_a_lead_finds_who_waits_and_says_yes(
    eve: Actor, rita: Actor, xena: int, harbor: Harbor, client: Client
) -> None:
    lea = joined(harbor, "Lea", "lead")
    same(rita, written(eve), xena)
    turf = Turf.objects.get(organizer=int(eve.id))
    Turf.objects.update(until=clock.today() + timedelta(days=10))
    page = seat_as(client, lea.id).get(f"/organizers/{eve.id}").content.decode()
    assert "written down by themselves" in page
    assert queries.code_of(Actor.clock, turf.thing) in page
    client.post(f"/organizers/turf/{turf.pk}", {"how": "confirm"})
    assert Turf.objects.get().given_by == lea.id
    assert "written down by themselves" not in client.get(f"/organizers/{eve.id}").content.decode()
