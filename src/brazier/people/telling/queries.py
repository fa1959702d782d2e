"""Read what those outside are told of how people stand."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, timedelta

from django.db.models import QuerySet

from brazier.access import queries as access
from brazier.access.gate import allow
from brazier.people import standing
from brazier.people.models import Record, ToldDay, Worker
from brazier.people.queries import FRESH
from brazier.people.telling.day import Day, Own, Shown, from_plain, shown_to
from brazier.people.telling.split import NOTHING, Split, from_numbers, plus
from brazier.people.turf import queries as turf
from brazier.storage import sight
from brazier.terms import Actor
from brazier.workplaces import queries as workplaces

TWO_WEEKS, NEAR_ENOUGH = timedelta(days=14), timedelta(days=7)


def newest(actor: Actor, *, today: date) -> Day:
    """What was told last."""
    allow(actor, "people.count")
    row = ToldDay.objects.filter(day__lte=today).order_by("-day").first()
    return from_plain(row.told) if row else Day()


def shown(actor: Actor, *, near: Collection[int], today: date) -> Shown:
    """What whoever asks is told today. near: cells in their care."""
    allow(actor, "people.count")
    return shown_to(newest(actor, today=today), actor.id, near, today)


def shown_then(actor: Actor, *, near: Collection[int], today: date) -> tuple[date, Shown] | None:
    """What they were told two weeks ago, or on the nearest earlier day within a week; None if nobody was told."""
    allow(actor, "people.count")
    rows = ToldDay.objects.filter(day__lte=today - TWO_WEEKS, day__gte=today - TWO_WEEKS - NEAR_ENOUGH)
    row = rows.order_by("-day").first()
    return (row.day, shown_to(from_plain(row.told), actor.id, near, row.day)) if row else None


@sight.whole()
def in_care(actor: Actor, *, today: date) -> dict[str, dict[int, Own]]:
    """How those stand whom each organizer has in care, by cell. A lead has those too whom she gave to others."""
    allow(actor, "people.count")
    cares = [c for c in access.turf(Actor.clock, today=today) if not c.is_written]
    of = dict(
        Record.objects.filter(pk__in={c.thing for c in cares if c.kind == "person"}).values_list("pk", "worker")
    )
    spoken = turf.inside(Actor.clock, pieces={("language", 0, c.name) for c in cares if c.kind == "language"})
    roots = workplaces.roots(actor)
    leads = {o.id for o in access.organizers(Actor.clock) if o.role == "lead"}
    cells: dict[str, set[int]] = defaultdict(set)
    loose: dict[str, set[int]] = defaultdict(set)
    for c in cares:
        for who in {c.organizer, *(leads & {c.given_by})}:
            if c.kind == "cell":
                cells[who].add(roots.get(c.thing, c.thing))
            elif c.kind == "language":
                loose[who] |= spoken["language", 0, c.name].people
            else:
                loose[who].add(of.get(c.thing) or 0)
    rows = Worker.objects.filter(state="here")
    known = {
        n: (cell, s)
        for n, cell, s in _standing(rows.filter(pk__in={n for held in loose.values() for n in held}), today)
    }
    whole: dict[int, list[Split]] = defaultdict(list)
    for _, cell, split in _standing(rows.filter(cell__in={c for held in cells.values() for c in held}), today):
        whole[cell].append(split)
    found: dict[str, dict[int, Own]] = {}
    for who in cells.keys() | loose.keys():
        apart = [known[n] for n in loose[who] if n in known and known[n][0] not in cells[who]]
        found[who] = _by_cell(apart) | {
            cell: (_sum(whole[cell]), NOTHING, len(whole[cell])) for cell in cells[who]
        }
    return found


def _standing(rows: QuerySet[Worker], today: date) -> Iterable[tuple[int, int, Split]]:
    fields = ("pk", "cell_id", "level", "basis", "assessed_on", "acted_on")
    for pk, cell, level, basis, rated, acted in rows.values_list(*fields):
        numbers = [0] * len(NOTHING.numbers)
        is_fresh = rated is not None and rated >= today - FRESH
        has_acted = acted is not None and acted >= today - standing.ACT_COUNTS
        if level and is_fresh:
            numbers[level - 1] = 1
            numbers[5:9] = [int(level <= 2 and has_acted), 0, int(basis == "did"), int(basis == "said")]
        elif level:
            numbers[6] = 1
        yield pk, cell, from_numbers(numbers)


def _sum(splits: Iterable[Split]) -> Split:
    found = NOTHING
    for split in splits:
        found = plus(found, split)
    return found


def _by_cell(rows: Iterable[tuple[int, Split]]) -> dict[int, Own]:
    found: dict[int, Own] = {}
    for cell, split in rows:
        known, _, size = found.get(cell, (NOTHING, NOTHING, 0))
        found[cell] = (plus(known, split), plus(known, split), size + 1)
    return found
