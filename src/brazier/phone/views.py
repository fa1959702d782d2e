"""The door for devices, what is put aside, and the page that wipes a device."""

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from brazier.access import queries as access
from brazier.access.views import Request, needs, sentence, tell
from brazier.phone import actions, queries
from brazier.phone.facts import Opened
from brazier.phone.reading import actions as reading
from brazier.storage import boxes
from brazier.storage.cover import SHUT
from brazier.terms import Actor, Wrong


def _whose(request: Request) -> actions.Whose:
    """Says to which organizers devices belong today."""
    return lambda devices: access.owners_of(Actor.keeper, numbers=devices, now=request.now)


def open_boxes(request: Request) -> str:
    """Open what was dropped while the hub was sealed. Gives what to say of it, or nothing."""
    reading.end_over(Actor.clock, now=request.now)
    opened = actions.open_boxes(Actor.clock, whose=_whose(request), now=request.now)
    if opened == Opened():
        return ""
    if not opened.aside:
        return gettext("Devices left %(kept)s sealed things here. All are kept now.") % {"kept": opened.kept}
    return gettext(
        "Devices left sealed things here: %(kept)s are kept now, %(aside)s are put aside. Look at them under More."
    ) % {"kept": opened.kept, "aside": opened.aside}


@csrf_exempt  # a device is known by its signature, not by a cookie
@require_POST
def drop(request: Request) -> HttpResponse:
    """A box handed to the open hub. Only the device that sealed it learns what became of it; everybody else gets
    what a sealed hub says. (A sealed hub answers in `web.middleware.door` and takes the box in afterwards.)"""
    raw = request.body if len(request.body) <= boxes.LARGEST else b""
    got = actions.receive(Actor.clock, raw=raw, whose=_whose(request), now=request.now)
    if got is None:
        return HttpResponse(SHUT, status=503, headers={"Content-Length": str(len(SHUT))})
    if got.state == boxes.ENDED:
        reading.end_over(Actor.clock, now=request.now)
    proof = boxes.receipt_of(got.checked, got.state)
    return JsonResponse({"id": got.checked.id, "state": got.state, "receipt": proof, "turn": got.turn})


@require_GET
@needs("phone.look")
def aside(request: Request) -> HttpResponse:
    """What devices brought and nobody may believe unseen."""
    return render(request, "phone/aside.html", {"page": {"boxes": queries.aside(request.actor)}})


@require_POST
@needs("phone.settle")
def decide(request: Request, box: int) -> HttpResponse:
    """Keep what a box says after all, or throw it away."""
    if request.POST.get("how") == "take":
        try:
            actions.take_aside(request.actor, box=box, now=request.now)
        except Wrong as error:
            if error.sentence == actions.NOTHING:
                raise
            tell(request, sentence(error))
        else:
            tell(request, gettext("It is kept, as your word."))
    else:
        actions.throw_away(request.actor, box=box, now=request.now)
        tell(request, gettext("It is thrown away."))
    return HttpResponseRedirect(reverse("aside"))


@require_GET
def wipe(request: Request) -> HttpResponse:
    """Wipe this device. All of it happens on the device; the page knows nobody."""
    return render(request, "phone/wipe.html")
