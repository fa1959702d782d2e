"""An attempt as it is handed in: what follows from each outcome, and what can not be."""

from datetime import date, timedelta

import pytest
from tests.harbor.cast import TODAY

from brazier.conversations.attempting.attempt import (
    FOLLOWS,
    Attempt,
    check,
    check_apart,
    is_attempt,
    tells_of_a_talk,
)
from brazier.conversations.outcomes import NO_TALK
from brazier.terms import Wrong


def attempt(outcome: str = "no_answer", **said: object) -> Attempt:
    return Attempt(1, outcome, TODAY, "1", **said)  # type: ignore[arg-type]


@pytest.mark.parametrize("outcome", NO_TALK)
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


@pytest.mark.parametrize(("outcome", "so"), [([], False), ([""], False), (["spoke"], False), (["refused"], True)])
def test_whoever_says_nothing_of_how_it_ended_talked(outcome: list[str], so: bool) -> None:
    assert is_attempt({"outcome": outcome} if outcome else {}) is so


@pytest.mark.parametrize(
    "said", [{"level": ["0", "2"]}, {"quote": ["I sign."]}, {"when": ["tomorrow"]}, {"who_6": ["Bo"]}]
)
def test_what_only_a_talk_brings_is_never_dropped_for_an_attempt(said: dict[str, list[str]]) -> None:
    assert tells_of_a_talk(said)
    with pytest.raises(Wrong, match="Only one can be"):
        check_apart(said)


def test_what_a_form_brings_untouched_tells_of_no_talk() -> None:
    untouched = {
        "who": ["Cleo"], "outcome": ["no_answer"], "ask": [""], "basis": ["said"], "kind": ["tent"],
        "level": ["0"], "when": ["none"], "about": ["union"], "quote": [" "], "who_2": [""], "level_2": ["3"],
        "had_on": ["2026-11-20"],
    }  # fmt: skip
    check_apart(untouched)
