"""Write people down: by hand, edited, merged and parted, tied, moved, left out."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db.models import F, Q

from brazier.access.gate import allow
from brazier.ledger import actions as ledger
from brazier.people import standing
from brazier.people.facts import STATES, TIES
from brazier.people.grouping import APART, SAME
from brazier.people.grouping import Statement as Word
from brazier.people.marks import Marks, marks_of
from brazier.people.models import (
    BlankLine,
    LeftOut,
    LeftOutMark,
    Record,
    SearchKey,
    Statement,
    Tie,
    Worker,
)
from brazier.people.portrait import HAND, OFFICIAL, TALK, spoken
from brazier.people.roster import actions as roster
from brazier.people.roster import queries as read
from brazier.people.traits import traits_of
from brazier.storage.hub import here
from brazier.terms import Actor, Wrong
from brazier.workplaces import queries as workplaces

TYPED = ("department", "shift", "worksite", "job", "languages", "start", "badge")
NOBODY = "There is nothing here."
NOTHING_ELSE: Mapping[str, str] = {}


def add(
    actor: Actor, *, name: str, now: datetime, typed: Mapping[str, str] = NOTHING_ELSE, line: int | None = None
) -> int:
    """Write one worker down by hand; a name alone is enough. Gives her number.

    line: the number of the empty line on paper she was written on. typed: phone, email, department, shift,
    worksite, job, languages, start. Errors: Wrong without any name, or if that line was typed back already.
    """
    allow(actor, "people.write")
    if not spoken(name):
        raise Wrong("people.name", "Write a name, or a nickname. Nothing was lost.")
    with ledger.entry(actor, "people.add", "", now):
        if line is not None and not BlankLine.objects.filter(pk=line).delete()[0]:
            raise Wrong("people.line", "This line was typed back already. Nothing was changed.")
        [number] = _write_all(actor, HAND, [_fields(name, typed)], now, line)
        roster.settle(actor, records=[number], now=now)
        return number


def edit(actor: Actor, *, worker: int, typed: Mapping[str, str], now: datetime) -> None:
    """Change what the desk says of a worker; what lists said stays beneath.

    typed: name, phone, email and the fields of `add`; one that is not given stays as it is.
    Errors: Wrong if there is no such worker.
    """
    allow(actor, "people.write")
    with ledger.entry(actor, "people.edit", f"worker:{worker}", now):
        number = anchor(actor, worker=worker, now=now)
        record = Record.objects.get(pk=number)
        said = {**record.said, **_fields(typed.get("name") or record.said["name"], typed)}
        record.said, record.source, record.day = said, HAND, now.date()
        [record.traits] = _traits(actor, [said])
        record.save(update_fields=["said", "source", "day", "traits"])
        roster.settle(actor, records=[number], now=now)


def anchors(actor: Actor, *, workers: Iterable[int], now: datetime) -> dict[int, int]:
    """The record that talks, acts and ties hang on, for each worker; made from her name if there is none yet.

    It is ours: undoing an import leaves it, and with it the worker. A worker may be named by any record of
    hers. Errors: Wrong if one of them is nobody.
    """
    allow(actor, "people.write")
    asked = set(workers)
    heads = {n: w for n, w in read.worker_of(actor, asked).items() if w is not None}
    if asked - heads.keys():
        raise Wrong("people.nobody", NOBODY)
    ours = read.own_records(actor, heads.values())
    bare = sorted(set(heads.values()) - ours.keys())
    if bare:
        ours |= _first_words(actor, bare, now)
    return {n: ours[w] for n, w in heads.items()}


def anchor(actor: Actor, *, worker: int, now: datetime) -> int:
    """The record that facts about this worker hang on; see `anchors`."""
    return anchors(actor, workers=[worker], now=now)[worker]


def _first_words(actor: Actor, workers: list[int], now: datetime) -> dict[int, int]:
    names = read.names_of(actor, workers)
    records = read.records_of(actor, workers)
    made = _write_all(actor, TALK, [{"name": names[w]} for w in workers], now)
    of = dict(zip(workers, made, strict=True))
    words = [Word(of[w], record, SAME, "person") for record, w in records.items()]
    roster.note_pairs(actor, words=words, now=now)
    roster.settle(actor, records=made, workers=workers, now=now)
    return of


def set_standings(actor: Actor, *, standings: dict[int, standing.Standing], now: datetime) -> None:
    """Note where the workers of these records stand, as the conversations say it."""
    allow(actor, "people.write")
    rows = [Record(pk=n, standing=standing.to_plain(s)) for n, s in standings.items()]
    Record.objects.bulk_update(rows, ["standing"], batch_size=200)
    roster.restand(actor, records=standings, now=now)


def say(actor: Actor, *, one: int, other: int, kind: str, now: datetime) -> None:
    """A person's word on two workers or waiting records: `same` person, or two people (`apart`)."""
    allow(actor, "people.write")
    with ledger.entry(actor, f"people.{kind}", f"record:{min(one, other)}", now):
        these, those = _group(one), _group(other)
        if these & those:
            return
        words = [Word(a, b, kind, "person") for a in these for b in those]
        roster.note_pairs(actor, words=words, now=now)
        if kind == SAME:
            Record.objects.filter(pk__in=these | those).update(waits=False)
        roster.settle(actor, records=these | those, now=now)


