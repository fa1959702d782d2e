"""What do the ballots say?"""

from datetime import timedelta

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access.gate import may
from brazier.access.views import Request, needs, tell
from brazier.election.night import actions, layout, queries
from brazier.election.night.adding import AGREED, APART
from brazier.election.night.facts import NEXT_ACT_DAYS, WHY
from brazier.election.night.forms import BatchForm, CastForm, CloseForm, DebriefForm, OpenForm
from brazier.election.night.layout import About
from brazier.people.forms import Held, hold
from brazier.workplaces import queries as workplaces


@require_GET
@needs("election.follow")
def nights(request: Request) -> HttpResponse:
    """Every count, and beginning one."""
    opens = may(request.actor, "election.write")
    eligible, is_exact = queries.eligible_so_far(request.actor, request.today) if opens else (None, False)
    page = {
        "nights": queries.nights(request.actor),
        "places": queries.places(request.actor) if opens else (),
        "eligible": eligible,
        "is_exact": is_exact,
    }
    return render(request, "election/nights.html", {"page": page, "today": request.today})


@require_POST
@needs("election.write")
def open_night(request: Request) -> HttpResponse:
    """Begin a count."""
    form = OpenForm(request.POST)
    if not form.is_valid():
        tell(request, gettext("Choose one of the list. Nothing was changed."))
        return HttpResponseRedirect(reverse("nights"))
    c = form.cleaned_data
    place, _, kind = c["where"].partition(" ")
    number = actions.open_night(
        request.actor,
        place=place,
        kind=kind,
        day=c["day"] or request.today,
        filed_on=c["filed_on"],
        eligible=c["eligible"],
        is_approx=not c["is_exact"],
        cast=c["cast"],
        now=request.now,
        today=request.today,
    )
    return HttpResponseRedirect(reverse("night", args=[number]))


def _page(request: Request, night: int, held: Held | None = None) -> HttpResponse:
    found = queries.sheet(request.actor, night, today=request.today)
    again = [str(batch.number) for batch in found.open]
    page = {
        "sheet": found,
        "me": request.actor.id,
        "batch": request.GET["batch"] if request.GET.get("batch") in again else found.next_batch,
        "shown": {batch.number: batch.is_shown_to(request.actor.id) for batch in found.batches},
        "why": WHY,
        "last": found.night.day + timedelta(days=NEXT_ACT_DAYS),
    }
    return render(
        request,
        "election/night.html",
        {"page": page, "held": held, "today": request.today},
        status=400 if held else 200,
    )


@require_GET
@needs("election.follow")
def night(request: Request, night: int) -> HttpResponse:
    """The counting sheet."""
    return _page(request, night)


@require_POST
@needs("election.count")
def batch(request: Request, night: int) -> HttpResponse:
    """A counter says what lies in a batch."""
    form = BatchForm(request.POST)
    if not form.is_valid():
        fault = gettext("Write whole numbers, 0 or more. Nothing was lost.")
        return _page(request, night, Held("batch", form.data, fault=fault))
    c = form.cleaned_data
    state = actions.say(
        request.actor,
        night=night,
        batch=c["batch"],
        counter=c["counter"] or request.actor.id,
        figures=form.figures(),
        now=request.now,
    )
    if state == AGREED:
        said = gettext("Batch %(n)s: two counters agree. It counts.")
    elif state == APART:
        said = gettext("Batch %(n)s: the counters do not say the same. Count it again, both.")
    else:
        said = gettext("Batch %(n)s: kept. It counts once a second counter says the same.")
    tell(request, said % {"n": c["batch"]})
    return HttpResponseRedirect(reverse("night", args=[night]))


@require_POST
@needs("election.count")
def cast(request: Request, night: int) -> HttpResponse:
    """How many ballots were handed in."""
    form = CastForm(request.POST)
    if form.is_valid():
        actions.tell_cast(request.actor, night=night, cast=form.cleaned_data["cast"], now=request.now)
        tell(request, gettext("Kept."))
    else:
        queries.night(request.actor, night)
        tell(request, gettext("Write numbers from 1 up. Nothing was changed."))
    return HttpResponseRedirect(reverse("night", args=[night]))


@require_POST
@needs("election.write")
def close(request: Request, night: int) -> HttpResponse:
    """The count is over, or goes on after all."""
    form = CloseForm(request.POST)
    if not form.is_valid():
        queries.night(request.actor, night)
        tell(request, gettext("Choose one of the list. Nothing was changed."))
    elif form.cleaned_data["how"] == "close":
        actions.close(request.actor, night=night, case_no=form.cleaned_data["case_no"], now=request.now)
        tell(request, gettext("Closed. From now on nothing is added."))
    else:
        actions.reopen(request.actor, night=night, now=request.now)
        tell(request, gettext("It goes on."))
    return HttpResponseRedirect(reverse("night", args=[night]))


@require_GET
@needs("election.follow")
def export(request: Request, night: int) -> HttpResponse:
    """The count in the public layout of tallies."""
    found = queries.sheet(request.actor, night, today=request.today)
    campaign = workplaces.campaign(request.actor)
    about = About(
        id=f"count-{found.night.id}-{found.night.day:%Y}",
        name=campaign.name if campaign else "",
        day=found.night.day,
        is_approx=found.night.is_approx,
        case_no=found.night.case_no,
        notes="" if found.night.closed_at else "count goes on",
    )
    answer = HttpResponse(layout.as_csv(about, found.counted, found.read), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="tally.csv"'
    return answer


@require_POST
@needs("election.write")
def debrief(request: Request, night: int) -> HttpResponse:
    """Look back, and say what comes next."""
    queries.night(request.actor, night)
    form = DebriefForm(request.POST)

    def keep() -> None:
        c = form.cleaned_data
        actions.debrief(
            request.actor,
            night=night,
            why=form.why(),
            next_act=c["next_act"],
            next_on=c["next_on"],
            now=request.now,
        )

    held = hold(
        "debrief", form, keep, fault=gettext("Write what you do next, and on which day. Nothing was lost.")
    )
    if held is not None:
        return _page(request, night, held)
    tell(request, gettext("Kept. You are still a union: the next act has a day."))
    return HttpResponseRedirect(reverse("night", args=[night]))
