"""Which days offices work. A calendar ends; past its end nobody knows the holidays, and nobody is told a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from brazier.terms import Wrong

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Doubt:
    """Days (the last one included) on which something happened that moves deadlines and is no holiday."""

    first: date
    last: date
    why: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """Holidays as they are observed, from the first day to the last one known."""

    id: str
    name: str
    first: date
    last: date
    holidays: Mapping[date, str]
    doubts: tuple[Doubt, ...]
    citation: str
    checked: date


def why_closed(calendar: Calendar, day: date) -> str:
    """Why nobody works that day: the weekday or the holiday; empty on a working day."""
    return holiday(calendar, day) or (f"{day:%A}" if day.weekday() >= SATURDAY else "")


def holiday(calendar: Calendar, day: date) -> str:
    """The holiday observed that day, or nothing. Errors: Wrong outside of what the calendar knows."""
    if not calendar.first <= day <= calendar.last:
        raise Wrong(
            "rules.calendar",
            "The calendar %(calendar)s knows the days from %(first)s to %(last)s, not %(day)s. "
            "Without its holidays no deadline can be told.",
            calendar=calendar.id,
            first=calendar.first,
            last=calendar.last,
            day=day,
        )
    return calendar.holidays.get(day, "")


def doubts_between(calendar: Calendar, first: date, last: date) -> tuple[str, ...]:
    """What happened between two days (both included) that may have moved deadlines."""
    return tuple(d.why for d in calendar.doubts if d.first <= last and first <= d.last)
