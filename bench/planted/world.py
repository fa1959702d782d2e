"""A campaign in which nobody shares a name or a phone, with an informer, somebody who agrees, and a lead."""

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from bench.scale import world as scale

from brazier.access.models import Level, Organizer, Turf
from brazier.conversations import actions as conversations
from brazier.demo import world as harbor
from brazier.demo.building import DEPARTMENTS, SHIFTS, WORKERS
from brazier.ledger import actions as ledger
from brazier.people import queries as people
from brazier.people.telling import actions as telling
from brazier.terms import Actor
from brazier.web import clock
from brazier.workplaces import actions as workplaces
from brazier.workplaces.actions import Where

SIZES = {"table": 150, "committee": 1_000, "site": 8_325}
IN_CARE = 15
SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
WORD = re.compile(r"\w+")


@dataclass(slots=True)
class World:
    """Everybody, by the last word of their name and by phone; codes; who plays which part, by id."""

    founder: Actor
    everybody: Sequence[scale.Person]
    by_word: dict[str, int]
    by_phone: dict[str, int]
    codes: dict[int, str]
    parts: dict[str, str] = field(default_factory=dict)
    care: frozenset[int] = frozenset()
    founder_level: str = "table"

    @property
    def rated(self) -> frozenset[int]:
        """Those of whom a rating is written down."""
        return frozenset(p.number for p in self.everybody if p.level)


def fill(founder: Actor, *, level: str, people_here: int, seed: int) -> World:
    """Write a campaign of this size and level into the open hub."""
    now, today, chance = clock.now(), clock.today(), random.Random(seed)
    with ledger.entry(founder, "bench.world", "", now):
        cells = _cells(founder, people_here)
        drawn = scale._people(people_here, cells, chance, today)
        everybody = [replace(p, told=_unlike(p.told, p.number)) for p in drawn]
        scale._write(everybody, founder, chance, today, now)
        conversations.note_day(founder, today=today)
        world = World(
            founder,
            everybody,
            {WORD.findall(p.told.last)[-1].casefold(): p.number for p in everybody},
            {digits(p.told.phone): p.number for p in everybody},
            {p.number: people.code_of(founder, p.number) for p in everybody},
        )
        for part, role in (
            ("informer", "organizer"),
            ("second", "organizer"),
            ("lead", "lead"),
            ("registrar", "registrar"),
        ):
            world.parts[part] = str(Organizer.objects.create(handle=part, role=role, since=now, password="!").pk)
        world.founder_level = level
        world.care = frozenset(chance.sample(range(1, people_here + 1), IN_CARE))
        give(world, "informer", world.care)
        if level != "table":
            telling.tell(Actor.clock, today=today)
            Level.objects.create(level=level, since=now, by="1", agreed_by="1")
            Organizer.objects.filter(role="founder").update(role="committee", password="!")
    return world


def give(world: World, part: str, numbers: Iterable[int]) -> None:
    """Put people in somebody's care for the whole month."""
    until = clock.today() + timedelta(days=40)
    Turf.objects.bulk_create(
        Turf(organizer_id=int(world.parts[part]), kind="person", thing=n, given_by="1", until=until)
        for n in numbers
    )


def digits(phone: str) -> str:
    """The last ten digits, however it is written."""
    return re.sub(r"\D", "", phone)[-10:]


def _cells(founder: Actor, people_here: int) -> list[tuple[int, int]]:
    """Harbor's building, every cell as much smaller as the campaign is: cells under five come by themselves."""
    now, today = clock.now(), clock.today()
    sizes = {
        Where("Site 1", department, shift): max(1, size * people_here // WORKERS)
        for department, row in DEPARTMENTS.items()
        for (shift, _), size in zip(SHIFTS, row, strict=True)
        if size
    }
    biggest = sorted(sizes, key=lambda where: -sizes[where])
    for at in range(abs(spare := people_here - sum(sizes.values()))):
        sizes[biggest[at % len(biggest)]] += 1 if spare > 0 else -1
    wanted = {where: size for where, size in sizes.items() if size > 0}
    found = workplaces.place(founder, wanted=wanted, now=now)
    for where, cell in found.items():
        workplaces.note_headcount(
            founder, cell_id=cell, people=wanted[where], source="company", as_of=today, now=now
        )
    return [(found[where], size) for where, size in wanted.items()]


def _unlike(told: harbor.Invented, number: int) -> harbor.Invented:
    ending = "".join(SYLLABLES[(number // 70**place) % 70] for place in (2, 1, 0))
    return replace(
        told, last=f"{told.last}{ending}", phone=f"+1 323 {200 + number // 10_000}-{number % 10_000:04d}"
    )
