"""Rules that answer with a day: so far from what happened, one day after the other as the pack writes them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, cast

from brazier.rules import periods
from brazier.rules.answers import DAYS, Answer, Need, Needs
from brazier.rules.asking import HOUR, Moment
from brazier.rules.calendars import Calendar, doubts_between
from brazier.rules.entry import Entry
from brazier.rules.periods import Counted, Period
from brazier.terms import Wrong

GIVEN, MISSING = "given", "missing"
ROLLED = {"forward": "to the next working day", "back": "back to the last working day"}
SAID_UNITS = {"days": "days", "business": "business days", "months": "months", "years": "years"}


@dataclass(frozen=True, slots=True)
class Clock:
    """One day of the answer.

    start: the input, or the earlier output, it is counted from. by, lengths: the input that says how long, and
    how long each of its words is. calendar: whose holidays. hour: the local time it ends at. when: for which
    answers this clock runs. lists: the days counted are the answer, not the last of them. earlier_of: another
    day known by then, if that comes first; later_of: if that comes last. hidden: not told, others are counted from
    it.
    """

    output: str
    start: str
    period: Period
    by: str = ""
    lengths: Mapping[str, int] = field(default_factory=dict)
    calendar: str = ""
    hour: str = ""
    when: Mapping[str, bool | str] = field(default_factory=dict)
    lists: bool = False
    earlier_of: str = ""
    later_of: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """A yes or no: whether the day `first` is not after the day `last`."""

    output: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Plan:
    """All days of a rule, and what is checked of them."""

    clocks: tuple[Clock, ...]
    checks: tuple[Check, ...]


def read(entry: Entry) -> Plan:
    """What a pack says under `clocks` and `checks`."""
    checks = tuple(_check(one) for one in entry.inners("checks", []))
    return Plan(tuple(_clock(one) for one in entry.inners("clocks")), checks)


def reads(plan: Plan) -> Needs:
    """The inputs and earlier outputs a plan needs."""
    needs: list[tuple[str, Need]] = []
    for clock in plan.clocks:
        needs.append((clock.start, Need(DAYS, open=clock.when.get(clock.start) == GIVEN)))
        needs += [
            (key, Need(("yesno",) if isinstance(wanted, bool) else (), open=True))
            for key, wanted in clock.when.items()
        ]
        if clock.lengths:
            needs.append((clock.by, Need(("text",), frozenset(clock.lengths))))
        needs += [(other, Need(DAYS, open=True)) for other in (clock.earlier_of, clock.later_of) if other]
    return (*needs, *((name, Need(DAYS)) for check in plan.checks for name in (check.first, check.last)))


def gives(plan: Plan) -> tuple[str, ...]:
    """The names of its answers, hidden ones too."""
    return tuple(dict.fromkeys([*(c.output for c in plan.clocks), *(check.output for check in plan.checks)]))


def calendars(plan: Plan) -> set[str]:
    """The calendars a plan needs."""
    return {clock.calendar for clock in plan.clocks} - {""}


def answer(plan: Plan, given: Mapping[str, Any], offices: Mapping[str, Calendar]) -> Answer:
    """The days of a plan. A clock that does not run for these inputs leaves its output null.

    Errors: Wrong where a calendar ends, or where an input is lacking that nothing takes the place of.
    """
    known: dict[str, Any] = dict(given)
    told: dict[str, object] = {}
    trace: list[str] = []
    warnings: list[str] = []
    _lacks_nothing(plan, given)
    for clock in plan.clocks:
        if not _runs(clock, given):
            if not clock.hidden:
                told.setdefault(clock.output, None)
            continue
        office = offices.get(clock.calendar)
        length = clock.lengths[known[clock.by]] if clock.lengths else clock.period.n
        start = known[clock.start]
        counted = periods.count(start.day, replace(clock.period, n=length), office)
        known[clock.output] = moment = _chosen(clock, Moment(counted.day, clock.hour or start.hour), known)
        trace.append(_line(clock, length, start, counted, moment))
        warnings += doubts_between(office, *sorted((start.day, counted.day))) if office else ()
        if not clock.hidden:
            told[clock.output] = [str(day) for day in sorted(counted.days)] if clock.lists else str(moment)
    for check in plan.checks:
        told[check.output] = known[check.first].day <= known[check.last].day
        trace.append(f"{check.output}: {check.first} {known[check.first]}, at the latest {known[check.last]}")
    return Answer(told, tuple(trace), tuple(dict.fromkeys(warnings)))


def words(plan: Plan) -> tuple[str, ...]:
    """A plan as a lawyer reads it."""
    lines = [f"{clock.output}: {_words(clock)}" for clock in plan.clocks]
    return (*lines, *(f"{c.output}: whether {c.first} is not after {c.last}" for c in plan.checks))


def _check(entry: Entry) -> Check:
    check = Check(entry.text("output"), entry.text("first"), entry.text("last"))
    entry.done()
    return check


def _clock(entry: Entry) -> Clock:
    output, start, by = entry.text("output"), entry.text("from"), entry.text("by", "")
    lengths = entry.take("n", dict) if by else {}
    if by and not (lengths and all(type(n) is int and n >= 0 for n in lengths.values())):
        entry.fail("n must hold whole numbers")
    period = Period(
        n=0 if by else entry.whole("n"),
        unit=entry.one_of("unit", periods.UNITS),
        back=entry.one_of("direction", ("after", "before"), "after") == "before",
        counts_first_day=entry.take("count_first_day", bool, False),
        skips_holidays=entry.take("skip_holidays", bool, False),
        roll=entry.one_of("roll", periods.ROLLS, "none"),
    )
    clock = Clock(
        output, start, period, by, lengths,
        calendar=entry.text("calendar", ""),
        hour=entry.text("hour", ""),
        when=entry.take("when", dict, {}),
        lists=entry.take("lists", bool, False),
        earlier_of=entry.text("earlier_of", ""),
        later_of=entry.text("later_of", ""),
        hidden=entry.take("hidden", bool, False),
    )  # fmt: skip
    _sound(entry, clock)
    entry.done()
    return clock


def _sound(entry: Entry, clock: Clock) -> None:
    """What no single key can say."""
    period, days = clock.period, clock.period.unit == "days"
    if not all(isinstance(wanted, bool) or wanted in (GIVEN, MISSING) for wanted in clock.when.values()):
        entry.fail(f"when may hold true, false, {GIVEN} and {MISSING}")
    if (period.unit == "business" or period.skips_holidays or period.roll != "none") != bool(clock.calendar):
        entry.fail("business days, left out holidays and rolling need a calendar, and nothing else does")
    if period.skips_holidays and not days:
        entry.fail("skip_holidays is for days of the calendar")
    if period.counts_first_day and (period.unit == "business" or period.skips_holidays or period.back):
        entry.fail("count_first_day is for days, months and years after")
    if clock.lists and period.unit != "business":
        entry.fail("only business days are listed")
    if clock.hour and not HOUR.fullmatch(clock.hour):
        entry.fail("hour must be like T12:00")


def _lacks_nothing(plan: Plan, given: Mapping[str, Any]) -> None:
    """An output without a clock that runs is null where the law asks for nothing, not where an input is lacking.

    Errors: Wrong names that input.
    """
    for output in {clock.output: None for clock in plan.clocks if not clock.hidden}:
        clocks = [clock for clock in plan.clocks if clock.output == output]
        if any(_runs(clock, given) for clock in clocks):
            continue
        for clock in clocks:
            lacking = [key for key, wanted in clock.when.items() if wanted == GIVEN and given[key] is None]
            if lacking:
                raise Wrong("rules.missing", "This rule needs %(key)s.", key=lacking[0])


def _runs(clock: Clock, given: Mapping[str, Any]) -> bool:
    return all(_holds(given[key], wanted) for key, wanted in clock.when.items())


def _holds(value: object, wanted: bool | str) -> bool:
    if wanted in (GIVEN, MISSING):
        return (value is None) == (wanted == MISSING)
    return value == wanted


def _chosen(clock: Clock, moment: Moment, known: Mapping[str, Any]) -> Moment:
    """The day itself, or the other it gives way to."""
    earlier, later = known.get(clock.earlier_of), known.get(clock.later_of)
    if earlier is not None and earlier.day < moment.day:
        return cast("Moment", earlier)
    return later if later is not None and later.day > moment.day else moment


def _line(clock: Clock, length: int, start: Moment, counted: Counted, moment: Moment) -> str:
    """One step, with each day that was passed over and why."""
    way = "before" if clock.period.back else "after"
    begins = ", that day counted" if clock.period.counts_first_day else ""
    passed = ", ".join(f"{day} {why}" for day, why in sorted(counted.passed))
    unit = SAID_UNITS[clock.period.unit]
    out = f"; left out: {passed}" if passed else ""
    return f"{clock.output} = {moment}: {length} {unit} {way} {clock.start} ({start}{begins}){out}"


def _words(clock: Clock) -> str:
    period = clock.period
    ns = [f"{n} ({word})" for word, n in clock.lengths.items()] if clock.lengths else [str(period.n)]
    parts = [f"{' or '.join(ns)} {SAID_UNITS[period.unit]} {'before' if period.back else 'after'} {clock.start}"]
    if clock.lists:
        parts.append("each of them told")
    if period.counts_first_day:
        parts.append("that day counted")
    if period.skips_holidays:
        parts.append("holidays between left out")
    if period.roll != "none":
        parts.append(f"off a weekend or holiday {ROLLED[period.roll]}")
    if clock.calendar:
        parts.append(f"calendar {clock.calendar}")
    if clock.hour:
        parts.append(f"at {clock.hour[1:]}")
    if clock.when:
        parts.append("when " + " and ".join(f"{key} is {_asked(wanted)}" for key, wanted in clock.when.items()))
    if clock.earlier_of:
        parts.append(f"or {clock.earlier_of} if that is earlier")
    if clock.later_of:
        parts.append(f"or {clock.later_of} if that is later")
    if clock.hidden:
        parts.append("not told")
    return ", ".join(parts)


def _asked(wanted: bool | str) -> str:
    return {True: "yes", False: "no"}[wanted] if isinstance(wanted, bool) else wanted
