"""What of a talk can be corrected, and by whom."""

from datetime import time

import pytest
from tests.harbor.cast import TODAY, days_ago

from brazier.conversations.correcting.changed import Changed, as_changed, corrected
from brazier.conversations.talk import Step, Talk
from brazier.terms import Wrong

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