def unsay(actor: Actor, *, record: int, other: int, kind: str, waits: bool, now: datetime) -> None:
    """Take back what a person said of one record and the worker of another.

    waits: the record waited in review before and shall wait again.
    """
    allow(actor, "people.write")
    with ledger.entry(actor, "people.unsay", f"record:{record}", now):
        group = _group(other) | _group(record)
        ours = Statement.objects.filter(said_by="person", kind=kind)
        ours.filter(Q(a=record, b__in=group) | Q(b=record, a__in=group)).delete()
        was = {worker for worker in read.worker_of(actor, [record]).values() if worker is not None}
        if waits:
            Record.objects.filter(pk=record).update(waits=True, worker=None)
        roster.settle(actor, records=group, workers=was, now=now)


def part(actor: Actor, *, worker: int, records: Iterable[int], now: datetime) -> None:
    """These records of a worker are somebody else: part them from the rest.

    Errors: Wrong if none or all of her records are named.
    """
    allow(actor, "people.write")
    everything = _group(worker)
    out = set(records) & everything
    if not out or out == everything:
        raise Wrong(
            "people.part",
            "Choose the lines that are somebody else, and leave at least one. Nothing was changed.",
        )
    with ledger.entry(actor, "people.part", f"worker:{worker}", now):
        words = [Word(a, b, APART, "person") for a in out for b in everything - out]
        roster.note_pairs(actor, words=words, now=now)
        roster.settle(actor, records=everything, now=now)


def place_waiting(actor: Actor, *, record: int, now: datetime) -> None:
    """A row in review is nobody we know: let it count as a worker of its own."""
    allow(actor, "people.write")
    with ledger.entry(actor, "people.place_waiting", f"record:{record}", now):
        Record.objects.filter(pk=record).update(waits=False)
        roster.settle(actor, records=[record], now=now)


def seat(actor: Actor, *, worker: int, since: date | None, now: datetime) -> None:
    """Put a worker on the committee, or (since None) note that she stepped back."""
    allow(actor, "people.write")
    with ledger.entry(actor, "people.seat", f"worker:{worker}", now):
        number = anchor(actor, worker=worker, now=now)
        group = _group(number)
        Record.objects.filter(pk__in=group).update(committee_since=None)
        Record.objects.filter(pk=number).update(committee_since=since)
        roster.settle(actor, records=[number], now=now)


def move(actor: Actor, *, worker: int, state: str, now: datetime) -> None:
    """Note that a worker is here, has left, or is out of the unit. History stays."""
    allow(actor, "people.write")
    if state not in STATES:
        raise Wrong("people.state", NOBODY)
    with ledger.entry(actor, "people.move", f"worker:{worker}", now):
        number = anchor(actor, worker=worker, now=now)
        Record.objects.filter(pk__in=_group(number)).update(state="here")
        Record.objects.filter(pk=number).update(state=state)
        roster.settle(actor, records=[number], now=now)


