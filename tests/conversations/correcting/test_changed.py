"""What of a talk can be corrected, and by whom."""

from dataclasses import replace
from datetime import time, timedelta
from typing import Any

import pytest
from tests.harbor.cast import TODAY, days_ago

from brazier.conversations.correcting.changed import Changed, Parts, as_changed, corrected, upon, with_parts
from brazier.conversations.talk import Step, Talk
from brazier.terms import Wrong

SOON = TODAY + timedelta(days=3)
WAS = Talk(1, days_ago(2), "7", level=3, quote="I sign.", step=Step("ring", TODAY, "8"))


def test_day_time_level_and_step_change_and_nothing_else() -> None:
    changed = Changed(days_ago(3), time(0, 20), 2, ("bring one", TODAY))
    new = corrected(WAS, changed, may_rate=True)
    assert new == Talk(
        1, days_ago(3), "7", level=2, quote="I sign.", step=Step("bring one", TODAY, "8"), had_at=time(0, 20)
    )


def test_a_step_where_there_was_none_is_of_who_talked_and_nothing_can_happen_next() -> None:
    bare = Talk(1, days_ago(2), "7", level=3)
    new = corrected(bare, Changed(bare.had_on, None, 3, ("ring", TODAY)), may_rate=False)
    assert new.step == Step("ring", TODAY, "7")
    assert corrected(WAS, Changed(WAS.had_on, None, 3, None), may_rate=False).step is None


def test_nothing_different_is_said_so() -> None:
    with pytest.raises(Wrong, match="Nothing is different"):
        corrected(WAS, as_changed(WAS), may_rate=True)


def test_only_who_had_the_talk_says_that_the_number_was_wrong() -> None:
    with pytest.raises(Wrong, match="log a talk of your own"):
        corrected(WAS, Changed(WAS.had_on, None, 2, ("ring", TODAY)), may_rate=False)
    assert corrected(WAS, Changed(days_ago(9), None, 3, ("ring", TODAY)), may_rate=False).had_on == days_ago(9)


def test_what_is_not_said_stays_as_it_was() -> None:
    was = Changed(TODAY, time(3, 0), 2, ("bring the form", SOON))
    assert with_parts(was, Parts()) == was
    assert with_parts(was, Parts(had_at=time(2, 0), level=0)) == replace(was, had_at=time(2, 0), level=0)
    assert with_parts(was, Parts(step="call")).step == ("call", SOON)
    assert with_parts(was, Parts(by=TODAY)).step == ("bring the form", TODAY)
    assert with_parts(was, Parts(drops_step=True)).step is None


def test_a_step_that_is_new_is_due_after_a_week_and_a_day_alone_is_none() -> None:
    was = Changed(TODAY, None, 2, None)
    assert with_parts(was, Parts(step="call")).step == ("call", TODAY + timedelta(days=7))
    with pytest.raises(Wrong, match="what happens next"):
        with_parts(was, Parts(by=TODAY))


BASE = Changed(days_ago(2), None, 3, ("ring", TODAY))


@pytest.mark.parametrize(
    ("theirs", "mine", "made", "both"),
    [
        ({"level": 2}, {"had_at": time(3, 0)}, {"level": 2, "had_at": time(3, 0)}, False),
        ({"level": 2}, {"level": 4}, {"level": 4}, False),
        ({"level": 2}, {"level": 2}, {"level": 2}, False),
        ({"step": ("bring one", SOON)}, {"level": 4}, {"level": 4, "step": ("bring one", SOON)}, False),
        ({"level": 2}, {"step": ("bring one", SOON)}, {"level": 2, "step": ("bring one", SOON)}, False),
        ({"step": ("bring one", SOON)}, {"step": ("bring one", SOON)}, {"step": ("bring one", SOON)}, False),
        ({"step": ("bring one", SOON)}, {"step": ("meet", SOON)}, {"step": ("meet", SOON)}, True),
        ({"step": ("ring", SOON)}, {"step": ("ring", days_ago(-9))}, {"step": ("ring", days_ago(-9))}, True),
        ({"step": ("bring one", SOON)}, {"step": None}, {"step": ("bring one", SOON)}, False),
        ({"step": None}, {"step": ("meet", SOON)}, {"step": ("meet", SOON)}, False),
        ({"had_on": days_ago(3)}, {"had_on": days_ago(4)}, {"had_on": days_ago(4)}, False),
    ],
)
def test_two_who_did_not_know_of_each_other_lose_nothing_either_of_them_said(
    theirs: dict[str, Any], mine: dict[str, Any], made: dict[str, Any], both: bool
) -> None:
    found = upon(replace(BASE, **theirs), base=BASE, mine=replace(BASE, **mine))
    assert found == (replace(BASE, **made), both)
