"""By when must we act?"""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access.views import Request, needs, tell
from brazier.election.days import actions, cycle, queries
from brazier.election.days.forms import StepForm
from brazier.election.templatetags.counted import day_name
from brazier.press import icalendar
from brazier.press.icalendar import Entry
from brazier.workplaces import queries as workplaces

WITH_WORDS = "words"


@require_GET
@needs("election.follow")
def days(request: Request) -> HttpResponse:
    """What happened, and what follows from it by the law."""
    page = {"days": queries.days(request.actor, today=request.today)}
    return render(request, "election/days.html", {"page": page, "today": request.today})


@require_POST
@needs("election.write")
def note(request: Request) -> HttpResponse:
    """Something happened, or is set for a day, or did not happen."""
    form = StepForm(request.POST)
    if not form.is_valid():
        tell(request, gettext("Choose one of the list. Nothing was changed."))
    else:
        actions.note(request.actor, **form.cleaned_data, now=request.now)
        tell(request, gettext("Kept. What was noted before stays."))
    return HttpResponseRedirect(reverse("count-days"))


@require_GET
@needs("election.follow")
def calendar(request: Request) -> HttpResponse:
    """The days as a file for a calendar: it says only what a passer-by may read, unless words are asked for."""
    found, campaign = queries.days(request.actor, today=request.today), workplaces.campaign(request.actor)
    title = campaign.title if campaign else ""
    tells = request.GET.get("say") == WITH_WORDS
    entries = [
        Entry(
            uid=queries.uid(request.actor, due.code),
            day=due.day,
            title=day_name(due.code) if tells else title,
            words=due.told.citation if tells else "",
            hour=due.hour,
            reminders=due.reminders,
        )
        for due in found.coming
        if due.day
    ]
    entries += [
        Entry(
            uid=queries.uid(request.actor, own.key),
            day=own.day,
            title=day_name(own.code) if tells else title,
            words=own.words if tells else "",
            reminders=cycle.REMINDERS[cycle.OURS],
        )
        for own in found.own
    ]
    body = icalendar.as_file(entries, name=title, stamp=request.now)
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="days.ics"'
    return answer
