"""An attempt as it is handed in: what follows from each outcome, and what can not be."""

from datetime import date, timedelta

import pytest
from tests.harbor.cast import TODAY

from brazier.conversations.attempting.attempt import FOLLOWS, Attempt, check
from brazier.conversations.facts import OUTCOMES
from brazier.terms import Wrong


def attempt(outcome: str = "no_answer", **said: object) -> Attempt:
    return Attempt(1, outcome, TODAY, "1", **said)  # type: ignore[arg-type]


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_only_what_leaves_something_to_do_has_a_day(outcome: str) -> None:
    due = attempt(outcome).due
    assert due == (TODAY + timedelta(days=FOLLOWS[outcome]) if outcome in FOLLOWS else None)


def test_the_day_somebody_said_counts() -> None:
    assert attempt("call_back", again_on=date(2026, 11, 25)).due == date(2026, 11, 25)


@pytest.mark.parametrize(
    "wrong",
    [
        attempt("spoke"), attempt(kind="pigeon"), Attempt(1, "no_answer", TODAY + timedelta(days=1), "1"),
        Attempt(1, "no_answer", TODAY - timedelta(days=367), "1"),
        attempt("call_back", again_on=TODAY - timedelta(days=1)),
        attempt("call_back", again_on=TODAY + timedelta(days=91)),
    ],
)  # fmt: skip
def test_what_can_not_be_is_said(wrong: Attempt) -> None:
    with pytest.raises(Wrong, match="Nothing was lost"):
        check(wrong, TODAY)


def test_what_can_be_passes() -> None:
    check(attempt("call_back", again_on=TODAY), TODAY)
