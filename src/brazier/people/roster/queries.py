"""Which record belongs to which worker, and what was said of pairs: read in bulk."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Count
from django.db.models.expressions import RawSQL

from brazier.access.gate import STANDING, allow
from brazier.people import codes, standing
from brazier.people import queries as people
from brazier.people.grouping import Statement as Word
from brazier.people.models import Record, Statement, Worker
from brazier.people.portrait import Said, compose, said_of
from brazier.people.reach.queries import within
from brazier.people.regroup import Held
from brazier.people.roster.chunks import chunks
from brazier.storage import sight
from brazier.storage.hub import here
from brazier.terms import Actor
from brazier.workplaces import queries as workplaces

MANY = {
    "sqlite": "SELECT value FROM json_each(%s)",
    "postgresql": "SELECT value::bigint FROM json_array_elements_text(%s::json)",
}


def among(actor: Actor, numbers: Sequence[int]) -> RawSQL:
    """These numbers, for the right side of an `in`: one text instead of a place for each number, because making
    twenty thousand places takes far longer than looking the rows up."""
    allow(actor, "people.reckon")
    return RawSQL(MANY[connection.vendor], [json.dumps(numbers)])  # noqa: S611  # our text, their numbers


@sight.whole()
def worker_of(actor: Actor, records: Iterable[int]) -> dict[int, int | None]:
    """The worker of each record that exists; None while it waits."""
    allow(actor, "people.reckon")
    return dict(_pairs("SELECT id, worker_id FROM people_record WHERE id IN ({many})", records))


@sight.whole()
def records_of(actor: Actor, workers: Iterable[int | None]) -> dict[int, int]:
    """Every record of these workers, with its worker, oldest first."""
    allow(actor, "people.reckon")
    found: dict[int, int] = {}
    for chunk in chunks(workers):
        found |= dict(Record.objects.filter(worker__in=among(actor, chunk)).values_list("pk", "worker_id"))
    return dict(sorted(found.items()))


def of_files(actor: Actor, *, files: Sequence[int]) -> tuple[int, ...]:
    """The records that rows of these files are, and all others of the same workers."""
    allow(actor, "people.look")
    mine = Record.objects.filter(list_file__in=files)
    beside = Record.objects.filter(worker__in=mine.exclude(worker=None).values("worker"))
    return tuple({*mine.values_list("pk", flat=True), *beside.values_list("pk", flat=True)})


@sight.whole()
def leaning_on(actor: Actor, *, files: Sequence[int]) -> tuple[int, int, tuple[int, ...]]:
    """What hangs on these files of an import: how many rows, how many workers nobody else wrote down, and the
    workers whom others wrote down too."""
    allow(actor, "people.reckon")
    mine = Record.objects.filter(list_file__in=files)
    touched = mine.exclude(worker=None).values("worker")
    others = Record.objects.filter(worker__in=touched).exclude(list_file__in=files)
    stay = set(others.values_list("worker_id", flat=True))
    whole = touched.distinct().count()
    return mine.count(), whole - len(stay), tuple(sorted(n for n in stay if n is not None))


@sight.whole()
def own_records(actor: Actor, workers: Iterable[int]) -> dict[int, int]:
    """The oldest record of each worker that is ours and not from a list. Workers without one are left out."""
    allow(actor, "people.reckon")
    # the plus keeps the index of list files out of it: that one leads to all of ours, to find one
    oldest = "SELECT worker_id, min(id) FROM people_record WHERE worker_id IN ({many}) AND +list_file IS NULL"
    return dict(_pairs(f"{oldest} GROUP BY worker_id", workers))


def _pairs(statement: str, numbers: Iterable[int | None]) -> Iterator[tuple[int, Any]]:
    """Asked several times for each talk that is kept: a fifth of a queryset's time. Our text, their numbers."""
    with connection.cursor() as cursor:
        for chunk in chunks(numbers):
            cursor.execute(statement.format(many=MANY[connection.vendor]), [json.dumps(chunk)])
            yield from cursor.fetchall()


@sight.whole()
def count_in(actor: Actor, cells: Iterable[int]) -> dict[int, int]:
    """How many workers who are here stand in each of these cells."""
    allow(actor, "people.count")
    found: dict[int, int] = {}
    for chunk in chunks(cells):
        rows = Worker.objects.filter(state="here", cell__in=chunk).values_list("cell").annotate(people=Count("pk"))
        found |= dict(rows.order_by())
    return found


