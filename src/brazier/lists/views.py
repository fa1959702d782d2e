"""Bring lists in, look before anything is written, take, undo; and answer whether two are the same person."""

import secrets
from typing import cast

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from brazier.access.views import Request, needs, sentence, tell
from brazier.lists import actions, heading, layout, queries
from brazier.lists.columns import REFUSED
from brazier.lists.facts import Brought, Unread, Waiting
from brazier.lists.forms import Bring, correction
from brazier.lists.header_words import FIELDS
from brazier.lists.limits import FILE_BYTES
from brazier.people import comparing
from brazier.people import queries as people
from brazier.storage import actions as storage
from brazier.storage.hub import here
from brazier.storage.jobs import Job
from brazier.terms import BrazierError, Wrong

SAMPLE = 4
SHOWN = 200
"""People listed by name on the page of an import; of more it says how many."""

A_MOMENT = 0.4
"""Seconds in which work that is soon done needs no page of its own."""


@needs("lists.write")
def lists(request: Request) -> HttpResponse:
    """Bring a list, as messy as it is; and the imports so far."""
    form = Bring(request.POST or None)
    files = form.lists(request.FILES) if request.method == "POST" and form.is_valid() else []
    if not files:
        return _lists(request, nothing=request.method == "POST")
    actor, now, ticket = request.actor, request.now, secrets.token_hex(8)
    job = storage.start_job(
        actor,
        name=f"read:{ticket}",
        work=lambda report: actions.bring(actor, files=files, now=now, report=report),
    )
    job.wait(A_MOMENT)
    return HttpResponseRedirect(reverse("reading", args=[ticket]))


def _lists(request: Request, *, unread: tuple[Unread, ...] = (), nothing: bool = False) -> HttpResponse:
    brought = queries.imports(request.actor)
    page = {
        "imports": [(each, _running(each)) for each in brought],
        "unread": unread,
        "nothing": nothing,
        "most": FILE_BYTES,
    }
    status = 400 if unread or nothing else 200
    return render(request, "lists/lists.html", {"page": page, "today": request.today}, status=status)


@require_GET
@needs("lists.look")
def reading(request: Request, ticket: str) -> HttpResponse:
    """How far reading has come; then the columns, or why nothing could be read."""
    name = f"read:{ticket}"
    running = here.jobs.find(name)
    if running is not None and (not running.is_over or _asked_by_itself(request)):
        return _waiting(request, running, reverse("reading", args=[ticket]), "reading")
    job = here.jobs.fetch(name)
    if job is None:
        return _to(request, reverse("lists"))
    if job.error is not None:
        tell(request, sentence(job.error))
        return _to(request, reverse("lists"))
    import_id, unread = cast("tuple[int | None, tuple[Unread, ...]]", job.result)
    return _to(request, reverse("import", args=[import_id])) if import_id else _lists(request, unread=unread)


@require_GET
@needs("lists.look")
def look(request: Request, import_id: int) -> HttpResponse:
    """What an import would do, or what it did."""
    brought = queries.brought(request.actor, import_id=import_id)
    job = here.jobs.fetch(f"take:{import_id}")
    if job is not None and job.error is not None:  # it failed while nobody looked
        tell(request, sentence(job.error))
    if brought.state != "columns":
        return _taken(request, brought)
    if here.jobs.find(f"take:{import_id}") is not None:
        return _to(request, reverse("take", args=[import_id]) + "?taking=1")
    tables = queries.waiting(request.actor, import_id=import_id)
    page = {"import": brought, "tables": [_sampled(t) for t in tables], "fields": FIELDS}
    return render(request, "lists/columns.html", {"page": page, "today": request.today})


def _sampled(waiting: Waiting) -> dict[str, object]:
    """A table turned on its side: each column with what stands in it in the first lines. What we refuse to read
    is not shown either."""
    sample = waiting.table.rows[:SAMPLE]
    columns = [
        (c, [row.cells[c.index] for row in sample] if c.field != REFUSED else []) for c in waiting.columns.columns
    ]
    first, is_headed = _first_line(waiting), waiting.table.notes.header_line > 0
    return {
        "waiting": waiting,
        "columns": columns,
        "lines": max(1, len(sample)),
        "rows": len(waiting.table.rows),
        "first": ", ".join(cell for cell in first if cell),
        "is_headed": is_headed,
        "is_doubtful": is_headed and heading.is_doubtful(first),
    }


def _first_line(waiting: Waiting) -> tuple[str, ...]:
    """What stands in the line at the very top, where it may name the columns; nothing that we refuse to read."""
    table, first = waiting.table, layout.first_line(waiting.table)
    if first is None or (not table.notes.header_line and table.rows[0].line != first.line):
        return ()
    if table.notes.header_line:
        return first.cells
    return tuple(table.rows[0].cells[c.index] for c in waiting.columns.columns if c.field != REFUSED)


def _taken(request: Request, brought: Brought) -> HttpResponse:
    """What an import did. Before it is undone: who would go and who would stay; afterwards: who stayed."""
    undone = brought.undone
    if brought.state == "taken":
        undone = queries.undoing(request.actor, import_id=brought.id)
    stay = people.listed(request.actor, workers=undone.stay[:SHOWN], today=request.today) if undone else ()
    more = max(0, len(undone.stay) - SHOWN) if undone else 0
    page = {"import": brought, "undone": undone, "stay": stay, "more": more}
    return render(request, "lists/taken.html", {"page": page, "today": request.today})


