"""Records and what was said of them, read in bulk."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.harbor.cast import NOW, TODAY, Harbor

from brazier.people import actions as people
from brazier.people import queries as people_read
from brazier.people.roster import actions, queries
from brazier.people.roster.actions import Draft
from brazier.people.traits import traits_of


def test_the_worker_of_each_record_is_told_and_who_is_not_there_is_left_out(harbor: Harbor) -> None:
    cleo, ana = harbor.worker("Cleo"), harbor.worker("Ana")
    assert queries.worker_of(harbor.amara, [cleo, ana, 10**9]) == {cleo: cleo, ana: ana}
    assert queries.worker_of(harbor.amara, []) == {}


def test_more_numbers_than_a_statement_has_places_are_no_trouble(harbor: Harbor) -> None:
    cleo = harbor.worker("Cleo")
    assert queries.worker_of(harbor.amara, [*range(10**6, 10**6 + 45_000), cleo]) == {cleo: cleo}


def test_a_word_about_a_pair_is_found_from_either_side_and_told_once(harbor: Harbor) -> None:
    cleo, ana = harbor.worker("Cleo"), harbor.worker("Ana")
    people.say(harbor.amara, one=cleo, other=ana, kind="apart", now=NOW)
    told = [queries.statements_of(harbor.amara, asked) for asked in ([cleo], [ana], [cleo, ana])]
    assert [(w.a, w.b, w.kind) for w in told[0]] == [(cleo, ana, "apart")]
    assert told[0] == told[1] == told[2]


def test_what_talks_hang_on_is_compared_only_while_it_is_all_we_have(harbor: Harbor) -> None:
    [traits] = traits_of([{"name": "Cleo Diaz"}], [{}], secret=bytes(32), region="US")
    draft = Draft(list_file=1, line=2, day=TODAY, said={"name": "Cleo Diaz"}, plain={}, traits=traits)
    [row] = actions.keep(harbor.amara, drafts=[draft], now=NOW)
    actions.settle(harbor.amara, records=[row], now=NOW)
    hook = people.anchor(harbor.amara, worker=row, now=NOW)
    assert [known.record for known in people_read.roster(harbor.amara)] == [row]
    actions.take_back(harbor.amara, files=[1], now=NOW)
    assert [known.record for known in people_read.roster(harbor.amara)] == [hook]


def test_the_record_that_talks_hang_on_is_found_by_its_worker_and_not_among_all_that_we_wrote(
    harbor: Harbor,
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("not run: the plan is the file's")
    cleo = harbor.worker()
    with CaptureQueriesContext(connection) as asked:
        assert queries.own_records(harbor.amara, [cleo]) == {cleo: harbor.person(cleo).records[0].number}
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {asked[0]['sql']}")
        plan = " ".join(step for *_, step in cursor.fetchall())
    assert "(worker_id=?)" in plan
