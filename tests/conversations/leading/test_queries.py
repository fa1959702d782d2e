"""The map of leaders: by name whom one may see, of the rest numbers."""

from dataclasses import replace

from tests.harbor.cast import NOW, TODAY, Harbor
from tests.people.reach.test_queries import bo

from brazier.conversations.leaders import EAGER, PRIORITY
from brazier.conversations.leading import actions, queries
from brazier.conversations.leading.queries import Asked
from brazier.conversations.suggesting import actions as suggesting
from brazier.people import actions as people
from brazier.people.reach import queries as reach
from brazier.storage import sight
from brazier.terms import Actor


def name_by(harbor: Harbor, named: int, *namers: int) -> None:
    for namer in namers:
        actions.name(harbor.amara, namer=namer, named=named, now=NOW)


def shown(me: Actor) -> dict[str, list[str]]:
    found = queries.leader_map(me, today=TODAY)
    return {code: [row.name for _, row in rows] for code, rows in found.quadrants}


def test_people_stand_in_their_part_of_the_map(harbor: Harbor) -> None:
    rosa, kim = harbor.worker("Rosa Diaz"), harbor.worker("Kim Lee")
    harbor.talk(rosa, 3)
    name_by(harbor, rosa, harbor.worker("Worker 1"), harbor.worker("Worker 2"))
    people.see_as(harbor.amara, worker=kim, kind="activist", basis="did", now=NOW)
    found = shown(harbor.amara)
    assert (found[PRIORITY], found[EAGER]) == (["Rosa Diaz"], ["Kim Lee"])
    assert queries.asked(harbor.amara, today=TODAY) == Asked(2, 2, 0)


def test_only_people_in_care_are_named_and_who_named_them_is_told_as_a_number(harbor: Harbor) -> None:
    rosa, kim = (harbor.worker(n, department=n) for n in ("Rosa Diaz", "Kim Lee"))
    for n in range(6):
        namer = harbor.worker(f"Namer {n}", department="Dock")
        name_by(harbor, rosa, namer)
        name_by(harbor, kim, namer)
    me = bo(harbor, person=rosa)
    for seen in (sight.ALL, reach.sight_of(me)):
        with sight.seeing(seen):
            found = queries.leader_map(me, today=TODAY)
        [(who, row)] = dict(found.quadrants)[PRIORITY]
        assert (row.name, who.named, who.groups) == ("Rosa Diaz", 6, 1)
        assert found.cells.cells == 1  # the dock; two cells of one outside are left out
        assert [people_there for _, people_there in found.bare] == [6]


def test_a_newcomer_in_her_first_days_sees_who_is_in_her_care_and_counts_nothing(harbor: Harbor) -> None:
    rosa = harbor.worker("Rosa Diaz", department="Stow")
    name_by(harbor, rosa, harbor.worker("Worker 1"), harbor.worker("Worker 2"))
    me = bo(harbor, person=rosa)
    found = queries.leader_map(replace(me, role="probation"), today=TODAY)
    assert [row.name for _, row in dict(found.quadrants)[PRIORITY]] == ["Rosa Diaz"]
    assert (found.cells.cells, found.bare) == (0, ())


def test_an_organizer_counts_a_half_whether_by_note_or_by_word(harbor: Harbor) -> None:
    rosa, me = harbor.worker("Rosa Diaz"), harbor.worker("Amara")
    people.see_as(harbor.amara, worker=rosa, kind="leader", basis="guess", now=NOW)
    assert queries.weighed(harbor.amara, today=TODAY)[rosa].weight == 0.5
    assert queries.followed(harbor.amara, today=TODAY) == {rosa}
    name_by(harbor, rosa, me)
    assert queries.weighed(harbor.amara, today=TODAY)[rosa].weight == 1.5
    suggesting.say_own(harbor.amara, worker=me, languages="", now=NOW)
    assert queries.weighed(harbor.amara, today=TODAY)[rosa].weight == 1.0


def test_who_has_left_names_nobody_from_a_place_and_is_named_no_more(harbor: Harbor) -> None:
    rosa, cleo = harbor.worker("Rosa Diaz"), harbor.worker("Cleo Diaz", department="Dock")
    name_by(harbor, rosa, cleo)
    people.move(harbor.amara, worker=cleo, state="left", now=NOW)
    found = queries.weighed(harbor.amara, today=TODAY)[rosa]
    assert (found.named, found.cells) == (1, 0)
    people.move(harbor.amara, worker=rosa, state="left", now=NOW)
    assert queries.weighed(harbor.amara, today=TODAY) == {}
