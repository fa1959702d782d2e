"""Nobody answered, the number was wrong, call back: kept as an attempt, never counted as a talk."""

from datetime import time, timedelta

import pytest
from tests.harbor.cast import DEV, NOW, TODAY, Harbor, days_ago
from tests.people.reach.test_queries import bo

from brazier.conversations import actions as conversations
from brazier.conversations import queries as conversations_read
from brazier.conversations import today as ranking
from brazier.conversations.attempting import actions, queries
from brazier.conversations.attempting.attempt import Attempt
from brazier.conversations.models import Conversation, FollowUp, Pass, Tried
from brazier.conversations.outcomes import NO_TALK
from brazier.conversations.suggesting import queries as suggesting
from brazier.ledger import queries as ledger
from brazier.terms import Actor, Refused, Wrong
from brazier.upkeep import actions as upkeep


def tried(harbor: Harbor, worker: int, outcome: str = "no_answer", ago: int = 0, **said: object) -> int:
    attempt = Attempt(worker, outcome, days_ago(ago), harbor.amara.id, **said)  # type: ignore[arg-type]
    return actions.record(harbor.amara, attempt=attempt, now=NOW).talk


def steps() -> list[tuple[str, int, str]]:
    return [(f.what, (f.due - TODAY).days, f.state) for f in FollowUp.objects.order_by("pk")]


@pytest.mark.parametrize("outcome", NO_TALK)
def test_no_outcome_counts_as_a_talk_or_says_where_somebody_stands(harbor: Harbor, outcome: str) -> None:
    cleo = harbor.worker()
    before = ledger.head(harbor.amara)
    tried(harbor, cleo, outcome)
    assert ledger.head(harbor.amara) == before + 1
    assert Conversation.objects.count() == 0
    assert harbor.person(cleo).standing.level == 0
    assert suggesting.lately(harbor.amara, workers=[cleo])[cleo].last is None
    assert [t.outcome for t in queries.attempts(harbor.amara, records=[cleo])] == [outcome]


def test_what_is_to_be_done_is_a_next_step_of_whoever_tried(harbor: Harbor) -> None:
    cleo = harbor.worker()
    tried(harbor, cleo, "call_back", again_at=time(18, 30))
    tried(harbor, cleo, "call_back", again_on=TODAY + timedelta(days=4))
    tried(harbor, cleo, "language_barrier", tongue="Wolof")
    tried(harbor, cleo, "wrong_number")
    tried(harbor, cleo, "moved_or_left")
    for outcome in ("no_answer", "voicemail", "refused"):
        tried(harbor, cleo, outcome)
    assert steps() == [
        ("call back at 18:30", 1, "open"), ("call back", 4, "open"),
        ("find somebody who speaks Wolof", 3, "open"), ("find the right number", 7, "open"),
        ("see whether they still work here", 3, "open"),
    ]  # fmt: skip
    assert {f.owner for f in FollowUp.objects.all()} == {harbor.amara.id}


def test_whoever_would_not_talk_goes_to_another_organizer_for_a_while(harbor: Harbor) -> None:
    cleo = harbor.worker()
    number = tried(harbor, cleo, "refused")
    assert suggesting.passed(harbor.amara, since=days_ago(14)) == {harbor.amara.id: {cleo}}
    actions.take_back(harbor.amara, tried=number, now=NOW)
    assert suggesting.passed(harbor.amara, since=days_ago(14)) == {}
    assert Pass.objects.count() == 1


def test_nobody_is_tried_again_the_next_day_unless_something_is_due() -> None:
    somebody = ranking.Somebody(1, level=3, rated=days_ago(40), tried=days_ago(1))
    assert ranking.needs(somebody, TODAY) == ()
    for other in (
        ranking.Somebody(1, level=3, rated=days_ago(40), tried=days_ago(2)),
        ranking.Somebody(1, level=3, rated=days_ago(40), tried=TODAY, step=(TODAY, "1")),
    ):
        assert ranking.needs(other, TODAY)


def test_the_newest_attempt_counts_for_that_and_none_that_was_taken_back(harbor: Harbor) -> None:
    cleo = harbor.worker()
    tried(harbor, cleo, ago=5)
    newest = tried(harbor, cleo, ago=1)
    assert queries.last_tried(harbor.amara, workers=[cleo]) == {cleo: days_ago(1)}
    actions.take_back(harbor.amara, tried=newest, now=NOW)
    assert queries.last_tried(harbor.amara, workers=[cleo]) == {cleo: days_ago(5)}


def test_taking_it_back_ends_what_followed_and_happens_once(harbor: Harbor) -> None:
    cleo = harbor.worker()
    number = tried(harbor, cleo, "call_back")
    actions.take_back(harbor.amara, tried=number, now=NOW)
    assert steps() == [("call back", 1, "taken_back")]
    assert queries.attempts(harbor.amara, records=[cleo]) == ()
    assert Tried.objects.count() == 1
    with pytest.raises(Wrong, match="nothing here"):
        actions.take_back(harbor.amara, tried=number, now=NOW)


def test_a_step_that_is_done_by_then_stays_done(harbor: Harbor) -> None:
    number = tried(harbor, harbor.worker(), "call_back")
    conversations.close_follow_ups(harbor.amara, follow_ups=[FollowUp.objects.get().pk], state="done", now=NOW)
    actions.take_back(harbor.amara, tried=number, now=NOW)
    assert steps() == [("call back", 1, "done")]


def test_somebody_new_is_written_down_with_it(harbor: Harbor) -> None:
    attempt = Attempt(0, "call_back", TODAY, harbor.amara.id)
    actions.record(harbor.amara, attempt=attempt, new_worker="Fatou Sarr", now=NOW)
    assert [f.record.worker.name for f in FollowUp.objects.all() if f.record.worker] == ["Fatou Sarr"]


def test_it_goes_with_whoever_is_forgotten(harbor: Harbor) -> None:
    cleo = harbor.worker()
    tried(harbor, cleo, "call_back")
    upkeep.forget(harbor.amara, worker=cleo, now=NOW)
    assert Tried.objects.count() == 0


def test_whoever_tried_somebody_was_not_only_written_down(harbor: Harbor) -> None:
    cleo = harbor.worker()
    tried(harbor, cleo)
    with pytest.raises(Wrong):
        conversations.unadd(harbor.amara, worker=cleo, now=NOW)


def test_strangers_and_those_out_of_reach_can_not(harbor: Harbor) -> None:
    cleo = harbor.worker()
    number = tried(harbor, cleo)
    attempt = Attempt(cleo, "no_answer", TODAY, DEV.id)
    with pytest.raises(Refused):
        actions.record(DEV, attempt=attempt, now=NOW)
    with pytest.raises(Refused):
        queries.attempts(DEV, records=[cleo])
    other = bo(harbor)
    with pytest.raises(Wrong, match="nothing here"):
        actions.take_back(other, tried=number, now=NOW)
    with pytest.raises(Wrong):
        queries.attempts(other, records=[cleo])
    assert conversations_read.due(harbor.amara, until=TODAY) == ()
    assert isinstance(other, Actor)
