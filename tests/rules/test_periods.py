"""Days, business days, months: what must hold of every period, and some by hand."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brazier.rules import calendars, loading, periods
from brazier.rules.calendars import Calendar
from brazier.rules.periods import Period
from brazier.terms import Wrong

US = loading.packaged().calendars["us-federal"]
DAYS = st.dates(date(2001, 1, 1), date(2027, 1, 1))
LENGTHS = st.integers(min_value=0, max_value=60)
PERIODS = st.one_of(
    st.builds(Period, n=LENGTHS, unit=st.just("days"), back=st.booleans()),
    st.builds(Period, n=LENGTHS, unit=st.sampled_from(["months", "years"]), counts_first_day=st.booleans()),
    st.builds(Period, n=st.integers(1, 60), unit=st.just("business"), back=st.booleans()),
    st.builds(
        Period,
        n=LENGTHS,
        unit=st.just("days"),
        back=st.booleans(),
        skips_holidays=st.booleans(),
        roll=st.sampled_from(["forward", "back"]),
    ),
)


def _end(day: date, period: Period, offices: Calendar | None = US) -> date:
    return periods.count(day, period, offices).day


def _longer(period: Period) -> Period:
    return Period(
        period.n + 1, period.unit, period.back, period.counts_first_day, period.skips_holidays, period.roll
    )


@settings(deadline=None)
@given(DAYS, PERIODS.filter(lambda p: p.unit != "years" or p.n < 3))
def test_adding_a_day_never_shortens(day: date, period: Period) -> None:
    if period.unit == "months":
        period = Period(period.n % 36, "months", period.back, period.counts_first_day)
    one, more = _end(day, period), _end(day, _longer(period))
    assert more <= one if period.back else more >= one


@settings(deadline=None)
@given(DAYS, PERIODS.filter(lambda p: p.unit in ("days", "business")))
def test_a_day_later_never_ends_earlier(day: date, period: Period) -> None:
    assert _end(day + timedelta(days=1), period) >= _end(day, period)


@settings(deadline=None)
@given(DAYS, PERIODS.filter(lambda p: p.unit == "business" or p.roll != "none"))
def test_a_deadline_never_falls_on_an_excluded_day(day: date, period: Period) -> None:
    assert calendars.why_closed(US, _end(day, period)) == ""


@settings(deadline=None)
@given(DAYS, st.integers(1, 40), st.booleans())
def test_business_days_are_counted_one_by_one_and_none_is_left_out(day: date, n: int, back: bool) -> None:
    found = periods.count(day, Period(n, "business", back), US)
    low, high = sorted((day, found.day))
    between = {low + timedelta(days=i) for i in range((high - low).days + 1)} - {day}
    assert len(found.days) == n
    assert set(found.days) | {passed for passed, _ in found.passed} == between
    assert set(found.days) == {d for d in between if not calendars.why_closed(US, d)}


@settings(deadline=None)
@given(DAYS, st.integers(0, 40))
def test_there_and_back_is_where_it_began(day: date, n: int) -> None:
    there = _end(day, Period(n, "days"), None)
    assert _end(there, Period(n, "days", back=True), None) == day
    assert (there - day).days == n


@settings(deadline=None)
@given(DAYS, st.integers(-30, 30))
def test_months_keep_the_day_or_end_on_the_last(day: date, months: int) -> None:
    found = periods.add_months(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or (found.day < day.day and (found + timedelta(days=1)).day == 1)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 1, 31), -2, date(2025, 11, 30)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 11, 15), 1, date(2026, 12, 15)),
    ],
)
def test_months_by_hand(start: date, months: int, end: date) -> None:
    assert periods.add_months(start, months) == end


def test_a_period_that_begins_with_its_day_ends_one_earlier() -> None:
    assert _end(date(2026, 1, 15), Period(6, "months", counts_first_day=True), None) == date(2026, 7, 14)
    assert _end(date(2023, 6, 5), Period(30, "days", counts_first_day=True), None) == date(2023, 7, 4)
    assert _end(date(2026, 3, 1), Period(1, "years", counts_first_day=True), None) == date(2027, 2, 28)


def test_years_and_months_go_back_too() -> None:
    assert _end(date(2026, 3, 31), Period(1, "months", back=True), None) == date(2026, 2, 28)
    assert _end(date(2024, 2, 29), Period(1, "years", back=True), None) == date(2023, 2, 28)


def test_holidays_are_left_out_of_calendar_days_and_weekends_are_not() -> None:
    period = Period(8, "days", skips_holidays=True, roll="forward")
    found = periods.count(date(2026, 1, 16), period, US)
    assert found.day == date(2026, 1, 26)
    assert found.passed == (
        (date(2026, 1, 19), "Birthday of Martin Luther King, Jr."),
        (date(2026, 1, 25), "Sunday"),
    )


def test_it_rolls_back_where_the_pack_says_so() -> None:
    assert _end(date(2026, 5, 18), Period(7, "days", roll="back")) == date(2026, 5, 22)
    assert _end(date(2026, 5, 18), Period(7, "days", roll="forward")) == date(2026, 5, 26)
    assert _end(date(2026, 5, 18), Period(7, "days", roll="none")) == date(2026, 5, 25)


@pytest.mark.parametrize(
    "period",
    [Period(400, "days"), Period(12, "months"), Period(1, "years"), Period(1, "months"), Period(2, "days")],
)
def test_a_year_no_calendar_has_is_refused(period: Period) -> None:
    with pytest.raises(Wrong, match="9999-12-31") as refused:
        periods.count(date(9999, 12, 31), period, None)
    assert refused.value.code == "rules.far"


@pytest.mark.parametrize("period", [Period(1, "days", back=True), Period(1, "months", back=True)])
def test_nor_one_before_the_first(period: Period) -> None:
    with pytest.raises(Wrong) as refused:
        periods.count(date(1, 1, 1), period, None)
    assert refused.value.code == "rules.far"


def test_past_the_end_of_the_calendar_nothing_is_told() -> None:
    with pytest.raises(Wrong) as refused:
        periods.count(date(2030, 12, 30), Period(2, "business"), US)
    assert refused.value.code == "rules.calendar"
    assert _end(date(2030, 12, 30), Period(1, "business")) == date(2030, 12, 31)
