"""Read people: the chart's counts, a cell's people, one person, the roster for matching, search."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date, timedelta

from django.db import connection
from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Q, Value, When

from brazier.access.gate import ALL, NAMES, STANDING, allow
from brazier.matching import names
from brazier.people import codes, comparing, finding, standing
from brazier.people.facts import TIED, Known, Pair, Person, RecordFacts, Row, Seen, Tally, Tied
from brazier.people.marks import Marks, marks_of
from brazier.people.models import (
    BlankLine,
    LeftOut,
    LeftOutMark,
    Record,
    SearchKey,
    SeenAs,
    Statement,
    Tie,
    Worker,
)
from brazier.people.portrait import TALK, Said, compose, initials, said_of
from brazier.people.reach.queries import within
from brazier.storage import sight
from brazier.storage.hub import here
from brazier.terms import Actor, Wrong
from brazier.workplaces import queries as workplaces

PAGE, LIMITED_PAGE = 50, 30
PORTION = 50_000
FRESH = timedelta(days=30)


def code_of(actor: Actor, number: int) -> str:
    """The code that stands for a record on paper and in addresses."""
    allow(actor, "people.reckon")
    return codes.code_of(number, here.opened_keys().marks)


def worker_of(actor: Actor, code: str) -> int:
    """The worker a code leads to, also by an older code of hers.

    Errors: Wrong if it leads to nobody; a mistyped code looks the same.
    """
    allow(actor, "people.look")
    for worker in _by_code(actor, code):
        return worker
    raise Wrong("people.nobody", "There is nothing here.")


def line_of(actor: Actor, code: str) -> tuple[int | None, int | None]:
    """Whom a code typed back from paper leads to: a worker, or an empty line nobody was typed back from yet.

    Errors: Wrong if a sign is mistyped, or the code leads to nobody any more.
    """
    allow(actor, "people.look")
    number = codes.number_of(code, here.opened_keys().marks)
    near = within(actor, path="worker__")
    worker = Record.objects.filter(near, pk=number).values_list("worker_id", flat=True).first()
    if worker is not None:
        return worker, None
    if BlankLine.objects.filter(pk=number).exists():
        return None, number
    raise Wrong(
        "people.code_gone",
        "Nobody has this code any more: the list it came from was taken back, or they asked to be left out. "
        "Find them by name. Nothing was lost.",
    )


def blank_codes(actor: Actor, *, cell: int, since: date) -> tuple[str, ...]:
    """Codes on empty lines of this cell's sheets printed since then that nobody typed back yet."""
    allow(actor, "people.reckon")
    cells = workplaces.group_of(actor, cell)
    rows = BlankLine.objects.filter(cell__in=cells, printed_on__gte=since).order_by("number")
    return tuple(code_of(actor, n) for n in rows.values_list("number", flat=True))


def tallies(actor: Actor, today: date) -> tuple[Tally, ...]:
    """The counts the wall chart is drawn from: three walks along indexes, no row is touched.

    Everybody is only counted by cell; looking at ratings costs more, so only those ever rated are looked at.
    """
    allow(actor, "people.count")
    if connection.vendor == "postgresql":
        return _told_by_the_server(today)
    rows = Worker.objects.filter(state="here").order_by()
    rest = dict(rows.values_list("cell_id").annotate(people=Count("*")))
    seats = {
        (cell, level): people
        for cell, level, people in rows.filter(on_committee=True)
        .values_list("cell_id", "level")
        .annotate(people=Count("*"))
    }
    found = []
    for cell, level, people, fresh, acted, did, said in _rated(today):
        rest[cell] -= people
        found.append(Tally(cell, level, people, fresh, acted, did, said, seats.get((cell, level), 0)))
    found += [Tally(cell, 0, n, 0, 0, 0, 0, seats.get((cell, 0), 0)) for cell, n in rest.items() if n]
    return tuple(sorted(found, key=lambda t: (t.cell, t.level)))


def _told_by_the_server(today: date) -> tuple[Tally, ...]:
    """The same behind the second wall. Of a cell under 5 outside one's care it tells only how many there are."""
    with connection.cursor() as cursor:
        told = "SELECT * FROM people_totals(%s, %s)"
        cursor.execute(told, [today - FRESH, today - standing.ACT_COUNTS])
        return tuple(Tally(*row) for row in cursor.fetchall())


