"""Go or wait?"""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access.views import Request, needs, tell
from brazier.election import queries as known
from brazier.election.facts import CHOICES
from brazier.election.ready import actions, queries
from brazier.election.ready.forms import JudgeForm
from brazier.people.forms import Held, hold


def _page(request: Request, held: Held | None = None) -> HttpResponse:
    found = queries.readiness(request.actor, today=request.today)
    page = {
        "sheet": found,
        "filed": known.filed(request.actor, today=request.today),
        "motions": found.filed,
        "choices": CHOICES["file"],
        "about_items": CHOICES["readiness"],
    }
    status = 400 if held else 200
    return render(
        request, "election/readiness.html", {"page": page, "held": held, "today": request.today}, status=status
    )


@require_GET
@needs("election.look")
def readiness(request: Request) -> HttpResponse:
    """Each benchmark with what there is, the gap, and where the benchmark comes from."""
    return _page(request)


@require_POST
@needs("election.write")
def judge(request: Request) -> HttpResponse:
    """What the committee says of a line nobody counts here yet."""
    form = JudgeForm(request.POST)

    def keep() -> None:
        c = form.cleaned_data
        actions.judge(request.actor, item=c["item"], value=c["value"], reason=c["reason"], now=request.now)

    held = hold(
        "judge", form, keep, fault=gettext("Say yes or no, or write a percent from 0 to 100. Nothing was changed.")
    )
    if held is not None:
        return _page(request, held)
    tell(request, gettext("Kept. What was noted before stays."))
    return HttpResponseRedirect(reverse("readiness"))
