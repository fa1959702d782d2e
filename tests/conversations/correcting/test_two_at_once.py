"""Two who put the same talk right without knowing of each other: both words stay, and both hear of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.conversations.correcting.test_actions import SOON, history
from tests.harbor.cast import NOW, TODAY, Harbor

from brazier.conversations import actions as conversations
from brazier.conversations import queries
from brazier.conversations.correcting import actions
from brazier.conversations.correcting.changed import Changed, Parts
from brazier.conversations.facts import at_odds
from brazier.conversations.models import Conversation, FollowUp
from brazier.conversations.talk import Step, Talk
from brazier.terms import Actor

BEFORE = Changed(TODAY, None, 3, ("ring", TODAY))


class Both:
    """A talk Bo had and Amara typed in from his sheet; either may put all of it right."""

    def __init__(self, harbor: Harbor) -> None:
        self.harbor, self.amara = harbor, harbor.amara
        self.bo = Actor(harbor.organizer("Bo"), "organizer", level="table")
        self.cleo = harbor.worker()
        told = Talk(self.cleo, TODAY, self.bo.id, level=3, step=Step("ring", TODAY, self.bo.id))
        self.talk = conversations.record(self.amara, talk=told, now=NOW, today=TODAY).talk

    def says(
        self, who: Actor, *, of: int = 0, step: tuple[str, date] | None = ("ring", TODAY), level: int = 3
    ) -> int:
        """Put it right as it stood at first, or `of` another version."""
        changed = replace(BEFORE, step=step, level=level)
        return actions.correct(who, talk=of or self.talk, changed=changed, now=NOW, today=TODAY)

    def steps(self) -> list[tuple[str, str, str]]:
        """What happens next, whose it is, and who said so."""
        return sorted((d.what, d.owner, d.by) for d in history(self.harbor, self.cleo).due)


@pytest.fixture
def both(harbor: Harbor) -> Both:
    return Both(harbor)


def test_both_ratings_stay_in_the_history_and_the_last_one_counts(both: Both) -> None:
    amaras = both.says(both.amara, level=2)
    bos = both.says(both.bo, level=4)
    found = history(both.harbor, both.cleo)
    assert [(n.number, n.level) for n in found.noted if n.kind == "talk"] == [(bos, 4)]
    was = {n.number: (n.level, n.taken_back_by, n.is_corrected) for n in found.taken_back}
    assert was == {both.talk: (3, both.amara.id, True), amaras: (2, both.bo.id, True)}
    assert both.harbor.person(both.cleo).standing.level == 4
    assert queries.astray(Actor.clock) == ()


def test_both_next_steps_stand_each_with_who_said_it_and_both_are_shown_it(both: Both) -> None:
    both.says(both.amara, step=("bring the form", SOON))
    both.says(both.bo, step=("meet his cousin", SOON))
    assert both.steps() == [
        ("bring the form", both.amara.id, both.amara.id), ("meet his cousin", both.bo.id, both.bo.id),
    ]  # fmt: skip
    for who, other in ((both.amara, "meet his cousin"), (both.bo, "bring the form")):
        mine = queries.due(who, until=SOON, owner=who.id)
        assert at_odds(queries.due(who, until=SOON))
        assert [d.what for [step] in [mine] for d in queries.beside(who, steps=[step])[step.id]] == [other]


def test_one_is_done_with_and_the_other_stands_alone_also_when_the_talk_is_corrected_again(both: Both) -> None:
    both.says(both.amara, step=("bring the form", SOON))
    bos = both.says(both.bo, step=("meet his cousin", SOON))
    again = both.says(both.bo, of=bos, step=("meet his sister", SOON))
    assert [what for what, *_ in both.steps()] == ["bring the form", "meet his sister"]
    [amaras] = [d.id for d in history(both.harbor, both.cleo).due if d.owner == both.amara.id]
    conversations.close_follow_ups(both.amara, follow_ups=[amaras], state="done", now=NOW)
    assert [what for what, *_ in both.steps()] == ["meet his sister"]
    conversations.take_back_talk(both.amara, talk=again, now=NOW)
    assert both.steps() == []


def test_a_talk_that_is_taken_back_takes_both_steps_with_it(both: Both) -> None:
    both.says(both.amara, step=("bring the form", SOON))
    bos = both.says(both.bo, step=("meet his cousin", SOON))
    conversations.take_back_talk(both.amara, talk=bos, now=NOW)
    assert both.steps() == []


def test_a_correction_is_taken_back_and_the_step_of_the_other_stays(both: Both) -> None:
    both.says(both.amara, step=("bring the form", SOON))
    bos = both.says(both.bo, step=("meet his cousin", SOON), level=4)
    actions.uncorrect(both.bo, talk=bos, now=NOW, today=TODAY)
    assert [what for what, *_ in both.steps()] == ["bring the form"]
    assert both.harbor.person(both.cleo).standing.level == 3


def test_who_saw_the_correction_of_the_other_corrects_it_and_there_is_nothing_to_settle(both: Both) -> None:
    amaras = both.says(both.amara, step=("bring the form", SOON))
    both.says(both.bo, of=amaras, step=("meet his cousin", SOON))
    assert both.steps() == [("meet his cousin", both.bo.id, both.bo.id)]


def test_the_same_word_twice_is_one(both: Both) -> None:
    amaras = both.says(both.amara, level=2)
    assert both.says(both.bo, level=2) == amaras
    assert Conversation.objects.count() == 2


def test_a_phone_that_can_not_read_the_talk_drops_no_step_it_never_knew_of(both: Both) -> None:
    both.says(both.amara, step=("bring the form", SOON))
    parts = Parts(step="meet his cousin", by=SOON, level=4)
    actions.correct_parts(both.bo, talk=both.talk, parts=parts, now=NOW, today=TODAY)
    assert [what for what, *_ in both.steps()] == ["bring the form", "meet his cousin"]
    parts = Parts(step="meet his sister")  # its own word it may replace
    actions.correct_parts(both.bo, talk=both.talk, parts=parts, now=NOW, today=TODAY)
    assert [what for what, *_ in both.steps()] == ["bring the form", "meet his sister"]


def test_a_step_that_moves_to_another_day_still_says_who_said_it(both: Both) -> None:
    both.says(both.amara, step=("bring the form", SOON))
    [step] = FollowUp.objects.filter(state="open")
    conversations.move_follow_up(both.bo, follow_up=step.pk, due=SOON + timedelta(days=1), now=NOW)
    assert both.steps() == [("bring the form", both.bo.id, both.amara.id)]
