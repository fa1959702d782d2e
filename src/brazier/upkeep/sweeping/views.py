"""What is kept, and for how long."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access.views import Request, needs, tell
from brazier.keeping import actions as keeping
from brazier.keeping.spans import CELL, PERSON
from brazier.people import queries as people
from brazier.people.forms import Held
from brazier.people.forms import hold as keep
from brazier.upkeep.sweeping import actions, queries
from brazier.upkeep.sweeping.forms import Hold, Life


@require_GET
@needs("upkeep.kept")
def kept(request: Request) -> HttpResponse:
    """How long what is kept, what went last, what is held, and the end of the campaign."""
    return _page(request, None)


def _page(request: Request, held: Held | None) -> HttpResponse:
    page = queries.kept(request.actor, today=request.today)
    return render(
        request,
        "upkeep/kept.html",
        {"page": page, "held": held, "today": request.today},
        status=200 if held is None else 400,
    )


def _back() -> HttpResponse:
    return HttpResponseRedirect(reverse("kept"))


@require_POST
@needs("keeping.choose")
def days(request: Request) -> HttpResponse:
    """Keep one kind of thing for another number of days."""
    queries.kept(request.actor, today=request.today)
    form = Life(request.POST)
    if form.is_valid():
        keeping.choose(request.actor, now=request.now, **form.cleaned_data)
        tell(request, gettext("Kept. It counts from the next sweep on."))
    else:
        tell(request, gettext("Write a number of days. Nothing was changed."))
    return _back()


@require_POST
@needs("keeping.hold")
def hold(request: Request) -> HttpResponse:
    """Nothing within this scope may go from now on."""
    queries.kept(request.actor, today=request.today)
    form = Hold(request.POST)

    def put() -> None:
        c = form.cleaned_data
        person = people.worker_of(request.actor, c["who"]) if c["kind"] == PERSON else None
        thing = c["thing"] if c["kind"] == CELL else person
        actions.put_hold(request.actor, kind=c["kind"], thing=thing, reason=c["reason"], now=request.now)

    refused = keep("hold", form, put, fault=gettext("Say what is held, and why. Nothing was changed."))
    if refused is not None:
        return _page(request, refused)
    tell(request, gettext("On hold. Nothing of it goes until two people end the hold."))
    return _back()


@require_POST
@needs("keeping.hold")
def release(request: Request, number: int) -> HttpResponse:
    """A hold ends."""
    keeping.release(request.actor, hold=number, now=request.now)
    tell(request, gettext("The hold has ended. What is past its time goes with the next sweep."))
    return _back()


@require_POST
@needs("upkeep.sweep")
def sweep(request: Request) -> HttpResponse:
    """People looked at the clock, and it goes."""
    actions.sweep_anyway(request.actor, now=request.now)
    tell(request, gettext("It is gone."))
    return _back()


@require_POST
@needs("upkeep.end")
def end(request: Request) -> HttpResponse:
    """The campaign has ended, or goes on after all."""
    if request.POST.get("how") == "go_on":
        actions.go_on(request.actor, now=request.now)
        tell(request, gettext("The campaign goes on. Nothing went."))
    else:
        actions.end_campaign(request.actor, now=request.now)
        tell(request, gettext("Written down. Until the day on this page two people can take it back."))
    return _back()
