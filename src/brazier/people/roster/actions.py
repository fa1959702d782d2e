"""Keep rows of lists, settle records into workers, take an import back."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection
from django.db.models import Q

from brazier.access import actions as access
from brazier.access import queries as access_read
from brazier.access.gate import allow
from brazier.keeping.spans import Due, Went
from brazier.ledger import actions as ledger
from brazier.people import finding
from brazier.people.grouping import Statement as Word
from brazier.people.models import (
    BlankLine,
    LeftOut,
    LeftOutMark,
    Record,
    SearchKey,
    SeenAs,
    Statement,
    Tie,
    ToldDay,
    Worker,
)
from brazier.people.portrait import LIST, OFFICIAL
from brazier.people.regroup import Composed, regroup
from brazier.people.ringing import to_ring
from brazier.people.roster import queries as read
from brazier.people.roster import writing
from brazier.people.roster.chunks import chunks
from brazier.people.standing import Standing, current, merged, to_plain
from brazier.people.tenure import month_of
from brazier.terms import Actor
from brazier.workplaces import actions as workplaces
from brazier.workplaces import queries as workplaces_read
from brazier.workplaces.actions import Where

PLAIN_DAYS = timedelta(days=30)
LONGEST_LANGUAGES = 120
RECORD = (
    "id", "source", "list_file", "line", "day", "written_by", "said", "plain", "plain_until", "traits", "waits",
    "worker_id", "state",
)  # fmt: skip
STATEMENT = ("a_id", "b_id", "kind", "said_by", "score", "author", "day")
PAIR = ("a_id", "b_id", "said_by")
WORKER = (
    "id", "cell_id", "name", "state", "on_committee", "level", "basis", "assessed_on", "acted_on", "languages",
    "started", "phone",
)  # fmt: skip


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
    allow(actor, "people.reckon")
    with ledger.entry(actor, "people.keep", "", now):
        numbers = _reserve(len(drafts))
        until = now.date() + PLAIN_DAYS
        rows = (
            (
                number,
                OFFICIAL if draft.official else LIST,
                draft.list_file,
                draft.line,
                draft.day,
                actor.id,
                json.dumps(draft.said, ensure_ascii=False),
                json.dumps(draft.plain, ensure_ascii=False) if draft.plain else None,
                until if draft.plain else None,
                draft.traits,
                draft.waits,
                None if draft.waits else number,
                "here",
            )
            for number, draft in zip(numbers, drafts, strict=True)
        )
        _write_rows("people_record", RECORD, rows, jsons=("said", "plain"))
        return numbers


def note_pairs(actor: Actor, *, words: Iterable[Word], now: datetime) -> None:
    """Keep what was said of pairs of records. A word said before by the same side is replaced."""
    allow(actor, "people.reckon")
    with ledger.entry(actor, "people.note_pairs", "", now):
        rows = ((min(w.a, w.b), max(w.a, w.b), w.kind, w.said_by, w.score, actor.id, now.date()) for w in words)
        _write_rows("people_statement", STATEMENT, rows, over=PAIR)


def settle(actor: Actor, *, records: Iterable[int], now: datetime, workers: Iterable[int] = ()) -> None:
    """Make the workers right again around these records and workers, after anything was said or taken back."""
    allow(actor, "people.reckon")
    with ledger.entry(actor, "people.settle", "", now):
        start = set(records)
        touched = set(workers) | set(read.worker_of(actor, start).values())
        start |= read.records_of(actor, touched).keys()
        near = {n for word in read.statements_of(actor, start) for n in (word.a, word.b)} - start
        touched |= set(read.worker_of(actor, near).values())
        was = read.records_of(actor, touched)
        members = start | near | was.keys()
        composed = regroup(read.held(actor, members), read.statements_of(actor, members))
        _write(actor, composed, {t for t in touched if t is not None}, now)
        _ask_anew(actor, [c.records for c in composed if len({was.get(n) for n in c.records}) > 1], now)


def _ask_anew(actor: Actor, joined: Sequence[Sequence[int]], now: datetime) -> None:
    """Records of several workers are one now. Whoever has one of them in care because they wrote it has not
    therefore all of her in care: somebody else says yes to it again."""
    beside = {record: group for group in joined for record in group}
    given = access_read.given_people(Actor.clock) if beside else {}
    near = {turf: (record, who) for turf, (record, who) in given.items() if record in beside}
    if not near:
        return
    asked = [n for record, _ in near.values() for n in beside[record]]
    by = dict(Record.objects.filter(pk__in=asked).values_list("pk", "written_by"))
    own = {turf: (record, who) for turf, (record, who) in near.items() if by[record] == who}
    anew = [turf for turf, (record, who) in own.items() if any(by[n] != who for n in beside[record])]
    if anew:
        access.ask_anew(actor, turfs=anew, now=now)


def note_standings(actor: Actor, *, standings: Mapping[int, Standing]) -> None:
    """Keep where each of these records stands; `restand` carries it over to their workers."""
    allow(actor, "people.reckon")
    rows = [
        (None if told == Standing() else json.dumps(to_plain(told), ensure_ascii=False), record)
        for record, told in standings.items()
    ]
    with connection.cursor() as cursor:
        cursor.executemany(writing.note_standing(postgresql=connection.vendor == "postgresql"), rows)


def restand(actor: Actor, *, records: Iterable[int], now: datetime) -> None:
    """Make the standing of the workers of these records right again; who they are has not changed."""
    allow(actor, "people.reckon")
    with ledger.entry(actor, "people.restand", "", now):
        workers = {w for w in read.worker_of(actor, records).values() if w is not None}
        told = read.standings_of(actor, workers)  # who has nothing left that counts is not in it
        rows = [
            (at.level, at.basis, at.day, at.acted, worker)
            for worker in sorted(workers)
            for at in (current(merged(told.get(worker, ()))),)
        ]
        with connection.cursor() as cursor:
            cursor.executemany(writing.RESTAND, rows)


def move_cells(actor: Actor, *, moved: Mapping[int, int], now: datetime) -> None:
    """Names were joined: whoever stands in these cells stands in those from now on."""
    allow(actor, "people.reckon")
    with ledger.entry(actor, "people.move_cells", "", now):
        for cell, root in moved.items():
            Worker.objects.filter(cell=cell).update(cell=root)


def place_anew(actor: Actor, *, cells: Iterable[int], now: datetime) -> None:
    """Joined names were parted: everybody of these cells goes where their own records say."""
    allow(actor, "people.reckon")
    with ledger.entry(actor, "people.place_anew", "", now):
        for chunk in chunks(Worker.objects.filter(cell__in=list(cells)).values_list("pk", flat=True)):
            settle(actor, records=(), workers=chunk, now=now)


def take_back(actor: Actor, *, files: Sequence[int], now: datetime) -> TakenBack:
    """Undo what these files of an import said, and nothing else."""
    allow(actor, "people.reckon")
    with ledger.entry(actor, "people.take_back", ",".join(map(str, files)), now):
        mine = Record.objects.filter(list_file__in=files)
        touched = set(mine.exclude(worker=None).values_list("worker_id", flat=True).distinct())
        Statement.objects.filter(Q(a__list_file__in=files) | Q(b__list_file__in=files)).delete()
        count, _ = mine.delete()
        remaining = read.records_of(actor, touched)
        settle(actor, records=(), workers=touched, now=now)
        stay = {worker for worker in read.worker_of(actor, remaining).values() if worker is not None}
        return TakenBack(count, len(touched - set(remaining.values())), tuple(sorted(stay)))


def end_plain(actor: Actor, *, due: Due) -> Went:
    """Throw plain addresses and birth dates away whose time is over. Of rows in review nobody knows yet who they
    are, so any hold keeps them."""
    allow(actor, "people.reckon")
    plain = Record.objects.filter(plain_until__isnull=False)
    if due.held.everything:
        return Went(0, 0)
    over = plain.filter(plain_until__lt=due.before + PLAIN_DAYS)
    if due.held.any:
        over = over.filter(waits=False)
    numbers = [pk for pk in over.values_list("pk", flat=True) if pk not in due.held.records]
    of = plain.count()
    gone = sum(
        Record.objects.filter(pk__in=read.among(actor, chunk)).update(plain=None, plain_until=None)
        for chunk in chunks(numbers)
    )
    return Went(gone, of)


def drop_plain(actor: Actor, *, files: Sequence[int]) -> int:
    """Nothing of these files is in question any more: their plain addresses and birth dates go at once."""
    allow(actor, "people.reckon")
    due = Record.objects.filter(plain_until__isnull=False, list_file__in=files)
    return due.update(plain=None, plain_until=None)


def shred(actor: Actor) -> int:
    """The campaign is over: everybody goes, those who asked to be left out too. Gives how many rows."""
    allow(actor, "people.shred")
    tables = (Tie, SeenAs, Statement, SearchKey, Record, Worker, BlankLine, LeftOutMark, LeftOut, ToldDay)
    return sum(table._default_manager.all().delete()[0] for table in tables)


def blank_lines(actor: Actor, *, count: int, cell: int | None, now: datetime) -> range:
    """Numbers for empty lines on paper: whoever is written there gets them."""
    allow(actor, "people.reckon")
    with ledger.entry(actor, "people.blank_lines", "", now):
        numbers = _reserve(count)
        BlankLine.objects.bulk_create(BlankLine(number=n, cell_id=cell, printed_on=now.date()) for n in numbers)
        return numbers


def skip_numbers(actor: Actor, *, upto: int) -> None:
    """Never give a number up to this one again: after an old copy was restored, others may hold it already."""
    allow(actor, "people.reckon")
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
    campaign = workplaces_read.campaign(actor)
    region = campaign.region if campaign else "US"
    _write_rows("people_worker", WORKER, (_row(c, cells[where[c.number]], region) for c in composed), over=("id",))
    moved = [(c.number, record, c.number) for c in composed for record in c.records]
    with connection.cursor() as cursor:
        cursor.executemany(writing.move_records(postgresql=connection.vendor == "postgresql"), moved)
    numbers = {c.number for c in composed}
    for chunk in chunks(touched | numbers):
        SearchKey.objects.filter(worker__in=read.among(actor, chunk)).delete()
    for chunk in chunks(touched - numbers):
        Worker.objects.filter(pk__in=read.among(actor, chunk)).delete()
    keys = (
        (c.number, key) for c in composed for key in sorted(finding.keys_of(c.portrait.names, c.portrait.phones))
    )
    _write_rows("people_searchkey", ("worker_id", "key"), keys)


def _row(c: Composed, cell: int, region: str) -> tuple[object, ...]:
    at, p = c.standing, c.portrait
    about = (p.languages[:LONGEST_LANGUAGES], month_of(p.start), to_ring(p.phones, region))
    return (c.number, cell, p.name, c.state, c.on_committee, at.level, at.basis, at.day, at.acted, *about)


def _write_rows(
    table: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    over: Sequence[str] = (),
    jsons: Sequence[str] = (),
) -> None:
    on_server = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        cursor.executemany(writing.insert(table, columns, json=jsons, over=over, postgresql=on_server), rows)  # type: ignore[arg-type]  # takes any iterable
