"""Rules as people read them: every value of a rule with its days, its standing, its source, and what it says."""

from collections.abc import Iterator
from datetime import date

from brazier.rules import deciding
from brazier.rules.asking import SAID, Kind
from brazier.rules.families import FAMILIES
from brazier.rules.law import Rule, Value

CONFIDENCE = {
    "A": "a published source was read",
    "B": "settled reading; check the text",
    "C": "unsure; check before use",
}


def standing(rule: Rule, day: date) -> str:
    """How a rule stands on a day, in one word; `unknown` where no value covers it."""
    live = deciding.in_force(rule, day)
    if live:
        return "unconfirmed" if live[0].unconfirmed else live[0].status
    return next((value.status for value in rule.values if value.start and value.covers(day)), "unknown")


def head(rule: Rule) -> tuple[str, ...]:
    """What a rule answers, needs and hangs on."""
    inputs = ", ".join(f"{key} ({_kind(kind)})" for key, kind in rule.inputs.items())
    lines = [f"{rule.meaning}.", f"Needs: {inputs or 'nothing'}."]
    if rule.attaches_to:
        known = "" if rule.attaches_to in rule.inputs else f"; if {rule.attaches_to} is not told, {_instead(rule)}"
        lines.append(f"Which value holds is settled by: {rule.attaches_to}{known}.")
    else:
        lines.append("Which value holds is settled by the day asked about.")
    return tuple(lines)


def body(rule: Rule, value: Value) -> Iterator[str]:
    """One value of a rule, a line for each thing that is said of it."""
    yield f"{span(value)}: {value.status}{', not confirmed' if value.unconfirmed else ''}"
    yield from FAMILIES[rule.family].words(value.plan)
    if value.only_if:
        asked = " and ".join(f"{key} is {'yes' if wanted else 'no'}" for key, wanted in value.only_if.items())
        yield f"Answers only if {asked}."
    for exclusion in value.not_in:
        yield f"Not where {exclusion.key} is {exclusion.word}, from {exclusion.start}: {exclusion.why}"
    if value.note:
        yield value.note
    yield f"Source: {value.citation}{f' <{value.url}>' if value.url else ''}"
    reaches = f"; what was read reaches to {value.reaches}" if value.reaches else ""
    yield f"Checked {value.checked}; {CONFIDENCE[value.confidence]}{reaches}. Version {value.version}"


def span(value: Value) -> str:
    """From when to when."""
    if value.start is None:
        return "No day yet"
    begun = f"{'At the latest from' if value.older else 'From'} {value.start}"
    return f"{begun} until before {value.end}" if value.end else begun


def _kind(kind: Kind) -> str:
    said = " or ".join(kind.words) if kind.words else SAID[kind.name]
    return f"{said}; may be left out" if kind.open else said


def _instead(rule: Rule) -> str:
    return f"by {rule.stands_in} or the day asked about" if rule.stands_in else "by the day asked about"
