"""Write people down: by hand, edited, merged and parted, tied, moved, left out."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db.models import F, Q

from brazier.access import actions as access
from brazier.access.gate import allow
from brazier.keeping import actions as keeping
from brazier.ledger import actions as ledger
from brazier.people import queries, standing
from brazier.people.facts import ENDED, SEEN_AS, STATES, TIE_STRENGTHS, TIED, TIES
from brazier.people.grouping import APART, SAME
from brazier.people.grouping import Statement as Word
from brazier.people.holding import queries as holding
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
from brazier.people.portrait import HAND, OFFICIAL, TALK, spoken
from brazier.people.reach.queries import in_reach, within
from brazier.people.roster import actions as roster
from brazier.people.roster import queries as read
from brazier.people.traits import traits_of
from brazier.storage.hub import here
from brazier.terms import BASES, Actor, Wrong
from brazier.workplaces import actions as workplaces_write
from brazier.workplaces import queries as workplaces

TYPED = (
    "department", "shift", "worksite", "job", "languages", "start", "badge", "contract", "texting", "best_time",
)  # fmt: skip
NOBODY = "There is nothing here."
NOT_BARE = "More is written down about them than a name. Take that back first. Nothing was changed."
LEFT_OUT = "people.left_out"
BACK, OTHER = "back", "other"
"""What is said of somebody we recognize: she asked to be written down again, or it is somebody else."""
NOTHING_ELSE: Mapping[str, str] = {}


def add(
    actor: Actor,
    *,
    name: str,
    now: datetime,
    typed: Mapping[str, str] = NOTHING_ELSE,
    line: int | None = None,
    left_out: str = "",
) -> int:
    """Write one worker down by hand; a name alone is enough. Gives her number.

    line: the number of the empty line on paper she was written on. typed: phone, email and the fields of TYPED.
    left_out: BACK or OTHER, for somebody who seems to have asked to be left out. Errors: Wrong without any
    name, if that line was typed back already, or (`people.left_out`) if that question is open.
    """
    allow(actor, "people.add")
    if not spoken(name):
        raise Wrong("people.name", "Write a name, or a nickname. Nothing was lost.")
    with ledger.entry(actor, "people.add_back" if left_out == BACK else "people.add", "", now):
        _ask_about_left_out(actor, _fields(name, typed), left_out)
        if line is not None and not BlankLine.objects.filter(pk=line).delete()[0]:
            raise Wrong("people.line", "This line was typed back already. Nothing was changed.")
        [number] = _write_all(actor, HAND, [_fields(name, typed)], now, line)
        roster.settle(actor, records=[number], now=now)
        access.keep_own(actor, record=number, now=now, today=now.date())
        return number


def _ask_about_left_out(actor: Actor, said: dict[str, object], answer: str) -> None:
    """Only somebody who was left out can ask to be written down again; then her marks go, so that lists may
    bring her again. Marks of a name alone go only if they are nobody else's."""
    if answer == OTHER or not queries.recognized(actor, [said])[0]:
        return
    if answer != BACK:
        raise Wrong(
            LEFT_OUT,
            "Somebody with this name or phone asked to be left out. Only they can ask to be written down again. "
            "Nothing was lost.",
        )
    marks = marks_of([said], here.opened_keys().marks)
    hers = set(LeftOutMark.objects.filter(mark__in=marks.sure).values_list("left_out", flat=True))
    if not hers:
        hers = set(LeftOutMark.objects.filter(mark__in=marks.hints).values_list("left_out", flat=True))
        hers = hers if len(hers) == 1 else set()
    LeftOut.objects.filter(pk__in=hers).delete()


def unadd(actor: Actor, *, worker: int, now: datetime) -> None:
    """Take back that somebody was written down by hand, as if it had never happened.

    Errors: Wrong if lists know her too, or anything hangs on her.
    """
    allow(actor, "people.write")
    group = _group(actor, "people.write", worker)
    row = Record.objects.get(pk=worker)
    tied = Tie.objects.filter(Q(a=worker) | Q(b=worker)).exists() or SeenAs.objects.filter(record=worker).exists()
    if len(group) > 1 or row.list_file or row.standing or row.committee_since or tied:
        raise Wrong("people.not_bare", NOT_BARE)
    held = holding.held(actor)
    keeping.stop_if_held(actor, held=held, records=group, what=f"worker:{worker}", now=now)
    with ledger.entry(actor, "people.unadd", f"worker:{worker}", now):
        erase(actor, records=group)
        workplaces_write.drop_unused(actor, used_cells=queries.used_cells(actor), now=now)


