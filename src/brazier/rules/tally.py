"""What a count of ballots means: who won, what the law makes of it, what could still turn it, and by when to act.

Official figures are dirty: sums are made here, nothing is repaired, and what can not be so is flagged. What nobody
told is not known, and not zero.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from brazier.rules import ballots, deciding, exact
from brazier.rules.ballots import Plan, Test
from brazier.rules.law import BallotKind, Law, Place, Rule, Value
from brazier.terms import Wrong

BALLOT_LASTS = timedelta(days=366)
"""So long after a change a ballot may still be one that began under the rule before it."""
UNDECIDED = "undecided_challenges"
SPOILED = 20
"""Where nobody told the spoiled ballots, one for so many votes is thought possible: a guess on the high side."""
TOLD = {
    "eligible": "eligible",
    "yes": "yes",
    "no": "no",
    "void": "void",
    "challenged": "challenged",
    "day": "date",
}


@dataclass(frozen=True, slots=True)
class Count:
    """What was counted; None is not known.

    printed_valid: the sum as it was printed. day: of the count. event_day: the day the rule attaches to, where
    that is another. conditions: what the rule asks beyond the figures.
    """

    eligible: int | None = None
    yes: int | None = None
    no: int | None = None
    void: int | None = None
    challenged: int | None = None
    printed_valid: int | None = None
    day: date | None = None
    event_day: date | None = None
    conditions: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """A count under one value of the law. open: what nobody told and the result hangs on."""

    won: bool | None
    legal: bool | None
    turns: bool | None
    open: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a count means. outcome: of the count; legal: by the law; value: the law it was read by, if one was."""

    place: Place
    kind: str
    outcome: str | None
    legal: str | None
    valid: int | None
    margin: int | None
    yes_percent: float | None
    turnout_percent: float | None
    determinative: bool | None
    deadlines: Mapping[str, str]
    flags: tuple[str, ...]
    unknown: tuple[str, ...]
    rule: Rule | None
    value: Value | None
    trace: tuple[str, ...]


def count(law: Law, *, place: str, kind: str | None, counted: Count) -> Meaning:
    """What these figures mean at this place.

    Errors: Wrong for a place without ballots that anybody knows, or with several kinds of which none was named.
    """
    where = law.place(place)
    ballot = _ballot(where, kind)
    amounts = ballots.amounts_of({name: getattr(counted, name, None) for name in ballots.AMOUNTS})
    flags = _odd(amounts, counted)
    rule = where.rules[ballot.rule] if ballot else None
    read, value = Reading(None, None, None, ()), None
    if ballot is None or rule is None:
        flags.append("kind_not_known_here")
    elif not (values := _values(rule, counted)):
        flags.append("no_rule_on_this_day")
    else:
        read, value = _agreed([_read(one.plan, amounts, counted) for one in values]), values[-1]
        flags += [f"depends_on_{key}" for key in read.open]
        if ballot.event and read.legal is not _under_the_rule_before(rule, value, amounts, counted, read.legal):
            read = Reading(read.won, None, read.turns, ())
            flags.append(f"depends_on_{rule.attaches_to}")
    deadlines = _deadlines(law, where, ballot, counted=counted, won=read.legal, value=value) if ballot else {}
    turnout = _turnout(ballot, amounts)
    valid, yes, no = amounts["valid"], amounts["yes"], amounts["no"]
    return Meaning(
        place=where,
        kind=ballot.kinds[0] if ballot else kind or "",
        outcome=_outcome(ballot, read),
        legal=_legal(ballot, read, amounts),
        valid=valid,
        margin=None if yes is None or no is None else abs(yes - no),
        yes_percent=None if yes is None or valid is None else exact.percent(yes, valid),
        turnout_percent=turnout,
        determinative=read.turns,
        deadlines=deadlines,
        flags=tuple(flags),
        unknown=tuple(said for name, said in TOLD.items() if getattr(counted, name) is None),
        rule=rule,
        value=value,
        trace=_trace(value, amounts, counted),
    )


def _ballot(place: Place, kind: str | None) -> BallotKind | None:
    """The ballot of that kind; None for a kind that this place does not have."""
    if not place.ballots:
        raise Wrong("rules.no_ballot", "The law pack %(place)s counts no ballots.", place=place.code)
    if kind is not None:
        asked = kind.strip().casefold()
        return next((b for b in place.ballots if asked in (k.casefold() for k in b.kinds)), None)
    usual = [ballot for ballot in place.ballots if ballot.usual or len(place.ballots) == 1]
    if not usual:
        raise Wrong(
            "rules.kinds",
            "%(place)s has several kinds of ballot: %(kinds)s. Name one with --kind.",
            place=place.code,
            kinds=", ".join(ballot.kinds[0] for ballot in place.ballots),
        )
    return usual[0]