@require_POST
@needs("lists.write")
def columns(request: Request, import_id: int) -> HttpResponse:
    """Keep what a person says the columns are, of all tables at once, and go on to the counts."""
    brought = queries.brought(request.actor, import_id=import_id)
    tables = queries.waiting(request.actor, import_id=import_id)
    corrections = [correction(table.id, request.POST) for table in tables]
    is_new = actions.correct(request.actor, import_id=import_id, corrections=corrections, now=request.now)
    if is_new:
        tell(request, gettext("The columns are read anew. Look once more."))
    here.jobs.fetch(_looking(brought))  # counts of the columns as they were
    return HttpResponseRedirect(reverse("import" if is_new else "take", args=[import_id]))


@require_http_methods(["GET", "POST"])
@needs("lists.write")
def take(request: Request, import_id: int) -> HttpResponse:
    """The counts before anything is written (GET), and the taking itself (POST), each with its progress."""
    brought = queries.brought(request.actor, import_id=import_id)
    taking = request.method == "POST" or "taking" in request.GET
    name = f"take:{import_id}" if taking else _looking(brought)
    page = reverse("take", args=[import_id]) + ("?taking=1" if taking else "")
    running = here.jobs.find(name)
    if running is None:
        if brought.state != "columns" or (taking and request.method == "GET"):
            return _to(request, reverse("import", args=[import_id]))
        try:
            running = _begin(request, name, import_id)
        except Wrong as busy:
            return _failed(request, import_id, busy)
        running.wait(A_MOMENT)
    if not running.is_over or _asked_by_itself(request):
        return _waiting(request, running, page, "taking" if taking else "looking")
    here.jobs.fetch(name)
    if running.error is not None:
        return _failed(request, import_id, running.error)
    if taking:
        return _to(request, reverse("import", args=[import_id]))
    plan = {"import": brought, "plan": running.result}
    return render(request, "lists/preview.html", {"page": plan, "today": request.today})


def _begin(request: Request, name: str, import_id: int) -> Job:
    actor, now = request.actor, request.now
    if name.startswith("take"):
        return storage.start_job(
            actor, name=name, work=lambda report: actions.take(actor, import_id=import_id, now=now, report=report)
        )
    return storage.start_job(
        actor, name=name, work=lambda report: actions.preview(actor, import_id=import_id, report=report)
    )


def _looking(brought: Brought) -> str:
    """The job that counts an import; another one as soon as its columns were corrected."""
    return f"look:{brought.id}:{brought.corrected}"


def _running(brought: Brought) -> Job | None:
    """What is being done about an import at this moment."""
    jobs = (here.jobs.find(name) for name in (f"take:{brought.id}", _looking(brought)))
    return next((job for job in jobs if job is not None and not job.is_over), None)


def _asked_by_itself(request: Request) -> bool:
    return bool(request.headers.get("HX-Request"))


def _waiting(request: Request, job: Job, address: str, what: str) -> HttpResponse:
    """The page of something that goes on, or only its bar if the page asked by itself. When it is over, the
    whole page is asked for."""
    if job.is_over:
        return _to(request, address)
    template = "lists/going.html" if _asked_by_itself(request) else "lists/waiting.html"
    return render(request, template, {"page": {"job": job, "address": address, "what": what}})


def _failed(request: Request, import_id: int, error: BrazierError) -> HttpResponse:
    tell(request, sentence(error))
    return _to(request, reverse("import", args=[import_id]))


def _to(request: Request, address: str) -> HttpResponse:
    """Go there, also when only a part of the page asked."""
    if _asked_by_itself(request):
        response = HttpResponse()
        response["HX-Redirect"] = address
        return response
    return HttpResponseRedirect(address)


@require_POST
@needs("lists.write")
def drop(request: Request, import_id: int) -> HttpResponse:
    """Throw an import away that was not taken."""
    actions.drop(request.actor, import_id=import_id, now=request.now)
    tell(request, gettext("Thrown away. Nothing of it was written down."))
    return HttpResponseRedirect(reverse("lists"))


@require_POST
@needs("lists.write")
def undo(request: Request, import_id: int) -> HttpResponse:
    """Take back what an import said, and nothing else."""
    actions.undo(request.actor, import_id=import_id, now=request.now)
    return HttpResponseRedirect(reverse("import", args=[import_id]))


@require_GET
@needs("lists.look")
def review(request: Request) -> HttpResponse:
    """Same person?"""
    asked = queries.next_question(request.actor)
    done, whole = queries.questions(request.actor)
    page: dict[str, object] = {"done": done, "whole": whole, "question": asked}
    page["last"] = queries.last_answered(request.actor)
    if asked is not None:
        page |= _pair(request, asked.record, asked.other)
    return render(request, "lists/review.html", {"page": page, "today": request.today})


def _pair(request: Request, record: int, other: int | None) -> dict[str, object]:
    known = people.records(request.actor, [n for n in (record, other) if n])
    names = queries.file_names(request.actor)
    if other is None:
        return {"first": known[record], "second": None, "names": names}
    traits = people.traits_of(request.actor, [record, other])
    return {
        "first": known[record],
        "second": known[other],
        "lines": comparing.side_by_side(known[record].said, known[other].said),
        "reasons": comparing.reasons(traits[record], traits[other]),
        "person": people.about(request.actor, record=other, today=request.today),
        "names": names,
    }


@require_POST
@needs("lists.write")
def answer(request: Request, doubt: int) -> HttpResponse:
    """Two people, not sure, same person."""
    actions.answer(request.actor, doubt=doubt, answer=request.POST.get("answer", ""), now=request.now)
    return HttpResponseRedirect(reverse("review"))


@require_POST
@needs("lists.write")
def undo_answer(request: Request) -> HttpResponse:
    """Take the last answer back."""
    actions.undo_answer(request.actor, now=request.now)
    return HttpResponseRedirect(reverse("review"))
