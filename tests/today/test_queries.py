"""The list of each organizer: only people in their care, each on one list, told as far as they may see."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.harbor.cast import DEV, NOW, TODAY, Harbor, days_ago
from tests.people.reach.test_queries import actor, bo, step_up

from brazier.access import actions as access
from brazier.access.models import Organizer
from brazier.conversations.suggesting import actions as suggesting
from brazier.conversations.talk import Step
from brazier.people import actions as people
from brazier.people.reach import queries as reach
from brazier.storage import sight
from brazier.terms import Actor, Refused
from brazier.today import queries


def listed(me: Actor) -> list[str]:
    mine = queries.my_list(me, now=NOW, today=TODAY)
    return [line.row.name for line in mine.lines]


def second(harbor: Harbor, handle: str = "Bo") -> Actor:
    """Another organizer who signs in."""
    number = harbor.organizer(handle)
    Organizer.objects.filter(pk=number).update(password="x")
    return actor(number)


def test_seven_at_most_what_is_due_first(harbor: Harbor) -> None:
    for n in range(9):
        harbor.talk(harbor.worker(f"Worker {n}"), 3, ago=10)
    harbor.talk(harbor.worker("Late Diaz"), 4, ago=9, step=Step("ring", days_ago(2), harbor.amara.id))
    found = listed(harbor.amara)
    assert len(found) == 7
    assert found[0] == "Late Diaz"


def test_each_name_is_on_one_list_alone(harbor: Harbor) -> None:
    for n in range(20):
        harbor.talk(harbor.worker(f"Worker {n}"), 3, ago=10)
    other = second(harbor)
    mine, theirs = listed(harbor.amara), listed(other)
    assert len(mine) == len(theirs) == 7
    assert not set(mine) & set(theirs)


@pytest.mark.parametrize("state", [{"state": "resting"}, {"state": "fired"}, {"paused_at": NOW}, {"password": ""}])
def test_who_is_not_at_work_or_does_not_sign_in_holds_no_name_back(
    harbor: Harbor, state: dict[str, object]
) -> None:
    other = second(harbor)
    harbor.talk(harbor.worker("Cleo Diaz"), 3, ago=10, step=Step("ring", TODAY, other.id))
    assert listed(harbor.amara) == []
    Organizer.objects.filter(pk=other.id).update(**state)
    assert listed(harbor.amara) == ["Cleo Diaz"]


def test_a_name_passed_on_goes_to_another_and_comes_back_after_14_days(harbor: Harbor) -> None:
    cleo = harbor.worker("Cleo Diaz")
    harbor.talk(cleo, 3, ago=10)
    other = second(harbor)
    [has] = [a for a in (harbor.amara, other) if listed(a)]
    [gets] = [a for a in (harbor.amara, other) if a is not has]
    suggesting.pass_on(has, worker=cleo, whose="organizer", now=NOW, today=TODAY)
    assert (listed(has), listed(gets)) == ([], ["Cleo Diaz"])
    suggesting.pass_on(gets, worker=cleo, whose="worker", now=NOW, today=TODAY)
    assert (listed(has), listed(gets)) == ([], [])
    later = TODAY + timedelta(days=14)
    lists = [queries.my_list(a, now=NOW + timedelta(days=14), today=later).lines for a in (has, gets)]
    assert sorted(map(len, lists)) == [0, 1]


def test_from_committee_level_on_only_people_in_care_are_named(harbor: Harbor) -> None:
    cleo, dina = (harbor.worker(name, department=name) for name in ("Cleo Diaz", "Dina Okoro"))
    for worker in (cleo, dina):
        harbor.talk(worker, 3, ago=10, quote=f"secret-{worker}")
    me = bo(harbor, person=cleo)
    for seen in (sight.ALL, reach.sight_of(me)):
        with sight.seeing(seen):
            mine = queries.my_list(me, now=NOW, today=TODAY)
        assert [line.row.name for line in mine.lines] == ["Cleo Diaz"]
        assert mine.lines[0].last.said is None  # the words were Amara's
    assert listed(actor(harbor.amara.id)) == []


@pytest.mark.parametrize("kind", ["cell", "language"])
def test_a_cell_or_a_language_in_care_is_a_list_too(harbor: Harbor, kind: str) -> None:
    cleo = harbor.worker("Cleo Diaz", department="Stow", languages="Wolof, French")
    harbor.worker("Dina Okoro", department="Dock", languages="Somali")
    number = harbor.organizer("Bo")
    amara = step_up(harbor)
    if kind == "cell":
        access.assign(amara, organizer=number, kind="cell", thing=harbor.person(cleo).cell, now=NOW, today=TODAY)
    else:
        access.assign(amara, organizer=number, kind="language", thing=0, name="wolof", now=NOW, today=TODAY)
    assert listed(actor(number)) == ["Cleo Diaz"]


def test_who_left_or_is_an_organizer_themselves_is_not_named(harbor: Harbor) -> None:
    cleo, mei, kim = (harbor.worker(name) for name in ("Cleo Diaz", "Mei-Lin Zhao", "Kim Lee"))
    for worker in (cleo, mei, kim):
        harbor.talk(worker, 3, ago=10)
    people.move(harbor.amara, worker=cleo, state="left", now=NOW)
    suggesting.say_own(harbor.amara, worker=mei, languages="", now=NOW)
    assert listed(harbor.amara) == ["Kim Lee"]


def test_what_an_organizer_says_of_herself_brings_names_that_fit(harbor: Harbor) -> None:
    stower = harbor.worker("Abdoulaye Ndiaye", department="Stow", shift="Days", languages="Wolof, French")
    harbor.talk(stower, 3, ago=10)
    me, near = (
        harbor.worker("Fatou Sy", languages="French"),
        harbor.worker("Ned Ray", department="Stow", shift="Days"),
    )
    other = second(harbor)
    people.tie(harbor.amara, one=stower, other=me, kind="prayer", strength=2, now=NOW)
    suggesting.say_own(harbor.amara, worker=near, languages="English", now=NOW)
    suggesting.say_own(other, worker=me, languages="", now=NOW)
    assert (listed(harbor.amara), listed(other)) == ([], ["Abdoulaye Ndiaye"])
    [line] = queries.my_list(other, now=NOW, today=TODAY).lines
    assert [r.code for r in line.why] == ["undecided", "worst_hole", "language", "tie"]


def test_people_nobody_has_placed_work_beside_nobody(harbor: Harbor) -> None:
    harbor.talk(harbor.worker("Cleo Diaz"), 3, ago=10)
    suggesting.say_own(harbor.amara, worker=harbor.worker("Amara Kay"), languages="", now=NOW)
    [line] = queries.my_list(harbor.amara, now=NOW, today=TODAY).lines
    assert [r.code for r in line.why] == ["undecided"]


def test_talks_had_today_leave_less_room(harbor: Harbor) -> None:
    for n in range(9):
        harbor.talk(harbor.worker(f"Worker {n}"), 3, ago=10)
    for n in range(5):
        harbor.talk(harbor.worker(f"Met {n}"), 2)
    mine = queries.my_list(harbor.amara, now=NOW, today=TODAY)
    assert (mine.had, mine.left, len(mine.lines)) == (5, 2, 2)


def test_dev_gets_no_list_and_reading_writes_nothing(harbor: Harbor) -> None:
    harbor.talk(harbor.worker(), 3, ago=10)
    with pytest.raises(Refused):
        queries.my_list(DEV, now=NOW, today=TODAY)
    with CaptureQueriesContext(connection) as asked:
        queries.my_list(harbor.amara, now=NOW, today=TODAY)
    assert [q for q in asked if q["sql"].split()[0] in ("INSERT", "UPDATE", "DELETE")] == []
    assert len(asked) < 65


def test_the_number_of_reads_does_not_grow_with_the_people(harbor: Harbor) -> None:
    def reads() -> int:
        with CaptureQueriesContext(connection) as asked:
            queries.my_list(harbor.amara, now=NOW, today=TODAY)
        return len(asked)

    harbor.talk(harbor.worker("Worker 0"), 3, ago=10)
    few = reads()
    for n in range(1, 15):
        harbor.talk(harbor.worker(f"Worker {n}", department=f"D{n % 4}"), 3, ago=10)
    assert reads() <= few + 1
