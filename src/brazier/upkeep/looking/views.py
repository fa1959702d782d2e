"""Who looked at how many people outside their own assignment, and 25 more for whoever needs them."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access import queries as access
from brazier.access.looking import actions, queries
from brazier.access.looking.budget import RECORDS, ROWS, Load
from brazier.access.turf import queries as windows
from brazier.access.views import Request, needs, tell
from brazier.terms import Refused
from brazier.upkeep.circles.parts import COUNTS_FOR, ROOM
from brazier.upkeep.pairs import actions as pairs


@require_GET
@needs("access.grant")
def looking(request: Request) -> HttpResponse:
    """Every organizer who signs in, whoever looked at most first."""
    loads = queries.loads(request.actor, now=request.now)
    charted = windows.charted_lately(request.actor, since=request.now - COUNTS_FOR)
    rows = [
        (o, loads.get(o.id, Load()), charted.get(o.id, 0)) for o in access.organizers(request.actor) if o.has_login
    ]
    rows.sort(key=lambda row: (-row[1].records, -row[1].rows, row[0].handle))
    page = {"rows": rows, "records": RECORDS, "list_rows": ROWS, "more": ROOM, "me": request.actor.id}
    return render(request, "upkeep/looking.html", {"page": page})


@require_POST
@needs("access.grant")
def grant(request: Request, organizer: int) -> HttpResponse:
    """25 more in the next 24 hours."""
    actions.grant(request.actor, organizer=str(organizer), now=request.now)
    tell(request, gettext("Granted: 25 more people in the next 24 hours."))
    return HttpResponseRedirect(reverse("looking"))


@require_POST
@needs("access.grant")
def circles(request: Request, organizer: int) -> HttpResponse:
    """Twenty more by circles in the next 30 days, by two others."""
    if str(organizer) == request.actor.id or access.organizer(request.actor, str(organizer)) is None:
        raise Refused("access.denied", "There is nothing here.")
    payload: dict[str, object] = {"organizer": str(organizer)}
    pairs.propose(request.actor, kind="circle_more", payload=payload, now=request.now)
    tell(request, gettext("Nothing has changed yet. A second person must agree; it waits."))
    return HttpResponseRedirect(reverse("looking"))
