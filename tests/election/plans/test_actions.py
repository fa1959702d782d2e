"""How each yes vote gets to the polls; nobody touches a ballot. Story A12."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from tests.harbor.cast import DEV, NOW, TODAY, Harbor

from brazier.access.models import Level
from brazier.election.chances import actions as chances
from brazier.election.days import actions as days
from brazier.election.facts import MAIL, POSTS, WAYS
from brazier.election.models import VotePlan
from brazier.election.plans import actions, queries
from brazier.election.plans.facts import Board, Covered, Planned
from brazier.election.polls import actions as polls
from brazier.ledger.models import Line
from brazier.people import queries as people_read
from brazier.terms import Actor, Reach, Refused, Wrong
from brazier.upkeep import actions as upkeep

UNKNOWN = ("?", "?")


def board(harbor: Harbor, actor: Actor | None = None, today: date = TODAY) -> Board:
    return queries.board(actor or harbor.amara, today=today, unknown=UNKNOWN)


def yes(harbor: Harbor, name: str, *, level: int = 1, ago: int = 0, department: str = "Stow") -> int:
    worker = harbor.worker(name, department=department, shift="Nights")
    harbor.talk(worker, level, ago=ago)
    return worker


def planned(harbor: Harbor, worker: int, **told: object) -> int:
    told = {"day": TODAY, "way": "walks"} | told
    return actions.make(harbor.amara, worker=worker, plan=Planned(**told), now=NOW)  # type: ignore[arg-type]


def by_mail(harbor: Harbor) -> None:
    chances.plan(
        harbor.amara,
        route="ballot",
        method=MAIL,
        state="",
        union="",
        filing_on=None,
        goal=65,
        now=NOW,
        today=TODAY,
    )


def test_six_days_out_a_hundred_and_ten_without_a_plan_are_told_and_each_gets_one_a12(harbor: Harbor) -> None:
    """Story A12: 110 hard yeses without a plan; each gets one person they trust and a plan."""
    workers = [harbor.worker(f"Voter {n}", department="Stow", shift="Nights") for n in range(110)]
    for worker in workers:
        harbor.talk(worker, 1)
    days.note(harbor.amara, kind="election", day=TODAY + timedelta(days=6), now=NOW)
    before = board(harbor)
    assert before.near == Covered(110, 0, 0, 0)
    assert before.election == TODAY + timedelta(days=6)
    assert len(before.bare) == queries.LISTED
    for worker in workers:
        planned(harbor, worker, day=TODAY + timedelta(days=6), friend=harbor.amara.id)
    assert board(harbor).near == Covered(110, 110, 110, 0)
    assert board(harbor).bare == ()


def test_no_way_of_getting_there_lets_anybody_touch_a_ballot_a12(harbor: Harbor) -> None:
    """Story A12: no task like collecting ballots; by mail they post it themselves, and nobody goes along."""
    cleo = yes(harbor, "Cleo Diaz")
    by_mail(harbor)
    assert queries.ways(harbor.amara) == (POSTS,)
    for way in ("collect", "lift", "carried", ""):
        with pytest.raises(Wrong):
            planned(harbor, cleo, way=way)
    with pytest.raises(Wrong) as refused:
        planned(harbor, cleo, way=POSTS, friend=harbor.amara.id, comes_along=True)
    assert refused.value.code == "election.hands_off"
    planned(harbor, cleo, way=POSTS, friend=harbor.amara.id)
    assert not {field.name for field in VotePlan._meta.fields} & {"text", "note", "words", "level", "chance"}


def test_nobody_posts_a_ballot_where_people_vote_in_person(harbor: Harbor) -> None:
    assert queries.ways(harbor.amara) == tuple(way for way in WAYS if way != POSTS)
    with pytest.raises(Wrong):
        planned(harbor, yes(harbor, "Cleo Diaz"), way=POSTS)


def test_a_new_plan_replaces_the_old_one_which_stays(harbor: Harbor) -> None:
    cleo = yes(harbor, "Cleo Diaz")
    planned(harbor, cleo, way="bus")
    planned(harbor, cleo, way="lift", friend=harbor.amara.id, comes_along=True, at=time(6, 30))
    now, before = queries.of_worker(harbor.amara, worker=cleo, today=TODAY)
    assert (now.way, now.friend, now.comes_along, now.is_ended) == ("lift", "Amara", True, False)
    assert (before.way, before.is_ended) == ("bus", True)


def test_taking_the_newest_back_makes_the_one_before_count(harbor: Harbor) -> None:
    cleo = yes(harbor, "Cleo Diaz")
    planned(harbor, cleo, way="bus")
    actions.make(harbor.amara, worker=cleo, plan=Planned(TODAY, "lift"), now=NOW + timedelta(minutes=1))
    actions.take_back(harbor.amara, worker=cleo, now=NOW + timedelta(minutes=2))
    standing = [p.way for p in queries.of_worker(harbor.amara, worker=cleo, today=TODAY) if not p.is_ended]
    assert standing == ["bus"]
    actions.take_back(harbor.amara, worker=cleo, now=NOW + timedelta(minutes=3))
    with pytest.raises(Wrong):
        actions.take_back(harbor.amara, worker=cleo, now=NOW + timedelta(minutes=4))


def test_who_told_us_that_they_voted_is_done_and_can_be_undone(harbor: Harbor) -> None:
    cleo = yes(harbor, "Cleo Diaz")
    with pytest.raises(Wrong):
        actions.say_voted(harbor.amara, worker=cleo, on=TODAY, now=NOW)
    planned(harbor, cleo)
    actions.say_voted(harbor.amara, worker=cleo, on=TODAY, now=NOW)
    assert board(harbor).near == Covered(1, 1, 0, 1)
    assert board(harbor).due == ()
    actions.say_voted(harbor.amara, worker=cleo, on=None, now=NOW)
    assert [plan.worker for plan, _ in board(harbor).due] == [cleo]
    with pytest.raises(Wrong):
        actions.say_voted(harbor.amara, worker=cleo, on=TODAY + timedelta(days=3), now=NOW)


def test_left_today_is_what_is_due_and_not_done_the_earliest_first(harbor: Harbor) -> None:
    late, early, tomorrow, missed = (yes(harbor, f"{name} Diaz") for name in ("Ana", "Bea", "Cruz", "Dora"))
    planned(harbor, late, at=time(18))
    planned(harbor, early, at=time(6))
    planned(harbor, tomorrow, day=TODAY + timedelta(days=1))
    actions.make(
        harbor.amara, worker=missed, plan=Planned(TODAY - timedelta(days=1), "bus"), now=NOW - timedelta(days=1)
    )
    found = board(harbor)
    assert [plan.worker for plan, _ in found.due] == [missed, early, late]
    assert [plan.worker for plan, _ in found.later] == [tomorrow]


def test_only_those_for_it_are_counted_and_the_oldest_rating_comes_first(harbor: Harbor) -> None:
    fresh, old = yes(harbor, "Ana Diaz", ago=1), yes(harbor, "Bea Diaz", level=2, ago=40)
    for level in (3, 4, 5):
        yes(harbor, f"No {level}", level=level)
    assert [row.number for row in board(harbor).bare] == [old, fresh]


def test_plans_are_counted_by_department_and_shift(harbor: Harbor) -> None:
    ana, _, cruz = yes(harbor, "Ana Diaz"), yes(harbor, "Bea Diaz"), yes(harbor, "Cruz Diaz", department="Pick")
    planned(harbor, ana)
    planned(harbor, cruz)
    found = board(harbor)
    assert found.shifts == ("Nights",)
    cells = {line.department: line.cells[0] for line in found.lines}
    assert cells == {"Stow": Covered(2, 1), "Pick": Covered(1, 1)}


def test_whoever_is_trusted_may_be_a_co_worker(harbor: Harbor) -> None:
    cleo, rosa = yes(harbor, "Cleo Diaz"), harbor.worker("Rosa Wills")
    planned(harbor, cleo, friend_worker=rosa, comes_along=True)
    [plan] = queries.of_worker(harbor.amara, worker=cleo, today=TODAY)
    assert (plan.friend, plan.friend_code) == ("Rosa Wills", people_read.code_of(harbor.amara, rosa))
    upkeep.forget(harbor.amara, worker=rosa, now=NOW)
    [plan] = queries.of_worker(harbor.amara, worker=cleo, today=TODAY)
    assert (plan.friend, plan.has_friend, plan.comes_along) == ("", False, False)


@pytest.mark.parametrize(
    "told",
    [
        {"way": "flies"},
        {"day": TODAY - timedelta(days=3)},
        {"friend": "999"},
        {"friend": "x"},
        {"polls": 999},
    ],
)
def test_a_plan_that_can_not_be_is_not_kept(harbor: Harbor, told: dict[str, object]) -> None:
    cleo = yes(harbor, "Cleo Diaz")
    planned(harbor, cleo, way="bus")
    with pytest.raises(Wrong):
        planned(harbor, cleo, **told)
    assert [p.way for p in queries.of_worker(harbor.amara, worker=cleo, today=TODAY)] == ["bus"]


def test_nobody_is_whom_they_trust_themselves(harbor: Harbor) -> None:
    cleo = yes(harbor, "Cleo Diaz")
    with pytest.raises(Wrong):
        planned(harbor, cleo, friend_worker=cleo)


def test_a_plan_names_its_place_and_outlives_it(harbor: Harbor) -> None:
    cleo = yes(harbor, "Cleo Diaz")
    place = polls.open_polls(
        harbor.amara, place="Canteen", shift="Nights", day=TODAY, opens=time(6), closes=time(9), now=NOW
    )
    planned(harbor, cleo, polls=place)
    polls.close_polls(harbor.amara, polls=place, is_open=False, now=NOW)
    [plan] = queries.of_worker(harbor.amara, worker=cleo, today=TODAY)
    assert plan.polls is None
    assert not plan.is_ended


def test_out_of_reach_nobody_is_planned_for_or_seen(harbor: Harbor) -> None:
    Level.objects.create(level="committee", since=NOW, by="1", agreed_by="1")
    ana, bea = yes(harbor, "Ana Diaz"), yes(harbor, "Bea Diaz")
    planned(harbor, ana)
    planned(harbor, bea)
    who = Actor(harbor.organizer("Bo"), "organizer", "committee", Reach(records=frozenset({ana})))
    found = board(harbor, who)
    assert (found.near.votes, found.whole) == (1, None)
    for refused in (
        lambda: queries.of_worker(who, worker=bea, today=TODAY),
        lambda: actions.make(who, worker=bea, plan=Planned(TODAY, "bus"), now=NOW),
        lambda: actions.make(who, worker=ana, plan=Planned(TODAY, "bus", friend_worker=bea), now=NOW),
        lambda: actions.say_voted(who, worker=bea, on=TODAY, now=NOW),
        lambda: actions.take_back(who, worker=bea, now=NOW),
    ):
        with pytest.raises(Wrong):
            refused()
    committee = replace(who, role="committee", reach=Reach())
    assert board(harbor, committee).whole == Covered(2, 2, 0, 0)
    assert board(harbor, committee).near == Covered()


@pytest.mark.parametrize("role", ["registrar", "newcomer", "treasurer", "taker", "probation"])
def test_nobody_else_sees_plans_at_committee_level(harbor: Harbor, role: str) -> None:
    with pytest.raises(Refused):
        board(harbor, Actor("7", role, "committee"))
    with pytest.raises(Refused):
        actions.make(Actor("7", role, "committee"), worker=1, plan=Planned(TODAY, "bus"), now=NOW)


def test_dev_plans_nothing_and_each_act_is_one_line(harbor: Harbor) -> None:
    cleo = yes(harbor, "Cleo Diaz")
    with pytest.raises(Refused):
        actions.make(DEV, worker=cleo, plan=Planned(TODAY, "bus"), now=NOW)
    before = Line.objects.count()
    planned(harbor, cleo)
    assert Line.objects.count() == before + 1


def test_whoever_asks_to_be_left_out_takes_their_plan_along(harbor: Harbor) -> None:
    cleo = yes(harbor, "Cleo Diaz")
    planned(harbor, cleo)
    upkeep.forget(harbor.amara, worker=cleo, now=NOW)
    assert not VotePlan.objects.exists()