def _rated(today: date) -> Iterable[tuple[int, int, int, int, int, int, int]]:
    """By cell and level, of those ever rated: people, fresh, acted, did, said."""
    fresh = Q(assessed_on__gte=today - FRESH)
    rated = Worker.objects.filter(state="here", assessed_on__isnull=False).order_by()
    return rated.values_list("cell_id", "level").annotate(
        people=Count("*"),
        fresh=Count("level", filter=fresh),
        acted=Count("level", filter=fresh & Q(acted_on__gte=today - standing.ACT_COUNTS)),
        did=Count("level", filter=fresh & Q(basis="did")),
        said=Count("level", filter=fresh & Q(basis="said")),
    )


@sight.whole()
def ages(actor: Actor, today: date, *, cell: int | None = None) -> tuple[tuple[int, int], ...]:
    """Days since the newest rating, and how many workers have that age; fresh ones only.

    cell: only there; None: everywhere.
    """
    allow(actor, "people.count")
    rated = Worker.objects.filter(state="here", assessed_on__gte=today - FRESH)
    if cell is not None:
        rated = rated.filter(cell=cell)
    rows = rated.values_list("assessed_on").annotate(people=Count("*")).order_by("-assessed_on")
    return tuple(((today - day).days, people) for day, people in rows)


@sight.whole()
def support_ages(actor: Actor, today: date) -> tuple[tuple[int, int], ...]:
    """Days since the newest rating of the 1s and 2s, however old, and how many have that age."""
    allow(actor, "people.count")
    rows = (
        Worker.objects.filter(state="here", assessed_on__isnull=False, level__in=(1, 2))
        .values_list("assessed_on")
        .annotate(people=Count("*"))
        .order_by("-assessed_on")
    )
    return tuple(((today - day).days, people) for day, people in rows)


def slots(actor: Actor) -> dict[int, int]:
    """Unnamed slots by cell: people an official list counts who asked to be left out."""
    allow(actor, "people.count")
    rows = LeftOut.objects.filter(cell__isnull=False).values_list("cell_id").annotate(people=Count("pk"))
    found: Counter[int] = Counter()
    roots = workplaces.roots(actor)
    for cell, people in rows.order_by():
        found[roots.get(cell, cell)] += people
    return dict(found)


@sight.whole()
def in_review(actor: Actor) -> int:
    """Rows that wait for an answer and count nowhere."""
    allow(actor, "people.count")
    return Record.objects.filter(waits=True).count()


@sight.whole()
def count(actor: Actor) -> int:
    """How many workers are written down and here."""
    allow(actor, "people.count")
    return Worker.objects.filter(state="here").count()


@sight.whole()
def used_cells(actor: Actor) -> set[int]:
    """Cells somebody stands in."""
    allow(actor, "people.reckon")
    return set(Worker.objects.values_list("cell_id", flat=True).distinct()) | set(
        LeftOut.objects.filter(cell__isnull=False).values_list("cell_id", flat=True)
    )


def in_cell(
    actor: Actor, *, cell: int | None, today: date, page: int = 1, level: int | None = None
) -> tuple[Row, ...]:
    """The people of a cell (None: everybody), strongest first, fifty a page."""
    rows = Worker.objects.filter(within(actor), state="here")
    if cell is not None:
        rows = rows.filter(cell=cell)
    if level is not None:
        rows = rows.filter(level=level)
    size = page_size(actor)
    start = (page - 1) * size
    # 0 comes last: nobody has asked them yet
    last = Case(When(level=0, then=Value(9)), default=F("level"), output_field=IntegerField())
    ordered = rows.order_by(last, "name", "pk")
    return _rows(actor, ordered[start : start + size], today)


def page_size(actor: Actor) -> int:
    """How many people a page of a list holds: fewer from committee level on."""
    allow(actor, "people.look")
    return PAGE if actor.level == "table" else LIMITED_PAGE


def whole_cell(actor: Actor, *, cell: int, today: date) -> tuple[Row, ...]:
    """Everybody of a cell, by code, so that paper does not give names away by their order."""
    rows = _rows(actor, Worker.objects.filter(within(actor), state="here", cell=cell), today)
    return tuple(sorted(rows, key=lambda row: row.code))