def _odd(amounts: ballots.Amounts, counted: Count) -> list[str]:
    """What can not be so, or should be looked at."""
    valid, printed = amounts["valid"], counted.printed_valid
    found = {
        "more_votes_than_eligible": ballots.more_than_eligible(amounts),
        "valid_differs": valid is not None and printed is not None and valid != printed,
        "no_valid_votes": valid == 0,
    }
    return [flag for flag, is_so in found.items() if is_so]


def _values(rule: Rule, counted: Count) -> list[Value]:
    """The values the count may have been held under: one, or all there are when no day is known."""
    day = counted.event_day or counted.day
    return [v for v in rule.values if v.is_live] if day is None else deciding.in_force(rule, day)


def _read(plan: Plan, amounts: ballots.Amounts, counted: Count) -> Reading:
    conditions = counted.conditions
    spoiled = ballots.spoiled_decide(plan.tests, amounts, conditions, (amounts["valid"] or 0) // SPOILED)
    legal = ballots.holds(plan.tests, amounts, conditions)
    unmet = {key: False for test in plan.tests for key, _ in test.when if key not in conditions}
    won = ballots.holds(plan.tests, amounts, {**conditions, **unmet})
    turns = ballots.determinative(plan.tests, amounts, {**conditions, **unmet})
    if spoiled:
        return Reading(won, None, turns, ("void",))
    return Reading(won, legal, turns, tuple(unmet) if legal is None and won is not None else ())


def _agreed(readings: list[Reading]) -> Reading:
    """What several values of the law agree on."""
    first, *rest = readings
    same = [all(one == other for other in others) for one, *others in zip(*map(_parts, readings), strict=True)]
    won, legal, turns = (part if is_same else None for part, is_same in zip(_parts(first), same, strict=True))
    return Reading(won, legal, turns, first.open if not rest else ())


def _parts(reading: Reading) -> tuple[bool | None, ...]:
    return reading.won, reading.legal, reading.turns


def _under_the_rule_before(
    rule: Rule, value: Value, amounts: ballots.Amounts, counted: Count, legal: bool | None
) -> bool | None:
    """What the law would make of it if the ballot began before the rule changed, where that may be so."""
    earlier = deciding.before(rule, value)
    if earlier is None or not _may_have_begun_earlier(value, counted):
        return legal
    return _read(earlier.plan, amounts, counted).legal


def _may_have_begun_earlier(value: Value, counted: Count) -> bool:
    """Whether nobody said when the ballot began, and the rule changed not long before the count."""
    if counted.event_day or not counted.day or not value.start:
        return False
    return counted.day - value.start < BALLOT_LASTS


def _outcome(ballot: BallotKind | None, read: Reading) -> str | None:
    if ballot is None or read.won is None:
        return None
    return UNDECIDED if read.turns else ballot.won if read.won else ballot.lost


def _legal(ballot: BallotKind | None, read: Reading, amounts: ballots.Amounts) -> str | None:
    if ballot is None or read.legal is None or (ballot.seals and amounts["challenged"] is None):
        return None
    return ballot.legal_waits if read.turns else ballot.legal_won if read.legal else ballot.legal_lost


def _turnout(ballot: BallotKind | None, amounts: ballots.Amounts) -> float | None:
    eligible, valid, cast = amounts["eligible"], amounts["valid"], amounts["cast"]
    if eligible is None or valid is None or cast is None:
        return None
    took_part = cast if ballot and ballot.turnout == "cast" else valid
    return exact.percent(took_part + (amounts["challenged"] or 0), eligible)


def _deadlines(
    law: Law, place: Place, ballot: BallotKind, *, counted: Count, won: bool | None, value: Value | None
) -> dict[str, str]:
    """The days that follow; one that can not be told is left out. The day of the count stands in for the day the
    ballot began only where both fall under the same rule."""
    if counted.day is None:
        return {}
    began = counted.event_day or (counted.day if value and not _may_have_begun_earlier(value, counted) else None)
    days = {"day": counted.day, "event": began}
    found = {}
    for deadline in ballot.deadlines:
        inputs = {key: str(days[which]) for key, which in deadline.inputs.items() if days[which]}
        if len(inputs) < len(deadline.inputs) or (deadline.won and not won):
            continue
        try:
            told = deciding.decide(law, rule=deadline.rule, place=place.code, as_of=counted.day, inputs=inputs)
        except Wrong:
            continue
        found[deadline.name] = str(told.outputs[deadline.output])
    return found


def _trace(value: Value | None, amounts: ballots.Amounts, counted: Count) -> tuple[str, ...]:
    if value is None:
        return ()
    tests: tuple[Test, ...] = value.plan.tests
    lines = (ballots.line(test, amounts, counted.conditions) for test in tests)
    return (deciding.value_named(value), *lines)
