"""From records and what was said of them to the workers that stand in the table."""

from tests.harbor.cast import days_ago

from brazier.people.grouping import APART, SAME, Statement
from brazier.people.portrait import HAND, LIST, Said
from brazier.people.regroup import Held, regroup
from brazier.people.standing import Rating, Standing


def held(number: int, name: str, *, level: int = 0, seat: bool = False, state: str = "here", ago: int = 0) -> Held:
    told = Standing({"1": Rating(level, days_ago(ago), "said", number)}) if level else Standing()
    source = HAND if number < 10 else LIST
    return Held(Said(number, source, days_ago(ago), name=name), told, seat, state)


def test_records_nobody_joined_are_workers_of_their_own() -> None:
    workers = regroup([held(2, "Mei-Lin"), held(1, "Cleo")], [])
    assert [(w.number, w.records, w.portrait.name) for w in workers] == [(1, (1,), "Cleo"), (2, (2,), "Mei-Lin")]


def test_joined_records_are_one_worker_under_the_oldest_number() -> None:
    [worker] = regroup([held(11, "DIAZ, CLEO"), held(3, "Cleo")], [Statement(3, 11, SAME)])
    assert (worker.number, worker.records) == (3, (3, 11))
    assert worker.portrait.name == "Cleo"


def test_a_worker_stands_where_all_her_records_say() -> None:
    [worker] = regroup([held(1, "Cleo", level=2), held(2, "Cleo", level=4, ago=3)], [Statement(1, 2, SAME)])
    assert worker.standing.level == 2  # the same author: the later rating counts


def test_a_seat_on_one_record_seats_the_worker() -> None:
    [worker] = regroup([held(1, "Cleo"), held(2, "Cleo", seat=True)], [Statement(1, 2, SAME)])
    assert worker.on_committee


def test_who_has_left_by_one_record_has_left() -> None:
    [worker] = regroup([held(1, "Cleo"), held(2, "Cleo", state="left")], [Statement(1, 2, SAME)])
    assert worker.state == "left"


def test_parted_records_are_two_again() -> None:
    said = [Statement(1, 2, SAME), Statement(1, 2, APART, "person")]
    assert [w.number for w in regroup([held(1, "Cleo"), held(2, "Cleo")], said)] == [1, 2]
