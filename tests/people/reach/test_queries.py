"""Who sees whom, from committee level on: only those in one's care, told as far as one's tier goes."""

from datetime import timedelta

import pytest
from tests.harbor.cast import NOW, TODAY, Harbor

from brazier.access import actions as access
from brazier.access import queries as access_read
from brazier.access.models import Organizer
from brazier.conversations import actions as conversations
from brazier.conversations import queries as conversations_read
from brazier.people import actions as people
from brazier.people import queries
from brazier.people.facts import Row
from brazier.people.reach.queries import require
from brazier.people.roster import queries as roster
from brazier.terms import Actor, Refused, Wrong


def step_up(harbor: Harbor, level: str = "committee") -> Actor:
    """Amara once her group has stepped up."""
    access.set_level(harbor.amara, level=level, by=harbor.amara.id, now=NOW)
    return actor(harbor.amara.id)


def actor(organizer: str, *, later: timedelta = timedelta()) -> Actor:
    return access_read.actor_of(Actor.keeper, organizer=organizer, now=NOW + later)


def bo(harbor: Harbor, role: str = "organizer", **care: int) -> Actor:
    """Bo, at committee level, with a cell or a person in his care."""
    number = harbor.organizer("Bo")
    amara = step_up(harbor)
    Organizer.objects.filter(pk=number).update(role=role)
    for kind, thing in care.items():
        access.assign(amara, organizer=number, kind=kind, thing=thing, now=NOW, today=TODAY)
    return actor(number)


def names(rows: tuple[Row, ...]) -> list[str]:
    return [row.name for row in rows]


@pytest.fixture
def two(harbor: Harbor) -> tuple[int, int]:
    """Cleo in Stow, who is to be in Bo's care, and Dina in Dock, who is not."""
    return (
        harbor.worker("Cleo Diaz", department="Stow", shift="Days", phone="555-0101", languages="Wolof, French"),
        harbor.worker("Dina Okoro", department="Dock", shift="Days", phone="555-0102"),
    )


def test_at_table_level_every_organizer_sees_everybody(harbor: Harbor, two: tuple[int, int]) -> None:
    own = actor(harbor.organizer("Bo"))
    assert names(queries.in_cell(own, cell=None, today=TODAY)) == ["Cleo Diaz", "Dina Okoro"]


def test_from_committee_level_on_only_those_in_care_are_seen_n01_n08(harbor: Harbor, two: tuple[int, int]) -> None:
    cleo, dina = two
    me = bo(harbor, cell=harbor.person(cleo).cell)
    assert names(queries.in_cell(me, cell=None, today=TODAY)) == ["Cleo Diaz"]
    assert names(queries.newest(me, today=TODAY)) == ["Cleo Diaz"]
    assert names(queries.search(me, text="Dina", today=TODAY)) == []
    assert names(queries.search(me, text="0102", today=TODAY)) == []
    assert names(queries.listed(me, workers=two, today=TODAY)) == ["Cleo Diaz"]
    assert queries.rows_of(me, records=two, today=TODAY).keys() == {cleo}
    assert queries.about(me, record=dina, today=TODAY) is None
    assert queries.records(me, two).keys() == {cleo}
    assert roster.names_of(me, two) == {cleo: "Cleo Diaz"}
    assert [line[1] for line in roster.everybody(me, today=TODAY)] == ["name", "Cleo Diaz"]
    assert queries.person(me, worker=cleo, today=TODAY).portrait.name == "Cleo Diaz"


def test_a_code_of_somebody_out_of_reach_leads_nowhere_like_one_of_nobody(
    harbor: Harbor, two: tuple[int, int]
) -> None:
    cleo, dina = two
    me = bo(harbor, person=cleo)
    assert queries.worker_of(me, queries.code_of(me, cleo)) == cleo
    said = set()
    for code in (queries.code_of(me, dina), queries.code_of(me, 4711)):
        with pytest.raises(Wrong) as error:
            queries.worker_of(me, code)
        said.add(str(error.value))
    for number in (dina, 4711):
        with pytest.raises(Wrong) as error:
            queries.person(me, worker=number, today=TODAY)
        said.add(str(error.value))
    assert said == {"There is nothing here."}


def test_nothing_of_somebody_out_of_reach_can_be_changed_n02(harbor: Harbor, two: tuple[int, int]) -> None:
    cleo, dina = two
    talk = harbor.talk(dina, 3)
    act = harbor.act(dina)
    tie = people.tie(harbor.amara, one=dina, other=harbor.worker("Eve"), kind="gym", now=NOW)
    note = people.see_as(harbor.amara, worker=dina, kind="leader", basis="did", now=NOW)
    me = bo(harbor, person=cleo)
    for attempt in (
        lambda: people.edit(me, worker=dina, typed={"name": "X"}, now=NOW),
        lambda: people.note_phone(me, worker=dina, phone="1", now=NOW),
        lambda: people.seat(me, worker=dina, since=TODAY, now=NOW),
        lambda: people.move(me, worker=dina, state="left", now=NOW),
        lambda: people.tie(me, one=cleo, other=dina, kind="gym", now=NOW),
        lambda: people.end_tie(me, tie=tie, state="faded", now=NOW),
        lambda: people.see_as(me, worker=dina, kind="leader", basis="did", now=NOW),
        lambda: people.unsee(me, note=note, now=NOW),
        lambda: people.unadd(me, worker=dina, now=NOW),
        lambda: conversations.take_back_talk(me, talk=talk, now=NOW),
        lambda: conversations.take_back_act(me, act=act, now=NOW),
        lambda: conversations_read.history(me, records=[dina]),
        lambda: require(me, "people.look", [cleo, dina]),
    ):
        with pytest.raises(Wrong, match="nothing here"):
            attempt()
    for attempt in (
        lambda: people.forget(me, worker=dina, now=NOW),
        lambda: people.say(me, one=cleo, other=dina, kind="same", now=NOW),
        lambda: people.part(me, worker=dina, records=[dina], now=NOW),
    ):
        with pytest.raises(Refused, match="nothing here"):
            attempt()
    assert harbor.person(dina).portrait.name == "Dina Okoro"


