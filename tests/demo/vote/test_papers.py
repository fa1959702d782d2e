"""What the company hands over at Harbor looks like a real list of voters, with what is wrong about real ones."""

import csv
import io
from datetime import date, timedelta

import pytest

from brazier.demo import world
from brazier.demo.actions import SEED
from brazier.demo.vote.papers import BOSSES, FORGOTTEN, HEAD, LONG, Calendar, voter_list, working
from brazier.election import law as law_here
from brazier.election.days import cycle
from brazier.rules import loading

PEOPLE = world.invent(SEED)


@pytest.mark.parametrize("shift", range(60))
def test_on_any_day_the_list_came_in_time_and_the_vote_may_be_held(shift: int) -> None:
    today = date(2026, 11, 20) + timedelta(days=shift)  # past Thanksgiving, Christmas and New Year
    calendar = Calendar.around(today)
    events = {kind: getattr(calendar, kind) for kind in Calendar.__dataclass_fields__}
    law = loading.packaged()
    dues = {due.code: due for due in cycle.dues(law, law_here.place_of(law, "us.nlra"), events, today=today)}
    by = dues["voter_list.due.by"].day
    assert by is not None
    assert calendar.list_received <= by
    first = dues["voter_list.election_not_before.election_not_before"].day
    assert first is not None
    assert first <= today < calendar.election
    assert not [due.code for due in dues.values() if due.is_over and not due.is_done and due.whose == cycle.OURS]


def test_working_days_are_counted_back_over_the_weekend() -> None:
    monday = date(2026, 11, 23)
    assert working(monday) == monday
    assert working(date(2026, 11, 22)) == date(2026, 11, 20)
    assert working(monday, 2) == date(2026, 11, 19)


def rows() -> list[list[str]]:
    return list(csv.reader(io.StringIO(voter_list(PEOPLE, SEED).file[1].decode())))


def test_the_list_is_the_same_every_time_and_by_last_name() -> None:
    assert voter_list(PEOPLE, SEED) == voter_list(PEOPLE, SEED)
    head, *listed = rows()
    assert tuple(head) == HEAD
    assert [row[0] for row in listed] == sorted(row[0] for row in listed)


def test_a_whole_department_is_forgotten_and_managers_stand_on_it() -> None:
    listed, found = rows(), voter_list(PEOPLE, SEED)
    assert not any(row[2] == FORGOTTEN for row in listed)
    assert {listed[line - 1][4] for line in found.bosses} == {"Area manager"}
    assert len(found.bosses) == BOSSES
    assert 7900 < len(listed) < len(PEOPLE)
    assert any(row[0] == LONG.last.upper() for row in listed)


def test_no_phone_of_the_list_is_anybodys() -> None:
    assert all(row[7].startswith("+1 555 ") for row in rows()[1:] if row[7])