def search(actor: Actor, *, text: str, today: date) -> tuple[Row, ...]:
    """Workers by any spelling, by four digits of a phone, or by code; the closest first, fifty at most."""
    found = _by_code(actor, text)
    wanted = finding.asked(text)
    rows = Worker.objects.filter(pk__in=found) if found else Worker.objects.none()
    if not found and wanted:
        rows = Worker.objects.filter(within(actor))
        for beginning, exact in wanted:
            keys = Q(key=exact) if exact else Q()
            if beginning:
                keys |= Q(key__gte=beginning, key__lt=beginning + "\uffff")
            rows = rows.filter(pk__in=SearchKey.objects.filter(keys).values("worker"))
    closest = sorted(rows.order_by("name", "pk")[: PAGE * 4], key=lambda w: _distance(w.name, wanted))
    return _rows(actor, closest[: page_size(actor)], today)


def person(actor: Actor, *, worker: int, today: date) -> Person:
    """One worker, whole. Errors: Wrong if there is none."""
    told = allow(actor, "people.look").tier
    known = Worker.objects.filter(within(actor), pk=worker).first()
    if known is None:
        raise Wrong("people.nobody", "There is nothing here.")
    rows = list(Record.objects.filter(worker=worker).order_by("day", "pk"))
    whole = standing.merged(standing.from_plain(row.standing) for row in rows if told >= STANDING)
    now_at = standing.current(whole)
    return Person(
        number=known.pk,
        code=codes.code_of(known.pk, here.opened_keys().marks),
        cell=known.cell_id,
        state=known.state,
        portrait=compose(_said(row) for row in rows),
        standing=now_at,
        unsure=standing.is_unsure(now_at.level, now_at.acted, today),
        ratings=whole.ratings,
        committee_since=max((r.committee_since for r in rows if r.committee_since), default=None),
        records=tuple(_record(row) for row in rows),
        seen_as=tuple(
            Seen(s.pk, s.kind, s.basis, s.author, s.day)
            for s in SeenAs.objects.filter(record__worker=worker, ended_on=None).order_by("-day", "-pk")
            if told >= STANDING
        ),
        told=told,
    )


def pair(actor: Actor, *, one: int, other: int, today: date) -> Pair:
    """Two workers side by side, as review shows two records. Errors: Wrong if one of them is nobody."""
    allow(actor, "people.look")
    first, second = (person(actor, worker=n, today=today) for n in (one, other))
    said = [said_of(p.number, "hand", today, asdict(p.portrait)) for p in (first, second)]
    traits = [bytes(Record.objects.values_list("traits", flat=True).get(pk=n)) for n in (one, other)]
    return Pair(first, second, comparing.side_by_side(*said), comparing.reasons(*traits))


def record_of(actor: Actor, code: str) -> int:
    """The record a code stands for. Errors: Wrong if a sign is mistyped."""
    allow(actor, "people.reckon")
    return codes.number_of(code, here.opened_keys().marks)


def rows_of(actor: Actor, *, records: Iterable[int], today: date) -> dict[int, Row]:
    """The worker of each of these records, as in a list of people."""
    worker = workers_of(actor, records)
    near = Worker.objects.filter(within(actor), pk__in={n for n in worker.values() if n})
    rows = {row.number: row for row in _rows(actor, near, today)}
    return {record: rows[n] for record, n in worker.items() if n in rows}


def newest(actor: Actor, *, today: date) -> tuple[Row, ...]:
    """Those written down last, for the page where people are added."""
    return _rows(actor, Worker.objects.filter(within(actor), state="here").order_by("-pk")[:12], today)


def ties_of(actor: Actor, *, worker: int, ended: bool = False) -> tuple[Tied, ...]:
    """Whom a worker knows, and how; named as in a list. ended: those that faded or were taken back instead."""
    records = list(Record.objects.filter(worker=worker).values_list("pk", flat=True))  # by number: along an index
    mine = Tie.objects.filter(Q(a__in=records) | Q(b__in=records)).select_related("a", "b").order_by("pk")
    mine = mine.exclude(state__in=TIED) if ended else mine.filter(state__in=TIED)
    rows = [
        (b if a == worker else a, row) for row in mine for a, b in [(row.a.worker_id, row.b.worker_id)] if a != b
    ]
    near = Worker.objects.filter(within(actor), pk__in={n for n, _ in rows if n})
    named = _shows_names(actor)
    names = {n: name if named else initials(name) for n, name in near.values_list("pk", "name")}
    key = here.opened_keys().marks
    found = [
        Tied(t.pk, n, codes.code_of(n, key), names[n], t.kind, t.strength, t.state, t.ended_on)
        for n, t in rows
        if n in names
    ]
    # after two were joined the same tie may be there twice: the newest says how it is
    once = {(t.number, t.kind): t for t in found}
    return tuple(sorted(once.values(), key=lambda t: (t.name, t.kind)))


