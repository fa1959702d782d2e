"""Calendars: the days of the packs by another reckoning, and what is said outside of them."""

from datetime import date, timedelta

import pytest

from brazier.rules import calendars, loading
from brazier.rules.calendars import Calendar
from brazier.terms import Wrong

US = loading.packaged().calendars["us-federal"]
UK = loading.packaged().calendars["uk-england-wales"]
MONDAY, THURSDAY = 0, 3


def _nth(year: int, month: int, weekday: int, n: int) -> date:
    """The n-th such weekday of a month; the last one for 0."""
    days = [date(year, month, 1) + timedelta(days=i) for i in range(31)]
    fitting = [d for d in days if d.month == month and d.weekday() == weekday]
    return fitting[n - 1]


def _observed(day: date) -> date:
    return (
        day - timedelta(days=1) if day.weekday() == 5 else day + timedelta(days=1) if day.weekday() == 6 else day
    )


def _federal(year: int) -> set[date]:
    """What 5 USC 6103 says, without a list."""
    fixed = [(1, 1), (7, 4), (11, 11), (12, 25)] + ([(6, 19)] if year >= 2021 else [])
    moving = [(1, MONDAY, 3), (2, MONDAY, 3), (5, MONDAY, 0), (9, MONDAY, 1), (10, MONDAY, 2), (11, THURSDAY, 4)]
    return {_observed(date(year, m, d)) for m, d in fixed} | {_nth(year, *rule) for rule in moving}


def test_the_federal_holidays_are_those_of_the_statute() -> None:
    years = range(US.first.year, US.last.year + 2)
    said = {day for year in years for day in _federal(year) if US.first <= day <= US.last}
    assert set(US.holidays) == said
    assert {"Thanksgiving Day", "Memorial Day", "Washington's Birthday"} <= set(US.holidays.values())


def _easter(year: int) -> date:
    """Gauss, for the Gregorian calendar of these centuries."""
    a, b, c = year % 19, year % 4, year % 7
    d = (19 * a + 24) % 30
    e = (2 * b + 4 * c + 6 * d + 5) % 7
    day = date(year, 3, 22) + timedelta(days=d + e)
    return day - timedelta(days=7) if day > date(year, 4, 25) or (d == 28 and e == 6 and a > 10) else day


def test_the_bank_holidays_of_each_year_are_eight_and_those_given_once() -> None:
    once = {2022: 2, 2023: 1}
    for year in range(UK.first.year, UK.last.year + 1):
        days = [day for day in UK.holidays if day.year == year]
        assert len(days) == 8 + once.get(year, 0)
        assert all(day.weekday() < 5 for day in days)
        assert {_easter(year) - timedelta(days=2), _easter(year) + timedelta(days=1)} <= set(days)
        summer = [_nth(year, 8, MONDAY, 0)]
        moved = {2020: [date(2020, 5, 8)], 2022: [date(2022, 5, 2), date(2022, 6, 2)]}
        may = moved.get(year, [_nth(year, 5, MONDAY, 1)]) + ([] if year == 2022 else [_nth(year, 5, MONDAY, 0)])
        assert set(summer + may) <= set(days)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 7, 3), "Independence Day"),
        (date(2026, 7, 4), "Saturday"),
        (date(2026, 7, 5), "Sunday"),
        (date(2026, 7, 6), ""),
        (date(2026, 7, 2), ""),
    ],
)
def test_a_day_is_closed_for_a_reason(day: date, why: str) -> None:
    assert calendars.why_closed(US, day) == why


@pytest.mark.parametrize("day", [date(1998, 12, 31), date(2031, 1, 1)])
def test_outside_of_its_days_a_calendar_says_nothing(day: date) -> None:
    with pytest.raises(
        Wrong, match=rf"us-federal knows the days from 1999-01-01 to 2030-12-31, not {day}"
    ) as refused:
        calendars.why_closed(US, day)
    assert refused.value.code == "rules.calendar"


def test_its_first_and_last_day_are_in_it() -> None:
    assert calendars.why_closed(US, US.first) == "New Year's Day"
    assert calendars.why_closed(US, US.last) == ""


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(2025, 9, 1), date(2025, 9, 30), 0),
        (date(2025, 9, 1), date(2025, 10, 1), 1),
        (date(2025, 11, 12), date(2025, 12, 1), 1),
        (date(2025, 11, 13), date(2025, 12, 1), 0),
        (date(2025, 9, 1), date(2025, 12, 1), 1),
    ],
)
def test_what_moved_deadlines_and_is_no_holiday_is_told(first: date, last: date, told: int) -> None:
    assert len(calendars.doubts_between(US, first, last)) == told


def test_a_calendar_that_knows_nothing_refuses_every_day() -> None:
    none: Calendar = loading.packaged().calendars["au-none"]
    with pytest.raises(Wrong):
        calendars.holiday(none, date(2026, 3, 2))
