"""Vouch for somebody who stands before us and lost their phone; show the code for their new browser; or say no."""

import secrets

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access.joining import code as codes
from brazier.access.recovery import actions, queries
from brazier.access.recovery.facts import HELP
from brazier.access.signin.stepping import FORMS
from brazier.access.views import Request, needs, sentence, tell
from brazier.terms import Wrong
from brazier.upkeep.joining.views import SHOWN


@needs("access.vouch", step_up=FORMS)
def lost(request: Request, organizer: int) -> HttpResponse:
    """What vouching means and how far it is; a press says: they stand before me."""
    who, fault = str(organizer), ""
    queries.lost(request.actor, organizer=who, now=request.now)  # nobody is not there
    if request.method == "POST":
        try:
            if actions.vouch(request.actor, organizer=who, now=request.now):
                return _shown(request, who)
            return HttpResponseRedirect(reverse("lost", args=[organizer]))
        except Wrong as error:
            fault = sentence(error)
    page = {
        "found": queries.lost(request.actor, organizer=who, now=request.now),
        "help": HELP[request.actor.level],
        "level": request.actor.level,
        "fault": fault,
    }
    return render(request, "lost/lost.html", {"page": page}, status=400 if fault else 200)


def _shown(request: Request, organizer: str) -> HttpResponse:
    """The code goes into the session, in memory alone, as at joining; its page is the same."""
    drawn = codes.draw(secrets.randbelow)
    number = actions.show(request.actor, organizer=organizer, code=drawn, now=request.now)
    request.session[SHOWN] = {**request.session.get(SHOWN, {}), str(number): drawn}
    return HttpResponseRedirect(reverse("invitation", args=[number]))


@require_GET
@needs("access.vouch")
def stage(request: Request, organizer: int) -> HttpResponse:
    """How far it is, for the page that waits for the second voucher."""
    found = queries.lost(request.actor, organizer=str(organizer), now=request.now)
    return HttpResponse(found.stage, content_type="text/plain")


@require_POST
@needs("access.vouch", step_up=FORMS)
def code(request: Request, organizer: int) -> HttpResponse:
    """A code for their new browser; an earlier one is over."""
    queries.lost(request.actor, organizer=str(organizer), now=request.now)
    return _shown(request, str(organizer))


@require_POST
@needs("access.vouch")
def no(request: Request, organizer: int) -> HttpResponse:
    """It is not so, or not any more: nobody gets a device in their name."""
    queries.lost(request.actor, organizer=str(organizer), now=request.now)
    actions.doubt(request.actor, organizer=str(organizer), now=request.now)
    tell(request, gettext("It is stopped, and everybody is told. Nobody gets a device in their name."))
    return HttpResponseRedirect(reverse("organizer", args=[organizer]))
