"""A talk is corrected by a later word: the first stays, withdrawn, and everything follows from the second."""

from datetime import time, timedelta

import pytest
from tests.harbor.cast import DEV, NOW, TODAY, Harbor, days_ago
from tests.people.reach.test_queries import bo

from brazier.conversations import actions as conversations
from brazier.conversations import queries
from brazier.conversations.correcting import actions
from brazier.conversations.correcting.changed import Changed
from brazier.conversations.facts import History
from brazier.conversations.leading import queries as leading
from brazier.conversations.models import Assessment, Conversation, FollowUp, Withdrawal
from brazier.conversations.suggesting import queries as suggesting
from brazier.conversations.talk import Step, Talk
from brazier.ledger import queries as ledger
from brazier.people import actions as people
from brazier.terms import Actor, Refused, Wrong
from brazier.upkeep import actions as upkeep

SOON = TODAY + timedelta(days=3)


def history(harbor: Harbor, worker: int) -> History:
    return queries.history(harbor.amara, records=[r.number for r in harbor.person(worker).records])


def correct(harbor: Harbor, talk: int, *, by: Actor | None = None, **changed: object) -> int:
    had = Conversation.objects.get(pk=talk)
    rating = Assessment.objects.filter(conversation=talk).first()
    step = FollowUp.objects.filter(conversation=talk, state="open", is_owed=False).first()
    was: dict[str, object] = {
        "had_on": had.had_on,
        "had_at": had.had_at,
        "level": rating.level if rating else 0,
        "step": (step.what, step.due) if step else None,
    }
    new = Changed(**(was | changed))  # type: ignore[arg-type]
    return actions.correct(by or harbor.amara, talk=talk, changed=new, now=NOW, today=TODAY)


def test_another_level_counts_and_the_old_one_stays_visible(harbor: Harbor) -> None:
    cleo = harbor.worker()
    talk = harbor.talk(cleo, 3, ago=2, quote="I sign when my line signs.")
    before = ledger.head(harbor.amara)
    anew = correct(harbor, talk, level=2)
    assert ledger.head(harbor.amara) == before + 1
    assert harbor.person(cleo).standing.level == 2
    told = history(harbor, cleo)
    assert [(n.number, n.level, n.day) for n in told.noted] == [(anew, 2, days_ago(2))]
    assert [(n.number, n.level, n.is_corrected, n.taken_back_by) for n in told.taken_back] == [
        (talk, 3, True, harbor.amara.id)
    ]
    assert [s.text for s in told.said] == ["I sign when my line signs."]
    assert [a.level for a in told.assessments] == [2]
    assert Assessment.objects.get(conversation=talk).level == 3
    assert queries.astray(Actor.clock) == ()


def test_another_day_moves_the_rating_and_the_time_is_kept(harbor: Harbor) -> None:
    cleo = harbor.worker()
    harbor.talk(cleo, 2, ago=5, by="7")
    talk = harbor.talk(cleo, 3, ago=1)
    anew = correct(harbor, talk, had_on=days_ago(40), had_at=time(0, 20))
    standing = harbor.person(cleo).standing
    assert (standing.level, standing.day) == (2, days_ago(5))  # the 3 is over 30 days older now
    [noted] = [n for n in history(harbor, cleo).noted if n.number == anew]
    assert (noted.day, noted.at) == (days_ago(40), time(0, 20))
    assert queries.astray(Actor.clock) == ()


def test_not_assessed_after_all(harbor: Harbor) -> None:
    cleo = harbor.worker()
    talk = harbor.talk(cleo, 1)
    correct(harbor, talk, level=0)
    assert harbor.person(cleo).standing.level == 0
    assert Assessment.objects.count() == 1


def test_another_step_replaces_the_one_that_waits(harbor: Harbor) -> None:
    cleo, bo_ = harbor.worker(), harbor.organizer("Bo")
    talk = harbor.talk(cleo, 3, step=Step("ring", TODAY, bo_), owed=Step("ask", TODAY, "9"))
    correct(harbor, talk, step=("bring one", SOON))
    assert [(d.what, d.due, d.owner, d.is_owed) for d in history(harbor, cleo).due] == [
        ("ask", TODAY, "9", True), ("bring one", SOON, bo_, False),
    ]  # fmt: skip
    closed = FollowUp.objects.filter(state="corrected").order_by("pk")
    assert [(s.what, s.closed_by) for s in closed] == [("ring", harbor.amara.id), ("ask", harbor.amara.id)]
    assert {s.follows_id for s in FollowUp.objects.filter(state="open")} == {s.pk for s in closed}


def test_nothing_happens_next_after_all(harbor: Harbor) -> None:
    cleo = harbor.worker()
    talk = harbor.talk(cleo, 3, step=Step("ring", TODAY, harbor.amara.id))
    correct(harbor, talk, step=None)
    assert history(harbor, cleo).due == ()


def test_a_step_that_is_done_stays_done(harbor: Harbor) -> None:
    cleo = harbor.worker()
    talk = harbor.talk(cleo, 3, step=Step("ring", TODAY, harbor.amara.id))
    step = history(harbor, cleo).due[0].id
    conversations.close_follow_ups(harbor.amara, follow_ups=[step], state="done", now=NOW)
    correct(harbor, talk, level=2)
    assert history(harbor, cleo).due == ()
    assert FollowUp.objects.get().state == "done"


