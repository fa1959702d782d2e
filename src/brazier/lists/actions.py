"""Bring files in, correct columns, take, undo, and answer doubtful pairs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q

from brazier.access.gate import allow
from brazier.keeping import actions as keeping
from brazier.ledger import actions as ledger
from brazier.ledger import queries as ledger_read
from brazier.lists import layout, leaving, matched, packing, planning, queries, rows
from brazier.lists.columns import guess
from brazier.lists.ending import actions as ending
from brazier.lists.facts import Correction, Counted, Undone, Unread, Waiting
from brazier.lists.faults import SENTENCES
from brazier.lists.mapping import apply, signature
from brazier.lists.models import Doubt, Import, ListFile, Remembered
from brazier.lists.opening import opened
from brazier.lists.rows import Line
from brazier.lists.table import Fault, Table
from brazier.lists.who import queries as who
from brazier.people import actions as people
from brazier.people import queries as people_read
from brazier.people.grouping import APART, SAME, Statement
from brazier.people.holding import queries as holding
from brazier.people.marks import marks_of
from brazier.people.roster import actions as roster
from brazier.people.roster import queries as roster_read
from brazier.people.roster.actions import Draft
from brazier.storage.hub import here
from brazier.storage.jobs import Report, nobody_listens
from brazier.terms import Actor, Wrong
from brazier.workplaces import actions as workplaces

NOTHING = "There is nothing here."
ATTEMPTS = 2


@dataclass(frozen=True, slots=True)
class Prepared:
    """An import thought through, held in memory until it is taken. head: the ledger line it was thought at."""

    head: int
    tables: tuple[Waiting, ...]
    lines: tuple[Line, ...]
    traits: Mapping[str, bytes]
    plan: planning.Plan
    counts: Mapping[int, Counted]
    officials: frozenset[int]


def bring(
    actor: Actor,
    *,
    files: Sequence[tuple[str, bytes]],
    now: datetime,
    report: Report = nobody_listens,
    official: bool = False,
) -> tuple[int | None, tuple[Unread, ...]]:
    """Read files and guess their columns. Gives the import (None if no file could be read) and which files could
    not be, and why. Nobody is written down yet. official: nobody is on them twice."""
    allow(actor, "lists.write")
    tables, unread = opened(files, report)
    if not tables:
        return None, unread
    known = {r.signature: r for r in Remembered.objects.all()}
    made = [ListFile(name=name[:200], digest=digest, **_guessed(table, known)) for name, table, digest in tables]
    with ledger.entry(actor, "lists.bring", "", now):
        told = [asdict(fault) for fault in unread]
        brought = Import.objects.create(brought_by=actor.id, brought_at=now, unread=told)
        for row in made:
            row.brought, row.official = brought, official or row.official
            row.save()
        return brought.pk, unread


def _guessed(table: Table, known: Mapping[str, Remembered]) -> dict[str, Any]:
    mark, columns = signature(table), guess(table)
    before = known.get(mark)
    if before is not None:
        for index, field in enumerate(before.fields):
            columns = columns.choose(index, field) if field else columns
    return {
        "signature": mark,
        "table": packing.pack(table),
        "columns": packing.columns_to_plain(columns),
        "official": before.official if before is not None else matched.looks_official(table, columns),
        "aside": columns.why_aside(),
    }


def correct(actor: Actor, *, import_id: int, corrections: Iterable[Correction], now: datetime) -> bool:
    """Keep what a person says about tables, and remember it for lists that look the same. What is as it was
    is left alone, so that our own guess can get better. Gives whether the columns of one are others now, since its
    first line is somebody or is nobody, and have to be looked at again.

    Errors: Wrong if there is no such table, or it was taken already.
    """
    allow(actor, "lists.write")
    rows = {row.pk: row for row in ListFile.objects.filter(brought=import_id, brought__state="columns")}
    pairs = [(rows.get(said.file), said) for said in corrections]
    changed = [(row, said) for row, said in pairs if row is None or _differs(row, said) or _turns(row, said)]
    if not changed:
        return False
    is_new = False
    with ledger.entry(actor, "lists.correct", f"import:{import_id}", now):
        for row, said in changed:
            if row is None:
                raise Wrong("lists.no_import", NOTHING)
            if _begin_anew(row, said):
                is_new = True
            else:
                _correct(row, said)
        Import.objects.filter(pk=import_id).update(corrected=F("corrected") + 1)
        here.held.pop(f"import:{import_id}", None)
    return is_new


def _turns(row: ListFile, said: Correction) -> Table | None:
    """The table with its first line as somebody where it was nobody, or the other way; None if it stays."""
    if said.headed is None or row.table is None:
        return None
    table = packing.unpack(bytes(row.table))
    first = layout.first_line(table)
    if first is None or bool(table.notes.header_line) == said.headed:
        return None
    return layout.set_header(table, first.line if said.headed else 0)


def _begin_anew(row: ListFile, said: Correction) -> bool:
    """Guess the columns anew if the first line turns; gives whether it does."""
    table = _turns(row, said)
    if table is None:
        return False
    guessed = _guessed(table, {r.signature: r for r in Remembered.objects.all()})
    for name, value in guessed.items():
        setattr(row, name, value)
    row.save(update_fields=list(guessed))
    return True


def _differs(row: ListFile, said: Correction) -> bool:
    columns = packing.columns_from_plain(row.columns).columns
    as_it_was = all(said.chosen.get(c.index, c.field) == c.field for c in columns)
    return not as_it_was or (said.official, said.left_aside) != (row.official, bool(row.aside))


def _correct(row: ListFile, said: Correction) -> None:
    columns = packing.columns_from_plain(row.columns)
    for index, field in said.chosen.items():
        if 0 <= index < len(columns.columns) and columns.columns[index].field != field:
            columns = columns.choose(index, field)
    ours = row.aside == "names_nobody"  # not a person put it aside, but we, until somebody says who is named where
    row.aside = columns.why_aside(left_out=said.left_aside and not ours)
    row.columns, row.official = packing.columns_to_plain(columns), said.official
    row.save(update_fields=["columns", "official", "aside"])
    fields = [c.field if c.why == "chosen" else "" for c in columns.columns]
    Remembered.objects.update_or_create(
        signature=row.signature, defaults={"fields": fields, "official": said.official}
    )


def drop(actor: Actor, *, import_id: int, now: datetime) -> None:
    """Throw an import away that was not taken; its rows go at once.

    Errors: Wrong if there is none, or a hold lasts.
    """
    allow(actor, "lists.write")
    _stop_if_held(actor, None, import_id, now)
    with ledger.entry(actor, "lists.drop", f"import:{import_id}", now):
        if not Import.objects.filter(pk=import_id, state="columns").update(state="dropped"):
            raise Wrong("lists.no_import", NOTHING)
        ending.throw_away(actor, imports=[import_id])


def preview(actor: Actor, *, import_id: int, report: Report = nobody_listens) -> tuple[Counted, ...]:
    """What taking this import would do; nothing is written."""
    allow(actor, "lists.look")
    return _counted(_prepared(actor, import_id, report))


def _counted(prepared: Prepared) -> tuple[Counted, ...]:
    return tuple(prepared.counts[t.id] for t in prepared.tables if not t.aside)


def take(actor: Actor, *, import_id: int, now: datetime, report: Report = nobody_listens) -> tuple[Counted, ...]:
    """Write an import down, all of it or nothing. Rows in review count nowhere until somebody answers.

    Gives what was written, which is not what `preview` saw if others wrote in between.
    Errors: Wrong if there is no such import or it was taken already.
    """
    allow(actor, "lists.write")
    for _ in range(ATTEMPTS):
        try:
            return _taken(actor, import_id, now, report, _prepared(actor, import_id, report))
        except _Moved:
            continue
    return _taken(actor, import_id, now, report)


def _taken(
    actor: Actor, import_id: int, now: datetime, report: Report, thought: Prepared | None = None
) -> tuple[Counted, ...]:
    """Write what was thought out before; or think now, while others wait, because they never leave us the time."""
    with ledger.entry(actor, "lists.take", f"import:{import_id}", now):
        prepared = thought or _prepared(actor, import_id, report)
        if ledger_read.head(actor) != prepared.head:
            raise _Moved
        _write(actor, import_id, prepared, now, report)
    here.held.pop(f"import:{import_id}", None)
    return _counted(prepared)


class _Moved(Exception):
    """Somebody wrote while we were thinking: think again."""


def undo(actor: Actor, *, import_id: int, now: datetime) -> Undone:
    """Take back what this import said, and nothing else.

    Errors: Wrong if it is not there to be undone, or a hold is about anybody it speaks of.
    """
    allow(actor, "lists.write")
    _stop_if_held(actor, roster_read.of_files(actor, files=_files(import_id)), import_id, now)
    with ledger.entry(actor, "lists.undo", f"import:{import_id}", now):
        changed = Import.objects.filter(pk=import_id, state="taken").update(state="undone", undone_at=now)
        if not changed:
            raise Wrong("lists.not_taken", "This import is not there, or was undone already. Nothing was changed.")
        files = _files(import_id)
        mine = Q(record__list_file__in=files) | Q(other__list_file__in=files)
        left = set(Doubt.objects.filter(mine).exclude(list_file__in=files).values_list("record_id", flat=True))
        Doubt.objects.filter(mine | Q(list_file__in=files)).delete()
        back = roster.take_back(actor, files=files, now=now)
        undone = Undone(back.records, back.gone, back.stay)
        Import.objects.filter(pk=import_id).update(undone=asdict(undone))
        for record in sorted(left):
            _ask_again(actor, record, now)
        workplaces.drop_unused(actor, used_cells=people_read.used_cells(actor), now=now)
        return undone


def _files(import_id: int) -> list[int]:
    return list(ListFile.objects.filter(brought=import_id).values_list("pk", flat=True))


def _stop_if_held(actor: Actor, records: Iterable[int] | None, import_id: int, now: datetime) -> None:
    held = holding.held(actor)
    keeping.stop_if_held(actor, held=held, records=records, what=f"import:{import_id}", now=now)


def answer(actor: Actor, *, doubt: int, answer: str, now: datetime) -> None:
    """Same person (`same`), two people (`apart`), or not sure (`unsure`).

    Errors: Wrong for another answer, or if the question was answered already.
    """
    allow(actor, "lists.write")
    row = Doubt.objects.filter(pk=doubt, answer__in=["open", "unsure"]).first()
    if row is None or answer not in {"same", "apart", "unsure"}:
        raise Wrong("lists.no_doubt", NOTHING)
    with ledger.entry(actor, f"lists.answer_{answer}", f"doubt:{doubt}", now):
        Doubt.objects.filter(pk=doubt).update(answer=answer, answered_by=actor.id, answered_at=now)
        if answer == "unsure":
            return
        if row.other_id is None:
            _answer_left_out(actor, row, answer, now)
        else:
            people.say(actor, one=row.record_id, other=row.other_id, kind=answer, now=now)
            _after(actor, row, answer, now)
        _end_plain(actor, row.list_file_id)


def undo_answer(actor: Actor, *, now: datetime) -> None:
    """Take the last answer back. Errors: Wrong if there is none, or the row is gone."""
    allow(actor, "lists.write")
    last = queries.last_answered(actor)
    if last is None:
        raise Wrong("lists.no_answer", "There is no answer to take back.")
    other = last.other or last.record  # none was named where the question was whether she asked to be left out
    with ledger.entry(actor, "lists.undo_answer", f"doubt:{last.id}", now):
        Doubt.objects.filter(record=last.record, answer="moot").update(answer="open")
        Doubt.objects.filter(pk=last.id).update(answer="open", answered_by="", answered_at=None)
        waited = not Doubt.objects.filter(record=last.record, answer="same").exists()
        people.unsay(actor, record=last.record, other=other, kind=last.answer, waits=waited, now=now)


def forget(actor: Actor, *, records: Iterable[int], now: datetime) -> None:
    """Questions about these records are gone with them. A row that waits because it may be hers is gone too
    if it surely is, and is asked about otherwise."""
    allow(actor, "people.forget")
    gone = set(records)
    with ledger.entry(actor, "lists.forget", "", now):
        _forget_waiting([r.said_plain for r in people_read.records(actor, gone).values()])
        left = set(
            Doubt.objects.filter(other__in=gone).exclude(record__in=gone).values_list("record_id", flat=True)
        )
        files = dict(Doubt.objects.filter(record__in=left).values_list("record_id", "list_file_id"))
        Doubt.objects.filter(Q(record__in=gone) | Q(other__in=gone)).delete()
        known = people_read.records(actor, gone | left)
        sure = marks_of((known[n].said_plain for n in gone if n in known), here.opened_keys().marks)
        for record in sorted(left - gone):
            hers = marks_of([known[record].said_plain], here.opened_keys().marks)
            if hers.sure & sure.sure:
                Doubt.objects.filter(record=record).delete()
                people.erase(actor, records=[record])
            else:
                Doubt.objects.create(record_id=record, list_file_id=files[record], score=1.0, rank=-1)


def _forget_waiting(said: Iterable[Mapping[str, object]]) -> None:
    """Her rows go out of lists that were not taken yet, too."""
    hers = leaving.tokens_of(said)
    if not hers:
        return
    for row in ListFile.objects.filter(brought__state="columns", table__isnull=False):
        table = packing.unpack(bytes(row.table or b""))
        left = leaving.without(table, packing.columns_from_plain(row.columns), hers)
        if left is not table:
            row.table = packing.pack(left)
            row.save(update_fields=["table"])
            here.held.pop(f"import:{row.brought_id}", None)


def _after(actor: Actor, row: Doubt, answer: str, now: datetime) -> None:
    """The other questions about the same row: moot once it has found its person; none left makes it one."""
    others = Doubt.objects.filter(record=row.record_id, answer__in=["open", "unsure"])
    if answer == SAME:
        others.update(answer="moot")
    else:
        _release(actor, row.record_id, now)


def _ask_again(actor: Actor, record: int, now: datetime) -> None:
    """A question about this row went with an import. If its answer had made others moot, they are open again."""
    moot = Doubt.objects.filter(record=record, answer="moot")
    if Doubt.objects.filter(record=record, answer=SAME).exists() or not moot.exists():
        _release(actor, record, now)
        return
    moot.update(answer="open")
    people.hold_back(actor, record=record, now=now)


def _release(actor: Actor, record: int, now: datetime) -> None:
    if not Doubt.objects.filter(record=record, answer__in=["open", "unsure"]).exists():
        people.place_waiting(actor, record=record, now=now)


def _answer_left_out(actor: Actor, row: Doubt, answer: str, now: datetime) -> None:
    if answer == APART:
        _release(actor, row.record_id, now)
        return
    record = row.record_id
    row.delete()
    people.erase(actor, records=[record])


def _end_plain(actor: Actor, list_file: int) -> None:
    if not Doubt.objects.filter(list_file=list_file, answer__in=["open", "unsure"]).exists():
        roster.drop_plain(actor, files=[list_file])


def _prepared(actor: Actor, import_id: int, report: Report) -> Prepared:
    key, head = f"import:{import_id}", ledger_read.head(actor)
    held = here.held.get(key)
    if isinstance(held, Prepared) and held.head == head:
        return held
    tables = queries.waiting(actor, import_id=import_id)
    used = [t for t in tables if not t.aside]
    applied = {t.id: apply(t.table, t.columns) for t in used}
    lines = who.lines_of(actor, [(t.id, row) for t in used for row in applied[t.id].rows])
    if not lines:
        raise Wrong(
            "lists.nothing_used",
            "Not one line of these lists names anybody, so there is nothing to take. Nothing was written and "
            "nothing was lost. Say on the page which column holds the names, or bring another list.",
        )
    recognized = people_read.recognized(actor, [rows.said(line.row) for line in lines])
    outs = {line.key: how for line, how in zip(lines, recognized, strict=True) if how}
    traits = who.described(actor, lines, report)
    report("compare", 0, len(lines))
    officials = frozenset(t.id for t in used if t.official)
    found = matched.match(
        [(line, traits[line.key]) for line in lines if line.key not in outs],
        tuple(people_read.roster(actor)),
        officials=officials,
        apart=people_read.apart(actor),
        answered=queries.answers(actor),
        report=report,
    )
    plan = planning.plan(outs, found.placed, found.links, found.doubts)
    unreadable = {number: _unreadable(a.faults) for number, a in applied.items()}
    says = {number: rows.told_by(a.rows) for number, a in applied.items()}
    counts = planning.count({t.id: t.name for t in used}, lines, plan.decided, unreadable, says)
    made = Prepared(head, tables, tuple(lines), traits, plan, counts, officials)
    here.held[key] = made
    return made


def _unreadable(faults: Sequence[Fault]) -> list[tuple[int, str]]:
    return [(f.line, SENTENCES[f.code] % f.holes) for f in faults if not f.kept and f.line]


def _write(actor: Actor, import_id: int, prepared: Prepared, now: datetime, report: Report) -> None:
    kept = [line for line in prepared.lines if prepared.plan.decided[line.key] != planning.LEFT_OUT]
    numbers: dict[str, int] = {}
    for some in rows.portions(kept):
        report("write", len(numbers), len(kept))
        drafts = [_draft(line, prepared, now) for line in some]
        made = roster.keep(actor, drafts=drafts, now=now)
        numbers |= dict(zip((line.key for line in some), made, strict=True))
    roster.note_pairs(
        actor,
        words=[
            Statement(_record(link.a, numbers), _record(link.b, numbers), SAME, "machine", link.score)
            for link in prepared.plan.links
        ],
        now=now,
    )
    report("settle", 0, len(kept))
    roster.settle(actor, records=numbers.values(), now=now)
    _ask(prepared, numbers)
    _close(actor, import_id, prepared, now)


def _draft(line: Line, prepared: Prepared, now: datetime) -> Draft:
    return Draft(
        list_file=line.list_file,
        line=line.row.line,
        day=now.date(),
        said=rows.said(line.row),
        plain=rows.plain(line.row),
        traits=prepared.traits[line.key],
        official=line.list_file in prepared.officials,
        waits=prepared.plan.decided[line.key] == planning.REVIEW,
    )


def _record(key: str, numbers: Mapping[str, int]) -> int:
    known = planning.record_of(key)
    return numbers[key] if known is None else known


def _ask(prepared: Prepared, numbers: Mapping[str, int]) -> None:
    file_of = {line.key: line.list_file for line in prepared.lines}
    Doubt.objects.bulk_create(
        (
            Doubt(
                record_id=numbers[doubt.a],
                other_id=_record(doubt.b, numbers) if doubt.b else None,
                list_file_id=file_of[doubt.a],
                score=doubt.score,
                rank=rank,
            )
            for rank, doubt in enumerate(prepared.plan.doubts)
        ),
        batch_size=2000,
        ignore_conflicts=True,
    )


def _close(actor: Actor, import_id: int, prepared: Prepared, now: datetime) -> None:
    for table in prepared.tables:
        counted = prepared.counts.get(table.id)
        report = asdict(counted) if counted else {}
        ListFile.objects.filter(pk=table.id).update(table=None, report=report)
        _end_plain(actor, table.id)
    Import.objects.filter(pk=import_id).update(state="taken", taken_at=now)
