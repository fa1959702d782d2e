"""What was tried and came to no talk, as lists and packets need it."""

from datetime import timedelta

from tests.harbor.cast import NOW, TODAY, Harbor, days_ago
from tests.people.reach.test_queries import bo

from brazier.conversations.attempting import actions, queries
from brazier.conversations.attempting.attempt import Attempt


def tried(harbor: Harbor, worker: int, outcome: str = "no_answer", *, ago: int = 0, kind: str = "phone") -> int:
    attempt = Attempt(worker, outcome, days_ago(ago), harbor.amara.id, kind)
    return actions.record(harbor.amara, attempt=attempt, now=NOW).talk


def test_only_what_was_tried_since_the_last_talk_is_told_and_the_newest_first(harbor: Harbor) -> None:
    cleo, mei = harbor.worker(), harbor.worker("Mei-Lin")
    tried(harbor, cleo, ago=9)
    harbor.talk(cleo, 3, ago=5)
    tried(harbor, cleo, "voicemail", ago=4)
    gone = tried(harbor, cleo, "refused", ago=3)
    tried(harbor, cleo, ago=1, kind="house")
    actions.take_back(harbor.amara, tried=gone, now=NOW)
    told = queries.since_last_talk(harbor.amara, workers=[cleo, mei])
    assert {n: [(t.outcome, t.kind) for t in lines] for n, lines in told.items()} == {
        cleo: [("no_answer", "house"), ("voicemail", "phone")]
    }


def test_who_is_out_of_reach_is_told_of_to_nobody(harbor: Harbor) -> None:
    cleo, mei = harbor.worker(), harbor.worker("Mei-Lin")
    for worker in (cleo, mei):
        tried(harbor, worker)
    assert set(queries.since_last_talk(bo(harbor, person=cleo), workers=[cleo, mei])) == {cleo}


def test_who_would_not_talk_is_never_rung_by_a_stranger_and_who_was_rung_not_for_a_week(harbor: Harbor) -> None:
    refused, rung, long_ago, visited = (harbor.worker(name) for name in ("A B", "C D", "E F", "G H"))
    gone = tried(harbor, refused, "refused", ago=90, kind="house")
    tried(harbor, rung, ago=6)
    tried(harbor, long_ago, ago=7)
    tried(harbor, visited, ago=1, kind="house")
    week = TODAY - timedelta(days=7)
    assert queries.not_to_call(harbor.amara, since=week) == {refused, rung}
    actions.take_back(harbor.amara, tried=gone, now=NOW)
    assert queries.not_to_call(harbor.amara, since=week) == {rung}
