"""Where leaflets were given out: the grid with its holes, one line more, and taking it back."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from brazier.access.views import Request, needs, sentence, tell
from brazier.bag.given import actions, queries
from brazier.bag.given.forms import Note
from brazier.bag.given.grid import FRESH_DAYS, MOST_AT_ONCE
from brazier.bag.leaflets import queries as leaflets
from brazier.terms import Wrong


@needs("bag.give")
def given(request: Request) -> HttpResponse:
    """The grid; a form for one turn at a gate."""
    fault = ""
    if request.method == "POST":
        kept = _note(request)
        if isinstance(kept, HttpResponse):
            return kept
        fault = kept
    return _page(request, fault)


def _page(request: Request, fault: str) -> HttpResponse:
    made = leaflets.leaflets(request.actor)
    asked = request.GET.get("leaflet", "")
    chosen = next((one for one in made if str(one.id) == asked), None)
    grid = queries.grid(request.actor, today=request.today, leaflet=chosen.id if chosen else None)
    page = {
        "grid": grid,
        "holes": grid.holes[0],
        "of": grid.holes[1],
        "chosen": chosen,
        "leaflets": made,
        "gates": queries.gates(request.actor),
        "ended": queries.gates(request.actor, ended=True),
        "shifts": queries.shifts(request.actor),
        "last": queries.last(request.actor),
        "fresh": FRESH_DAYS,
        "most": MOST_AT_ONCE,
        "typed": request.POST,
        "fault": fault,
    }
    return render(request, "bag/given.html", {"page": page, "today": request.today}, status=400 if fault else 200)


def _note(request: Request) -> HttpResponse | str:
    form = Note(request.POST)
    if not form.is_valid():
        return gettext("Choose a gate and a shift, and write how many and when. Nothing was lost.")
    c = form.cleaned_data
    try:
        line = actions.note(
            request.actor, gate=c["gate"], shift=c["shift"], many=c["many"], day=c["day"], leaflet=c["leaflet"],
            now=request.now, today=request.today,
        )  # fmt: skip
    except Wrong as error:
        return sentence(error)
    tell(request, gettext("It is noted."), undo=reverse("take-given-back", args=[line]))
    return HttpResponseRedirect(reverse("given"))


@require_POST
@needs("bag.give")
def name_gate(request: Request) -> HttpResponse:
    """A gate more."""
    try:
        gate = actions.name_gate(request.actor, name=request.POST.get("name", "")[:200], now=request.now)
    except Wrong as error:
        return _page(request, sentence(error))
    tell(request, gettext("The gate is on the grid."), undo=reverse("end-gate", args=[gate]))
    return HttpResponseRedirect(reverse("given"))


@require_POST
@needs("bag.give")
def end_gate(request: Request, gate: int) -> HttpResponse:
    """Nobody goes to this gate any more."""
    actions.end_gate(request.actor, gate=gate, now=request.now, today=request.today)
    tell(request, gettext("The gate is off the grid."), undo=reverse("use-gate", args=[gate]))
    return HttpResponseRedirect(reverse("given"))


@require_POST
@needs("bag.give")
def use_gate(request: Request, gate: int) -> HttpResponse:
    """People go there again."""
    actions.use_gate(request.actor, gate=gate, now=request.now)
    return HttpResponseRedirect(reverse("given"))


@require_POST
@needs("bag.give")
def take_back(request: Request, given: int) -> HttpResponse:
    """It was written down by mistake."""
    actions.take_back(request.actor, given=given, now=request.now)
    tell(request, gettext("It is taken back."), undo=reverse("given-again", args=[given]))
    return HttpResponseRedirect(reverse("given"))


@require_POST
@needs("bag.give")
def stand_again(request: Request, given: int) -> HttpResponse:
    """It was no mistake."""
    actions.stand_again(request.actor, given=given, now=request.now)
    return HttpResponseRedirect(reverse("given"))
