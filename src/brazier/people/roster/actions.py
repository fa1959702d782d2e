"""Keep rows of lists, settle records into workers, take an import back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection
from django.db.models import Q

from brazier.access.gate import allow
from brazier.ledger import actions as ledger
from brazier.people import finding
from brazier.people.grouping import Statement as Word
from brazier.people.models import Record, SearchKey, Statement, Worker
from brazier.people.portrait import LIST, OFFICIAL
from brazier.people.regroup import Composed, regroup
from brazier.people.roster import queries as read
from brazier.people.roster.chunks import chunks
from brazier.terms import Actor
from brazier.workplaces import actions as workplaces
from brazier.workplaces.actions import Where

PLAIN_DAYS = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Draft:
    """One row of a list, about to be kept. said: fields as typed; plain: address and birth date as typed;
    traits: packed by matching; official: from a list with one row each; waits: goes to review."""

    list_file: int
    line: int
    day: date
    said: dict[str, object]
    plain: dict[str, str]
    traits: bytes
    official: bool = False
    waits: bool = False


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What undoing an import did: workers nobody else had written down are gone, others stay."""

    records: int
    gone: int
    stay: tuple[int, ...]


def keep(actor: Actor, *, drafts: Sequence[Draft], now: datetime) -> range:
    """Keep rows of lists as records. Gives their numbers, in the order of the rows.

    They join workers only when `settle` is called.
    """
    allow(actor, "people.write")
    with ledger.entry(actor, "people.keep", "", now):
        numbers = _reserve(len(drafts))
        until = now.date() + PLAIN_DAYS
        Record.objects.bulk_create(
            (
                Record(
                    id=number,
                    source=OFFICIAL if draft.official else LIST,
                    list_file=draft.list_file,
                    line=draft.line,
                    day=draft.day,
                    written_by=actor.id,
                    said=draft.said,
                    plain=draft.plain or None,
                    plain_until=until if draft.plain else None,
                    traits=draft.traits,
                    waits=draft.waits,
                    worker_id=None if draft.waits else number,
                )
                for number, draft in zip(numbers, drafts, strict=True)
            ),
            batch_size=2000,
        )
        return numbers


def note_pairs(actor: Actor, *, words: Iterable[Word], now: datetime) -> None:
    """Keep what was said of pairs of records. A word said before by the same side is replaced."""
    allow(actor, "people.write")
    with ledger.entry(actor, "people.note_pairs", "", now):
        Statement.objects.bulk_create(
            [
                Statement(
                    a_id=min(w.a, w.b),
                    b_id=max(w.a, w.b),
                    kind=w.kind,
                    said_by=w.said_by,
                    score=w.score,
                    author=actor.id,
                    day=now.date(),
                )
                for w in words
            ],
            batch_size=2000,
            update_conflicts=True,
            unique_fields=["a", "b", "said_by"],
            update_fields=["kind", "score", "author", "day"],
        )


def settle(actor: Actor, *, records: Iterable[int], now: datetime, workers: Iterable[int] = ()) -> None:
    """Make the workers right again around these records and workers, after anything was said or taken back."""
    allow(actor, "people.write")
    with ledger.entry(actor, "people.settle", "", now):
        start = set(records)
        touched = set(workers) | set(read.worker_of(actor, start).values())
        start |= read.records_of(actor, touched).keys()
        near = {n for word in read.statements_of(actor, start) for n in (word.a, word.b)} - start
        touched |= set(read.worker_of(actor, near).values())
        members = start | near | read.records_of(actor, touched).keys()
        composed = regroup(read.held(actor, members), read.statements_of(actor, members))
        _write(actor, composed, {t for t in touched if t is not None}, now)


