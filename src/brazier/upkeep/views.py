"""More: what is done to the campaign as a whole, and leaving somebody out."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access.views import Request, tell
from brazier.people import queries as people
from brazier.upkeep import actions


@require_GET
def more(request: Request) -> HttpResponse:
    """Everything that is not daily."""
    return render(request, "upkeep/more.html")


@require_POST
def leave_out(request: Request, code: str) -> HttpResponse:
    """Somebody asked to be left out."""
    worker = people.worker_of(request.actor, code)
    actions.forget(request.actor, worker=worker, now=request.now)
    tell(request, gettext("Done. Nothing about them is kept here any more."))
    return HttpResponseRedirect(reverse("people"))
