"""From a day so many days or months on or back: calendar days, working days, months that end on their last day."""

import calendar as month_lengths
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

from brazier.rules.calendars import Calendar, holiday, why_closed
from brazier.terms import Wrong

UNITS = ("days", "business", "months", "years")
ROLLS = ("none", "forward", "back")
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """How far from the day something happened.

    unit: days of the calendar, business days, months or years. back: the deadline lies before the event.
    counts_first_day: the period begins with the day itself, so its last day is one earlier.
    skips_holidays: holidays between are not counted, though weekends are. roll: off a closed day, which way.
    """

    n: int
    unit: str
    back: bool = False
    counts_first_day: bool = False
    skips_holidays: bool = False
    roll: str = "none"


@dataclass(frozen=True, slots=True)
class Counted:
    """The day that was found, the working days that were counted, and which days were passed over and why."""

    day: date
    days: tuple[date, ...] = ()
    passed: tuple[tuple[date, str], ...] = ()


def count(start: date, period: Period, offices: Calendar | None) -> Counted:
    """The day a period leads to.

    Errors: Wrong where the calendar ends, or where the years do.
    """
    try:
        found = _counted(start, period, offices)
        return _rolled(found, period.roll, offices) if offices else found
    except OverflowError:
        raise _too_far(start) from None


def add_months(day: date, months: int) -> date:
    """The same day so many months on; where that month is shorter, its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise _too_far(day)
    return date(year, month + 1, min(day.day, month_lengths.monthrange(year, month + 1)[1]))


def _too_far(day: date) -> Wrong:
    return Wrong("rules.far", "From %(day)s on, this ends in a year that calendars do not have.", day=day)


def _counted(start: date, period: Period, offices: Calendar | None) -> Counted:
    step = -DAY if period.back else DAY
    if period.unit in ("months", "years"):
        months = period.n * (12 if period.unit == "years" else 1)
        found = add_months(start, -months if period.back else months)
        return Counted(found - step if period.counts_first_day else found)
    if offices is None or (period.unit == "days" and not period.skips_holidays):
        return Counted(start + step * (period.n - period.counts_first_day))
    closed = why_closed if period.unit == "business" else holiday
    day = start
    days: list[date] = []
    passed: list[tuple[date, str]] = []
    while len(days) < period.n:
        day += step
        if why := closed(offices, day):
            passed.append((day, why))
        else:
            days.append(day)
    return Counted(day, tuple(days), tuple(passed))


def _rolled(found: Counted, roll: str, offices: Calendar) -> Counted:
    if roll == "none":
        return found
    day, passed = found.day, list(found.passed)
    while why := why_closed(offices, day):
        passed.append((day, why))
        day += DAY if roll == "forward" else -DAY
    return Counted(day, found.days, tuple(passed))
