"""One question of one rule: which value holds on which day, and the answer with its source, version and trace."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from brazier.rules import asking
from brazier.rules.asking import Kind
from brazier.rules.families import FAMILIES
from brazier.rules.law import Law, Place, Rule, Value
from brazier.terms import Wrong

NEAR = timedelta(days=183)
"""So long after a change a stand-in for the day that counts may mislead."""
STALE = timedelta(days=366)
"""So long after somebody checked a value its answers say so."""


@dataclass(frozen=True, slots=True)
class Decision:
    """An answer and everything it rests on."""

    place: Place
    rule: Rule
    value: Value
    as_of: date
    day: date
    inputs: Mapping[str, object]
    outputs: Mapping[str, object]
    warnings: tuple[str, ...]
    trace: tuple[str, ...]


def decide(law: Law, *, rule: str, place: str, as_of: date, inputs: Mapping[str, object]) -> Decision:
    """The answer of a rule to these inputs.

    as_of: the day that is asked about; the value is that of the day the rule attaches to, where inputs tell it.
    Errors: Wrong for an unknown place, rule or input, and wherever the law gives no answer: not known, announced,
    stopped by a court, not valid there, or past the end of a calendar. The sentence says which.
    """
    where = law.place(place)
    asked = law.rule(where, rule)
    given = asking.read(inputs, _kinds(asked))
    _in_order(asked, given)
    day, how = event(asked, given, as_of)
    value = choose(asked, day, as_of, given)
    answer = FAMILIES[asked.family].answer(value.plan, given, law.calendars)
    unused = tuple(f"{key} was not used." for key in sorted(set(inputs) - set(_kinds(asked))))
    warnings = (*_warnings(asked, value, day, as_of, given), *_odd(asked, given), *answer.warnings, *unused)
    trace = (f"{value_named(value)}: {how}", *answer.trace)
    return Decision(where, asked, value, as_of, day, dict(inputs), answer.outputs, warnings, trace)


def event(rule: Rule, given: Mapping[str, Any], as_of: date) -> tuple[date, str]:
    """The day that chooses the value, and why it is that one."""
    if given.get(rule.attaches_to) is not None:
        return given[rule.attaches_to].day, f"chosen by {rule.attaches_to}, {given[rule.attaches_to]}"
    if rule.stands_in:
        stand_in = given[rule.stands_in].day
        return min(stand_in, as_of), f"{rule.attaches_to} is not told; it was not after {min(stand_in, as_of)}"
    return as_of, f"chosen by the day asked about, {as_of}"


def choose(rule: Rule, day: date, as_of: date, given: Mapping[str, Any]) -> Value:
    """The one value that answers on a day.

    Errors: Wrong with the reason, if none does.
    """
    asked_for = [v for v in rule.values if v.only_if and _matches(v.only_if, given) and v.covers(day)]
    live = asked_for or in_force(rule, day)
    if not live:
        raise _refusal(rule, day)
    value = live[0]
    if value.unconfirmed and value.start and as_of < value.start:
        raise Wrong(
            "rules.prospective",
            "On %(day)s this is announced and not in force: %(why)s",
            day=as_of,
            why=value.note,
        )
    for exclusion in value.not_in:
        if given.get(exclusion.key) == exclusion.word and max(day, as_of) >= exclusion.start:
            raise Wrong(
                "rules.not_here",
                "This does not hold where %(key)s is %(word)s: %(why)s",
                key=exclusion.key,
                word=exclusion.word,
                why=exclusion.why,
            )
    return value


def in_force(rule: Rule, day: date) -> list[Value]:
    """The value that is in force that day, if one is; there are never two."""
    return [value for value in rule.values if value.is_live and value.covers(day)]


def before(rule: Rule, value: Value) -> Value | None:
    """The value that was in force until this one began."""
    ended = [v for v in rule.values if v.is_live and v.end is not None and v.end == value.start]
    return ended[0] if ended else None


def value_named(value: Value) -> str:
    """From when to when, in words."""
    start = f" from {value.start}{' at the latest' if value.older else ''}" if value.start else ""
    return f"{value.status}{start}{f' until before {value.end}' if value.end else ''}"


def _kinds(rule: Rule) -> Mapping[str, Kind]:
    """The inputs of a rule, with the day it attaches to, which may always be told."""
    if not rule.attaches_to or rule.attaches_to in rule.inputs:
        return rule.inputs
    return {**rule.inputs, rule.attaches_to: Kind("date", open=True)}


def _matches(wanted: Mapping[str, Any], given: Mapping[str, Any]) -> bool:
    return all(given[key] == word for key, word in wanted.items())


def _refusal(rule: Rule, day: date) -> Wrong:
    dormant = [value for value in rule.values if not value.is_live and value.start and value.covers(day)]
    if dormant:
        return Wrong(
            "rules.dormant",
            "On %(day)s this rule is %(status)s, so it gives no answer: %(why)s",
            day=day,
            status=dormant[0].status,
            why=dormant[0].note,
        )
    spans = "; ".join(value_named(value) for value in rule.values)
    return Wrong(
        "rules.unknown",
        "What held on %(day)s is not known here, and nobody guesses. Known: %(spans)s. %(why)s",
        day=day,
        spans=spans,
        why=rule.why_unknown,
    )


def _in_order(rule: Rule, given: Mapping[str, Any]) -> None:
    for later, earlier in rule.order.items():
        one, other = given[earlier], given[later]
        if one is not None and other is not None and other.day < one.day:
            raise Wrong("rules.order", "%(later)s can not be before %(earlier)s.", later=later, earlier=earlier)
    happened, stand_in = given.get(rule.attaches_to), given.get(rule.stands_in)
    if happened is not None and stand_in is not None and stand_in.day < happened.day:
        raise Wrong(
            "rules.order", "%(later)s can not be before %(earlier)s.",
            later=rule.stands_in, earlier=rule.attaches_to,
        )  # fmt: skip


def _odd(rule: Rule, given: Mapping[str, Any]) -> Sequence[str]:
    """Contradictions that are told and not repaired."""
    return [
        f"{part} ({given[part]}) is more than {whole} ({given[whole]}): one of them is wrong."
        for part, whole in rule.within.items()
        if given[part] > given[whole]
    ]


def _warnings(rule: Rule, value: Value, day: date, as_of: date, given: Mapping[str, Any]) -> Sequence[str]:
    found = []
    if value.only_if:
        found.append(f"Asked as if it were in force; it is {value.status}: {value.note}")
    if value.status == "contested":
        found.append(f"This is contested: {value.note}")
    if value.unconfirmed:
        found.append(f"Nobody has confirmed this yet: {value.note}")
    if value.start and as_of < value.start:
        found.append(f"This begins on {value.start}, after the day asked about.")
    if value.reaches and max(day, as_of) > value.reaches:
        found.append(f"What was read reaches to {value.reaches}. It may have changed since.")
    if as_of - value.checked > STALE:
        found.append(f"This was last checked on {value.checked}.")
    stands_in = rule.stands_in and given.get(rule.attaches_to) is None
    if stands_in and value.start and before(rule, value) and day - value.start < NEAR:
        found.append(f"If {rule.attaches_to} was before {value.start}, another value holds. Tell the day.")
    return found