@sight.whole()
def cells_of(actor: Actor, workers: Iterable[int]) -> dict[int, int]:
    """The cell of each of these workers who are here."""
    allow(actor, "people.reckon")
    found: dict[int, int] = {}
    for chunk in chunks(workers):
        rows = Worker.objects.filter(pk__in=among(actor, chunk), state="here")
        found |= dict(rows.values_list("pk", "cell_id"))
    return found


def names_of(actor: Actor, workers: Iterable[int]) -> dict[int, str]:
    """What each worker is called whom whoever asks may reach."""
    near = within(actor)
    found: dict[int, str] = {}
    for chunk in chunks(workers):
        found |= dict(Worker.objects.filter(near, pk__in=among(actor, chunk)).values_list("pk", "name"))
    return found


@sight.whole()
def statements_of(actor: Actor, records: Iterable[int]) -> list[Word]:
    """What was said of pairs with at least one of these records; each pair and side once."""
    allow(actor, "people.reckon")
    found: dict[int, Word] = {}
    for chunk in chunks(records):
        for side in ("a__in", "b__in"):
            rows = Statement.objects.filter(**{side: among(actor, chunk)})
            for pk, a, b, kind, said_by, score in rows.values_list("pk", "a", "b", "kind", "said_by", "score"):
                found[pk] = Word(a, b, kind, said_by, score)
    return list(found.values())


HELD = ("pk", "source", "day", "said", "standing", "committee_since", "state")


def held(actor: Actor, records: Iterable[int]) -> Iterator[Held]:
    """Records as regrouping needs them; those that wait in review are left out."""
    allow(actor, "people.reckon")
    for chunk in chunks(records):
        rows = Record.objects.filter(pk__in=among(actor, chunk), waits=False).values_list(*HELD)
        for number, source, day, said, where, seat, state in sight.each(rows):
            yield Held(said_of(number, source, day, said), standing.from_plain(where), seat is not None, state)


@sight.whole()
def standings_of(actor: Actor, workers: Iterable[int | None]) -> dict[int, list[standing.Standing]]:
    """What is stored of where these workers stand, record by record."""
    allow(actor, "people.reckon")
    found: dict[int, list[standing.Standing]] = {}
    told = "SELECT worker_id, standing FROM people_record WHERE worker_id IN ({many})"
    for worker, plain in _pairs(f"{told} AND NOT waits AND standing IS NOT NULL", workers):
        found.setdefault(worker, []).append(standing.from_plain(json.loads(plain)))
    return found


@sight.whole()
def size_of_unit(actor: Actor) -> int:
    """How many work here, as the wall chart counts: in each cell the headcount that counts, never fewer than we
    know there; in all never fewer than somebody guessed for everybody. 0 if nobody is known and nobody guessed."""
    allow(actor, "people.count")
    known = Counter(people.slots(actor))
    known.update(dict(Worker.objects.filter(state="here").values_list("cell").order_by().annotate(n=Count("*"))))
    cells = workplaces.cells(actor)
    by_cell = sum(max(known[c.id], c.estimate.people if c.estimate else 0) for c in cells)
    guessed = workplaces.whole(actor)
    return max(by_cell, guessed.people if guessed else 0)


EXPORTED = (
    "code",
    "name",
    "phones",
    "emails",
    "department",
    "shift",
    "job",
    "languages",
    "level",
    "rated on",
    "committee",
)


def everybody(actor: Actor, *, today: date) -> Iterator[tuple[object, ...]]:
    """Every worker who is here and within reach, a head line first, as a spreadsheet wants it."""
    told, near = allow(actor, "people.look").tier, within(actor)
    yield EXPORTED
    key = here.opened_keys().marks
    said: dict[int, list[Said]] = {}
    rows = Record.objects.filter(within(actor, path="worker__"), waits=False, worker__state="here")
    for row in rows.order_by("worker", "pk").iterator(5000):
        said.setdefault(row.worker_id or 0, []).append(said_of(row.pk, row.source, row.day, row.said))
    for w in Worker.objects.filter(near, state="here").order_by("name", "pk").iterator(5000):
        p = compose(said.get(w.pk, ()))
        level = f"{w.level}?" if standing.is_unsure(w.level, w.acted_on, today) else str(w.level)
        rated = w.assessed_on.isoformat() if w.assessed_on else ""
        if told < STANDING:
            level = rated = ""
        yield (
            codes.code_of(w.pk, key), p.name, ", ".join(p.phones), ", ".join(p.emails), p.department, p.shift,
            p.job, p.languages, level, rated, "yes" if w.on_committee else "",
        )  # fmt: skip
