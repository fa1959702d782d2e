"""Read what those outside are told of each cell."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from brazier.access import queries as access
from brazier.access.gate import allow
from brazier.people import standing
from brazier.people.models import Record, ToldDay, Worker
from brazier.people.queries import FRESH
from brazier.people.telling.split import NOTHING, Beside, Split, from_numbers, plus, together
from brazier.people.turf import queries as turf
from brazier.storage import sight
from brazier.terms import Actor
from brazier.workplaces import queries as workplaces

TWO_WEEKS, NEAR_ENOUGH = timedelta(days=14), timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Told:
    """What everybody outside is told of each cell, and by organizer of cells where they have people in care."""

    splits: dict[int, Split] = field(default_factory=dict)
    beside: dict[str, dict[int, Beside]] = field(default_factory=dict)


def newest(actor: Actor, *, today: date) -> Told:
    """What was told last."""
    allow(actor, "people.count")
    return _as_told(ToldDay.objects.filter(day__lte=today).order_by("-day").first())


def told(actor: Actor, *, today: date) -> dict[int, Split]:
    """What whoever asks is told of each cell today; nothing of a cell that is not in it."""
    allow(actor, "people.count")
    return _to(actor, newest(actor, today=today))


def told_then(actor: Actor, *, today: date) -> tuple[date, dict[int, Split]] | None:
    """What they were told two weeks ago, or on the nearest earlier day within a week; None if nobody was told."""
    allow(actor, "people.count")
    rows = ToldDay.objects.filter(day__lte=today - TWO_WEEKS, day__gte=today - TWO_WEEKS - NEAR_ENOUGH)
    row = rows.order_by("-day").first()
    return (row.day, _to(actor, _as_told(row))) if row else None


def _to(actor: Actor, known: Told) -> dict[int, Split]:
    beside = {cell: it.shown for cell, it in known.beside.get(actor.id, {}).items()}
    return together({**known.splits, **beside}, workplaces.roots(actor)) if known.splits or beside else {}


def _as_told(row: ToldDay | None) -> Told:
    if row is None:
        return Told()
    splits = {int(cell): from_numbers(numbers) for cell, numbers in row.splits.items()}
    beside = {
        organizer: {
            int(cell): Beside(from_numbers(others), from_numbers(own), size)
            for cell, (others, own, size) in cells.items()
        }
        for organizer, cells in row.beside.items()
    }
    return Told(splits, beside)


@sight.whole()
def in_care(actor: Actor, *, today: date) -> dict[str, dict[int, tuple[Split, int]]]:
    """How those stand whom each organizer has in care one by one or by language, by cell, and how many they
    are."""
    allow(actor, "people.count")
    workers: dict[str, set[int]] = defaultdict(set)
    cares = [c for c in access.turf(Actor.clock, today=today) if c.kind != "cell" and not c.is_written]
    of = dict(Record.objects.filter(pk__in={c.thing for c in cares}).values_list("pk", "worker_id"))
    pieces = {("language", 0, c.name) for c in cares if c.kind == "language"}
    spoken = turf.inside(Actor.clock, pieces=pieces)
    leads = {o.id for o in access.organizers(Actor.clock) if o.role == "lead"}
    for c in cares:
        people = spoken["language", 0, c.name].people if c.kind == "language" else {of.get(c.thing) or 0}
        for who in {c.organizer, *(leads & {c.given_by})}:
            workers[who] |= people
    rows = {
        n: (cell, split) for n, cell, split in _standing({n for held in workers.values() for n in held}, today)
    }
    return {who: _by_cell(rows[n] for n in held if n in rows) for who, held in workers.items()}


def _standing(workers: set[int], today: date) -> Iterable[tuple[int, int, Split]]:
    fields = ("pk", "cell_id", "level", "basis", "assessed_on", "acted_on")
    for pk, cell, level, basis, rated, acted in Worker.objects.filter(pk__in=workers, state="here").values_list(
        *fields
    ):
        numbers = [0] * len(NOTHING.numbers)
        is_fresh = rated is not None and rated >= today - FRESH
        has_acted = acted is not None and acted >= today - standing.ACT_COUNTS
        if level and is_fresh:
            numbers[level - 1] = 1
            numbers[5:9] = [int(level <= 2 and has_acted), 0, int(basis == "did"), int(basis == "said")]
        elif level:
            numbers[6] = 1
        yield pk, cell, from_numbers(numbers)


def _by_cell(rows: Iterable[tuple[int, Split]]) -> dict[int, tuple[Split, int]]:
    found: dict[int, tuple[Split, int]] = {}
    for cell, split in rows:
        known, size = found.get(cell, (NOTHING, 0))
        found[cell] = (plus(known, split), size + 1)
    return found
