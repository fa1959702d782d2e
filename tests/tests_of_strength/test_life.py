"""The life of a test, and the way back."""

import pytest

from brazier.terms import Wrong
from brazier.tests_of_strength.life import GOES_TO, STATES, check_counts, check_step


def test_every_step_can_be_undone() -> None:
    one_way = {(at, to) for at, ways in GOES_TO.items() for to in ways if at not in GOES_TO[to]}
    assert one_way == set()


@pytest.mark.parametrize(
    ("at", "to"),
    [("planned", "closed"), ("planned", "debriefed"), ("running", "debriefed"), ("debriefed", "running"),
     ("running", "dropped"), ("planned", "dance"), ("", "running")],
)  # fmt: skip
def test_no_step_is_left_out(at: str, to: str) -> None:
    with pytest.raises(Wrong):
        check_step(at, to, anything_noted=False)


def test_a_test_in_which_people_took_part_has_begun() -> None:
    check_step("running", "planned", anything_noted=False)
    with pytest.raises(Wrong, match="begun"):
        check_step("running", "planned", anything_noted=True)


def test_people_are_written_down_while_it_runs_and_until_the_debrief() -> None:
    refused = []
    for state in STATES:
        try:
            check_counts(state)
        except Wrong:
            refused.append(state)
    assert refused == ["planned", "debriefed", "dropped"]
