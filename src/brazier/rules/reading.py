"""One rule of a pack: its question, its inputs, and its values, none of which may be in force twice on a day."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations
from types import MappingProxyType
from typing import Any

from brazier.rules.answers import DAYS, NUMBERS, Need
from brazier.rules.asking import READERS, Kind
from brazier.rules.calendars import Calendar
from brazier.rules.entry import Entry
from brazier.rules.families import FAMILIES, Family
from brazier.rules.law import DORMANT, LIVE, RESERVED, Exclusion, Rule, Value

CONFIDENCES = ("A", "B", "C")
Raw = Mapping[str, Entry]


def read_rule(rule_id: str, raw: Raw, calendars: Mapping[str, Calendar]) -> Rule:
    """The rule, checked as far as it can be without a question. `raw` holds all rules of the place: `values_of`
    takes days, numbers and sources from another, so that each stands in one file only."""
    entry = raw[rule_id]
    family_name = entry.one_of("family", tuple(FAMILIES))
    family = FAMILIES[family_name]
    shared = {key: entry.left.pop(key) for key in family.keys if key in entry.left}
    kinds = {key: _kind(entry, key, said) for key, said in entry.take("inputs", dict).items()}
    values = tuple(_value(one, family, shared) for one in _raw_values(entry, raw))
    rule = Rule(
        id=rule_id,
        topic=entry.text("topic", rule_id),
        meaning=entry.text("meaning"),
        family=family_name,
        inputs=MappingProxyType(kinds),
        attaches_to=entry.text("attaches_to", ""),
        stands_in=entry.text("stands_in", ""),
        why_unknown=entry.text("why_unknown", ""),
        within=entry.take("within", dict, {}),
        order=entry.take("order", dict, {}),
        values=values,
        calendars=frozenset(name for value in values for name in family.needs(value.plan)),
    )
    entry.done()
    _sound(entry, rule, family, calendars)
    return rule


def overlap(values: Sequence[Value]) -> str:
    """The first day on which two of these values answer at once, in words; empty if there is none."""
    for one, other in combinations([v for v in values if v.is_live], 2):
        start = max(one.start or date.min, other.start or date.min)
        if one.covers(start) and other.covers(start):
            return str(start)
    return ""


def _raw_values(entry: Entry, raw: Raw) -> tuple[Entry, ...]:
    source = entry.text("values_of", "")
    if not source:
        return entry.inners("values")
    if source not in raw or "values" not in raw[source].table:
        entry.fail(f"values_of names {source}, which is no rule with values here")
    return Entry(entry.where, raw[source].table).inners("values")


def _kind(entry: Entry, key: str, said: object) -> Kind:
    if isinstance(said, list) and said and all(isinstance(word, str) for word in said):
        return Kind("text", tuple(said))
    name = said.removesuffix("?") if isinstance(said, str) else ""
    if name not in READERS:
        entry.fail(f"{key} must be one of {', '.join(READERS)}, or a list of words")
    return Kind(name, (), name != said)


def _value(entry: Entry, family: Family, shared: Mapping[str, Any]) -> Value:
    written = json.dumps([shared, entry.left], sort_keys=True, default=str)
    version = hashlib.sha256(written.encode()).hexdigest()[:8]
    let = entry.take("let", dict, {})
    own = {key: entry.left.pop(key) for key in family.keys if key in entry.left}
    plan = family.read(Entry(entry.where, _filled({**shared, **own}, let, entry)))
    start, end = entry.day("from", None), entry.day("to", None)
    value = Value(
        start, end,
        older=entry.take("older", bool, False),
        status=entry.one_of("status", (*LIVE, *DORMANT)),
        plan=plan,
        let=MappingProxyType(let),
        citation=entry.text("citation"),
        url=entry.text("url", ""),
        checked=entry.day("checked"),
        reaches=entry.day("reaches", None),
        confidence=entry.one_of("confidence", CONFIDENCES),
        note=entry.text("note", ""),
        unconfirmed=entry.take("unconfirmed", bool, False),
        only_if=MappingProxyType(entry.take("only_if", dict, {})),
        not_in=tuple(_exclusion(one) for one in entry.inners("not_in", [])),
        version=f"{start or 'undated'}.{version}",
    )  # fmt: skip
    if value.is_live and start is None:
        entry.fail("a value in force needs the day it began")
    if start is not None and end is not None and start >= end:
        entry.fail("it ends before it begins")
    if not value.is_live and not value.note:
        entry.fail(f"a value that is {value.status} needs a note that says why")
    entry.done()
    return value


def _filled(raw: Any, let: Mapping[str, Any], entry: Entry) -> Any:
    """The plan with each `$name` replaced by the number of that name."""
    if isinstance(raw, dict):
        return {key: _filled(one, let, entry) for key, one in raw.items()}
    if isinstance(raw, list):
        return [_filled(one, let, entry) for one in raw]
    if not isinstance(raw, str) or not raw.startswith("$"):
        return raw
    if raw[1:] not in let:
        entry.fail(f"let has no {raw[1:]}")
    return let[raw[1:]]


def _exclusion(entry: Entry) -> Exclusion:
    found = Exclusion(entry.text("input"), entry.text("is"), entry.day("from"), entry.text("why"))
    entry.done()
    return found


def _sound(entry: Entry, rule: Rule, family: Family, calendars: Mapping[str, Calendar]) -> None:
    """What no single value can say: that inputs exist, calendars exist, and nothing is in force twice."""
    if not rule.values:
        entry.fail("a rule without values answers nothing")
    for value in rule.values:
        if not family.gives(value.plan):
            entry.fail("a rule without answers answers nothing")
        if taken := RESERVED & set(family.gives(value.plan)):
            entry.fail(f"no output may be called {min(taken)}")
        for key, need in family.reads(value.plan):
            if key not in family.gives(value.plan):
                _fits(entry, rule, key, need)
        for key in {*value.only_if, *(exclusion.key for exclusion in value.not_in)}:
            _fits(entry, rule, key, Need(open=True))
    if missing := rule.calendars - set(calendars):
        entry.fail(f"there is no calendar {min(missing)}")
    for key in (*rule.within, *rule.within.values()):
        _fits(entry, rule, key, Need(NUMBERS))
    for key in (*rule.order, *rule.order.values()):
        _fits(entry, rule, key, Need(DAYS, open=True))
    if rule.stands_in:
        _fits(entry, rule, rule.stands_in, Need(DAYS))
    if days := overlap(rule.values):
        entry.fail(f"two values are in force on {days}")


def _fits(entry: Entry, rule: Rule, key: str, need: Need) -> None:
    """Whether an input is there and of the kind a calculation needs."""
    if key not in rule.inputs:
        entry.fail(f"{key} is no input of this rule")
    kind = rule.inputs[key]
    if need.kinds and kind.name not in need.kinds:
        entry.fail(f"{key} must be {' or '.join(need.kinds)}")
    if need.words and set(kind.words) != need.words:
        entry.fail(f"{key} must be one of {', '.join(sorted(need.words))}")
    if kind.open and not need.open:
        entry.fail(f"{key} may be left out, and the calculation needs it")