def note_phone(actor: Actor, *, worker: int, phone: str, now: datetime) -> None:
    """Keep one more phone of hers, first of all; those we had stay."""
    allow(actor, "people.write")
    with ledger.entry(actor, "people.phone", f"worker:{worker}", now):
        number = anchor(actor, worker=worker, now=now)
        had = Record.objects.get(pk=number).said.get("phones") or []
        edit(actor, worker=worker, typed={"phone": ", ".join([phone, *had])}, now=now)


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
    if asked - heads.keys() or set(heads.values()) - in_reach(actor, heads.values(), "people.write"):
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
    allow(actor, "people.reckon")
    roster.note_standings(actor, standings=standings)
    roster.restand(actor, records=standings, now=now)


def say(actor: Actor, *, one: int, other: int, kind: str, now: datetime) -> None:
    """A person's word on two workers or waiting records: `same` person, or two people (`apart`)."""
    allow(actor, "people.join")
    with ledger.entry(actor, f"people.{kind}", f"record:{min(one, other)}", now):
        these, those = _group(actor, "people.join", one), _group(actor, "people.join", other)
        if these & those:
            return
        words = [Word(a, b, kind, "person") for a in these for b in those]
        roster.note_pairs(actor, words=words, now=now)
        if kind == SAME:
            Record.objects.filter(pk__in=these | those).update(waits=False)
        roster.settle(actor, records=these | those, now=now)


def unjoin(actor: Actor, *, worker: int, records: Iterable[int], now: datetime) -> None:
    """Take back that a person called these records and the others of a worker the same."""
    allow(actor, "people.join")
    everything = _group(actor, "people.join", worker)
    these = set(records) & everything
    those = everything - these
    with ledger.entry(actor, "people.unjoin", f"worker:{worker}", now):
        ours = Statement.objects.filter(said_by="person", kind=SAME)
        ours.filter(Q(a__in=these, b__in=those) | Q(a__in=those, b__in=these)).delete()
        roster.settle(actor, records=everything, now=now)


def unsay(actor: Actor, *, record: int, other: int, kind: str, waits: bool, now: datetime) -> None:
    """Take back what a person said of one record and the worker of another.

    waits: the record waited in review before and shall wait again.
    """
    allow(actor, "people.join")
    with ledger.entry(actor, "people.unsay", f"record:{record}", now):
        group = _group(actor, "people.join", other) | _group(actor, "people.join", record)
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
    allow(actor, "people.join")
    everything = _group(actor, "people.join", worker)
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
    allow(actor, "people.join")
    with ledger.entry(actor, "people.place_waiting", f"record:{record}", now):
        Record.objects.filter(pk=record).update(waits=False)
        roster.settle(actor, records=[record], now=now)


def hold_back(actor: Actor, *, record: int, now: datetime) -> None:
    """A row of a list is in doubt again: it counts nowhere until somebody answers."""
    allow(actor, "people.join")
    with ledger.entry(actor, "people.hold_back", f"record:{record}", now):
        was = {worker for worker in read.worker_of(actor, [record]).values() if worker is not None}
        Record.objects.filter(pk=record).update(waits=True, worker=None)
        roster.settle(actor, records=(), workers=was, now=now)


def seat(actor: Actor, *, worker: int, since: date | None, now: datetime) -> None:
    """Put a worker on the committee, or (since None) note that she stepped back."""
    allow(actor, "people.write")
    with ledger.entry(actor, "people.seat", f"worker:{worker}", now):
        number = anchor(actor, worker=worker, now=now)
        group = _group(actor, "people.write", number)
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
        Record.objects.filter(pk__in=_group(actor, "people.write", number)).update(state="here")
        Record.objects.filter(pk=number).update(state=state)
        roster.settle(actor, records=[number], now=now)


