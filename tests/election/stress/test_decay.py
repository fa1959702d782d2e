"""The worked figures of screen 12, and what must hold whatever the figures are."""

from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from brazier.election.stress import decay
from brazier.election.stress.decay import Rung

CARDS, SHARES, WEEKS = st.integers(0, 20_000), st.floats(0.0, 0.2), st.integers(1, 52)


def test_150_in_100_a_year_is_a_bit_under_3_in_100_a_week() -> None:
    assert decay.weekly(150) == pytest.approx(0.0288, abs=0.00005)
    assert decay.weekly(100_000) == 1.0


def test_2400_cards_lose_about_70_a_week() -> None:
    assert decay.lost_a_week(2400, 0.029) == pytest.approx(69.6)


def test_1690_of_2400_survive_twelve_weeks() -> None:
    assert round(decay.surviving(2400, 0.0288, 12)) == 1690


def test_about_342_a_week_are_needed_and_the_naive_293_are_14_percent_too_few() -> None:
    exact = decay.needed_a_week(2400, 0.0288, wanted=0.65 * 8000, weeks=12)
    naive = decay.naive_a_week(2400, 0.0288, wanted=0.65 * 8000, weeks=12)
    assert round(exact) == 342
    assert int(naive) == 292
    assert round(naive) in (292, 293)
    assert 1 - naive / exact == pytest.approx(0.14, abs=0.01)


def test_without_anybody_leaving_the_gap_is_spread_over_the_weeks() -> None:
    assert decay.needed_a_week(100, 0.0, wanted=220, weeks=12) == 10


@settings(deadline=None)
@given(cards=CARDS, share=SHARES, wanted=st.integers(0, 20_000), weeks=WEEKS)
def test_signing_that_many_each_week_reaches_it_just_so(cards: int, share: float, wanted: int, weeks: int) -> None:
    each, there = decay.needed_a_week(cards, share, wanted=wanted, weeks=weeks), float(cards)
    for _ in range(weeks):
        there = there * (1 - share) + each
    assert there >= wanted - 1e-6 * max(1, wanted)
    if each:
        assert there == pytest.approx(wanted, rel=1e-6)


@settings(deadline=None)
@given(cards=CARDS, share=st.floats(0.001, 0.2), wanted=st.integers(1, 20_000), weeks=WEEKS)
def test_the_naive_count_never_asks_for_more(cards: int, share: float, wanted: int, weeks: int) -> None:
    assume(weeks > 1)
    exact = decay.needed_a_week(cards, share, wanted=wanted, weeks=weeks)
    assert decay.naive_a_week(cards, share, wanted=wanted, weeks=weeks) <= exact + 1e-9


def test_what_signers_really_did_counts_in_weeks() -> None:
    share = decay.measured(400, 371, 63)
    assert 400 * (1 - share) ** 9 == pytest.approx(371)
    assert decay.measured(100, 100, 30) == 0.0
    assert decay.measured(100, 0, 30) == 1.0


FILING = date(2026, 11, 20)
NINE_MONTHS = tuple(Rung(date(2026, month, 1), 256) for month in range(3, 12))


def test_2300_cards_over_nine_months_are_a_thousand_fewer_a2() -> None:
    steps = decay.ladder(NINE_MONTHS, 0.029, on=FILING)
    there, left = sum(step.cards for step in steps), decay.left_of(steps)
    assert there == 2304
    assert 850 < there - left < 1050  # the first petition was pulled over "more than 1,000"
    assert [step.months for step in steps] == [8, 7, 6, 5, 4, 3, 2, 1, 0]


def test_cards_that_were_looked_up_decay_only_since_then() -> None:
    steps = decay.ladder(NINE_MONTHS, 0.029, on=FILING, counted_on=FILING)
    assert decay.left_of(steps) == 2304
    later = decay.ladder(NINE_MONTHS, 0.029, on=date(2026, 12, 18), counted_on=FILING)
    assert decay.left_of(later) == pytest.approx(2304 * 0.971**4)


def test_the_ladder_marks_what_is_over_ten_months_and_over_a_year_and_without_a_day() -> None:
    months = (date(2025, 10, 1), date(2025, 11, 1), date(2025, 12, 1), date(2026, 1, 1), None)
    steps = decay.ladder([Rung(month, 10) for month in months], 0.0, on=FILING)
    assert [(s.months, s.is_old, s.is_stale) for s in steps] == [
        (13, True, True),
        (12, True, False),
        (11, True, False),
        (10, False, False),
        (None, True, True),
    ]


def test_a_month_without_cards_is_no_rung() -> None:
    assert decay.ladder([Rung(FILING.replace(day=1), 0)], 0.1, on=FILING) == ()


@settings(deadline=None)
@given(cards=st.integers(0, 5000), share=SHARES, days=st.integers(0, 400))
def test_a_ladder_never_grows(cards: int, share: float, days: int) -> None:
    on = date.fromordinal(FILING.toordinal() + days)
    assert decay.left_of(decay.ladder([Rung(date(2026, 11, 1), cards)], share, on=on)) <= cards


def test_how_many_came_a_week_between_two_counts() -> None:
    assert decay.a_week(800, date(2026, 11, 1), 940, date(2026, 11, 15)) == 70
    assert decay.a_week(800, date(2026, 11, 1), 940, date(2026, 11, 1)) is None


@pytest.mark.parametrize(
    ("cards", "challenged", "still_here", "left"),
    [(2300, 1000, 0, 1300), (2300, 1000, 240, 1540), (800, 1000, 0, 0), (2300, 1000, 5000, 2300)],
)
def test_a_challenge_of_a_thousand_names_leaves_the_rest_and_those_we_can_show(
    cards: int, challenged: int, still_here: int, left: int
) -> None:
    assert decay.after_challenge(cards, challenged, still_here) == left


def test_a_months_cards_are_taken_as_signed_in_its_middle() -> None:
    [step] = decay.ladder([Rung(date(2026, 11, 1), 100)], 0.1, on=date(2026, 11, 29))
    assert step.left == pytest.approx(81)


def test_the_ladder_stands_oldest_first_and_cards_without_a_day_last() -> None:
    months = (None, date(2026, 11, 1), date(2026, 3, 1), date(2026, 7, 1))
    steps = decay.ladder([Rung(month, 10) for month in months], 0.0, on=FILING)
    assert [step.month for step in steps] == [date(2026, 3, 1), date(2026, 7, 1), date(2026, 11, 1), None]


def test_where_nobody_measured_150_in_100_a_year_are_taken_to_leave() -> None:
    assert decay.weekly(decay.HEADLINE) == pytest.approx(1.5 / 52)
