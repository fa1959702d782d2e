"""Who is on one's own list, at each level, and what is told of them."""

from datetime import timedelta

import pytest
from tests.harbor.cast import DEV, NOW, TODAY, Harbor

from brazier.access import actions as access
from brazier.access import queries as access_read
from brazier.access.models import Organizer, Turf, Window
from brazier.conversations.models import FollowUp
from brazier.conversations.own import queries
from brazier.conversations.own.facts import Own
from brazier.conversations.talk import Step
from brazier.people import actions as people
from brazier.terms import Actor, Refused

LATER = TODAY + timedelta(days=2)


def grown(harbor: Harbor, handle: str = "Bo", level: str = "committee", role: str = "organizer") -> Actor:
    """Somebody, once the group has outgrown a table."""
    number = harbor.organizer(handle)
    Organizer.objects.filter(pk=number).update(role=role)
    access.set_level(harbor.amara, level=level, by=harbor.amara.id, now=NOW)
    return as_now(number)


def as_now(number: str) -> Actor:
    return access_read.actor_of(Actor.keeper, organizer=number, now=NOW)


def put_in_care(organizer: str, worker: int, given_by: str = "1", days: int = 30) -> None:
    until = TODAY + timedelta(days=days)
    Turf.objects.create(organizer_id=int(organizer), kind="person", thing=worker, given_by=given_by, until=until)


def own(actor: Actor) -> list[int]:
    return [o.worker for o in queries.own_people(actor, today=TODAY)]


def test_at_a_table_ones_own_are_those_one_talked_with_or_has_a_step_with(harbor: Harbor) -> None:
    bo = harbor.organizer("Bo")
    talked, stepped, others = (harbor.worker(name) for name in ("Cleo Diaz", "Rosa Lima", "Ines Duarte"))
    harbor.worker("Nobody Yet")
    harbor.talk(talked, 2, ago=3)
    harbor.talk(stepped, 3, by=bo, step=Step("ring", LATER, harbor.amara.id))
    harbor.talk(others, 3, by=bo)
    assert own(harbor.amara) == [stepped, talked]
    assert own(as_now(bo)) == [others, stepped] or own(as_now(bo)) == [stepped, others]


def test_the_soonest_step_comes_first_then_the_newest_talk(harbor: Harbor) -> None:
    old, new, late, soon = (harbor.worker(name) for name in ("Old", "New", "Late", "Soon"))
    harbor.talk(old, 2, ago=9)
    harbor.talk(new, 2, ago=1)
    harbor.talk(late, 2, ago=20, step=Step("ring", LATER, harbor.amara.id))
    harbor.talk(soon, 2, ago=30, step=Step("ring", TODAY, harbor.amara.id))
    assert own(harbor.amara) == [soon, late, new, old]


def test_what_is_told_is_the_last_talk_what_they_care_about_and_what_is_next_and_owed(harbor: Harbor) -> None:
    cleo = harbor.worker()
    harbor.talk(cleo, 2, ago=4, issues=(harbor.chip(),), step=Step("bring the form", LATER, harbor.amara.id))
    harbor.talk(cleo, 2, ago=1, owed=Step("ask Bo", TODAY, harbor.amara.id))
    [told] = queries.own_people(harbor.amara, today=TODAY)
    assert told == Own(cleo, TODAY - timedelta(days=1), ("pay",), told.step, told.owed)
    assert (told.step and told.step.what, [d.what for d in told.owed]) == ("bring the form", ["ask Bo"])


def test_a_talk_taken_back_a_step_done_and_whoever_left_are_on_no_list(harbor: Harbor) -> None:
    cleo, rosa = harbor.worker("Cleo Diaz"), harbor.worker("Rosa Lima")
    harbor.talk(cleo, 2, by=harbor.organizer("Bo"), step=Step("ring", TODAY, harbor.amara.id))
    harbor.talk(rosa, 2)
    FollowUp.objects.update(state="done", closed_on=TODAY)
    people.move(harbor.amara, worker=rosa, state="left", now=NOW)
    assert own(harbor.amara) == []


@pytest.mark.parametrize("level", ["committee", "site"])
def test_past_a_table_it_is_whoever_is_in_their_care_today_and_nobody_else(harbor: Harbor, level: str) -> None:
    near, far, over = (harbor.worker(name) for name in ("Near Her", "Far Away", "Over Now"))
    for worker in (near, far, over):
        harbor.talk(worker, 2, quote="secret", step=Step("ring", TODAY, harbor.amara.id))
    bo = grown(harbor, level=level)
    FollowUp.objects.update(owner=bo.id)  # a step of hers opens nobody
    put_in_care(bo.id, near)
    put_in_care(bo.id, over, days=-1)
    assert own(as_now(bo.id)) == [near]


def test_whom_a_circle_or_break_glass_opens_for_minutes_is_on_no_list(harbor: Harbor) -> None:
    cleo = harbor.worker()
    harbor.talk(cleo, 2)
    bo = grown(harbor)
    Window.objects.create(
        organizer_id=int(bo.id), why="glass", kind="person", thing=cleo, other="1", since=NOW,
        until=NOW + timedelta(hours=1),
    )  # fmt: skip
    assert as_now(bo.id).reach.records == {cleo}
    assert own(as_now(bo.id)) == []


def test_whom_a_lead_gave_to_others_is_on_theirs_and_not_on_hers(harbor: Harbor) -> None:
    cleo = harbor.worker()
    harbor.talk(cleo, 2)
    other = harbor.organizer("Other")
    lead = grown(harbor, "Lea", role="lead")
    put_in_care(other, cleo, given_by=lead.id)
    assert as_now(lead.id).reach.records == {cleo}
    assert own(as_now(lead.id)) == []
    assert own(as_now(other)) == [cleo]


def test_whom_one_wrote_down_oneself_is_on_it_only_while_nobody_else_wrote_of_them(harbor: Harbor) -> None:
    bo = grown(harbor)
    mine = people.add(as_now(bo.id), name="Cleo Diaz", typed={}, now=NOW)
    harbor.talk(mine, 2)
    put_in_care(bo.id, harbor.worker("Rosa Lima"), given_by="")
    assert own(as_now(bo.id)) == [mine]


def test_it_holds_a_hundred_and_fifty_at_most(harbor: Harbor) -> None:
    workers = [harbor.worker(f"N{n}") for n in range(4)]
    for worker in workers:
        harbor.talk(worker, 2)
    assert queries.MOST == 150
    assert len(queries.own_people(harbor.amara, today=TODAY, most=3)) == 3


def test_a_list_of_many_costs_no_more_questions_than_one_of_few(
    harbor: Harbor, django_assert_num_queries: object
) -> None:
    for n in range(5):
        harbor.talk(harbor.worker(f"N{n}"), 2, step=Step("ring", TODAY, harbor.amara.id))
    with django_assert_num_queries(6):  # type: ignore[operator]
        assert len(own(harbor.amara)) == 5


def test_whoever_may_not_know_where_people_stand_carries_nobody(harbor: Harbor) -> None:
    harbor.talk(harbor.worker(), 2)
    assert own(grown(harbor, "Reg", role="registrar")) == []
    with pytest.raises(Refused):
        queries.own_people(DEV, today=TODAY)
