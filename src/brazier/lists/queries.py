"""Read imports: what waits for its columns, what was taken, what is doubtful."""

from datetime import timedelta

from django.db.models import Count, Q

from brazier.access.gate import allow
from brazier.keeping import queries as keeping
from brazier.lists.facts import Aside, Brought, Counted, Paper, Question, Undone, Unread, Waiting
from brazier.lists.models import Doubt, Import, ListFile
from brazier.lists.packing import columns_from_plain, unpack
from brazier.people.roster import queries as roster
from brazier.terms import Actor, Wrong

"""As long as address and birth date may lie in a list that nobody takes."""


def imports(actor: Actor) -> tuple[Brought, ...]:
    """All imports, newest first; those that were dropped are left out."""
    allow(actor, "lists.look")
    waits = _waits(actor)
    rows = Import.objects.exclude(state="dropped").order_by("-pk")
    return tuple(_brought(row, waits) for row in rows[:200])


def brought(actor: Actor, *, import_id: int) -> Brought:
    """One import. Errors: Wrong if there is none."""
    allow(actor, "lists.look")
    row = Import.objects.filter(pk=import_id).first()
    if row is None:
        raise Wrong("lists.no_import", "There is nothing here.")
    return _brought(row, _waits(actor))


def waiting(actor: Actor, *, import_id: int) -> tuple[Waiting, ...]:
    """The tables of an import that is not taken yet, with their columns as guessed or corrected.

    Errors: Wrong if there is no such import or it was taken already.
    """
    allow(actor, "lists.look")
    rows = ListFile.objects.filter(brought=import_id, brought__state="columns").order_by("pk")
    found = tuple(
        Waiting(r.pk, r.name, unpack(bytes(r.table)), columns_from_plain(r.columns), r.official, r.aside)
        for r in rows
        if r.table is not None
    )
    if not found:
        raise Wrong("lists.no_import", "There is nothing here.")
    return found


def undoing(actor: Actor, *, import_id: int) -> Undone:
    """What undoing a taken import would take back, and who would stay. Nothing is written."""
    allow(actor, "lists.look")
    files = ListFile.objects.filter(brought=import_id, brought__state="taken").values_list("pk", flat=True)
    rows, gone, stay = roster.leaning_on(actor, files=list(files))
    return Undone(rows, gone, stay)


def questions(actor: Actor) -> tuple[int, int]:
    """How many doubtful pairs were looked at, and how many there are in all."""
    allow(actor, "lists.look")
    found = Doubt.objects.aggregate(done=Count("pk", filter=~Q(answer__in=["open", "unsure"])), whole=Count("pk"))
    return found["done"], found["whole"]


def next_question(actor: Actor) -> Question | None:
    """The open pair whose answer is worth most; those we were not sure of come last; None when all is done."""
    allow(actor, "lists.look")
    row = (
        Doubt.objects.filter(answer="open").order_by("rank", "pk").first()
        or Doubt.objects.filter(answer="unsure").order_by("answered_at", "pk").first()
    )
    return _question(row) if row else None


def question(actor: Actor, *, doubt: int) -> Question:
    """One doubtful pair. Errors: Wrong if there is none."""
    allow(actor, "lists.look")
    row = Doubt.objects.filter(pk=doubt).first()
    if row is None:
        raise Wrong("lists.no_doubt", "There is nothing here.")
    return _question(row)


def last_answered(actor: Actor) -> Question | None:
    """The pair answered last, for undo."""
    allow(actor, "lists.look")
    row = Doubt.objects.filter(answer__in=["same", "apart"]).order_by("-answered_at", "-pk").first()
    return _question(row) if row else None


def answers(actor: Actor) -> tuple[tuple[float, bool], ...]:
    """What the machine had thought of each pair a person settled, 0 to 1, and whether it was one worker."""
    allow(actor, "lists.look")
    rows = Doubt.objects.filter(answer__in=["same", "apart"], other__isnull=False).order_by("pk")
    return tuple((score, answer == "same") for score, answer in rows.values_list("score", "answer"))


def papers(actor: Actor, *, import_id: int) -> tuple[str, tuple[Paper, ...]]:
    """What became of an import (columns, taken, undone or dropped; empty if there is none), and its tables, in
    numbers without names."""
    allow(actor, "lists.told")
    brought = Import.objects.filter(pk=import_id).first()
    files = ListFile.objects.filter(brought=import_id).defer("table", "columns").order_by("pk")
    found = tuple(Paper(f.pk, f.digest, not f.aside, _counted(f)) for f in files)
    return (brought.state if brought else ""), found


def file_names(actor: Actor) -> dict[int, str]:
    """What each file was called, by its number."""
    allow(actor, "lists.look")
    return dict(ListFile.objects.values_list("pk", "name"))


def _question(row: Doubt) -> Question:
    rivals = Doubt.objects.filter(record=row.record_id, other__isnull=False).exclude(pk=row.pk).count()
    return Question(row.pk, row.record_id, row.other_id, row.answer, row.score, rivals)


def _waits(actor: Actor) -> timedelta:
    """How long an import waits to be taken."""
    return timedelta(days=keeping.lives(actor)["waiting"])


def _brought(row: Import, waits: timedelta) -> Brought:
    files = list(ListFile.objects.filter(brought=row).defer("table", "columns").order_by("pk"))
    undone = row.undone
    return Brought(
        id=row.pk,
        state=row.state,
        brought_at=row.brought_at,
        taken_at=row.taken_at,
        undone_at=row.undone_at,
        ends_at=row.brought_at + waits,
        corrected=row.corrected,
        files=tuple(_counted(f) for f in files if not f.aside),
        unread=tuple(Unread(**fault) for fault in row.unread),
        aside=tuple(Aside(f.name, f.aside) for f in files if f.aside),
        undone=Undone(undone["rows"], undone["gone"], tuple(undone["stay"])) if undone else None,
        open_doubts=Doubt.objects.filter(list_file__brought=row, answer__in=["open", "unsure"]).count(),
    )


def _counted(row: ListFile) -> Counted:
    report = row.report
    return Counted(
        file=row.name,
        rows=report.get("rows", 0),
        new=report.get("new", 0),
        same=report.get("same", 0),
        review=report.get("review", 0),
        left_out=report.get("left_out", 0),
        unreadable=tuple((line, reason) for line, reason in report.get("unreadable", ())),
        says=report.get("says", {}),
    )
