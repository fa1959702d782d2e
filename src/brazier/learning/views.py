"""The page of one's own path, and of the path of whoever chose one as a buddy."""

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access import queries as access
from brazier.access.gate import may
from brazier.access.views import Request, needs, sentence, tell
from brazier.learning import actions, queries
from brazier.learning.facts import KINDS, LONGEST_INITIALS, Path
from brazier.learning.forms import Note
from brazier.terms import Wrong


@require_GET
@needs("learning.own")
def own(request: Request) -> HttpResponse:
    """What happened on one's own path, and who sees it."""
    return _own(request)


def _own(request: Request, fault: str = "", typed: QueryDict | None = None) -> HttpResponse:
    actor = request.actor
    mine, buddy, offered = queries.own(actor), queries.buddy(actor), queries.offered(actor)
    theirs = queries.buddy_of(actor) if may(actor, "learning.look") else ()
    ids = {one.with_whom for step in mine.steps for one in step.happened} | {one.organizer for one in theirs}
    ids |= {one.buddy for one in (*offered, *([buddy] if buddy else []))}
    page = {
        "path": mine,
        "mine": True,
        "buddy": buddy,
        "offered": offered,
        "theirs": theirs,
        "names": queries.names(actor, ids=frozenset(ids)),
        "others": [one for one in access.organizers(actor) if one.id != actor.id],
        "kinds": KINDS,
        "longest": LONGEST_INITIALS,
        "today": request.today,
        "fault": fault,
        "typed": typed or {},
    }
    return render(request, "learning/path.html", {"page": page}, status=400 if fault else 200)


@require_GET
@needs("learning.look")
def of(request: Request, organizer: int) -> HttpResponse:
    """The path of somebody who chose whoever asks as a buddy."""
    path = queries.of(request.actor, organizer=str(organizer))
    page = {"path": path, "mine": False, "names": queries.names(request.actor, ids=_on(path))}
    return render(request, "learning/path.html", {"page": page})


def _on(path: Path) -> frozenset[str]:
    return frozenset({one.with_whom for step in path.steps for one in step.happened} | {path.organizer})


@require_POST
@needs("learning.own")
def note(request: Request) -> HttpResponse:
    """Something happened."""
    form = Note(request.POST)
    if not form.is_valid():
        return _own(request, gettext("Choose what happened, and the day. Nothing was lost."), request.POST)
    try:
        happened = actions.note(request.actor, **form.cleaned_data, now=request.now)
    except Wrong as error:
        return _own(request, sentence(error), request.POST)
    return _back(request, gettext("Kept, for you and your buddy."), reverse("path-back", args=[happened]))


@require_POST
@needs("learning.own")
def take_back(request: Request, happened: int) -> HttpResponse:
    """It was written by mistake."""
    actions.take_back(request.actor, happened=happened, now=request.now)
    return _back(request, gettext("Taken away."), reverse("path-stands", args=[happened]))


@require_POST
@needs("learning.own")
def stands(request: Request, happened: int) -> HttpResponse:
    """It happened after all."""
    actions.stands(request.actor, happened=happened, now=request.now)
    return _back(request, gettext("It stands again."))


@require_POST
@needs("learning.own")
def choose_buddy(request: Request) -> HttpResponse:
    """Somebody sees one's path from now on."""
    try:
        pair = actions.choose_buddy(request.actor, buddy=request.POST.get("buddy", ""), now=request.now)
    except Wrong as error:
        return _own(request, sentence(error), request.POST)
    return _back(request, gettext("Your buddy sees your path from now on."), reverse("buddy-back", args=[pair]))


@require_POST
@needs("learning.look")
def offer(request: Request, organizer: int) -> HttpResponse:
    """Offer to be somebody's buddy."""
    pair = actions.offer(request.actor, organizer=str(organizer), now=request.now)
    said = gettext("Offered. You see nothing of theirs until they say yes.")
    return _back(request, said, reverse("end-buddy", args=[pair]))


@require_POST
@needs("learning.own")
def accept(request: Request, pair: int) -> HttpResponse:
    """Yes to an offer."""
    made = actions.accept(request.actor, pair=pair, now=request.now)
    return _back(request, gettext("Your buddy sees your path from now on."), reverse("buddy-back", args=[made]))


@require_POST
@needs("learning.own")
def end(request: Request, pair: int) -> HttpResponse:
    """No more."""
    buddy = queries.buddy(request.actor)
    actions.end(request.actor, pair=pair, now=request.now)
    undo = reverse("buddy-back", args=[pair]) if buddy and buddy.id == pair else ""
    return _back(request, gettext("Ended. Nothing is shown there any more."), undo)


@require_POST
@needs("learning.own")
def take_buddy_back(request: Request, pair: int) -> HttpResponse:
    """It was a mistake."""
    actions.take_buddy_back(request.actor, pair=pair, now=request.now)
    return _back(request, gettext("Undone. What stood before stands again."))


def _back(request: Request, said: str, undo: str = "") -> HttpResponse:
    tell(request, said, undo)
    return HttpResponseRedirect(reverse("path"))
