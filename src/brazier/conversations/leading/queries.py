"""Whom others follow, worked out over everybody; told by name only of people within reach."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from django.db.models import QuerySet

from brazier.access.gate import ALL, allow, may
from brazier.conversations.facts import NamedBy
from brazier.conversations.leaders import Covered, Named, Weighed, by_quadrant, covered, weigh
from brazier.conversations.models import Act, LeaderMap, Myself, Naming
from brazier.people import queries as people
from brazier.people.facts import Row
from brazier.people.pool import queries as pool
from brazier.people.turf import queries as turf
from brazier.storage import sight
from brazier.terms import Actor
from brazier.workplaces import queries as workplaces
from brazier.workplaces.facts import CellFacts

COUNTS = timedelta(days=60)
"""Acts somebody moved others to count as long as public acts do, until structure tests say more."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the map rests on. namings: how many; namers: of how many people; age: median days, None without any."""

    namings: int
    namers: int
    age: int | None


@dataclass(frozen=True, slots=True)
class Map:
    """The map of leaders. quadrants: in the order of leaders.QUADRANTS, each with whom it holds; cells: none for
    who may not count; bare: those without a confirmed leader, with how many people work there; is_masked: whether
    small cells are left out."""

    quadrants: tuple[tuple[str, tuple[tuple[Weighed, Row], ...]], ...]
    cells: Covered
    bare: tuple[tuple[CellFacts, int], ...]
    asked: Asked
    is_masked: bool


def is_on(actor: Actor) -> bool:
    """Whether whom others follow is asked and shown."""
    allow(actor, "conversations.write")
    newest = LeaderMap.objects.order_by("-pk").first()
    return newest.is_on if newest else True


@sight.whole()
def named_by(actor: Actor, *, records: Iterable[int]) -> tuple[NamedBy, ...]:
    """Whom the worker these records are names; newest first. Whoever asks was let through to her page."""
    allow(actor, "conversations.reckon")
    rows = _live().filter(namer__in=list(records)).order_by("-day", "-pk")
    return tuple(
        NamedBy(pk, worker, day, by)
        for pk, worker, day, by in rows.values_list("pk", "record__worker", "day", "noted_by")
        if worker is not None
    )


def _live() -> QuerySet[Naming]:
    return Naming.objects.filter(ended_on=None, conversation__withdrawal=None)


@sight.whole()
def weighed(actor: Actor, *, today: date) -> dict[int, Weighed]:
    """How far each worker is followed of whom anything is written, by her number; empty while the map is off.
    Worked out over everybody; who may see whom, the page says."""
    allow(actor, "conversations.reckon")
    newest = LeaderMap.objects.order_by("-pk").first()
    if newest and not newest.is_on:
        return {}
    namers, moved = _namers(), _moved(today)
    seen, eager = pool.seen_as(actor)
    asked = set(namers) | set(moved) | set(seen) | eager
    ties = pool.closeness(actor, workers=asked | {n for who in namers.values() for n in who})
    around = (
        asked
        | {n for some in (namers, moved) for who in some.values() for n in who}
        | {n for worker in asked for n in ties.get(worker, ())}
    )
    placed = {who.number: who for who in pool.placed(actor, workers=around)}
    cell_of = {n: who.cell for n, who in placed.items()}
    pairs = {frozenset((one, other)) for one, others in ties.items() for other in others}
    ours = set(turf.workers_of(actor, records=_own_records()).values())
    return {
        n: weigh(
            Named(
                worker=n,
                level=placed[n].level,
                cell=placed[n].cell,
                namers=frozenset(namers.get(n, ())),
                organizers=len(seen.get(n, ())),
                moved=frozenset(moved.get(n, ())),
                tied=frozenset(ties.get(n, ())),
                is_eager=n in eager,
            ),
            cell_of=cell_of,
            ties=pairs,
            organizers=ours,
        )
        for n in sorted(asked & placed.keys())
    }


def _own_records() -> list[int]:
    return list(Myself.objects.filter(record__isnull=False).values_list("record", flat=True))


def _namers() -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for named, namer in _live().values_list("record__worker", "namer__worker"):
        if named is not None and namer is not None:
            found[named].add(namer)
    return found


def _moved(today: date) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    acts = Act.objects.filter(asked_by__isnull=False, withdrawal=None, day__gte=today - COUNTS)
    for mover, worker in acts.values_list("asked_by__worker", "record__worker"):
        if mover is not None and worker is not None:
            found[mover].add(worker)
    return found


@sight.whole()
def asked(actor: Actor, *, today: date) -> Asked:
    """How much was asked, and how long ago; numbers without names."""
    allow(actor, "conversations.reckon")
    rows = list(_live().values_list("namer__worker", "day"))
    ages = [(today - day).days for _, day in rows]
    return Asked(len(rows), len({namer for namer, _ in rows}), round(median(ages)) if ages else None)


def followed(actor: Actor, *, today: date) -> frozenset[int]:
    """Workers whom others follow, or of whom an organizer says so, for lists of today; never shown as they are."""
    allow(actor, "conversations.reckon")
    return frozenset(n for n, who in weighed(actor, today=today).items() if who.is_followed or who.organizers)


def leader_map(actor: Actor, *, today: date) -> Map:
    """The map of leaders: by name people within reach, and how many cells have a confirmed leader."""
    allow(actor, "conversations.write")
    everybody = weighed(actor, today=today)
    spoken_of = [n for n, who in everybody.items() if who.quadrant]
    rows = {row.number: row for row in people.listed(actor, workers=spoken_of, today=today)}
    quadrants = by_quadrant(everybody[n] for n in rows)
    sizes: Counter[int] = Counter()
    for tally in people.tallies(actor, today) if may(actor, "people.count") else ():
        sizes[tally.cell] += tally.people
    facts = {cell.id: cell for cell in workplaces.cells(actor) if cell.department or cell.shift}
    confirmed = {who.cell for who in everybody.values() if who.is_confirmed}
    near = _near(actor)
    cells = covered({c: n for c, n in sizes.items() if c in facts}, confirmed, near)
    return Map(
        quadrants=tuple(
            (name, tuple((who, rows[who.worker]) for who in found)) for name, found in quadrants.items()
        ),
        cells=cells,
        bare=tuple((facts[c], sizes[c]) for c in cells.bare),
        asked=asked(actor, today=today),
        is_masked=near is not None,
    )


def _near(actor: Actor) -> frozenset[int] | None:
    """The cells whoever asks may tell apart however small; None for all."""
    if allow(actor, "people.look").reach == ALL:
        return None
    roots = workplaces.roots(actor) if actor.reach.cells else {}
    return frozenset(roots.get(cell, cell) for cell in actor.reach.cells)
