"""Talks and acts are kept, and where somebody stands follows from them."""

from datetime import timedelta

import pytest
from tests.harbor.cast import DEV, NOW, TODAY, Harbor, days_ago, due

from brazier.conversations import actions, queries
from brazier.conversations.models import Assessment, Conversation, Withdrawal
from brazier.conversations.talk import Step, Talk
from brazier.keeping.spans import Went
from brazier.ledger import queries as ledger
from brazier.people import queries as people
from brazier.terms import Actor, Refused, Wrong


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


def test_a_talk_on_the_wrong_rosa_is_taken_back_and_counts_for_nothing(harbor: Harbor) -> None:
    cleo = harbor.worker()
    harbor.talk(cleo, 4, ago=20)
    step = Step("bring one", TODAY, harbor.amara.id)
    talk = harbor.talk(cleo, 2, step=step, quote="I sign when my line signs.")
    before = ledger.head(harbor.amara)
    actions.take_back_talk(harbor.amara, talk=talk, now=NOW)
    assert ledger.head(harbor.amara) == before + 1
    assert harbor.person(cleo).standing.level == 4
    assert queries.due(harbor.amara, until=TODAY) == ()
    assert queries.astray(harbor.amara) == ()
    with pytest.raises(Wrong):
        actions.take_back_talk(harbor.amara, talk=talk, now=NOW)


def test_what_was_written_stays_in_the_table_when_it_is_taken_back(harbor: Harbor) -> None:
    cleo = harbor.worker()
    talk = harbor.talk(cleo, 2, quote="I sign when my line signs.")
    actions.take_back_talk(harbor.amara, talk=talk, now=NOW)
    assert Conversation.objects.get().quote == "I sign when my line signs."
    assert Assessment.objects.get().level == 2
    [said] = Withdrawal.objects.all()
    assert (said.conversation_id, said.author, said.written_at) == (talk, harbor.amara.id, NOW)


def test_with_the_only_talk_taken_back_nobody_has_asked_her_yet(harbor: Harbor) -> None:
    cleo = harbor.worker()
    actions.take_back_talk(harbor.amara, talk=harbor.talk(cleo, 2), now=NOW)
    assert harbor.person(cleo).standing.level == 0
    assert harbor.person(cleo).ratings == {}
    assert people.tallies(harbor.amara, TODAY)[0].level == 0
    assert queries.astray(harbor.amara) == ()


def test_an_act_taken_back_proves_nothing_any_more(harbor: Harbor) -> None:
    cleo = harbor.worker()
    harbor.talk(cleo, 1)
    act = harbor.act(cleo, level=1)
    assert not harbor.person(cleo).unsure
    actions.take_back_act(harbor.amara, act=act, now=NOW)
    person = harbor.person(cleo)
    assert person.unsure
    assert person.standing.basis == "said"
    assert queries.astray(harbor.amara) == ()
    with pytest.raises(Wrong):
        actions.take_back_act(harbor.amara, act=act, now=NOW)


def test_an_assessment_of_a_card_is_kept_and_moves_nobody(harbor: Harbor) -> None:
    cleo = harbor.worker()
    harbor.talk(cleo, 4, about="card")
    [rating] = queries.history(harbor.amara, records=[cleo]).assessments
    assert (rating.kind, rating.level) == ("card", 4)
    assert harbor.person(cleo).standing.level == 0
    assert queries.astray(harbor.amara) == ()


@pytest.fixture
def step(harbor: Harbor) -> int:
    """A next step of Amara's that is due today."""
    harbor.talk(harbor.worker(), 3, ago=5, step=Step("bring one", TODAY, harbor.amara.id))
    return queries.due(harbor.amara, until=TODAY)[0].id


def test_a_step_is_done_and_that_can_be_taken_back(harbor: Harbor, step: int) -> None:
    actions.close_follow_ups(harbor.amara, follow_ups=[step], state="done", now=NOW)
    assert queries.due(harbor.amara, until=TODAY) == ()
    assert queries.step(harbor.amara, follow_up=step).state == "done"
    actions.reopen_follow_up(harbor.amara, follow_up=step, now=NOW)
    assert [d.id for d in queries.due(harbor.amara, until=TODAY)] == [step]
    with pytest.raises(Wrong):
        actions.reopen_follow_up(harbor.amara, follow_up=step, now=NOW)


