"""Whole invented worlds with known truth: many mixes, sizes, lists and ways of writing; seeds decide all."""

from dataclasses import dataclass
from math import exp, log
from random import Random

from brazier.matching.entry import Entry
from workshop.matching.peoples import HELD_OUT, TRAINED
from workshop.matching.persons import Climate, Person, Town
from workshop.matching.sheets import Sheet, sheets
from workshop.matching.writing import DEPARTMENTS, SHIFTS, write


@dataclass(frozen=True, slots=True)
class World:
    """Rows of several lists, and who each row truly is.

    truth: key -> number of the worker. people, kind: number -> name group and household kind.
    one_row_each: sources in which truly nobody stands twice.
    """

    entries: list[Entry]
    truth: dict[str, int]
    people: dict[int, str]
    kind: dict[int, str]
    one_row_each: frozenset[str]


def world(seed: int, *, workers: int = 0, hard: bool = False) -> World:
    """The world of this seed; the same seed gives the same world.

    workers: how many; 0 lets the seed decide between 10 and 12,000.
    hard: more scrawl, more gaps, and mostly peoples no training world holds.
    """
    chance = Random(f"brazier {'hard' if hard else 'plain'} {seed}")
    many = workers or round(exp(chance.uniform(log(10), log(12000))))
    climate = _climate(chance, many, hard)
    persons = Town(climate, chance).workers(many)
    return _listed(persons, sheets(chance, hard), chance)


def _climate(chance: Random, many: int, hard: bool) -> Climate:
    groups = chance.sample(TRAINED, chance.choice((2, 4, 6, 8, 10)))
    if hard:
        groups = chance.sample(HELD_OUT, 5) + chance.sample(TRAINED, 3)
    if chance.random() < 0.6 and "us" not in groups:
        groups.append("us")
    mix = {group: chance.gammavariate(0.8, 1) + 0.02 for group in groups}
    low = chance.uniform
    return Climate(
        mix=mix,
        steep={group: low(0.35, 1.15) for group in groups},
        pool={group: low(0.15, 1) ** 1.3 for group in groups},
        sites=max(1, min(40, round(many / 2000 * low(0.3, 3)))) if chance.random() < 0.5 else 1,
        departments=chance.randrange(3, len(DEPARTMENTS)),
        shifts=chance.randrange(2, len(SHIFTS)),
        areas=tuple(str(201 + chance.randrange(780)) for _ in range(chance.randrange(1, 8))),
        households=low(0, 0.22),
        kinds=tuple(chance.gammavariate(weight, 1) + 0.01 for weight in (2.0, 0.7, 1.2, 1.8, 1.2, 0.5, 0.5)),
        share_phone=low(0.1, 0.6), share_email=low(0, 0.2), second_phone=low(0, 0.3), changed_phone=low(0, 0.35),
        moved=low(0, 0.3), renamed=low(0, 0.12), nicknamed=low(0.15, 0.7),
        streets=chance.choice((12, 30, 60, 90)), postcodes=chance.randrange(1, 60),
        exchanges=chance.choice((8, 40, 200, 700)), twin_names=low(0, 1), marks=low(0.2, 0.8),
    )  # fmt: skip


def _listed(persons: list[Person], lists: list[Sheet], chance: Random) -> World:
    entries: list[Entry] = []
    truth: dict[str, int] = {}
    alone: set[str] = set()
    for place, sheet in enumerate(lists):
        picked = [person for person in persons if chance.random() < sheet.cover]
        again = [person for person in picked if chance.random() < sheet.repeats]
        if not again:
            alone.add(sheet.source)
        rows = picked + again
        chance.shuffle(rows)
        for at, person in enumerate(rows):
            key = f"{place}-{at}"
            entries.append(write(person, sheet, key, chance))
            truth[key] = person.number
    people = {person.number: person.people for person in persons}
    return World(entries, truth, people, {person.number: person.kind for person in persons}, frozenset(alone))
