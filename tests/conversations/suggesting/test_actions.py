"""Passing a name on, taking that back, and saying who one is."""

from datetime import timedelta

import pytest
from tests.harbor.cast import DEV, NOW, TODAY, Harbor, days_ago, due
from tests.people.reach.test_queries import actor, bo

from brazier.conversations import actions as conversations
from brazier.conversations.facts import Own
from brazier.conversations.models import Myself, Pass
from brazier.conversations.suggesting import actions, queries
from brazier.keeping.spans import Held, Went
from brazier.ledger import queries as ledger
from brazier.people import actions as people
from brazier.terms import Actor, Refused, Wrong
from brazier.upkeep import actions as upkeep
from brazier.upkeep.handing import actions as handing


def passed(harbor: Harbor, *, since: int = 14) -> dict[str, set[int]]:
    return queries.passed(harbor.amara, since=days_ago(since))


def test_a_name_is_passed_on_once_with_one_line(harbor: Harbor) -> None:
    cleo = harbor.worker()
    before = ledger.head(harbor.amara)
    for _ in range(2):
        actions.pass_on(harbor.amara, worker=cleo, whose="organizer", now=NOW, today=TODAY)
    assert passed(harbor) == {harbor.amara.id: {cleo}}
    assert Pass.objects.count() == 1
    assert ledger.head(harbor.amara) == before + 2


def test_it_is_taken_back_and_can_be_passed_on_again(harbor: Harbor) -> None:
    cleo = harbor.worker()
    actions.pass_on(harbor.amara, worker=cleo, whose="worker", now=NOW, today=TODAY)
    actions.take_again(harbor.amara, worker=cleo, now=NOW, today=TODAY)
    assert passed(harbor) == {}
    with pytest.raises(Wrong, match="nothing here"):
        actions.take_again(harbor.amara, worker=cleo, now=NOW, today=TODAY)
    actions.pass_on(harbor.amara, worker=cleo, whose="organizer", now=NOW, today=TODAY)
    assert passed(harbor) == {harbor.amara.id: {cleo}}


def test_after_14_days_it_may_come_back(harbor: Harbor) -> None:
    cleo = harbor.worker()
    actions.pass_on(harbor.amara, worker=cleo, whose="organizer", now=NOW, today=TODAY)
    assert queries.passed(harbor.amara, since=TODAY + timedelta(days=13) - timedelta(days=14)) != {}
    assert queries.passed(harbor.amara, since=TODAY + timedelta(days=14) - timedelta(days=14)) == {}


def test_dev_passes_nobody_on_and_nobody_out_of_reach_is_passed_on(harbor: Harbor) -> None:
    cleo, dina = harbor.worker(), harbor.worker("Dina Okoro")
    with pytest.raises(Refused):
        actions.pass_on(DEV, worker=cleo, whose="organizer", now=NOW, today=TODAY)
    me = bo(harbor, person=cleo)
    with pytest.raises(Wrong, match="nothing here"):
        actions.pass_on(me, worker=dina, whose="organizer", now=NOW, today=TODAY)
    with pytest.raises(Wrong, match="nothing here"):
        actions.pass_on(me, worker=cleo, whose="nobody", now=NOW, today=TODAY)
    assert passed(harbor) == {}


def test_nobody_takes_back_what_another_passed_on(harbor: Harbor) -> None:
    cleo = harbor.worker()
    other = Actor(harbor.organizer("Bo"), "organizer")
    actions.pass_on(other, worker=cleo, whose="organizer", now=NOW, today=TODAY)
    with pytest.raises(Wrong, match="nothing here"):
        actions.take_again(harbor.amara, worker=cleo, now=NOW, today=TODAY)
    assert passed(harbor) == {other.id: {cleo}}


def test_who_somebody_is_is_kept_changed_and_taken_back(harbor: Harbor) -> None:
    cleo = harbor.worker()
    actions.say_own(harbor.amara, worker=cleo, languages="  Wolof,  French ", now=NOW)
    assert queries.own(harbor.amara).languages == "Wolof, French"
    assert queries.selves(harbor.amara)[harbor.amara.id] == Own(cleo, "Wolof, French")
    actions.say_own(harbor.amara, worker=None, languages="French", now=NOW)
    assert queries.own(harbor.amara) == Own(None, "French")
    actions.say_own(harbor.amara, worker=None, languages="", now=NOW)
    assert (queries.own(harbor.amara), Myself.objects.count()) == (Own(), 0)


def test_nobody_says_they_are_somebody_out_of_reach(harbor: Harbor) -> None:
    cleo, dina = harbor.worker(), harbor.worker("Dina Okoro")
    me = bo(harbor, person=cleo)
    with pytest.raises(Wrong, match="nothing here"):
        actions.say_own(me, worker=dina, languages="", now=NOW)
    with pytest.raises(Refused):
        actions.say_own(DEV, worker=None, languages="French", now=NOW)


def test_whoever_is_left_out_leaves_nothing_of_it(harbor: Harbor) -> None:
    cleo = harbor.worker()
    actions.pass_on(harbor.amara, worker=cleo, whose="organizer", now=NOW, today=TODAY)
    actions.say_own(harbor.amara, worker=cleo, languages="French", now=NOW)
    upkeep.forget(harbor.amara, worker=cleo, now=NOW)
    assert Pass.objects.count() == 0
    assert queries.own(harbor.amara) == Own(None, "French")


def test_when_the_campaign_is_over_it_goes(harbor: Harbor) -> None:
    cleo = harbor.worker()
    actions.pass_on(harbor.amara, worker=cleo, whose="organizer", now=NOW, today=TODAY)
    actions.say_own(harbor.amara, worker=cleo, languages="French", now=NOW)
    conversations.shred(Actor.clock)
    assert (Pass.objects.count(), Myself.objects.count()) == (0, 0)


def test_whoever_is_removed_takes_what_they_said_of_themselves_along(harbor: Harbor) -> None:
    cleo, number = harbor.worker(), harbor.organizer("Bo")
    other = actor(number)
    actions.say_own(other, worker=cleo, languages="French", now=NOW)
    actions.pass_on(other, worker=cleo, whose="organizer", now=NOW, today=TODAY)
    handing.remove(harbor.amara, organizer=number, by=harbor.amara.id, now=NOW)
    assert (Pass.objects.count(), Myself.objects.count()) == (0, 0)


def test_a_pass_goes_after_its_time_and_never_before_14_days_or_under_a_hold(harbor: Harbor) -> None:
    for number, ago in enumerate((13, 20, 31)):
        hook = people.anchor(harbor.amara, worker=harbor.worker(f"Worker {number}"), now=NOW)
        Pass.objects.create(record_id=hook, organizer="1", whose="worker", day=days_ago(ago))
    assert actions.end_passes(Actor.clock, due=due(7, held=Held(any=True))) == Went(0, 0)
    assert actions.end_passes(Actor.clock, due=due(30)) == Went(1, 3)
    assert actions.end_passes(Actor.clock, due=due(7)) == Went(1, 2)
    assert [p.day for p in Pass.objects.all()] == [days_ago(13)]
