"""What is left to do until the vote, and how one person gets there."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access import queries as access
from brazier.access.views import Request, needs, sentence, tell
from brazier.election.plans import actions, queries
from brazier.election.plans.facts import Planned
from brazier.election.plans.forms import PlanForm
from brazier.election.polls import queries as polls_read
from brazier.people import queries as people
from brazier.people.reach import actions as reach
from brazier.terms import Wrong

NOT_THERE = {"people.nobody", "election.no_plan", "election.no_polls"}


@require_GET
@needs("election.plans")
def board(request: Request) -> HttpResponse:
    """Who needs which push at which voting time?"""
    unknown = (gettext("Department unknown"), gettext("shift unknown"))
    found = queries.board(request.actor, today=request.today, unknown=unknown)
    shown = [row for _, row in (*found.due, *found.later)] + [*found.bare]
    reach.show_rows(request.actor, rows=shown, now=request.now)
    page = {"board": found, "handles": access.handles(request.actor)}
    return render(request, "election/plans.html", {"page": page, "today": request.today})


@needs("election.plans", post="election.plan")
def one(request: Request, code: str) -> HttpResponse:
    """How this person gets to the vote."""
    worker = people.worker_of(request.actor, code)
    reach.open_record(request.actor, worker=worker, now=request.now)
    if request.method == "POST":
        form = PlanForm(request.POST)
        if not form.is_valid():
            return _one(request, worker, gettext("On which day, and how do they get there? Nothing was lost."))
        try:
            actions.make(request.actor, worker=worker, plan=_planned(request, form), now=request.now)
        except Wrong as error:
            if error.code in NOT_THERE:
                raise
            return _one(request, worker, sentence(error))
        tell(request, gettext("The plan is kept."), undo=reverse("take-back-plan", args=[code]))
        return HttpResponseRedirect(reverse("vote-plan", args=[code]))
    return _one(request, worker)


def _planned(request: Request, form: PlanForm) -> Planned:
    c = form.cleaned_data
    kind, _, who = c["friend"].partition(":")
    return Planned(
        day=c["day"],
        way=c["way"],
        at=c["at"],
        polls=c["polls"],
        friend=who if kind == "o" else "",
        friend_worker=people.worker_of(request.actor, who) if kind == "p" else None,
        comes_along=c["comes_along"],
    )


def _one(request: Request, worker: int, fault: str = "") -> HttpResponse:
    plans = queries.of_worker(request.actor, worker=worker, today=request.today)
    current = next((plan for plan in plans if not plan.is_ended), None)
    page = {
        "person": people.person(request.actor, worker=worker, today=request.today),
        "plan": current,
        "earlier": [plan for plan in plans if plan is not current],
        "ways": queries.ways(request.actor),
        "polls": polls_read.polls(request.actor, today=request.today),
        "organizers": access.organizers(request.actor),
        "ties": _friends(request, worker),
        "handles": access.handles(request.actor),
        "typed": request.POST,
        "fault": fault,
    }
    template = "election/vote_plan.html"
    return render(request, template, {"page": page, "today": request.today}, status=400 if fault else 200)


def _friends(request: Request, worker: int) -> list[tuple[str, str]]:
    """Co-workers who know them, whoever is no rival, each once."""
    ties = people.ties_of(request.actor, worker=worker)
    return list(dict.fromkeys((tie.code, tie.name) for tie in ties if tie.kind != "rival"))


@require_POST
@needs("election.plan")
def voted(request: Request, code: str) -> HttpResponse:
    """They voted; or not yet after all."""
    worker = people.worker_of(request.actor, code)
    is_done = (request.POST.get("voted") or request.GET.get("voted")) != "no"
    actions.say_voted(request.actor, worker=worker, on=request.today if is_done else None, now=request.now)
    undo = f"{reverse('say-voted', args=[code])}?voted={'no' if is_done else 'yes'}"
    tell(request, gettext("Kept: they voted.") if is_done else gettext("Kept: not yet."), undo=undo)
    back = "vote-plans" if request.POST.get("back") == "board" else "vote-plan"
    return HttpResponseRedirect(reverse(back, args=[] if back == "vote-plans" else [code]))


@require_POST
@needs("election.plan")
def take_back(request: Request, code: str) -> HttpResponse:
    """The newest plan is taken back."""
    worker = people.worker_of(request.actor, code)
    actions.take_back(request.actor, worker=worker, now=request.now)
    tell(request, gettext("The plan is taken back. What was planned before counts again."))
    return HttpResponseRedirect(reverse("vote-plan", args=[code]))