def committee(actor: Actor, *, today: date) -> tuple[Row, ...]:
    """The committee, by cell and name."""
    rows = Worker.objects.filter(within(actor), on_committee=True, state="here").order_by("cell", "name", "pk")
    return _rows(actor, rows, today)


def roster(actor: Actor) -> Iterator[Known]:
    """Every record that counts, as matching wants it, oldest first.

    What talks hang on says a name we have from her other records. Compared by itself it would be somebody of
    whom nothing speaks against being anybody else of that name.
    """
    allow(actor, "people.reckon")
    told = Record.objects.filter(worker=OuterRef("worker")).exclude(source=TALK)
    rows = Record.objects.filter(~Q(source=TALK) | ~Exists(told), waits=False).order_by("pk")
    fields = rows.values_list("pk", "worker_id", "source", "list_file", "traits")
    for pk, worker, source, list_file, traits in sight.each(fields.iterator(5000)):
        yield Known(pk, worker, f"{source}:{list_file or 0}", bytes(traits))


def records(actor: Actor, numbers: Iterable[int]) -> dict[int, RecordFacts]:
    """Some records, waiting ones too, by number."""
    rows = Record.objects.filter(within(actor, path="worker__"), pk__in=list(numbers))
    return {row.pk: _record(row) for row in rows}


@sight.whole()
def lines_of(actor: Actor, *, list_file: int) -> dict[int, int]:
    """The record of each line of a list that was taken."""
    allow(actor, "people.reckon")
    return dict(Record.objects.filter(list_file=list_file).values_list("line", "pk"))


@sight.whole()
def workers_of(actor: Actor, numbers: Iterable[int]) -> dict[int, int | None]:
    """The worker of each of these records; None while a record waits."""
    allow(actor, "people.reckon")
    return dict(Record.objects.filter(pk__in=list(numbers)).values_list("pk", "worker_id"))


@sight.whole()
def traits_of(actor: Actor, numbers: Iterable[int]) -> dict[int, bytes]:
    """Packed traits of some records, for the reasons on the review page."""
    allow(actor, "people.reckon")
    return {n: bytes(t) for n, t in Record.objects.filter(pk__in=list(numbers)).values_list("pk", "traits")}


@sight.whole()
def apart(actor: Actor) -> tuple[tuple[int, int], ...]:
    """Pairs of records that a person said are two people."""
    allow(actor, "people.reckon")
    return tuple(Statement.objects.filter(kind="apart", said_by="person").values_list("a_id", "b_id"))


@sight.whole()
def standings(actor: Actor, records: Iterable[int]) -> dict[int, standing.Standing]:
    """What is stored of where each of these records stands."""
    allow(actor, "people.reckon")
    rows = Record.objects.filter(pk__in=list(records)).values_list("pk", "standing")
    return {pk: standing.from_plain(plain) for pk, plain in rows}


@sight.whole()
def portions(actor: Actor) -> Iterator[range]:
    """All record numbers ever given, in portions that fit in memory; a worker has the number of a record."""
    allow(actor, "people.reckon")
    last = Record.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    return (range(low, low + PORTION) for low in range(0, last + 1, PORTION))


@sight.whole()
def stored_standings(actor: Actor, portion: range) -> dict[int, standing.Standing]:
    """What is stored of where the records of this portion stand; to check it against the facts."""
    allow(actor, "people.reckon")
    rows = Record.objects.filter(pk__gte=portion.start, pk__lt=portion.stop, standing__isnull=False)
    return {pk: standing.from_plain(plain) for pk, plain in rows.values_list("pk", "standing")}


@sight.whole()
def astray(actor: Actor) -> tuple[int, ...]:
    """Workers whose stored level does not follow from what their records say. Should be none."""
    allow(actor, "people.reckon")
    return tuple(worker for portion in portions(actor) for worker in _astray(portion))