def test_a_language_group_is_in_care_by_the_whole_word(harbor: Harbor, two: tuple[int, int]) -> None:
    harbor.worker("Eve", languages="Wolofish")
    number = harbor.organizer("Bo")
    amara = step_up(harbor)
    access.assign(amara, organizer=number, kind="language", thing=0, name="Wolof", now=NOW, today=TODAY)
    assert names(queries.in_cell(actor(number), cell=None, today=TODAY)) == ["Cleo Diaz"]


def test_n13_what_ended_a_moment_ago_is_out_of_reach(harbor: Harbor, two: tuple[int, int]) -> None:
    me = bo(harbor, person=two[0])
    assert actor(me.id, later=timedelta(days=30)).reach.records == {two[0]}
    gone = actor(me.id, later=timedelta(days=31))
    assert names(queries.in_cell(gone, cell=None, today=TODAY)) == []


def test_whom_an_organizer_brings_is_in_his_own_care(harbor: Harbor, two: tuple[int, int]) -> None:
    me = bo(harbor)
    eve = people.add(me, name="Eve", now=NOW)
    assert names(queries.in_cell(actor(me.id), cell=None, today=TODAY)) == ["Eve"]
    assert actor(me.id).reach.written == {eve}


def test_n11_writing_somebody_down_tells_nothing_of_others(harbor: Harbor, two: tuple[int, int]) -> None:
    me = bo(harbor)
    eve = people.add(me, name="Dina Okoro", typed={"phone": "555-0102"}, now=NOW)
    again = actor(me.id)
    assert [row.number for row in queries.search(again, text="Dina", today=TODAY)] == [eve]


def test_whoever_may_only_add_sees_nobody(harbor: Harbor, two: tuple[int, int]) -> None:
    taker = bo(harbor, role="taker")
    people.add(taker, name="Eve", now=NOW)
    with pytest.raises(Refused):
        queries.newest(taker, today=TODAY)
    with pytest.raises(Refused):
        queries.search(taker, text="Eve", today=TODAY)


def test_n24_somebody_on_probation_sees_only_whom_they_bring(harbor: Harbor, two: tuple[int, int]) -> None:
    number = harbor.organizer("Bo")
    step_up(harbor)
    Organizer.objects.filter(pk=number).update(probation_until=TODAY + timedelta(days=7))
    me = actor(number)
    assert me.role == "probation"
    people.add(me, name="Eve", now=NOW)
    assert names(queries.newest(actor(number), today=TODAY)) == ["Eve"]
    for attempt in (lambda: queries.tallies(me, TODAY), lambda: access_read.turf(actor("0"), today=TODAY)):
        with pytest.raises(Refused):
            attempt()
    assert actor(number, later=timedelta(days=7)).role == "organizer"


def test_the_registrar_sees_initials_in_lists_and_no_ratings(harbor: Harbor, two: tuple[int, int]) -> None:
    harbor.talk(two[0], 2, quote="my back hurts")
    me = bo(harbor, role="registrar")
    rows = queries.in_cell(me, cell=None, today=TODAY)
    assert [(row.name, row.level, row.basis, row.assessed_on) for row in rows] == [
        ("C. D.", None, "", None),
        ("D. O.", None, "", None),
    ]
    known = queries.person(me, worker=two[0], today=TODAY)
    assert (known.portrait.name, known.standing.level, known.ratings) == ("Cleo Diaz", 0, {})
    told = conversations_read.history(me, records=[two[0]])
    assert (told.said, told.assessments, told.noted) == ((), (), ())


def test_n04_notes_of_others_are_not_told_but_ones_own_are(harbor: Harbor, two: tuple[int, int]) -> None:
    cleo = two[0]
    number = harbor.organizer("Bo")
    harbor.talk(cleo, 2, quote="only between us")
    harbor.talk(cleo, 2, by=number, quote="told to Bo")
    amara = step_up(harbor)
    access.assign(amara, organizer=number, kind="person", thing=cleo, now=NOW, today=TODAY)
    told = conversations_read.history(actor(number), records=[cleo])
    assert [said.text for said in told.said] == ["told to Bo", ""]  # that there was a talk, and no word of it
    assert "only between us" not in repr(told)
    assert len(told.assessments) == 2
    Organizer.objects.filter(pk=number).update(role="lead")
    assert "only between us" in repr(conversations_read.history(actor(number), records=[cleo]))


def test_a_lead_reaches_what_she_gave_to_others(harbor: Harbor, two: tuple[int, int]) -> None:
    lead, other = harbor.organizer("Lea"), harbor.organizer("Bo")
    step_up(harbor)
    Organizer.objects.filter(pk=lead).update(role="lead")
    access.assign(actor(lead), organizer=other, kind="person", thing=two[1], now=NOW, today=TODAY)
    access.assign(actor(harbor.amara.id), organizer=other, kind="person", thing=two[0], now=NOW, today=TODAY)
    assert names(queries.in_cell(actor(lead), cell=None, today=TODAY)) == ["Dina Okoro"]
    assert len(queries.in_cell(actor(other), cell=None, today=TODAY)) == 2