def take_back(actor: Actor, *, files: Sequence[int], now: datetime) -> TakenBack:
    """Undo what these files of an import said, and nothing else."""
    allow(actor, "people.write")
    with ledger.entry(actor, "people.take_back", ",".join(map(str, files)), now):
        mine = Record.objects.filter(list_file__in=files)
        touched = set(mine.exclude(worker=None).values_list("worker_id", flat=True).distinct())
        Statement.objects.filter(Q(a__list_file__in=files) | Q(b__list_file__in=files)).delete()
        count, _ = mine.delete()
        remaining = read.records_of(actor, touched)
        settle(actor, records=(), workers=touched, now=now)
        stay = {worker for worker in read.worker_of(actor, remaining).values() if worker is not None}
        return TakenBack(count, len(touched - set(remaining.values())), tuple(sorted(stay)))


def end_plain(actor: Actor, *, today: date, files: Sequence[int] | None = None) -> int:
    """Throw the plain address and birth date away, of these files or wherever 30 days are over."""
    allow(actor, "people.write")
    due = Record.objects.filter(plain_until__isnull=False)
    due = due.filter(plain_until__lt=today) if files is None else due.filter(list_file__in=files)
    return due.update(plain=None, plain_until=None)


def skip_numbers(actor: Actor, *, upto: int) -> None:
    """Never give a number up to this one again: after an old copy was restored, others may hold it already."""
    allow(actor, "people.write")
    first = _reserve(0).start
    if first <= upto:
        _reserve(upto - first + 1)


def _reserve(count: int) -> range:
    """Fresh record numbers, never used before, not even by records that are gone: codes on paper stay true."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("LOCK TABLE people_record IN SHARE ROW EXCLUSIVE MODE")
            sequence = "pg_get_serial_sequence('people_record', 'id')"
            cursor.execute(f"SELECT nextval({sequence})")
            first = cursor.fetchone()[0]
            cursor.execute(f"SELECT setval({sequence}, %s)", [first + max(count, 1) - 1])
            return range(first, first + count)
        cursor.execute("INSERT INTO sqlite_sequence (name, seq) SELECT 'people_record', 0 WHERE NOT EXISTS "
                       "(SELECT 1 FROM sqlite_sequence WHERE name = 'people_record')")  # fmt: skip
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = 'people_record'")
        first = cursor.fetchone()[0] + 1
        cursor.execute("UPDATE sqlite_sequence SET seq = %s WHERE name = 'people_record'", [first + count - 1])
    return range(first, first + count)


def _write(actor: Actor, composed: list[Composed], touched: set[int], now: datetime) -> None:
    where = {c.number: Where(c.portrait.worksite, c.portrait.department, c.portrait.shift) for c in composed}
    cells = workplaces.place(actor, wanted=where.values(), now=now, by_list=True)
    Worker.objects.bulk_create(
        (_worker(c, cells[where[c.number]]) for c in composed),
        batch_size=2000,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[f.name for f in Worker._meta.concrete_fields if f.name != "id"],
    )
    moved = [(c.number, record) for c in composed for record in c.records]
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE people_record SET worker_id = %s WHERE id = %s AND worker_id IS NOT %s"
            if connection.vendor == "sqlite"
            else "UPDATE people_record SET worker_id = %s WHERE id = %s AND worker_id IS DISTINCT FROM %s",
            [(worker, record, worker) for worker, record in moved],
        )
    numbers = {c.number for c in composed}
    for chunk in chunks(touched | numbers):
        SearchKey.objects.filter(worker__in=chunk).delete()
    for chunk in chunks(touched - numbers):
        Worker.objects.filter(pk__in=chunk).delete()
    SearchKey.objects.bulk_create(
        (
            SearchKey(worker_id=c.number, key=key)
            for c in composed
            for key in finding.keys_of(c.portrait.names, c.portrait.phones)
        ),
        batch_size=5000,
    )


def _worker(c: Composed, cell: int) -> Worker:
    return Worker(
        id=c.number,
        cell_id=cell,
        name=c.portrait.name,
        state=c.state,
        on_committee=c.on_committee,
        level=c.standing.level,
        basis=c.standing.basis,
        assessed_on=c.standing.day,
        acted_on=c.standing.acted,
    )
