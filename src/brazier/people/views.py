"""Everybody: search and add, one person's page, and what can be done there."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from brazier.access.views import Request, tell
from brazier.people import actions, queries
from brazier.people.forms import Add, Edit, Move, Part, Tie
from brazier.workplaces import queries as workplaces


def people(request: Request) -> HttpResponse:
    """Search by any spelling; add by a name alone, Enter, next."""
    form = Add(request.POST or None)
    if request.method == "POST" and form.is_valid():
        number = actions.add(request.actor, name=form.cleaned_data["name"], typed=form.typed(), now=request.now)
        tell(request, _added(form.cleaned_data["name"], _same_name(request, number)))
        return HttpResponseRedirect(reverse("people") + "?next=1")
    asked = request.GET.get("q", "").strip()[:120]
    page = {
        "asked": asked,
        "rows": queries.search(request.actor, text=asked, today=request.today)
        if asked
        else queries.newest(request.actor, today=request.today),
        "count": queries.count(request.actor),
        "form": form,
        "next": "next" in request.GET,
        "departments": workplaces.departments(request.actor),
        "shifts": workplaces.shifts(request.actor),
    }
    template = "people/found.html" if request.headers.get("HX-Request") else "people/people.html"
    return render(request, template, {"page": page, "today": request.today}, status=400 if form.errors else 200)


def _same_name(request: Request, number: int) -> int:
    known = queries.person(request.actor, worker=number, today=request.today)
    return len(queries.search(request.actor, text=known.portrait.name, today=request.today)) - 1


def _added(name: str, twins: int) -> str:
    if twins > 0:
        return gettext(
            "%(name)s is written down. Somebody of this name was here already: is it the same person?"
        ) % {"name": name}
    return gettext("%(name)s is written down.") % {"name": name}


@require_POST
def edit(request: Request, code: str) -> HttpResponse:
    """Change what the desk says of her."""
    worker = queries.worker_of(request.actor, code)
    form = Edit(request.POST)
    if not form.is_valid():
        tell(request, gettext("A name must stay. Nothing was changed."))
    else:
        actions.edit(request.actor, worker=worker, typed=form.typed(), now=request.now)
        tell(request, gettext("Kept."))
    return _back(code)


@require_POST
def seat(request: Request, code: str) -> HttpResponse:
    """On the committee, or not any more."""
    worker = queries.worker_of(request.actor, code)
    since = request.today if request.POST.get("on") == "yes" else None
    actions.seat(request.actor, worker=worker, since=since, now=request.now)
    return _back(code)


@require_POST
def move(request: Request, code: str) -> HttpResponse:
    """Here, left, or out of the unit."""
    worker = queries.worker_of(request.actor, code)
    form = Move(request.POST)
    if form.is_valid():
        actions.move(request.actor, worker=worker, state=form.cleaned_data["state"], now=request.now)
    return _back(code)


@require_POST
def tie(request: Request, code: str) -> HttpResponse:
    """Note whom she knows. The other one is found by name or code; if several fit, none is guessed."""
    worker = queries.worker_of(request.actor, code)
    form = Tie(request.POST)
    found = form.is_valid() and queries.search(request.actor, text=form.cleaned_data["other"], today=request.today)
    others = [row for row in found or () if row.number != worker]
    if len(others) != 1:
        tell(
            request,
            gettext("%(n)s people fit that name. Type the code from their page instead. Nothing was changed.")
            % {"n": len(others)},
        )
    else:
        actions.tie(
            request.actor, one=worker, other=others[0].number, kind=form.cleaned_data["kind"], now=request.now
        )
    return _back(code)


def part(request: Request, code: str) -> HttpResponse:
    """Two people were taken for one: choose the lines that are somebody else."""
    worker = queries.worker_of(request.actor, code)
    known = queries.person(request.actor, worker=worker, today=request.today)
    if request.method == "POST":
        form = Part(request.POST, numbers=[r.number for r in known.records])
        chosen = [int(n) for n in form.cleaned_data["records"]] if form.is_valid() else []
        actions.part(request.actor, worker=worker, records=chosen, now=request.now)
        tell(request, gettext("They are two people again. Nothing that was written down is lost."))
        return _back(code)
    return render(request, "people/part.html", {"page": known, "today": request.today})


def _back(code: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("person", args=[code]))
