"""With the first wall down, the database still shows nobody more than those in her care. On PostgreSQL."""

import os

import psycopg
import pytest
from django.db import connection, transaction
from django.db.models import Q
from django.db.utils import IntegrityError, ProgrammingError
from django.test import Client
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.people.reach.test_queries import actor, bo, names
from tests.web.conftest import seat_as

from brazier.access.models import Organizer
from brazier.conversations import actions as conversations
from brazier.conversations.leading import actions as leading
from brazier.conversations.models import (
    Act,
    Ask,
    Assessment,
    Concern,
    Conversation,
    FollowUp,
    Myself,
    Naming,
    Pass,
    Withdrawal,
)
from brazier.conversations.suggesting import actions as suggesting
from brazier.conversations.talk import Talk
from brazier.ledger import actions as ledger
from brazier.people import actions as people
from brazier.people import queries
from brazier.people.models import Record, SearchKey, SeenAs, Tie, Worker
from brazier.people.reach import queries as reach
from brazier.people.roster import queries as roster
from brazier.storage import sight
from brazier.storage.postgresql.base import READER
from brazier.terms import Actor, Wrong
from brazier.wallchart import queries as wallchart

pytestmark = [
    pytest.mark.storage,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="runs beside tools/with_postgresql"),
]
OF_PEOPLE = (Worker, Record, SearchKey, SeenAs, Tie)
OF_TALKS = (Conversation, Concern, Ask, Act, Assessment, FollowUp, Withdrawal, Pass, Myself, Naming)
WALLED = OF_PEOPLE + OF_TALKS


@pytest.fixture
def two(harbor: Harbor) -> tuple[int, int]:
    """Cleo and Dina, of each of whom something stands in every table."""
    found = (
        harbor.worker("Cleo Diaz", department="Stow", shift="Days", languages="Wolof, French"),
        harbor.worker("Dina Okoro", department="Dock", shift="Days", languages="Somali"),
    )
    for worker in found:
        friend = harbor.worker(f"Friend {worker}", department="Yard", shift="Days")
        people.tie(harbor.amara, one=worker, other=friend, kind="gym", now=NOW)
        people.see_as(harbor.amara, worker=worker, kind="leader", basis="did", now=NOW)
        harbor.act(worker, level=2)
        conversations.take_back_act(harbor.amara, act=harbor.act(worker), now=NOW)
        row = harbor.talk(worker, 3)
        Concern.objects.create(conversation_id=row, issue_id=harbor.chip())
        Ask.objects.create(conversation_id=row, kind="wear", answer="yes")
        FollowUp.objects.create(record_id=worker, owner=harbor.amara.id, what="ring", due=TODAY)
        leading.name(harbor.amara, namer=friend, named=worker, now=NOW)
        suggesting.pass_on(harbor.amara, worker=worker, whose="worker", now=NOW, today=TODAY)
        Myself.objects.create(organizer=f"{worker}", record_id=worker)
    return found


