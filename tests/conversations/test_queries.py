"""What was said, what counts of it, and what is due."""

from datetime import timedelta

from tests.harbor.cast import NOW, TODAY, Harbor, days_ago

from brazier.conversations import actions, queries
from brazier.conversations.facts import at_odds
from brazier.conversations.talk import Step


def test_steps_are_due_by_day_and_owner_oldest_first(harbor: Harbor) -> None:
    bo, cleo = harbor.organizer("Bo"), harbor.worker()
    harbor.talk(cleo, 3, ago=2, step=Step("call", TODAY, harbor.amara.id))
    harbor.talk(cleo, 3, ago=2, step=Step("eat together", days_ago(1), bo))
    harbor.talk(cleo, 3, step=Step("later", TODAY + timedelta(days=9), bo))
    assert [d.what for d in queries.due(harbor.amara, until=TODAY)] == ["eat together", "call"]
    assert [d.what for d in queries.due(harbor.amara, until=TODAY, owner=bo)] == ["eat together"]
    assert queries.due_count(harbor.amara, until=TODAY) == 2
    assert queries.due_count(harbor.amara, until=TODAY, owner=bo) == 1
    assert len(queries.due(harbor.amara, until=TODAY, most=1)) == 1


def test_every_line_that_can_be_taken_back_is_listed_with_what_it_says(harbor: Harbor) -> None:
    cleo = harbor.worker()
    harbor.talk(cleo, 3, ago=4, quote="Ask me again after peak.", step=Step("call", TODAY, harbor.amara.id))
    harbor.act(cleo, ago=1, level=2)
    noted = queries.history(harbor.amara, records=[cleo]).noted
    assert [(n.kind, n.level, n.text) for n in noted] == [
        ("step", 0, "call"), ("act", 2, "red on Friday"), ("talk", 3, "Ask me again after peak."),
    ]  # fmt: skip


def test_what_was_taken_back_is_told_apart_with_who_and_when(harbor: Harbor) -> None:
    cleo = harbor.worker()
    talk = harbor.talk(cleo, 3, quote="I only trust Rosa.", ask="wear", answer="yes", issues=(harbor.chip(),))
    act = harbor.act(cleo)
    actions.take_back_talk(harbor.amara, talk=talk, now=NOW)
    actions.take_back_act(harbor.amara, act=act, now=NOW)
    told = queries.history(harbor.amara, records=[cleo])
    assert (told.said, told.did, told.assessments, told.concerns, told.noted) == ((), (), (), (), ())
    assert {(n.kind, n.level, n.taken_back_on, n.taken_back_by) for n in told.taken_back} == {
        ("talk", 3, TODAY, harbor.amara.id), ("act", 0, TODAY, harbor.amara.id),
    }  # fmt: skip


def test_standings_can_be_rebuilt_for_a_few(harbor: Harbor) -> None:
    cleo, mei = harbor.worker("Cleo"), harbor.worker("Mei-Lin")
    harbor.talk(cleo, 2)
    harbor.talk(mei, 3)
    whole = queries.standings_from_facts(harbor.amara, records=[cleo, mei])
    assert queries.standings_from_facts(harbor.amara, records=[mei]) == {mei: whole[mei]}


def two_steps(harbor: Harbor) -> tuple[int, str]:
    """Cleo, with whom Amara and Bo agreed on two different things; and Bo."""
    bo, cleo = harbor.organizer("Bo"), harbor.worker()
    harbor.talk(cleo, 3, step=Step("bring the petition round", TODAY, harbor.amara.id))
    harbor.talk(cleo, 2, by=bo, step=Step("meet her cousin", TODAY + timedelta(days=1), bo))
    return cleo, bo


def test_next_steps_that_different_people_told_are_at_odds_and_say_who_told_them_when(harbor: Harbor) -> None:
    cleo, bo = two_steps(harbor)
    due = queries.history(harbor.amara, records=[cleo]).due
    assert [(d.what, d.by, d.said_on) for d in due] == [
        ("bring the petition round", harbor.amara.id, TODAY),
        ("meet her cousin", bo, TODAY),
    ]
    assert at_odds(due)
    assert not at_odds(due[:1])


def test_whoever_has_a_step_is_told_of_the_others_beside_it(harbor: Harbor) -> None:
    cleo, bo = two_steps(harbor)
    harbor.talk(cleo, 2, step=Step("call", TODAY, harbor.amara.id), owed=Step("a leaflet", TODAY, bo))
    harbor.talk(harbor.worker("Rosa Lima"), 2, step=Step("eat together", TODAY, bo))
    steps = queries.due(harbor.amara, until=TODAY + timedelta(days=9))
    beside = queries.beside(harbor.amara, steps=steps)
    told = {step.what: {other.what for other in beside.get(step.id, ())} for step in steps}
    assert told == {
        "bring the petition round": {"meet her cousin"},
        "meet her cousin": {"bring the petition round", "call"},
        "call": {"meet her cousin"},
        "a leaflet": set(),
        "eat together": set(),
    }
