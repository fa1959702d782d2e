"""Departments, shifts, worksites, headcounts and the law: drawn one at a time, when they help."""

from collections.abc import Mapping

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access.views import Request, needs, tell
from brazier.workplaces import actions, queries
from brazier.workplaces.asking import next_question
from brazier.workplaces.facts import JURISDICTIONS, REGIONS
from brazier.workplaces.forms import Choose, Estimate, Law, Parts, Rename, is_kind
from brazier.workplaces.models import STAGES


@require_GET
def building(request: Request) -> HttpResponse:
    """The building as drawn so far, and the one question that helps next."""
    return _building(request, {})


def _building(request: Request, unread: Mapping[int, str]) -> HttpResponse:
    """The page; with numbers that could not be read, by cell, as they were typed."""
    departments, shifts = queries.departments(request.actor), queries.shifts(request.actor)
    cells, campaign = queries.cells(request.actor), queries.campaign(request.actor)
    assert campaign is not None
    guessed = sum(c.estimate is not None for c in cells)
    page = {
        "departments": departments,
        "shifts": shifts,
        "worksites": queries.worksites(request.actor),
        "other_names": queries.other_names(request.actor),
        "cells": [(c, unread.get(c.id)) for c in cells if c.department and c.shift],
        "unread": unread,
        "typed": request.POST,
        "whole": queries.whole(request.actor),
        "history": queries.history(request.actor, None),
        "campaign": campaign,
        "next": next_question(campaign, departments=len(departments), shifts=len(shifts), guessed=guessed),
        "stages": STAGES,
        "regions": REGIONS,
        "jurisdictions": JURISDICTIONS,
    }
    return render(
        request,
        "workplaces/building.html",
        {"page": page, "today": request.today},
        status=400 if unread else 200,
    )


@require_POST
@needs("workplaces.write")
def draw(request: Request, part: str) -> HttpResponse:
    """Add worksites, departments or shifts, one a line. Every combination becomes a cell."""
    form = Parts(request.POST)
    if not form.is_valid() or not is_kind(part):
        tell(request, gettext("Write one name a line. Nothing was changed."))
    else:
        actions.draw(request.actor, part=part, names=form.lines(), now=request.now)
    return HttpResponseRedirect(reverse("building"))


@require_POST
@needs("workplaces.write")
def rename(request: Request, part: str, part_id: int) -> HttpResponse:
    """Another name, or hours for a shift. If another one has the name, the question is whether both are one."""
    form = Rename(request.POST)
    if not form.is_valid() or not is_kind(part):
        tell(request, gettext("Write a name. Nothing was changed."))
        return HttpResponseRedirect(reverse("building"))
    name = form.cleaned_data["name"]
    twin = actions.taken(request.actor, part=part, name=name, beside=part_id)
    if twin is not None:
        return HttpResponseRedirect(reverse("join", args=[part, part_id]) + f"?into={twin}")
    actions.rename(
        request.actor, part=part, part_id=part_id, name=name, hours=form.cleaned_data["hours"], now=request.now
    )
    tell(request, gettext("Kept. Lists that use the old name still find it."))
    return HttpResponseRedirect(reverse("building"))


@require_POST
@needs("workplaces.write")
def headcount(request: Request, cell_id: int) -> HttpResponse:
    """Note how many work in a cell (0: in the whole unit), where the number comes from, and when it was true."""
    form = Estimate(request.POST)
    if not form.is_valid():
        tell(request, gettext("About how many work here? Write a number from 1 up. Nothing was changed."))
    else:
        actions.note_headcount(
            request.actor,
            cell_id=cell_id or None,
            people=form.cleaned_data["people"],
            source=form.cleaned_data["source"],
            as_of=form.cleaned_data["as_of"] or request.today,
            now=request.now,
        )
        tell(request, gettext("Kept. Earlier estimates stay in the list."))
    return _back_to(cell_id or None)


@require_POST
@needs("workplaces.write")
def choose_headcount(request: Request) -> HttpResponse:
    """Let another of the kept estimates count."""
    form = Choose(request.POST)
    if not form.is_valid():
        tell(request, gettext("Choose one of the estimates. Nothing was changed."))
        return HttpResponseRedirect(reverse("building"))
    headcount = form.cleaned_data["headcount"]
    cell_id = actions.choose_headcount(request.actor, headcount=headcount, now=request.now)
    tell(request, gettext("This number counts now. The others stay in the list."))
    return _back_to(cell_id)


def _back_to(cell_id: int | None) -> HttpResponse:
    return HttpResponseRedirect(reverse("cell", args=[cell_id]) if cell_id else reverse("building"))


@require_POST
@needs("workplaces.write")
def headcounts(request: Request) -> HttpResponse:
    """Many cells at once, from one source and one day; an empty box or the number that counts changes nothing, and
    what can not be read comes back as it was typed."""
    noted, unread = 0, {}
    for cell in queries.cells(request.actor):
        typed = request.POST.get(f"cell-{cell.id}", "").strip()
        form = Estimate(
            {"people": typed, "source": request.POST.get("source"), "as_of": request.POST.get("as_of")}
        )
        if not typed or (cell.estimate and typed == str(cell.estimate.people)):
            continue
        if not form.is_valid():
            unread[cell.id] = typed
            continue
        actions.note_headcount(
            request.actor,
            cell_id=cell.id,
            people=form.cleaned_data["people"],
            source=form.cleaned_data["source"],
            as_of=form.cleaned_data["as_of"] or request.today,
            now=request.now,
        )
        noted += 1
    tell(request, gettext("Numbers kept: %(n)s.") % {"n": noted})
    if unread:
        return _building(request, unread)
    return HttpResponseRedirect(reverse("building"))


@require_POST
@needs("workplaces.write")
def campaign(request: Request) -> HttpResponse:
    """Stage, law, or the country phone numbers are read by: one answer at a time."""
    form = Law(request.POST)
    if not form.is_valid() or not form.told():
        tell(request, gettext("Choose one of the list. Nothing was changed."))
    else:
        actions.change_campaign(request.actor, now=request.now, **form.told())
        tell(request, gettext("Kept."))
    return HttpResponseRedirect(reverse("building"))
