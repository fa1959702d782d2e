"""Ask for the packet of cards, fetch it, say that it was handed in."""

from collections.abc import Callable

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext
from django.views.decorators.http import require_POST

from brazier.access import queries as access
from brazier.access.signin.stepping import PAGES
from brazier.access.views import Request, needs, sentence, tell
from brazier.cards.filing import queries as filing
from brazier.terms import Wrong
from brazier.upkeep.filing.forms import Ask
from brazier.upkeep.packets import actions, queries
from brazier.upkeep.pairs import actions as pairs


@needs("upkeep.packet", step_up=PAGES)
def ask(request: Request) -> HttpResponse:
    """What a packet would hold today; a second person agrees, and it waits a day for whoever asked."""
    form, fault = Ask(request.POST or None), ""
    if request.method == "POST":
        if form.is_valid():
            try:
                return _asked(request, form)
            except Wrong as error:
                fault = sentence(error)
        else:
            fault = gettext("Say what it is for. No list was made.")
    ready, handles = filing.ready(request.actor, today=request.today), access.handles(request.actor)
    page = {
        "cards": len(ready.cards),
        "others": ready.others,
        "people": queries.people(request.actor),
        "packets": [
            (p, handles.get(p.made.by, ""), handles.get(p.made.agreed_by, ""))
            for p in queries.packets(request.actor, now=request.now)
        ],
        "me": request.actor.id,
        "typed": request.POST,
    }
    return render(request, "upkeep/packet.html", {"page": page, "fault": fault}, status=400 if fault else 200)


def _asked(request: Request, form: Ask) -> HttpResponse:
    payload = queries.as_asked(request.actor, **form.cleaned_data, language=get_language() or "en")
    reason = form.cleaned_data["reason"]
    asked = pairs.propose(request.actor, kind="packet", payload=payload, reason=reason, now=request.now)
    if asked.done:
        tell(request, gettext("The packet is made. Fetch it within 24 hours."))
    else:
        tell(request, gettext("Somebody else must agree. Until then there is no packet."))
    return HttpResponseRedirect(reverse("packet" if asked.done else "pairs"))


@require_POST
@needs("upkeep.packet")
def hand_in(request: Request, copy: int) -> HttpResponse:
    """It lies at the board."""
    undo = reverse("packet-not-filed", args=[copy])
    return _moved(request, lambda: actions.hand_in(request.actor, copy=copy, now=request.now), undo)


@require_POST
@needs("upkeep.packet")
def take_back(request: Request, copy: int) -> HttpResponse:
    """It was not handed in after all."""
    undo = reverse("packet-filed", args=[copy])
    return _moved(request, lambda: actions.take_back(request.actor, copy=copy, now=request.now), undo)


def _moved(request: Request, move: Callable[[], int], undo: str) -> HttpResponse:
    many = move()
    tell(request, ngettext("Kept, for %(n)s card.", "Kept, for %(n)s cards.", many) % {"n": many}, undo=undo)
    return HttpResponseRedirect(reverse("packet"))
