"""The wall chart, its cells, holes, the mirror and freshness."""

from datetime import timedelta

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access import queries as access
from brazier.access.views import Request, needs, page_asked, tell
from brazier.people import queries as people
from brazier.people.reach import actions as reach
from brazier.terms import LEVELS
from brazier.wallchart import queries, reckon
from brazier.wallchart.facts import Chart
from brazier.wallchart.layout import pieces
from brazier.workplaces import queries as workplaces_read
from brazier.workplaces.forms import End, Take
from brazier.workplaces.holes import actions as turns

HOLES_WEIGHED = 12


@require_GET
def chart(request: Request) -> HttpResponse:
    """Where do we put people this week?"""
    desk = queries.desk(request.actor, request.today)
    drawn, whole = desk.chart, desk.chart.whole
    page = {
        "chart": drawn,
        "grid": desk.grid,
        "whole": whole,
        "pieces": pieces(whole),
        "levels": [(level, people) for level, people in reckon.by_level(whole).items()],
        "pessimistic": reckon.pessimistic(whole),
        "optimistic": reckon.optimistic(whole),
        "half": whole.n // 2 + 1,
        "holes": desk.holes,
        "more_holes": desk.more,
        "handles": access.handles(request.actor),
        "steps": queries.steps(request.actor, request.today),
        "is_outside": queries.own_cells(request.actor) is not None,
    }
    if not _is_drawn(drawn):
        page["known"] = people.in_cell(request.actor, cell=None, today=request.today)
        return render(request, "wallchart/first.html", {"page": page, "today": request.today})
    return render(request, "wallchart/chart.html", {"page": page, "today": request.today})


@require_GET
def cell(request: Request, cell_id: int) -> HttpResponse:
    """The people of one cell, strongest first; for whoever has it not in care, only what their chart tells."""
    near = queries.own_cells(request.actor)
    is_near = near is None or cell_id in near
    drawn = queries.chart(request.actor, request.today)
    mine = next((c for c in drawn.cells if c.facts.id == cell_id), None)
    facts = mine.facts if mine else workplaces_read.cell(request.actor, cell_id)
    count = mine.count if mine else reckon.Count()
    number = page_asked(request)
    level = request.GET.get("level", "")
    rows = people.in_cell(
        request.actor,
        cell=cell_id,
        today=request.today,
        page=number,
        level=int(level) if level in map(str, LEVELS) else None,
    )
    reach.show_rows(request.actor, rows=rows, now=request.now)
    page = {
        "facts": facts,
        "count": count,
        "pieces": pieces(count),
        "arrow": mine.arrow if mine else None,
        "since": drawn.since,
        "is_near": is_near,
        "median": reckon.median_age(people.ages(request.actor, request.today, cell=cell_id)) if is_near else None,
        "rows": rows,
        "level": level,
        "number": number,
        "is_last": len(rows) < people.page_size(request.actor),
        "unnamed": max(0, count.n - count.known),
        "seats": reckon.seats_needed(count),
        "estimates": workplaces_read.history(request.actor, cell_id),
    }
    return render(request, "wallchart/cell.html", {"page": page, "today": request.today})


@require_GET
def holes(request: Request) -> HttpResponse:
    """Which three holes first?"""
    drawn = queries.chart(request.actor, request.today)
    found = queries.holes(request.actor, drawn, today=request.today)
    asked = request.GET.get("cell", "")
    first = found[:HOLES_WEIGHED] + tuple(h for h in found[HOLES_WEIGHED:] if str(h.cell.id) == asked)
    page = {
        "chart": drawn,
        "holes": first,
        "smaller": [h for h in found[HOLES_WEIGHED:] if h not in first],
        "is_drawn": _is_drawn(drawn),
        "organizers": access.organizers(request.actor),
        "seated": people.committee(request.actor, today=request.today),
        "in_a_week": request.today + timedelta(days=7),
    }
    return render(request, "wallchart/holes.html", {"page": page, "today": request.today})


@require_POST
@needs("workplaces.write")
def take_hole(request: Request, cell_id: int) -> HttpResponse:
    """Put a name and a date on a hole; another name takes it over."""
    form = Take(request.POST)
    if not form.is_valid():
        tell(request, gettext("Choose who takes this hole and by when. Nothing was changed."))
        return HttpResponseRedirect(reverse("holes"))
    owner = form.cleaned_data["owner"]
    turns.take(
        request.actor,
        cell_id=cell_id,
        organizer=owner[1:] if owner[0] == "o" else "",
        record=int(owner[1:]) if owner[0] == "r" else None,
        by_day=form.cleaned_data["by_day"],
        now=request.now,
        today=request.today,
    )
    return _hole_told(request, cell_id, gettext("Kept."))


@require_POST
@needs("workplaces.write")
def end_hole(request: Request, cell_id: int) -> HttpResponse:
    """Whoever has a hole is done with it, or gives it back."""
    form = End(request.POST)
    if not form.is_valid():
        tell(request, gettext("Say whether it is done or free. Nothing was changed."))
        return HttpResponseRedirect(reverse("holes"))
    how = form.cleaned_data["how"]
    turns.end(request.actor, cell_id=cell_id, how=how, now=request.now, today=request.today)
    said = (
        gettext("Done. The count says whether the hole is closed.")
        if how == turns.DONE
        else gettext("It is free.")
    )
    return _hole_told(request, cell_id, said)


@require_POST
@needs("workplaces.write")
def hole_back(request: Request, cell_id: int) -> HttpResponse:
    """Take back what was said last of a hole."""
    turns.take_back(request.actor, cell_id=cell_id, now=request.now)
    tell(request, gettext("Taken back."))
    return HttpResponseRedirect(reverse("holes"))


def _hole_told(request: Request, cell_id: int, said: str) -> HttpResponse:
    tell(request, said, undo=reverse("hole-back", args=[cell_id]))
    return HttpResponseRedirect(reverse("holes"))


@require_GET
def committee(request: Request) -> HttpResponse:
    """Whom to bring onto the committee next?"""
    drawn = queries.chart(request.actor, request.today)
    page = {
        "chart": drawn,
        "seats": reckon.seats_needed(drawn.whole),
        "mirrors": queries.mirrors(request.actor, drawn, request.today),
        "rows": people.committee(request.actor, today=request.today),
        "is_drawn": _is_drawn(drawn),
    }
    return render(request, "wallchart/committee.html", {"page": page, "today": request.today})


@require_GET
def freshness(request: Request) -> HttpResponse:
    """Is our count still true?"""
    page = queries.freshness(request.actor, request.today)
    return render(request, "wallchart/freshness.html", {"page": page, "today": request.today})


def _is_drawn(drawn: Chart) -> bool:
    """Whether there are departments or shifts yet, or only people nobody has placed."""
    return any(c.facts.department or c.facts.shift for c in drawn.cells)
