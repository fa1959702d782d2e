"""The door of a packet, its list, and logging a call. Whatever is over looks as if it had never been."""

import secrets

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access.joining import code as codes
from brazier.access.views import Request, tell
from brazier.calling import actions, queries
from brazier.calling.facts import VOLUNTEER, PacketFacts
from brazier.calling.forms import LogForm
from brazier.calling.views import logged
from brazier.conversations.facts import ANSWERS
from brazier.conversations.outcomes import OUTCOMES
from brazier.terms import Wrong

HELD = "call packet"
"""Where the session of a volunteer keeps which packet it opened, and what proves it."""


def door(request: Request, code: str) -> HttpResponse:
    """A link: first a button, so that a preview in a chat does not use it up; then, once, the list."""
    typed = codes.as_typed(code)
    if request.method != "POST":
        if not queries.waits(VOLUNTEER, code=typed, now=request.now):
            raise Wrong("calling.nothing", queries.NOTHING)
        return render(request, "calling/door.html")
    browser = secrets.token_hex(16)
    number = actions.open_packet(VOLUNTEER, code=typed, browser=browser, now=request.now)
    request.session[HELD] = [number, browser]
    return HttpResponseRedirect(reverse("calls"))


def _mine(request: Request) -> PacketFacts:
    """The packet of this browser. Errors: Wrong, and nothing else to be seen, if there is none or it is over."""
    number, browser = request.session.get(HELD) or (0, "")
    return queries.opened(VOLUNTEER, number=number, browser=browser, now=request.now)


@require_GET
def calls(request: Request) -> HttpResponse:
    """Whom do I ring?"""
    return _page(request, _mine(request))


def _page(request: Request, packet: PacketFacts, fault: str = "") -> HttpResponse:
    lines = [line for line in queries.lines(VOLUNTEER, packet=packet.id) if line.dial]
    page = {
        "packet": packet,
        "first": next((line for line in lines if not line.outcome), None),
        "lines": lines,
        "outcomes": OUTCOMES,
        "answers": ANSWERS,
        "fault": fault,
    }
    return render(request, "calling/calls.html", {"page": page}, status=400 if fault else 200)


@require_POST
def log(request: Request) -> HttpResponse:
    """How a call ended."""
    packet, form = _mine(request), LogForm(request.POST)
    if not form.is_valid():
        return _page(request, packet, gettext("Choose how the call ended. Nothing was lost."))
    actions.log(VOLUNTEER, packet=packet, call=logged(form, packet), now=request.now, today=request.today)
    tell(request, gettext("Kept. Thank you."))
    return HttpResponseRedirect(reverse("calls"))