def test_a_step_moves_to_another_day_and_the_old_one_says_so(harbor: Harbor, step: int) -> None:
    later = TODAY + timedelta(days=3)
    new = actions.move_follow_up(harbor.amara, follow_up=step, due=later, now=NOW)
    assert queries.step(harbor.amara, follow_up=step).state == "moved"
    assert [(d.id, d.due, d.what) for d in queries.due(harbor.amara, until=later)] == [(new, later, "bring one")]
    actions.reopen_follow_up(harbor.amara, follow_up=step, now=NOW)
    assert [d.id for d in queries.due(harbor.amara, until=later)] == [step]


def test_a_step_is_handed_over_to_somebody_else(harbor: Harbor, step: int) -> None:
    bo = harbor.organizer("Bo")
    actions.move_follow_up(harbor.amara, follow_up=step, due=TODAY, owner=bo, now=NOW)
    assert queries.step(harbor.amara, follow_up=step).state == "handed_over"
    assert [d.owner for d in queries.due(harbor.amara, until=TODAY)] == [bo]


def test_a_step_can_not_move_to_a_day_that_is_over(harbor: Harbor, step: int) -> None:
    with pytest.raises(Wrong, match="That day is over"):
        actions.move_follow_up(harbor.amara, follow_up=step, due=days_ago(1), now=NOW)
    assert len(queries.due(harbor.amara, until=TODAY)) == 1


def test_a_step_nobody_came_back_to_expires_and_can_still_be_done(harbor: Harbor, step: int) -> None:
    assert actions.expire_steps(Actor.clock, today=TODAY + timedelta(days=14)) == 0
    assert actions.expire_steps(Actor.clock, today=TODAY + timedelta(days=15)) == 1
    assert queries.due(harbor.amara, until=TODAY) == ()
    assert [d.id for d in queries.expired(harbor.amara, since=TODAY)] == [step]
    actions.close_follow_ups(harbor.amara, follow_ups=[step], state="done", now=NOW)
    assert queries.expired(harbor.amara, since=TODAY) == ()


def test_what_we_owe_somebody_never_expires(harbor: Harbor) -> None:
    harbor.talk(harbor.worker(), 3, ago=90, owed=Step("ask the lawyer", days_ago(80), harbor.amara.id))
    assert actions.expire_steps(Actor.clock, today=TODAY) == 0


def test_a_talk_taken_back_takes_its_moved_steps_along_for_good(harbor: Harbor) -> None:
    cleo = harbor.worker()
    talk = harbor.talk(cleo, 3, step=Step("bring one", TODAY, harbor.amara.id))
    [first] = queries.due(harbor.amara, until=TODAY)
    actions.move_follow_up(harbor.amara, follow_up=first.id, due=TODAY, now=NOW)
    actions.take_back_talk(harbor.amara, talk=talk, now=NOW)
    assert queries.due(harbor.amara, until=TODAY) == ()
    with pytest.raises(Wrong):
        actions.reopen_follow_up(harbor.amara, follow_up=first.id, now=NOW)


def test_words_of_people_go_after_thirty_days_and_what_they_answered_stays(harbor: Harbor) -> None:
    cleo = harbor.worker()
    harbor.talk(cleo, 3, ago=31, quote="Who pays the rent if we strike?", ask="wear", answer="no")
    harbor.talk(cleo, 3, ago=30, quote="I only trust Rosa.")
    assert actions.to_chips(Actor.clock, due=due(30)) == Went(1, 2)
    said = queries.history(harbor.amara, records=[cleo]).said
    assert [s.text or s.what for s in said] == ["I only trust Rosa.", "wear.no"]


def test_a_promise_that_was_noted_wrongly_is_open_again(harbor: Harbor) -> None:
    cleo = harbor.worker()
    harbor.talk(cleo, 2, ask="wear", answer="yes")
    [ask] = [s.ask for s in queries.history(harbor.amara, records=[cleo]).said if s.ask]
    for kept, promised in ((True, 1), (None, 0)):
        actions.keep_promise(harbor.amara, ask=ask, kept=kept, now=NOW)
        assert queries.history(harbor.amara, records=[cleo]).promised == promised


def test_dev_takes_nothing_back(harbor: Harbor, step: int) -> None:
    for attempt in (
        lambda: actions.take_back_talk(DEV, talk=1, now=NOW),
        lambda: actions.take_back_act(DEV, act=1, now=NOW),
        lambda: actions.move_follow_up(DEV, follow_up=step, due=TODAY, now=NOW),
        lambda: actions.reopen_follow_up(DEV, follow_up=step, now=NOW),
        lambda: actions.unadd(DEV, worker=1, now=NOW),
        lambda: queries.due_count(DEV, until=TODAY),
    ):
        with pytest.raises(Refused):
            attempt()
