"""A talk that can not be is named by the first thing that is wrong with it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.harbor.cast import TODAY, days_ago

from brazier.conversations.talk import Step, Talk, check
from brazier.terms import Wrong

TALK = Talk(worker=1, had_on=TODAY, organizer="1")


def test_a_bare_talk_can_be() -> None:
    check(TALK, TODAY)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"had_on": TODAY + timedelta(days=1)}, "in the future"),
        ({"had_on": days_ago(367)}, "more than a year old"),
        ({"level": 9}, "Choose where they stand"),
        ({"basis": "rumor"}, "Choose where they stand"),
        ({"about": "weather"}, "Choose where they stand"),
        ({"basis": "did"}, "written down as an act"),
        ({"answer": "yes"}, "no ask"),
        ({"ask": "wear"}, "What was the answer"),
        ({"step": Step(" ", TODAY, "1")}, "Say what happens next"),
        ({"owed": Step("ask the lawyer", days_ago(1), "1")}, "before the talk"),
    ],
)
def test_what_can_not_be_is_told_and_nothing_is_lost(changes: dict[str, object], sentence: str) -> None:
    with pytest.raises(Wrong, match=sentence) as refused:
        check(replace(TALK, **changes), TODAY)  # type: ignore[arg-type]
    assert "Nothing was lost" in str(refused.value)
