"""What is typed of a talk, an act or a step becomes what the actions take."""

from datetime import timedelta

import pytest
from django.http import QueryDict
from tests.harbor.cast import TODAY

from brazier.conversations.forms import ActForm, MoveStep, TalkForm
from brazier.conversations.talk import Step


def talk_form(**typed: str) -> TalkForm:
    data = QueryDict(mutable=True)
    data.update(typed)
    form = TalkForm(data, issues=[1])
    form.is_valid()
    return form


def test_a_talk_with_nothing_said_is_of_today_by_me_of_the_union() -> None:
    talk = talk_form().talk(7, "1", TODAY)
    assert (talk.worker, talk.had_on, talk.organizer, talk.about, talk.level) == (7, TODAY, "1", "union", 0)
    assert (talk.step, talk.owed) == (None, None)


def test_a_day_without_words_is_a_talk_on_that_day() -> None:
    step = talk_form(when="three_days").talk(7, "1", TODAY).step
    assert step and (step.what, step.due) == ("talk again", TODAY + timedelta(days=3))
    assert talk_form().talk(7, "1", TODAY).step is None


@pytest.mark.parametrize(("when", "days"), [("tomorrow", 1), ("three_days", 3), ("next_week", 7)])
def test_a_next_step_gets_its_day(when: str, days: int) -> None:
    talk = talk_form(step="bring one", when=when).talk(7, "1", TODAY)
    assert talk.step == Step("bring one", TODAY + timedelta(days=days), "1")


def test_nothing_next_is_a_choice_too() -> None:
    assert talk_form(step="bring one", when="none").talk(7, "1", TODAY).step is None


@pytest.mark.parametrize("field", ["quote", "other_issue", "ask_text", "step", "owed"])
def test_every_free_field_of_a_talk_is_read(field: str) -> None:
    assert talk_form(**{field: "she is pregnant"}).smells() == ("health",)
    assert talk_form(**{field: "she is pregnant"}, keep_note="on").smells() == ()


def test_the_name_of_somebody_new_is_read_with_patience() -> None:
    assert talk_form(who="Christian Islam").smells() == ()
    assert talk_form(who="Rosa, no papers").smells() == ("immigration",)


def test_an_act_is_read_and_is_of_today() -> None:
    form = ActForm({"kind": "wear", "text": "came out of prison and wore it"})
    assert form.is_valid()
    assert form.smells() == ("criminal record",)
    assert (form.seen(7, TODAY).day, form.seen(7, TODAY).level, form.seen(7, TODAY).is_public) == (TODAY, 0, False)


@pytest.mark.parametrize("due", ["", "not a day", "2026-13-99"])
def test_a_step_moves_to_a_day(due: str) -> None:
    assert MoveStep({"due": "2026-12-01"}).is_valid()
    assert not MoveStep({"due": due}).is_valid()
