"""A motion is recorded; whoever typed it stands on the page it is about again."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from brazier.access.views import Request, needs, tell
from brazier.election.facts import CHOICES, SUBJECTS
from brazier.election.motions import actions
from brazier.election.motions.forms import MotionForm
from brazier.people.forms import hold

PAGES = {"file": "readiness", "packing": "count-unit", "readiness": "readiness"}
UNCLEAR = "Choose what was decided, and write the votes and the reason. Nothing was lost."


@require_POST
@needs("election.write")
def record(request: Request) -> HttpResponse:
    """Keep a motion, or give it back as it was typed."""
    form = MotionForm(request.POST)

    def keep() -> None:
        c = form.cleaned_data
        actions.record(
            request.actor,
            subject=c["subject"],
            item=c["item"],
            choice=c["choice"],
            number=c["number"],
            reason=c["reason"],
            votes=form.votes(),
            day=c["day"] or request.today,
            now=request.now,
        )

    held = hold("motion", form, keep, fault=gettext(UNCLEAR))
    subject = form.data.get("subject", "")
    if held is not None:
        page = {"subject": subject if subject in SUBJECTS else SUBJECTS[0], "back": PAGES.get(subject, "count")}
        page["choices"] = CHOICES[page["subject"]]
        return render(
            request, "election/motion_again.html", {"page": page, "held": held, "today": request.today}, status=400
        )
    tell(request, gettext("Recorded. It counts from now on; what was decided before stays in the list."))
    return HttpResponseRedirect(reverse(PAGES[subject]))