def test_concerns_asks_promises_and_namings_come_along_once(harbor: Harbor) -> None:
    cleo, rosa = harbor.worker(), harbor.worker("Rosa Diaz")
    told = Talk(
        cleo, TODAY, harbor.amara.id, level=3, issues=(harbor.chip(),), ask="wear", ask_text="red", answer="yes"
    )
    talk = conversations.record(harbor.amara, talk=told, names=rosa, now=NOW, today=TODAY).talk
    [ask] = [s.ask for s in history(harbor, cleo).said if s.ask]
    conversations.keep_promise(harbor.amara, ask=ask, kept=True, now=NOW)
    correct(harbor, talk, level=2)
    found = history(harbor, cleo)
    assert (found.concerns, found.kept, found.promised) == (("pay",), 1, 1)
    assert [(s.what, s.text, s.kept) for s in found.said] == [("wear.yes", "red", True)]
    assert leading.weighed(harbor.amara, today=TODAY)[rosa].named == 1
    assert suggesting.talks_had(harbor.amara, since=TODAY) == {harbor.amara.id: 1}


def test_it_is_corrected_again_and_taken_back_step_by_step(harbor: Harbor) -> None:
    cleo = harbor.worker()
    first = harbor.talk(cleo, 3, ago=2, step=Step("ring", TODAY, harbor.amara.id))
    second = correct(harbor, first, level=2, step=("bring one", SOON))
    third = actions.uncorrect(harbor.amara, talk=second, now=NOW, today=TODAY)
    found = history(harbor, cleo)
    assert [(n.number, n.level, n.step, n.due) for n in found.noted if n.kind == "talk"] == [
        (third, 3, "ring", TODAY)
    ]
    assert sorted((n.number, n.level) for n in found.taken_back) == [(first, 3), (second, 2)]
    assert [d.what for d in found.due] == ["ring"]
    conversations.take_back_talk(harbor.amara, talk=third, now=NOW)
    with pytest.raises(Wrong, match="nothing here"):
        correct(harbor, first, level=1)  # it was taken back
    assert harbor.person(cleo).standing.level == 0
    gone = {n.number: n.is_corrected for n in history(harbor, cleo).taken_back if n.kind == "talk"}
    assert gone == {first: True, second: True, third: False}


def test_what_never_was_corrected_is_not_uncorrected(harbor: Harbor) -> None:
    talk = harbor.talk(harbor.worker(), 3)
    with pytest.raises(Wrong, match="nothing here"):
        actions.uncorrect(harbor.amara, talk=talk, now=NOW, today=TODAY)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({}, "Nothing is different"),
        ({"had_on": TODAY + timedelta(days=1)}, "in the future"),
        ({"had_on": days_ago(400)}, "more than a year old"),
        ({"level": 7}, "Choose where they stand"),
        ({"step": ("ring", days_ago(9))}, "lies before the talk"),
    ],
)
def test_what_can_not_be_changes_nothing(harbor: Harbor, changed: dict[str, object], says: str) -> None:
    cleo = harbor.worker()
    talk = harbor.talk(cleo, 3, ago=2)
    before = ledger.head(harbor.amara)
    with pytest.raises(Wrong, match=says):
        correct(harbor, talk, **changed)
    assert (Conversation.objects.count(), Withdrawal.objects.count()) == (1, 0)
    assert ledger.head(harbor.amara) == before
    assert harbor.person(cleo).standing.level == 3


def test_another_organizer_puts_the_day_right_and_not_the_number(harbor: Harbor) -> None:
    cleo = harbor.worker()
    talk = harbor.talk(cleo, 3, ago=2)
    me = bo(harbor, person=cleo)
    with pytest.raises(Wrong, match="log a talk of your own"):
        correct(harbor, talk, by=me, level=1)
    anew = correct(harbor, talk, by=me, had_on=days_ago(3))
    rating = Assessment.objects.get(conversation=anew)
    assert (rating.level, rating.author, rating.day) == (3, harbor.amara.id, days_ago(3))
    assert Conversation.objects.get(pk=anew).written_by == me.id


def test_dev_and_whoever_does_not_reach_her_correct_nothing(harbor: Harbor) -> None:
    cleo, dina = harbor.worker(), harbor.worker("Dina Okoro")
    talk = harbor.talk(cleo, 3, ago=2)
    with pytest.raises(Refused):
        correct(harbor, talk, by=DEV, level=2)
    with pytest.raises(Wrong, match="nothing here"):
        correct(harbor, talk, by=bo(harbor, person=dina), had_on=days_ago(3))


def test_a_correction_follows_her_when_two_turn_out_to_be_one(harbor: Harbor) -> None:
    rosa, again = harbor.worker("Rosa Diaz"), harbor.worker("Rosa D.")
    talk = harbor.talk(again, 3, ago=2)
    people.say(harbor.amara, one=rosa, other=again, kind="same", now=NOW)
    correct(harbor, talk, level=2)
    assert harbor.person(rosa).standing.level == 2
    assert queries.astray(Actor.clock) == ()


def test_whoever_is_left_out_leaves_neither_the_talk_nor_its_correction(harbor: Harbor) -> None:
    cleo = harbor.worker()
    correct(harbor, harbor.talk(cleo, 3, ago=2), level=2)
    upkeep.forget(harbor.amara, worker=cleo, now=NOW)
    assert (Conversation.objects.count(), Withdrawal.objects.count(), Assessment.objects.count()) == (0, 0, 0)


def test_when_the_campaign_is_over_corrected_talks_go_too(harbor: Harbor) -> None:
    correct(harbor, harbor.talk(harbor.worker(), 3, ago=2), level=2)
    conversations.shred(Actor.clock)
    assert Conversation.objects.count() == 0
