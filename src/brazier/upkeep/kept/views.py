"""What is kept, and for how long."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access.views import Request, needs, tell
from brazier.keeping import queries as keeping
from brazier.keeping.spans import CELL, PERSON, check
from brazier.people import queries as people
from brazier.people.forms import Held
from brazier.people.forms import hold as keep
from brazier.upkeep.kept.forms import Hold, Life
from brazier.upkeep.pairs import actions as pairs
from brazier.upkeep.sweeping import actions, queries


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
        {"page": page, "held": held, "today": request.today, "seconds": queries.seconds(request.actor)},
        status=200 if held is None else 400,
    )


def _back() -> HttpResponse:
    return HttpResponseRedirect(reverse("kept"))


def _ask(request: Request, kind: str, payload: dict[str, object], done: str, reason: str = "") -> None:
    """Done at once by whoever is alone; where somebody else could agree, it waits for them."""
    asked = pairs.propose(request.actor, kind=kind, payload=payload, reason=reason, now=request.now)
    waits = gettext("Nothing has changed yet. A second person must agree; it waits.")
    tell(request, done if asked.done else waits)


@require_POST
@needs("keeping.choose")
def days(request: Request) -> HttpResponse:
    """Keep one kind of thing for another number of days."""
    queries.kept(request.actor, today=request.today)
    form = Life(request.POST)
    if form.is_valid():
        check(**form.cleaned_data)
        _ask(request, "keeps", form.cleaned_data, gettext("Kept. It counts from the next sweep on."))
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
        queries.scope(request.actor, kind=c["kind"], thing=thing)
        said = gettext("On hold. Nothing of it goes until the hold is ended.")
        _ask(request, "hold", {"kind": c["kind"], "thing": thing, "reason": c["reason"]}, said, c["reason"])

    refused = keep("hold", form, put, fault=gettext("Say what is held, and why. Nothing was changed."))
    if refused is not None:
        return _page(request, refused)
    return _back()


@require_POST
@needs("keeping.hold")
def release(request: Request, number: int) -> HttpResponse:
    """A hold ends."""
    keeping.hold(request.actor, number)
    done = gettext("The hold has ended. What is past its time goes with the next sweep.")
    _ask(request, "release", {"hold": number}, done)
    return _back()


@require_POST
@needs("upkeep.sweep")
def sweep(request: Request) -> HttpResponse:
    """People looked at the clock, and it goes."""
    queries.waits(request.actor)
    _ask(request, "catch_up", {}, gettext("It is gone."))
    return _back()


@require_POST
@needs("upkeep.end")
def end(request: Request) -> HttpResponse:
    """The campaign has ended, or goes on after all."""
    if request.POST.get("how") == "go_on":
        _ask(request, "go_on", {}, gettext("The campaign goes on. Nothing went."))
    else:
        actions.stop_if_held(request.actor, records=None, what="campaign", now=request.now)
        done = gettext("Written down. Until the day on this page it can be taken back.")
        _ask(request, "wind_down", {}, done)
    return _back()
