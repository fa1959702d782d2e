"""What is left for whoever comes next: the page, one note more, taking it back, and having read it."""

from functools import partial

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from brazier.access import queries as access
from brazier.access.views import Request, needs, tell
from brazier.people.forms import Held, hold
from brazier.people.naming import queries as naming
from brazier.rota import actions, queries
from brazier.rota.facts import LONGEST, LONGEST_PLACE, STATIONS
from brazier.rota.forms import HandOverForm


@needs("rota.look")
def hand_over(request: Request) -> HttpResponse:
    """What others left within a day; a form for one's own."""
    return _write(request) if request.method == "POST" else _page(request)


@needs("rota.write")
def _write(request: Request) -> HttpResponse:
    form, made = HandOverForm(request.POST, names=partial(naming.in_full, request.actor)), list[int]()

    def keep() -> None:
        made.append(actions.hand_over(request.actor, words=form.words(), told_at=request.now, now=request.now))

    fault = gettext("Say where you were, and at least one thing, in a line or two. Nothing was lost.")
    held = hold("hand_over", form, keep, fault=fault)
    if held:
        return _page(request, held)
    said = gettext("Kept. It waits for whoever comes next, until they have read it, and a day at most.")
    tell(request, said, undo=reverse("hand-over-back", args=made))
    return HttpResponseRedirect(reverse("hand-over"))


def _page(request: Request, held: Held | None = None) -> HttpResponse:
    page = {
        "notes": queries.lately(request.actor, now=request.now),
        "handles": access.handles(request.actor),
        "stations": STATIONS,
        "most": LONGEST,
        "most_place": LONGEST_PLACE,
        "held": held,
        "typed": held.typed if held else {},
    }
    return render(
        request, "rota/hand_over.html", {"page": page, "today": request.today}, status=400 if held else 200
    )


@require_POST
@needs("rota.write")
def take_back(request: Request, note: int) -> HttpResponse:
    """It was a mistake."""
    actions.take_back(request.actor, note=note, now=request.now)
    tell(request, gettext("Taken back."), undo=reverse("hand-over-stands", args=[note]))
    return HttpResponseRedirect(reverse("hand-over"))


@require_POST
@needs("rota.write")
def stand_again(request: Request, note: int) -> HttpResponse:
    """It was no mistake."""
    actions.stand_again(request.actor, note=note, now=request.now)
    tell(request, gettext("It stands again."))
    return HttpResponseRedirect(reverse("hand-over"))


@require_POST
@needs("rota.look")
def read(request: Request, note: int) -> HttpResponse:
    """It is read, and waits no more."""
    actions.read(request.actor, note=note, now=request.now)
    tell(request, gettext("Read. It waits for you no more."), undo=reverse("hand-over-unread", args=[note]))
    return HttpResponseRedirect(reverse("today"))


@require_POST
@needs("rota.look")
def unread(request: Request, note: int) -> HttpResponse:
    """It waits again."""
    actions.unread(request.actor, note=note, now=request.now)
    tell(request, gettext("It waits for you again."))
    return HttpResponseRedirect(reverse("today"))