def tie(
    actor: Actor,
    *,
    one: int,
    other: int,
    kind: str,
    now: datetime,
    strength: int = 0,
    state: str = "confirmed",
) -> int:
    """Note that two workers know each other; what is said last of the same tie counts. Gives its number.

    strength: 1 to 3, 0 where nobody said. state: suggested or confirmed. Errors: Wrong for one and the same
    worker, or what can not be.
    """
    allow(actor, "people.write")
    known = kind in TIES and state in TIED and strength in (0, *TIE_STRENGTHS)
    with ledger.entry(actor, "people.tie", f"worker:{one}", now):
        hooks = anchors(actor, workers=[one, other], now=now)
        a, b = sorted((hooks[one], hooks[other]))
        if not known or a == b:
            raise Wrong(
                "people.tie", "Choose two different people and how they know each other. Nothing was lost."
            )
        said = {"strength": strength, "state": state, "noted_by": actor.id, "day": now.date()}
        row, _ = Tie.objects.update_or_create(
            a_id=a, b_id=b, kind=kind, defaults={**said, "ended_by": "", "ended_on": None}
        )
        return row.pk


def end_tie(actor: Actor, *, tie: int, state: str, now: datetime) -> None:
    """A tie has `faded`, or was written down by mistake (`taken_back`). Errors: Wrong if there is none."""
    allow(actor, "people.write")
    with ledger.entry(actor, f"people.tie_{state}", f"tie:{tie}", now):
        near = within(actor, "people.write", "a__worker__") | within(actor, "people.write", "b__worker__")
        live = Tie.objects.filter(near, pk=tie, state__in=TIED)
        if state not in ENDED or not live.update(state=state, ended_by=actor.id, ended_on=now.date()):
            raise Wrong("people.no_tie", NOBODY)


def see_as(actor: Actor, *, worker: int, kind: str, basis: str, now: datetime) -> int:
    """Note that somebody is followed by others (`leader`) or eager and dependable (`activist`), whatever she
    thinks of the union. Gives the number of the note. Errors: Wrong for what can not be."""
    allow(actor, "people.write")
    if kind not in SEEN_AS or basis not in BASES:
        raise Wrong("people.seen_as", NOBODY)
    with ledger.entry(actor, "people.see_as", f"worker:{worker}", now):
        number = anchor(actor, worker=worker, now=now)
        row = SeenAs(record_id=number, kind=kind, basis=basis, author=actor.id, day=now.date())
        row.save()
        return row.pk


def unsee(actor: Actor, *, note: int, now: datetime) -> None:
    """Take such a note back. Errors: Wrong if there is none."""
    allow(actor, "people.write")
    with ledger.entry(actor, "people.unsee", f"seen_as:{note}", now):
        live = SeenAs.objects.filter(within(actor, "people.write", "record__worker__"), pk=note, ended_on=None)
        if not live.update(ended_by=actor.id, ended_on=now.date()):
            raise Wrong("people.no_note", NOBODY)


def forget(actor: Actor, *, worker: int, now: datetime) -> tuple[int, ...]:
    """Leave a worker out: remove every record of her, keep only marks that recognize her on later lists.

    An official list keeps her unnamed slot. Gives the numbers of the records that are gone.
    """
    allow(actor, "people.forget")
    known = _worker(actor, "people.forget", worker)
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
    SeenAs.objects.filter(record__in=gone).delete()
    Statement.objects.filter(Q(a__in=gone) | Q(b__in=gone)).delete()
    SearchKey.objects.filter(worker__in=workers).delete()
    Record.objects.filter(pk__in=gone).delete()
    Worker.objects.filter(pk__in=workers).exclude(record__isnull=False).delete()


def _worker(actor: Actor, verb: str, number: int) -> Worker:
    known = Worker.objects.filter(within(actor, verb), pk=number).first()
    if known is None:
        raise Wrong("people.nobody", NOBODY)
    return known


def _group(actor: Actor, verb: str, number: int) -> set[int]:
    """All records of the worker this record is; the record alone while it waits."""
    row = Record.objects.filter(within(actor, verb, "worker__"), pk=number).first()
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
