"""Which test comes next: nobody climbs on hope."""

import pytest

from brazier.tests_of_strength.climbing import Past, suggested
from brazier.tests_of_strength.ladder import SHIPPED

PASSED = Past("button", is_passed=True, would_pass=True, verified=10)
FAILED = Past("button", verified=3)


@pytest.mark.parametrize(
    ("past", "why", "rung"),
    [
        ([], "first", "survey"),
        ([PASSED], "up", "petition"),
        ([FAILED], "again", "button"),
        ([FAILED, FAILED], "back", "color"),
        ([PASSED, FAILED], "again", "button"),
        ([Past("button", would_pass=True, verified=3)], "look", "button"),
        ([Past("button", is_debriefed=False, is_passed=True)], "debrief", None),
        ([PASSED, Past("petition", goes_on=True)], "goes_on", None),
        ([Past("color", is_passed=True, verified=40), PASSED], "fewer", "button"),
        ([Past("strike_vote", is_passed=True, verified=90)], "top", "strike_vote"),
        ([Past("survey", verified=1), Past("survey", verified=1)], "again", "survey"),
        ([Past("gone from the ladder", is_passed=True)], "up", "channel"),
    ],
)
def test_what_is_suggested_follows_from_what_was_seen(past: list[Past], why: str, rung: str | None) -> None:
    found = suggested(past, SHIPPED)
    assert (found.why, found.rung.key if found.rung else None) == (why, rung)


def test_never_more_than_one_rung_up() -> None:
    at = {rung.key: n for n, rung in enumerate(SHIPPED)}
    for rung in SHIPPED:
        found = suggested([Past(rung.key, is_passed=True, verified=9)], SHIPPED)
        assert found.rung is not None
        assert at[found.rung.key] - at[rung.key] <= 1
