"""Talks and acts are kept, and where somebody stands follows from them."""

import pytest
from tests.harbor.cast import DEV, NOW, TODAY, Harbor, days_ago

from brazier.conversations import actions, queries
from brazier.conversations.talk import Step, Talk
from brazier.ledger import queries as ledger
from brazier.people import queries as people
from brazier.terms import Refused, Wrong


def test_a_talk_leaves_a_rating_a_promise_and_a_next_step(harbor: Harbor) -> None:
    cleo = harbor.worker()
    step = Step("bring the petition round", TODAY, harbor.amara.id)
    harbor.talk(cleo, 2, ask="wear", answer="yes", quote="I sign when my line signs.", step=step)
    told = queries.history(harbor.amara, records=[cleo])
    assert [a.level for a in told.assessments] == [2]
    assert {s.what for s in told.said} == {"quote", "wear.yes"}
    assert told.due[0].what == "bring the petition round"
    assert harbor.person(cleo).standing.level == 2


def test_one_talk_is_one_line_in_the_ledger_however_many_actions_it_calls(harbor: Harbor) -> None:
    cleo = harbor.worker()
    before = ledger.head(harbor.amara)
    harbor.talk(cleo, 3)
    assert ledger.head(harbor.amara) == before + 1


def test_a_talk_with_somebody_new_writes_her_down_too(harbor: Harbor) -> None:
    talk = Talk(worker=0, had_on=TODAY, organizer=harbor.amara.id, level=3)
    number = actions.record(
        harbor.amara, talk=talk, new_worker="Mei-Lin Zhao", new_issue="parking", now=NOW, today=TODAY
    ).worker
    assert harbor.person(number).portrait.name == "Mei-Lin Zhao"
    assert queries.history(harbor.amara, records=[number]).concerns == ("parking",)


def test_a_talk_that_can_not_be_leaves_nothing_not_even_the_new_name(harbor: Harbor) -> None:
    talk = Talk(worker=0, had_on=TODAY, organizer=harbor.amara.id, ask="wear")
    with pytest.raises(Wrong, match="What was the answer"):
        actions.record(harbor.amara, talk=talk, new_worker="Mei-Lin", now=NOW, today=TODAY)
    assert people.count(harbor.amara) == 0


def test_a_one_without_a_public_act_is_shown_as_a_question(harbor: Harbor) -> None:
    cleo = harbor.worker()
    harbor.talk(cleo, 1)
    assert harbor.person(cleo).unsure
    harbor.act(cleo, ago=5)
    assert not harbor.person(cleo).unsure


def test_an_act_nobody_saw_proves_nothing(harbor: Harbor) -> None:
    cleo = harbor.worker()
    harbor.talk(cleo, 1)
    harbor.act(cleo, is_public=False)
    assert harbor.person(cleo).unsure


def test_when_two_organizers_differ_the_more_doubtful_counts(harbor: Harbor) -> None:
    bo, cleo = harbor.organizer("Bo"), harbor.worker()
    harbor.talk(cleo, 2, ago=9)
    harbor.talk(cleo, 3, ago=12, by=bo)
    assert harbor.person(cleo).standing.level == 3
    assert harbor.person(cleo).standing.spread == (2, 3)


def test_what_is_stored_of_a_standing_is_what_the_facts_say(harbor: Harbor) -> None:
    bo, cleo = harbor.organizer("Bo"), harbor.worker()
    harbor.talk(cleo, 2, ago=40)
    harbor.talk(cleo, 4, ago=3, by=bo)
    harbor.act(cleo, ago=2, level=2)
    assert queries.astray(harbor.amara) == ()


def test_dev_may_not_write_a_talk(harbor: Harbor) -> None:
    cleo = harbor.worker()
    talk = Talk(worker=cleo, had_on=TODAY, organizer=DEV.id, level=1)
    with pytest.raises(Refused):
        actions.record_all(DEV, talks=[talk], now=NOW, today=TODAY)
    assert queries.history(harbor.amara, records=[cleo]).assessments == ()


def test_a_talk_with_nobody_we_know_is_refused(harbor: Harbor) -> None:
    with pytest.raises(Wrong, match="nothing here"):
        harbor.talk(4711, 2)


def test_the_day_is_counted_once(harbor: Harbor) -> None:
    cleo = harbor.worker(department="Stow", shift="Nights")
    harbor.talk(cleo, 2)
    actions.note_day(harbor.amara, today=days_ago(14))
    harbor.act(cleo)
    actions.note_day(harbor.amara, today=days_ago(14))
    then = queries.two_weeks_ago(harbor.amara, TODAY)
    assert then is not None
    assert list(then.counts.values()) == [(1, 1)]
