"""Would we win, how sure can we be, what would change it?"""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access.views import Request, needs, sentence, tell
from brazier.election.chances import actions, queries, trying
from brazier.election.chances.forms import PlanForm, Try
from brazier.election.chances.trying import Tried
from brazier.election.facts import METHODS, ROUTES
from brazier.forecast.defaults import SOURCES
from brazier.terms import Wrong

SLIDERS = {name: len(getattr(trying, name.upper())) - 1 for name in trying.USUAL}


@require_GET
@needs("election.look")
def forecast(request: Request) -> HttpResponse:
    """The forecast, and what it would be if a few things were otherwise; a trial keeps nothing."""
    form, fault = Try(request.GET or None), ""
    tried = form.tried() if request.GET else Tried()
    try:
        found = queries.foresee(request.actor, tried=tried, today=request.today)
    except Wrong as error:
        fault = sentence(error)
        found = queries.foresee(request.actor, tried=Tried(), today=request.today)
    page = {
        "seen": found,
        "fault": fault,
        "typed": request.GET,
        "sliders": SLIDERS,
        "sources": SOURCES,
        "routes": ROUTES,
        "methods": METHODS,
    }
    return render(request, "election/forecast.html", {"page": page, "today": request.today})


@require_POST
@needs("election.write")
def plan(request: Request) -> HttpResponse:
    """How the vote would be held."""
    form = PlanForm(request.POST)
    if not form.is_valid():
        tell(request, gettext("Choose one of the list. Nothing was changed."))
    else:
        actions.plan(request.actor, **form.told(), now=request.now, today=request.today)
        tell(request, gettext("Kept. What was noted before stays."))
    return HttpResponseRedirect(reverse("forecast"))


@require_POST
@needs("election.write")
def redo(request: Request) -> HttpResponse:
    """The ratings were looked at again."""
    actions.redo(request.actor, now=request.now, today=request.today)
    tell(request, gettext("Written down. The forecast counts again."))
    return HttpResponseRedirect(reverse("forecast"))
