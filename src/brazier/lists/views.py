"""Bring lists in, look before anything is written, take, undo; and answer whether two are the same person."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access.views import Request, tell
from brazier.lists import actions, queries
from brazier.lists.facts import Waiting
from brazier.lists.forms import Bring
from brazier.lists.header_words import FIELDS
from brazier.people import comparing
from brazier.people import queries as people
from brazier.storage import actions as storage
from brazier.storage.hub import here
from brazier.storage.jobs import Job
from brazier.terms import BrazierError

SAMPLE = 4


def lists(request: Request) -> HttpResponse:
    """Bring a list, as messy as it is; and the imports so far."""
    form = Bring(request.POST or None)
    faults: list[tuple[str, BrazierError]] = []
    if request.method == "POST" and form.is_valid():
        import_id, faults = actions.bring(request.actor, files=form.lists(request.FILES), now=request.now)
        if import_id and not faults:
            return HttpResponseRedirect(reverse("import", args=[import_id]))
        if import_id:
            for name, fault in faults:
                tell(request, f"{name}: {gettext(fault.sentence) % fault.holes}")
            return HttpResponseRedirect(reverse("import", args=[import_id]))
    page = {
        "imports": queries.imports(request.actor),
        "faults": [
            (name, gettext(f.sentence) % f.holes if f.holes else gettext(f.sentence)) for name, f in faults
        ],
        "nothing": request.method == "POST" and not faults,
    }
    return render(
        request,
        "lists/lists.html",
        {"page": page, "today": request.today},
        status=400 if request.method == "POST" else 200,
    )


@require_GET
def look(request: Request, import_id: int) -> HttpResponse:
    """What an import would do, or what it did."""
    brought = queries.brought(request.actor, import_id=import_id)
    if brought.state != "columns":
        return render(request, "lists/taken.html", {"page": {"import": brought}, "today": request.today})
    tables = queries.waiting(request.actor, import_id=import_id)
    page = {"import": brought, "tables": [_sampled(t) for t in tables], "fields": FIELDS}
    return render(request, "lists/columns.html", {"page": page, "today": request.today})


def _sampled(waiting: Waiting) -> dict[str, object]:
    """A table turned on its side: each column with what stands in it in the first lines."""
    sample = waiting.table.rows[:SAMPLE]
    columns = [(c, [row.cells[c.index] for row in sample]) for c in waiting.columns.columns]
    return {"waiting": waiting, "columns": columns, "lines": max(1, len(sample)), "rows": len(waiting.table.rows)}


@require_POST
def columns(request: Request, import_id: int) -> HttpResponse:
    """Keep what a person says the columns are, where it differs from our guess, and go on to the counts."""
    for table in queries.waiting(request.actor, import_id=import_id):
        begins = f"column-{table.id}-"
        chosen = {
            int(name.removeprefix(begins)): str(value)
            for name, value in request.POST.items()
            if name.startswith(begins) and name.removeprefix(begins).isdigit()
        }
        official, aside = f"official-{table.id}" in request.POST, f"aside-{table.id}" in request.POST
        is_as_guessed = all(c.field == chosen.get(c.index, c.field) for c in table.columns.columns)
        if is_as_guessed and (official, aside) == (table.official, table.left_aside):
            continue
        actions.correct(
            request.actor,
            import_id=import_id,
            file_id=table.id,
            chosen=chosen,
            official=official,
            left_aside=aside,
            now=request.now,
        )
    return HttpResponseRedirect(reverse("take", args=[import_id]))


def take(request: Request, import_id: int) -> HttpResponse:
    """The counts before anything is written (GET), and the taking itself (POST), each with its progress."""
    name = f"{'take' if request.method == 'POST' or 'taking' in request.GET else 'look'}:{import_id}"
    asked_by_itself = bool(request.headers.get("HX-Request"))
    known = here.jobs.find(name)
    if known is not None and known.is_over and asked_by_itself:
        return _to(request, reverse("take", args=[import_id]) + ("?taking=1" if name.startswith("take") else ""))
    job = here.jobs.fetch(name)
    if job is not None and job.error is not None:
        return _failed(request, import_id, job.error)
    if job is not None and name.startswith("take"):
        return _to(request, reverse("import", args=[import_id]))
    if job is not None:
        brought = queries.brought(request.actor, import_id=import_id)
        page = {"import": brought, "plan": job.result}
        return render(request, "lists/preview.html", {"page": page, "today": request.today})
    running = here.jobs.find(name)
    if running is None:
        running = _begin(request, name, import_id)
    page = {"job": running, "import": import_id, "taking": name.startswith("take")}
    template = "lists/going.html" if asked_by_itself else "lists/waiting.html"
    return render(request, template, {"page": page})


def _begin(request: Request, name: str, import_id: int) -> Job:
    actor, now = request.actor, request.now
    if name.startswith("take"):
        return storage.start_job(
            actor, name=name, work=lambda report: actions.take(actor, import_id=import_id, now=now, report=report)
        )
    return storage.start_job(
        actor, name=name, work=lambda report: actions.preview(actor, import_id=import_id, report=report)
    )


def _failed(request: Request, import_id: int, error: BrazierError) -> HttpResponse:
    tell(request, gettext(error.sentence) % error.holes if error.holes else gettext(error.sentence))
    return _to(request, reverse("import", args=[import_id]))


def _to(request: Request, address: str) -> HttpResponse:
    """Go there, also when only a part of the page asked."""
    if request.headers.get("HX-Request"):
        response = HttpResponse()
        response["HX-Redirect"] = address
        return response
    return HttpResponseRedirect(address)


@require_POST
def drop(request: Request, import_id: int) -> HttpResponse:
    """Throw an import away that was not taken."""
    actions.drop(request.actor, import_id=import_id, now=request.now)
    tell(request, gettext("Thrown away. Nothing of it was written down."))
    return HttpResponseRedirect(reverse("lists"))


@require_POST
def undo(request: Request, import_id: int) -> HttpResponse:
    """Take back what an import said, and nothing else."""
    undone = actions.undo(request.actor, import_id=import_id, now=request.now)
    tell(
        request,
        gettext(
            "Undone: %(rows)s rows are taken back. %(gone)s people only this list knew are gone; "
            "%(stay)s others stay."
        )
        % {"rows": undone.records, "gone": undone.gone, "stay": len(undone.stay)},
    )
    return HttpResponseRedirect(reverse("import", args=[import_id]))


@require_GET
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
def answer(request: Request, doubt: int) -> HttpResponse:
    """Two people, not sure, same person."""
    actions.answer(request.actor, doubt=doubt, answer=request.POST.get("answer", ""), now=request.now)
    return HttpResponseRedirect(reverse("review"))


@require_POST
def undo_answer(request: Request) -> HttpResponse:
    """Take the last answer back."""
    actions.undo_answer(request.actor, now=request.now)
    return HttpResponseRedirect(reverse("review"))