def _astray(portion: range) -> list[int]:
    told: dict[int | None, list[standing.Standing]] = defaultdict(list)
    rows = Record.objects.filter(worker__gte=portion.start, worker__lt=portion.stop, waits=False)
    for worker, plain in rows.filter(standing__isnull=False).values_list("worker_id", "standing"):
        told[worker].append(standing.from_plain(plain))
    placed = Worker.objects.filter(pk__gte=portion.start, pk__lt=portion.stop)
    found = []
    for worker, *stored in placed.values_list("pk", "level", "basis", "assessed_on", "acted_on"):
        at = standing.current(standing.merged(told.get(worker, ())))
        if [at.level, at.basis, at.day, at.acted] != stored:
            found.append(worker)
    return found


def recognized(actor: Actor, said: Iterable[dict[str, object]]) -> list[str]:
    """For each row of a list: `sure` if it is somebody who asked to be left out, `hint` if only the name
    says so, else empty."""
    allow(actor, "people.reckon")
    key = here.opened_keys().marks
    known = dict(LeftOutMark.objects.values_list("mark", "is_hint"))
    return [_recognized(marks_of([fields], key), known) if known else "" for fields in said]


def left_out(actor: Actor) -> tuple[tuple[tuple[int, ...], Marks, int | None, date], ...]:
    """Everybody who asked to be left out: numbers of their records, marks, slot, day; for the file beside
    copies."""
    allow(actor, "people.reckon")
    found = []
    for left in LeftOut.objects.order_by("pk").prefetch_related("leftoutmark_set"):
        marks = left.leftoutmark_set.all()
        sure = frozenset(m.mark for m in marks if not m.is_hint)
        hints = frozenset(m.mark for m in marks if m.is_hint)
        found.append((tuple(left.numbers), Marks(sure, hints), left.cell_id, left.day))
    return tuple(found)


def _recognized(marks: Marks, known: dict[str, bool]) -> str:
    if any(mark in known for mark in marks.sure):
        return "sure"
    return "hint" if any(mark in known for mark in marks.hints) else ""


def _by_code(actor: Actor, text: str) -> set[int]:
    try:
        number = codes.number_of(text, here.opened_keys().marks)
    except Wrong:
        return set()
    rows = Record.objects.filter(within(actor, path="worker__"), pk=number)
    return {w for w in rows.values_list("worker_id", flat=True) if w}


def _distance(name: str, wanted: list[tuple[str, str]]) -> tuple[int, str]:
    tokens = set(names.tokens(name))
    return -sum(beginning in tokens for beginning, _ in wanted), name


def _said(row: Record) -> Said:
    return said_of(row.pk, row.source, row.day, row.said)


def _record(row: Record) -> RecordFacts:
    return RecordFacts(row.pk, row.source, row.list_file, row.line, row.day, row.written_by, _said(row), row.said)


def about(actor: Actor, *, record: int, today: date) -> Row | None:
    """The worker a record belongs to, as in a list of people; None while the record waits."""
    rows = _rows(actor, Worker.objects.filter(within(actor), record__pk=record), today)
    return rows[0] if rows else None


def listed(actor: Actor, *, workers: Iterable[int], today: date) -> tuple[Row, ...]:
    """Some workers as in a list of people, by name; those who are gone are left out."""
    found = Worker.objects.filter(within(actor), pk__in=list(workers), state="here").order_by("name", "pk")
    return _rows(actor, found, today)


def _rows(actor: Actor, workers: Iterable[Worker], today: date) -> tuple[Row, ...]:
    named, rated = _shows_names(actor), allow(actor, "people.look").tier >= STANDING
    return tuple(_row(w, today, named=named, rated=rated) for w in workers)


def _shows_names(actor: Actor) -> bool:
    """In lists, from committee level on, whoever may reach everybody sees initials; a name takes opening one."""
    rule = allow(actor, "people.look")
    return rule.tier >= NAMES and (rule.reach != ALL or actor.level == "table")


def _row(w: Worker, today: date, *, named: bool, rated: bool) -> Row:
    return Row(
        number=w.pk,
        code=codes.code_of(w.pk, here.opened_keys().marks),
        name=w.name if named else initials(w.name),
        cell=w.cell_id,
        level=w.level if rated else None,
        unsure=rated and standing.is_unsure(w.level, w.acted_on, today),
        basis=w.basis if rated else "",
        assessed_on=w.assessed_on if rated else None,
        on_committee=w.on_committee,
    )