def tie(actor: Actor, *, one: int, other: int, kind: str, now: datetime) -> None:
    """Note that two workers know each other. Errors: Wrong for one and the same, or an unknown kind."""
    allow(actor, "people.write")
    if kind not in TIES or one == other:
        raise Wrong("people.tie", "Choose two different people and how they know each other.")
    with ledger.entry(actor, "people.tie", f"worker:{one}", now):
        a, b = sorted((anchor(actor, worker=one, now=now), anchor(actor, worker=other, now=now)))
        Tie.objects.get_or_create(a_id=a, b_id=b, kind=kind, defaults={"noted_by": actor.id, "day": now.date()})


def forget(actor: Actor, *, worker: int, now: datetime) -> tuple[int, ...]:
    """Leave a worker out: remove every record of her, keep only marks that recognize her on later lists.

    An official list keeps her unnamed slot. Gives the numbers of the records that are gone.
    """
    allow(actor, "people.forget")
    known = _worker(worker)
    with ledger.entry(actor, "people.forget", f"worker:{worker}", now):
        rows = list(Record.objects.filter(worker=worker))
        numbers = tuple(row.pk for row in rows)
        official = any(row.source == OFFICIAL for row in rows)
        keep_marks(
            actor,
            marks=marks_of([row.said for row in rows], here.opened_keys().marks),
            numbers=numbers,
            cell=known.cell_id if official and known.state == "here" else None,
            day=now.date(),
        )
        erase(actor, records=numbers)
        return numbers


def keep_marks(actor: Actor, *, marks: Marks, numbers: Iterable[int], cell: int | None, day: date) -> None:
    """Keep what recognizes somebody who is left out."""
    allow(actor, "people.forget")
    left = LeftOut.objects.create(cell_id=cell, day=day, numbers=sorted(numbers))
    LeftOutMark.objects.bulk_create(
        [LeftOutMark(left_out=left, mark=m) for m in sorted(marks.sure)]
        + [LeftOutMark(left_out=left, mark=m, is_hint=True) for m in sorted(marks.hints)]
    )


def erase(actor: Actor, *, records: Iterable[int]) -> None:
    """Remove these records and the workers they are, with all that people alone knows of them."""
    allow(actor, "people.forget")
    gone = set(records)
    workers = set(Record.objects.filter(pk__in=gone).values_list("worker_id", flat=True))
    Tie.objects.filter(Q(a__in=gone) | Q(b__in=gone)).delete()
    Statement.objects.filter(Q(a__in=gone) | Q(b__in=gone)).delete()
    SearchKey.objects.filter(worker__in=workers).delete()
    Record.objects.filter(pk__in=gone).delete()
    Worker.objects.filter(pk__in=workers).exclude(record__isnull=False).delete()


def _worker(number: int) -> Worker:
    known = Worker.objects.filter(pk=number).first()
    if known is None:
        raise Wrong("people.nobody", NOBODY)
    return known


def _group(number: int) -> set[int]:
    """All records of the worker this record is; the record alone while it waits."""
    row = Record.objects.filter(pk=number).first()
    if row is None:
        raise Wrong("people.nobody", NOBODY)
    if row.worker_id is None:
        return {number}
    return set(Record.objects.filter(worker=row.worker_id).values_list("pk", flat=True))


def _fields(name: str, typed: Mapping[str, str]) -> dict[str, object]:
    said: dict[str, object] = {"name": spoken(name)}
    for many, one in (("phones", "phone"), ("emails", "email")):
        if one in typed:
            said[many] = [t for part in typed[one].replace(";", ",").split(",") if (t := " ".join(part.split()))]
    return said | {f: " ".join(typed[f].split())[:120] for f in TYPED if f in typed}


def _traits(actor: Actor, said: list[dict[str, object]]) -> list[bytes]:
    campaign = workplaces.campaign(actor)
    region = campaign.region if campaign else "US"
    return traits_of(said, [{}] * len(said), secret=here.opened_keys().marks, region=region)


def _write_all(
    actor: Actor, source: str, said: list[dict[str, object]], now: datetime, line: int | None = None
) -> list[int]:
    rows = [
        Record(id=line, source=source, day=now.date(), written_by=actor.id, said=fields, traits=traits)
        for fields, traits in zip(said, _traits(actor, said), strict=True)
    ]
    made = [row.pk for row in Record.objects.bulk_create(rows, batch_size=500)]
    Record.objects.filter(pk__in=made).update(worker=F("pk"))
    return made
