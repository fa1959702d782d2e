"""What counts come to: the tests of a ballot, and which sealed ballots could turn it."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules import packs
from tests.rules.packs import VOTE

from brazier.rules import ballots, deciding, loading
from brazier.rules.ballots import Test as Condition
from brazier.terms import Wrong

LAW = loading.packaged()
DAY = date(2026, 3, 2)
COUNTS = st.integers(min_value=0, max_value=400)
MAJORITY = (Condition("yes", "gt", Fraction(1, 2), "valid"),)
STRIKE = (Condition("cast", "ge", Fraction(1, 2), "eligible"), *MAJORITY)
POLISH = (STRIKE[0], Condition("yes", "gt", Fraction(1, 2), "cast"))
UNIT = (Condition("yes", "gt", Fraction(1, 2), "eligible"),)
FORTY = (*MAJORITY, Condition("yes", "ge", Fraction(2, 5), "eligible"))


def _amounts(**known: int | None) -> dict[str, int | None]:
    return ballots.amounts_of(known)


def _won(tests: tuple[Condition, ...], **known: int | None) -> bool | None:
    return ballots.holds(tests, _amounts(**known), {})


@settings(deadline=None)
@given(COUNTS, COUNTS, COUNTS)
def test_sealed_ballots_decide_by_the_one_sided_test(yes: int, no: int, sealed: int) -> None:
    by_hand = (sealed > 0 and sealed >= yes - no) if yes > no else sealed > no - yes
    assert ballots.determinative(MAJORITY, _amounts(yes=yes, no=no, challenged=sealed), {}) == by_hand


@settings(deadline=None)
@given(st.sampled_from([MAJORITY, STRIKE, UNIT, FORTY]), COUNTS, COUNTS, COUNTS, st.integers(1, 30))
def test_sealed_ballots_decide_exactly_when_some_way_of_opening_them_turns_the_result(
    tests: tuple[Condition, ...], eligible: int, yes: int, no: int, sealed: int
) -> None:
    results = {
        _won(tests, eligible=eligible, yes=yes + a, no=no + b)
        for a in range(sealed + 1)
        for b in range(sealed + 1 - a)
    }
    amounts = _amounts(eligible=eligible, yes=yes, no=no, challenged=sealed)
    assert ballots.determinative(tests, amounts, {}) == (len(results) > 1)


@settings(deadline=None)
@given(st.sampled_from([MAJORITY, STRIKE, UNIT, FORTY]), COUNTS, COUNTS, COUNTS)
def test_one_more_yes_never_loses(tests: tuple[Condition, ...], eligible: int, yes: int, no: int) -> None:
    if _won(tests, eligible=eligible, yes=yes, no=no):
        assert _won(tests, eligible=eligible, yes=yes + 1, no=no)


@settings(deadline=None)
@given(st.sampled_from([STRIKE, UNIT, FORTY]), COUNTS, COUNTS, COUNTS)
def test_what_is_not_known_is_only_answered_where_it_changes_nothing(
    tests: tuple[Condition, ...], eligible: int, yes: int, no: int
) -> None:
    without = _won(tests, yes=yes, no=no)
    if without is not None:
        assert without == _won(tests, eligible=eligible, yes=yes, no=no)


def test_a_strike_can_turn_on_its_turnout_alone() -> None:
    sealed = _amounts(eligible=100, yes=40, no=9, challenged=1)
    assert ballots.determinative(STRIKE, sealed, {}) is True
    assert ballots.determinative(STRIKE, _amounts(eligible=100, yes=40, no=9, challenged=0), {}) is False
    assert ballots.determinative(STRIKE, _amounts(yes=40, no=9, challenged=1), {}) is None
    assert ballots.determinative(STRIKE, _amounts(eligible=100, yes=40, no=9), {}) is None


def test_who_voted_is_what_was_told_or_what_was_counted() -> None:
    assert _amounts(yes=3, no=2)["cast"] == 5
    assert _amounts(yes=3, no=2, void=1)["cast"] == 6
    assert _amounts(yes=3, no=2, void=1, cast=6)["cast"] == 6
    assert _amounts(yes=3, no=2, cast=9)["cast"] == 9
    assert _amounts(yes=3, cast=9) == {
        "eligible": None, "yes": 3, "no": None, "void": None, "challenged": None, "valid": None, "cast": 9,
    }  # fmt: skip
    assert _amounts(no=3)["valid"] is None
    with pytest.raises(
        Wrong, match="6 ballots were answered, and only 5 people are said to have voted"
    ) as refused:
        _amounts(yes=3, no=2, void=1, cast=5)
    assert refused.value.code == "rules.cast"


def test_more_ballots_than_people_are_noticed() -> None:
    assert not ballots.more_than_eligible(_amounts(eligible=5, yes=3, no=2))
    assert ballots.more_than_eligible(_amounts(eligible=5, yes=3, no=2, void=1))
    assert ballots.more_than_eligible(_amounts(eligible=5, yes=3, no=2, challenged=1))
    assert not ballots.more_than_eligible(_amounts(yes=3, no=2))
    assert not ballots.more_than_eligible(_amounts(eligible=5, yes=3))


def _decided(big: bool | None, yes: int, no: int) -> object:
    inputs = {"yes": yes, "no": no, **({} if big is None else {"big": big})}
    day = deciding.date(2026, 3, 2)
    return deciding.decide(packs.law(VOTE), rule="vote", place="AA", as_of=day, inputs=inputs).outputs


def test_a_test_is_asked_only_of_the_ballots_it_is_meant_for() -> None:
    assert _decided(True, 1, 2) == {"result": "lost"}
    assert _decided(False, 1, 2) == {"result": "won"}
    assert _decided(None, 2, 1) == {"result": "won"}
    with pytest.raises(Wrong, match="This rule needs big"):
        _decided(None, 1, 2)


def test_the_trace_says_each_test_with_its_figures() -> None:
    test = Condition("yes", "gt", Fraction(1, 2), "valid", when=(("big", True),))
    amounts = _amounts(yes=2, no=1)
    assert (
        ballots.line(test, amounts, {"big": True})
        == "yes is more than 1/2 of valid (when big is yes): 2 of 3: yes"
    )
    assert ballots.line(test, _amounts(yes=1, no=2), {}).endswith(": 1 of 3: not known")
    assert ballots.line(MAJORITY[0], _amounts(yes=1, no=2), {}) == "yes is more than 1/2 of valid: 1 of 3: no"
    sealed = VOTE.replace('no = "no" }', 'no = "no", challenged = "sealed" }')
    turned = deciding.decide(
        packs.law(sealed.replace('"count", b', '"count", sealed = "count", b')),
        rule="vote",
        place="AA",
        as_of=deciding.date(2026, 3, 2),
        inputs={"yes": 2, "no": 1, "sealed": 1, "big": True},
    )
    assert turned.trace[-1] == "1 challenged ballots could change the result"
    assert turned.outputs == {"result": None}


@pytest.mark.parametrize(("yes", "no"), [(50, 49), (49, 50), (50, 50)])
def test_a_yes_or_no_is_null_while_sealed_ballots_could_turn_it(yes: int, no: int) -> None:
    found = deciding.decide(
        LAW, rule="vote.result", place="CA-ON", as_of=DAY, inputs={"yes": yes, "no": no, "challenged": 2}
    )
    assert found.outputs == {"certified": None}
    assert found.warnings == ("Challenged ballots could still turn it: it is not decided.",)


def test_in_quebec_one_sealed_ballot_can_make_the_majority_of_the_unit() -> None:
    def certified(yes: int) -> object:
        inputs = {"yes": yes, "no": 0, "eligible": 100, "challenged": 1}
        found = deciding.decide(LAW, rule="vote.result", place="CA-QC", as_of=DAY, inputs=inputs)
        return found.outputs["certified"]

    assert [certified(yes) for yes in (49, 50, 51)] == [False, None, True]


@settings(deadline=None)
@given(st.sampled_from([STRIKE, MAJORITY, UNIT, POLISH]), COUNTS, COUNTS, COUNTS, st.integers(0, 60))
def test_spoiled_ballots_decide_exactly_when_some_number_of_them_does(
    tests: tuple[Condition, ...], eligible: int, yes: int, no: int, most: int
) -> None:
    left = max(0, min(most, eligible - yes - no))
    results = {_won(tests, eligible=eligible, yes=yes, no=no, void=void) for void in range(left + 1)}
    amounts = _amounts(eligible=eligible, yes=yes, no=no)
    assert ballots.spoiled_decide(tests, amounts, {}, most) == (len(results) > 1)
    assert not ballots.spoiled_decide(tests, _amounts(eligible=eligible, yes=yes, no=no, void=0), {}, most)
    assert not ballots.spoiled_decide(tests, _amounts(eligible=eligible, yes=yes, no=no, cast=yes + no), {}, most)
