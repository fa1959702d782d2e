"""All tests and the ladder; plan one, set goals, move it on, and look back at it."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access import queries as access
from brazier.access.views import Request, needs, sentence, tell
from brazier.conversations.facts import ASKS
from brazier.people.forms import Held, hold
from brazier.people.reach import actions as reach
from brazier.terms import Wrong
from brazier.tests_of_strength import actions, life, queries
from brazier.tests_of_strength.counting import drawn
from brazier.tests_of_strength.debriefing import queries as debriefing
from brazier.tests_of_strength.facts import Planned, TestFacts
from brazier.tests_of_strength.forms import DebriefForm, PlanForm, goals_typed, rungs_typed
from brazier.workplaces import queries as workplaces

SAID = {
    life.PLANNED: "planned",
    life.RUNNING: "running",
    life.CLOSED: "closed",
    life.DROPPED: "dropped",
}


@require_GET
@needs("tests_of_strength.look")
def tests(request: Request) -> HttpResponse:
    """Climb, repeat or step back?"""
    known = queries.standings(request.actor)
    page = {
        "tests": [(t, total, drawn(total)) for t, total in known.tests],
        "next": known.next,
        "ladder": known.ladder,
    }
    return render(request, "tests_of_strength/tests.html", {"page": page, "today": request.today})


@needs("tests_of_strength.look", post="tests_of_strength.ladder")
def ladder(request: Request) -> HttpResponse:
    """Which act comes after which."""
    now_at, fault = queries.ladder(request.actor), ""
    if request.method == "POST":
        try:
            actions.write_ladder(
                request.actor, rungs=rungs_typed(request.POST.dict(), now_at.rungs), now=request.now
            )
        except Wrong as error:
            fault = sentence(error)
        else:
            tell(request, gettext("The ladder is kept."), undo=reverse("ladder-back", args=[now_at.version]))
            return HttpResponseRedirect(reverse("ladder"))
    page = {"ladder": now_at, "kinds": ASKS, "fault": fault, "typed": request.POST, "more": len(now_at.rungs) + 1}
    return render(request, "tests_of_strength/ladder.html", {"page": page}, status=400 if fault else 200)


@require_POST
@needs("tests_of_strength.ladder")
def ladder_back(request: Request, version: int) -> HttpResponse:
    """The ladder as it was before."""
    actions.ladder_back(request.actor, version=version, now=request.now)
    tell(request, gettext("The ladder is as it was before."))
    return HttpResponseRedirect(reverse("ladder"))


@needs("tests_of_strength.plan")
def plan(request: Request) -> HttpResponse:
    """Plan a test: what is asked, on which days, how many in each cell."""
    rungs = {rung.key: rung for rung in queries.ladder(request.actor).rungs}
    asked = request.POST.get("rung") or request.GET.get("rung", "")
    rung = rungs.get(asked) or next(iter(rungs.values()))
    held, kept = None, list[int]()
    if request.method == "POST":
        form = PlanForm(request.POST)

        def keep() -> None:
            c = form.cleaned_data
            goals = queries.proposed(request.actor, share=c["share"], today=request.today)
            days = c["starts_on"], c["ends_on"]
            planned = Planned(
                rung.key, c["name"], c["ask"], rung.kind, rung.is_public, c["share"], *days, goals=goals
            )
            kept.append(actions.plan(request.actor, planned=planned, now=request.now, today=request.today))

        fault = gettext("Look at the name, what is asked, the days and the share. Nothing was lost.")
        held = hold("plan", form, keep, fault=fault)
        if not held:
            said = gettext("The test is planned. Look at the goals, and at who sees to each cell.")
            tell(request, said, undo=f"{reverse('move-test', args=kept)}?to={life.DROPPED}")
            return HttpResponseRedirect(reverse("test-goals", args=kept))
    page = {"rungs": list(rungs.values()), "rung": rung, "typed": request.POST, "held": held}
    return render(
        request, "tests_of_strength/plan.html", {"page": page, "today": request.today}, status=400 if held else 200
    )


@needs("tests_of_strength.plan")
def goals(request: Request, test: int) -> HttpResponse:
    """How many in each cell, and who sees to it."""
    told, fault = queries.test(request.actor, test), ""
    if request.method == "POST":
        try:
            typed = goals_typed(request.POST.dict())
            actions.set_goals(request.actor, test=test, goals=typed, now=request.now)
        except Wrong as error:
            fault = sentence(error)
        else:
            tell(request, gettext("The goals are kept."))
            return HttpResponseRedirect(reverse("test", args=[test]))
    now_at = queries.goals(request.actor, number=test)
    there = workplaces.cells(request.actor)
    # whoever is not placed yet takes part too, once the test has a goal for them
    rows = [(c, now_at.get(c.id)) for c in there if c.department or c.shift or c.id in now_at]
    if fault:
        typed = goals_typed(request.POST.dict())
        shown = [(c, *typed.get(c.id, (aim.goal if aim else 0, aim.owner if aim else "")), aim) for c, aim in rows]
    else:
        shown = [(c, aim.goal if aim else 0, aim.owner if aim else "", aim) for c, aim in rows]
    page = {"test": told, "rows": shown, "organizers": access.organizers(request.actor), "fault": fault}
    return render(request, "tests_of_strength/goals.html", {"page": page}, status=400 if fault else 200)


@require_POST
@needs("tests_of_strength.plan")
def move(request: Request, test: int) -> HttpResponse:
    """The test starts, closes, is dropped, or goes one step back."""
    to, before = request.POST.get("to") or request.GET.get("to", ""), queries.test(request.actor, test)
    try:
        actions.move(request.actor, test=test, to=to if to in SAID else "", now=request.now)
    except Wrong as error:
        if error.code == "strength.no_test":
            raise
        tell(request, sentence(error))
        return HttpResponseRedirect(reverse("test", args=[test]))
    tell(request, _moved(to), undo=_way_back(before, to))
    return HttpResponseRedirect(
        reverse("tests-of-strength") if to == life.DROPPED else reverse("test", args=[test])
    )


def _moved(to: str) -> str:
    if to == life.RUNNING:
        return gettext("The test runs. From now on what people do is counted.")
    if to == life.CLOSED:
        return gettext("The test is closed. Papers that come in late still count until the debrief.")
    if to == life.DROPPED:
        return gettext("The test is dropped.")
    return gettext("The test is only planned again.")


def _way_back(before: TestFacts, to: str) -> str:
    """The address that undoes a step; empty where there is no way back."""
    if before.state in life.GOES_TO.get(to, ()):
        return f"{reverse('move-test', args=[before.id])}?to={before.state}"
    return ""


@needs("tests_of_strength.write", post="tests_of_strength.plan")
def debrief(request: Request, test: int) -> HttpResponse:
    """What did we learn?"""
    told, held = queries.test(request.actor, test), None
    if told.state not in life.OVER:
        return HttpResponseRedirect(reverse("test", args=[test]))
    if request.method == "POST":
        form = DebriefForm(request.POST)

        def keep() -> None:
            actions.debrief(request.actor, test=test, learned=form.cleaned_data["learned"], now=request.now)

        fault = gettext("Write at least one sentence about what you learned. Nothing was lost.")
        held = hold("debrief", form, keep, fault=fault)
        if not held:
            undo = f"{reverse('move-test', args=[test])}?to={life.CLOSED}" if told.state == life.CLOSED else ""
            tell(request, gettext("The debrief is kept."), undo=undo)
            return HttpResponseRedirect(reverse("tests-of-strength"))
    return _debrief(request, told, held)


def _debrief(request: Request, told: TestFacts, held: Held | None) -> HttpResponse:
    found = debriefing.debrief(request.actor, number=told.id, today=request.today)
    rows = [*found.missed, *found.came, *(row for row, _ in found.brought)]
    reach.show_rows(request.actor, rows=rows, now=request.now)
    counted = queries.counts(request.actor, number=told.id)
    page = {
        "test": told,
        "total": counted.total,
        "drawn": drawn(counted.total),
        "found": found,
        "held": held,
        "learned": held.typed.get("learned", "") if held else told.learned,
        "places": {c.id: c for c in workplaces.cells(request.actor)},
    }
    return render(
        request,
        "tests_of_strength/debrief.html",
        {"page": page, "today": request.today},
        status=400 if held else 200,
    )
