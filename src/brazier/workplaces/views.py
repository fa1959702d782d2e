"""Departments, shifts and headcounts: drawn one at a time, when they help."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access.views import Request, tell
from brazier.workplaces import actions, queries
from brazier.workplaces.forms import Estimate, Parts, Rename


@require_GET
def building(request: Request) -> HttpResponse:
    """The building as drawn so far."""
    page = {
        "departments": queries.departments(request.actor),
        "shifts": queries.shifts(request.actor),
        "cells": [c for c in queries.cells(request.actor) if c.department and c.shift],
        "whole": queries.whole(request.actor),
        "history": queries.history(request.actor, None),
    }
    return render(request, "workplaces/building.html", {"page": page, "today": request.today})


@require_POST
def draw(request: Request, part: str) -> HttpResponse:
    """Add departments or shifts, one a line. Every pair becomes a cell."""
    form = Parts(request.POST)
    if not form.is_valid() or part not in {"department", "shift"}:
        tell(request, gettext("Write one name a line. Nothing was changed."))
    else:
        actions.draw(request.actor, part=part, names=form.lines(), now=request.now)
    return HttpResponseRedirect(reverse("building"))


@require_POST
def rename(request: Request, part: str, part_id: int) -> HttpResponse:
    """Another name, or hours for a shift."""
    form = Rename(request.POST)
    if form.is_valid() and part in {"department", "shift"}:
        actions.rename(
            request.actor,
            part=part,
            part_id=part_id,
            name=form.cleaned_data["name"],
            hours=form.cleaned_data["hours"],
            now=request.now,
        )
    return HttpResponseRedirect(reverse("building"))


@require_POST
def headcount(request: Request, cell_id: int) -> HttpResponse:
    """Note how many work in a cell (0: in the whole unit), and where the number comes from."""
    form = Estimate(request.POST)
    if not form.is_valid():
        tell(request, gettext("About how many work here? Write a number from 1 up. Nothing was changed."))
    else:
        actions.note_headcount(
            request.actor,
            cell_id=cell_id or None,
            people=form.cleaned_data["people"],
            source=form.cleaned_data["source"],
            as_of=request.today,
            now=request.now,
        )
        tell(request, gettext("Kept. Earlier estimates stay in the list."))
    return HttpResponseRedirect(reverse("cell", args=[cell_id]) if cell_id else reverse("building"))


@require_POST
def headcounts(request: Request) -> HttpResponse:
    """Many cells at once, from the grid; an empty box changes nothing."""
    noted = 0
    for cell in queries.cells(request.actor):
        typed = request.POST.get(f"cell-{cell.id}", "").strip()
        form = Estimate({"people": typed, "source": request.POST.get("source", "guess")})
        if not typed or (cell.estimate and typed == str(cell.estimate.people)) or not form.is_valid():
            continue
        actions.note_headcount(
            request.actor,
            cell_id=cell.id,
            people=form.cleaned_data["people"],
            source=form.cleaned_data["source"],
            as_of=request.today,
            now=request.now,
        )
        noted += 1
    tell(request, gettext("%(n)s numbers kept.") % {"n": noted})
    return HttpResponseRedirect(reverse("building"))
