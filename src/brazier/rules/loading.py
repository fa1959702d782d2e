"""Packs into law: read once from the package or from any texts, refused whole if they contradict themselves."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import combinations
from types import MappingProxyType
from typing import Any

from brazier.rules.calendars import Calendar, Doubt
from brazier.rules.entry import Entry
from brazier.rules.law import PARTS, VOTE_PARTS, BallotKind, Deadline, Law, Place, Right, Rule
from brazier.rules.reading import overlap, read_rule

TURNOUTS = ("valid", "cast")


@cache
def packaged() -> Law:
    """The law that came with this program."""
    root = resources.files("brazier.rules").joinpath("data")
    return load({name: file.read_text("utf-8") for name, file in _files(root, "")})


def load(texts: Mapping[str, str]) -> Law:
    """The law in these texts, by file name.

    Errors: Broken with the file and a clear word, for anything that is not whole, exact and free of contradiction.
    """
    entries = [Entry(name, _parsed(name, text)) for name, text in sorted(texts.items())]
    calendars: dict[str, Calendar] = {}
    by_place: dict[str, list[Entry]] = {}
    for entry in entries:
        if "calendar" in entry.left:
            found = _calendar(entry.inner("calendar"))
            if found.id in calendars:
                entry.fail(f"there are two calendars called {found.id}")
            calendars[found.id] = found
        if "of" in entry.left:
            by_place.setdefault(entry.text("of"), []).append(entry)
    places = {code: _place(code, files, calendars) for code, files in by_place.items()}
    for entry in entries:
        entry.done()
    _codes_differ(places)
    return Law(MappingProxyType(places), MappingProxyType(calendars))


def _files(folder: Traversable, before: str) -> Iterator[tuple[str, Traversable]]:
    for item in folder.iterdir():
        if item.is_dir():
            yield from _files(item, f"{before}{item.name}/")
        elif item.name.endswith(".toml"):
            yield f"{before}{item.name}", item


def _parsed(name: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        Entry(name, {}).fail(f"this is no TOML: {error}")


def _calendar(entry: Entry) -> Calendar:
    first, last = entry.day("first"), entry.day("last")
    holidays: dict[date, str] = {}
    for one in entry.inners("holidays"):
        name = one.text("name")
        for day in one.take("days", list):
            if type(day) is not date or not first <= day <= last or day in holidays:
                one.fail(f"{day} is no day of this calendar, or stands there twice")
            holidays[day] = name
        one.done()
    doubts = tuple(_doubt(one) for one in entry.inners("doubts", []))
    found = Calendar(
        entry.text("id"), entry.text("name"), first, last, MappingProxyType(holidays), doubts,
        entry.text("citation"), entry.day("checked"),
    )  # fmt: skip
    entry.done()
    return found


def _doubt(entry: Entry) -> Doubt:
    doubt = Doubt(entry.day("first"), entry.day("last"), entry.text("why"))
    entry.done()
    return doubt


def _place(code: str, files: list[Entry], calendars: Mapping[str, Calendar]) -> Place:
    abouts = [entry.inner("about") for entry in files if "about" in entry.left]
    if len(abouts) != 1:
        files[0].fail(f"{code} needs one table called about, and has {len(abouts)}")
    about = abouts[0]
    rules = _rules(files, calendars)
    ballots = tuple(_ballot(one, rules) for entry in files for one in entry.inners("ballot", []))
    place = Place(
        code, about.texts("also", []), about.text("campaign", ""), about.text("name"), MappingProxyType(rules),
        ballots, tuple(_right(one, rules) for entry in files for one in entry.inners("rights", [])),
    )  # fmt: skip
    about.done()
    kinds = [kind for ballot in ballots for kind in ballot.kinds]
    if len(kinds) != len(set(kinds)) or sum(ballot.usual for ballot in ballots) > 1:
        about.fail("two ballots of one kind, or two that are usual")
    return place


def _rules(files: list[Entry], calendars: Mapping[str, Calendar]) -> dict[str, Rule]:
    raw: dict[str, Entry] = {}
    for file in files:
        for rule_id, table in file.take("rule", dict, {}).items():
            one = Entry(f"{file.where}, {rule_id}", table)
            if rule_id in raw:
                one.fail(f"this rule stands in {raw[rule_id].where} too")
            raw[rule_id] = one
    rules = {rule_id: read_rule(rule_id, raw, calendars) for rule_id in raw}
    for first, second in combinations(rules.values(), 2):
        if first.topic == second.topic and (day := overlap((*first.values, *second.values))):
            raw[second.id].fail(f"{first.id} and {second.id} are both in force on {day} for {first.topic}")
    return rules


def _ballot(entry: Entry, rules: Mapping[str, Rule]) -> BallotKind:
    ballot = BallotKind(
        kinds=entry.texts("kinds"),
        usual=entry.take("usual", bool, False),
        rule=entry.text("rule"),
        won=entry.text("won"),
        lost=entry.text("lost"),
        legal_won=entry.text("legal_won"),
        legal_lost=entry.text("legal_lost"),
        legal_waits=entry.text("legal_waits"),
        seals=entry.take("seals", bool, False),
        turnout=entry.one_of("turnout", TURNOUTS),
        event=entry.take("event", bool, False),
        deadlines=tuple(_deadline(one, rules) for one in entry.inners("deadlines", [])),
    )
    if ballot.rule not in rules or rules[ballot.rule].family != "ballot":
        entry.fail(f"{ballot.rule} is no rule that decides a ballot")
    entry.done()
    return ballot


def _deadline(entry: Entry, rules: Mapping[str, Rule]) -> Deadline:
    deadline = Deadline(
        entry.text("name"), entry.text("rule"), MappingProxyType(entry.take("inputs", dict)), entry.text("output"),
        entry.take("won", bool, False),
    )  # fmt: skip
    if deadline.rule not in rules or set(rules[deadline.rule].inputs) != set(deadline.inputs):
        entry.fail(f"{deadline.rule} is no rule with these inputs")
    if not set(deadline.inputs.values()) <= {"day", "event"}:
        entry.fail("inputs may be day and event")
    entry.done()
    return deadline


def _right(entry: Entry, rules: Mapping[str, Rule]) -> Right:
    holes: dict[str, tuple[str, str]] = {}
    for hole, path in entry.take("holes", dict, {}).items():
        rule, _, number = str(path).partition("/")
        if rule not in rules or not any(number in value.let for value in rules[rule].values if value.is_live):
            entry.fail(f"{path} is no number of a rule")
        holes[hole] = (rule, number)
    right = Right(
        entry.one_of("part", (*PARTS, *VOTE_PARTS)), entry.text("text"), MappingProxyType(holes),
        entry.text("source"), entry.text("url", ""), entry.day("checked"),
    )  # fmt: skip
    if set(re.findall(r"%\((\w+)\)s", right.text)) != set(holes):
        entry.fail("the holes of the text and those that are filled differ")
    entry.done()
    return right


def _codes_differ(places: Mapping[str, Place]) -> None:
    codes = [code.casefold() for place in places.values() for code in (place.code, *place.also)]
    chosen = [place.campaign for place in places.values() if place.campaign]
    twice = sorted(code for names in (codes, chosen) for code in set(names) if names.count(code) > 1)
    if twice:
        Entry("about", {}).fail(f"two places are called {twice[0]}")