@pytest.fixture
def first_wall_is_down(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every filter by care forgotten, in all places that use it."""
    for module in (queries, people, roster, reach):
        monkeypatch.setattr(module, "within", lambda *_, **__: Q())


def counts() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in WALLED}


def test_without_the_second_wall_the_fallen_first_one_shows_everybody(
    harbor: Harbor, two: tuple[int, int], first_wall_is_down: None
) -> None:
    me = bo(harbor, person=two[0])
    assert "Dina Okoro" in names(queries.in_cell(me, cell=None, today=TODAY))
    assert queries.person(me, worker=two[1], today=TODAY).portrait.name == "Dina Okoro"


@pytest.mark.parametrize("kind", ["person", "cell", "language"])
def test_with_the_first_wall_down_only_those_in_care_are_seen(
    harbor: Harbor, two: tuple[int, int], first_wall_is_down: None, kind: str
) -> None:
    cleo, dina = two
    care = {"person": cleo, "cell": harbor.person(cleo).cell}
    me = bo(harbor, **({kind: care[kind]} if kind in care else {}))
    if kind == "language":
        me = Actor(me.id, me.role, me.level, type(me.reach)(languages=frozenset({"wolof"})))
    with sight.seeing(reach.sight_of(me)):
        assert names(queries.in_cell(me, cell=None, today=TODAY)) == ["Cleo Diaz"]
        assert names(queries.search(me, text="Dina", today=TODAY)) == []
        assert names(queries.search(me, text="Cleo", today=TODAY)) == ["Cleo Diaz"]
        assert queries.person(me, worker=cleo, today=TODAY).portrait.name == "Cleo Diaz"
        with pytest.raises(Wrong, match="nothing here"):
            queries.person(me, worker=dina, today=TODAY)
        assert set(Worker.objects.values_list("pk", flat=True)) == {cleo}


def test_at_the_desk_the_page_of_somebody_else_is_shut_by_the_second_wall_alone(
    harbor: Harbor, two: tuple[int, int], first_wall_is_down: None, client: Client
) -> None:
    me = bo(harbor, person=two[0])
    Organizer.objects.filter(pk=me.id).update(password="x")
    seat_as(client, me.id)
    with sight.seeing(sight.NOTHING):  # the desk says it, not this test
        codes = [queries.code_of(me, worker) for worker in two]
        own, others = (client.get(f"/people/{code}") for code in codes)
    assert (own.status_code, others.status_code) == (200, 404)
    assert b"Cleo Diaz" in own.content
    assert b"Dina" not in others.content


def test_each_walled_table_shows_all_some_or_nothing(harbor: Harbor, two: tuple[int, int]) -> None:
    me = bo(harbor, person=two[0])
    with sight.seeing(sight.ALL):
        whole = counts()
    with sight.seeing(reach.sight_of(me)):
        own = counts()
    with sight.seeing(sight.NOTHING):
        nothing = counts()
    assert all(0 < own[name] < whole[name] for name in whole), (own, whole)
    assert not any(nothing.values())


def test_whoever_may_see_nobody_is_shown_nobody(harbor: Harbor, two: tuple[int, int]) -> None:
    for role in ("nobody", "keeper", "newcomer", "treasurer"):
        assert reach.sight_of(Actor("7", role, "committee")) == sight.NOTHING
    assert reach.sight_of(harbor.amara) == sight.ALL
    assert reach.sight_of(bo(harbor, role="registrar")) == sight.ALL


def test_raw_sql_of_the_reader_finds_nothing_until_it_is_said(transactional_db: None) -> None:
    Harbor.begin().worker("Cleo Diaz")
    with psycopg.connect(os.environ["DATABASE_URL"]) as line:
        role = line.execute(f"SELECT {READER}").fetchone()
        assert line.execute("SELECT count(*) FROM people_worker").fetchone() == (1,)
        line.execute(f"SET ROLE {role[0]}")
        for model in WALLED:
            assert line.execute(f"SELECT count(*) FROM {model._meta.db_table}").fetchone() == (0,)
        assert line.execute("SELECT count(*) FROM people_totals(now()::date, now()::date)").fetchone() == (0,)
        line.execute("SET brazier.sees = 'all'")
        assert line.execute("SELECT count(*) FROM people_worker").fetchone() == (1,)


def test_the_reader_owns_nothing_and_can_not_go_around_the_walls() -> None:
    with psycopg.connect(os.environ["DATABASE_URL"]) as line:
        found = line.execute(
            f"SELECT rolsuper, rolbypassrls, rolcanlogin, rolcreaterole, rolcreatedb, "
            f"(SELECT count(*) FROM pg_class WHERE relowner = r.oid) FROM pg_roles r WHERE rolname = {READER}"
        ).fetchone()
    assert found == (False, False, False, False, False, 0)


def test_what_was_said_in_a_transaction_that_failed_is_said_again(harbor: Harbor, two: tuple[int, int]) -> None:
    with sight.seeing(sight.ALL):
        assert Worker.objects.count() == 4
    try:
        with transaction.atomic(), sight.seeing(sight.NOTHING):
            assert Worker.objects.count() == 0
            raise ValueError
    except ValueError:
        pass
    with sight.seeing(sight.NOTHING):
        assert Worker.objects.count() == 0
    with sight.seeing(sight.ALL):
        assert Worker.objects.count() == 4


def test_an_error_seen_with_more_than_before_leaves_a_transaction_that_goes_on(
    harbor: Harbor, two: tuple[int, int]
) -> None:
    with sight.seeing(sight.NOTHING), pytest.raises(IntegrityError), transaction.atomic(), sight.whole():
        Tie.objects.create(a_id=two[0], b_id=two[0], kind="gym", noted_by="1", day=TODAY)
    with sight.seeing(sight.ALL):
        assert Worker.objects.count() == 4


def test_nothing_is_written_behind_the_wall_but_inside_an_entry(harbor: Harbor, two: tuple[int, int]) -> None:
    me = bo(harbor, person=two[0])
    with sight.seeing(reach.sight_of(me)):
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            FollowUp.objects.create(record_id=two[1], owner=me.id, what="ring", due=TODAY)
        with ledger.entry(me, "conversations.record", "", NOW):
            FollowUp.objects.create(record_id=two[1], owner=me.id, what="ring", due=TODAY)
        assert not FollowUp.objects.filter(record=two[1]).exists()


def test_the_work_of_an_organizer_goes_on_behind_the_wall(harbor: Harbor, two: tuple[int, int]) -> None:
    me = bo(harbor, person=two[0])
    with sight.seeing(reach.sight_of(me)):
        new = people.add(me, name="Eve Sy", typed={}, now=NOW)
        talk = Talk(two[0], TODAY, me.id, level=2, basis="said")
        conversations.record(me, talk=talk, now=NOW, today=TODAY)
        assert queries.workers_of(me, [new]) == {new: new}
        assert queries.count(me) == 5
        assert len(list(queries.roster(me))) == 5
        assert not Worker.objects.filter(pk=new).exists()


def test_the_chart_is_the_same_behind_the_wall(harbor: Harbor, two: tuple[int, int]) -> None:
    me = bo(harbor, person=two[0])
    before = wallchart.chart(me, TODAY), wallchart.freshness(me, TODAY)
    with sight.seeing(reach.sight_of(me)):
        assert (wallchart.chart(me, TODAY), wallchart.freshness(me, TODAY)) == before
    assert before[0].whole.n == 4


def test_totals_tell_how_many_are_in_a_small_cell_outside_and_not_where_they_stand(
    harbor: Harbor, two: tuple[int, int]
) -> None:
    cleo, dina = two
    for n in range(5):
        harbor.talk(harbor.worker(f"Pack {n}", department="Pack", shift="Days"), 1)
    own, outside, large = (harbor.person(n).cell for n in (cleo, dina, Worker.objects.get(name="Pack 0").pk))
    me = bo(harbor, cell=own)
    with sight.seeing(sight.ALL):
        whole = queries.tallies(actor(harbor.amara.id), TODAY)
    with sight.seeing(reach.sight_of(me)):
        told = queries.tallies(me, TODAY)
    levels = {cell: [(t.level, t.people) for t in told if t.cell == cell] for cell in (own, outside, large)}
    assert levels == {own: [(2, 1)], outside: [(0, 1)], large: [(1, 5)]}
    assert [(t.level, t.people) for t in whole if t.cell == outside] == [(2, 1)]
    assert sum(t.people for t in told) == sum(t.people for t in whole)
