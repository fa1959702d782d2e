"""Who looked at how many people outside their own assignment, and 25 more for whoever needs them."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access import queries as access
from brazier.access.looking import actions, queries
from brazier.access.looking.budget import RECORDS, ROWS, Load
from brazier.access.views import Request, tell


@require_GET
def looking(request: Request) -> HttpResponse:
    """Every organizer who signs in, whoever looked at most first."""
    loads = queries.loads(request.actor, now=request.now)
    rows = [(o, loads.get(o.id, Load())) for o in access.organizers(request.actor) if o.has_login]
    rows.sort(key=lambda row: (-row[1].records, -row[1].rows, row[0].handle))
    page = {"rows": rows, "records": RECORDS, "list_rows": ROWS, "me": request.actor.id}
    return render(request, "upkeep/looking.html", {"page": page})


@require_POST
def grant(request: Request, organizer: int) -> HttpResponse:
    """25 more in the next 24 hours."""
    actions.grant(request.actor, organizer=str(organizer), now=request.now)
    tell(request, gettext("Granted: 25 more people in the next 24 hours."))
    return HttpResponseRedirect(reverse("looking"))
