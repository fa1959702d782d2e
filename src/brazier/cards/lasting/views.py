"""The page that says which card expires when, and which counts no more."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from brazier.access import queries as access
from brazier.access.views import Request, needs, page_asked
from brazier.cards.lasting import queries
from brazier.people import queries as people
from brazier.people.reach import actions as reach


@require_GET
@needs("cards.look")
def lasting(request: Request) -> HttpResponse:
    """How the cards stand, what expires first at the top."""
    how, page = request.GET.get("how", ""), page_asked(request)
    found = queries.lasting(request.actor, how=how, page=page, today=request.today)
    rows = people.rows_of(request.actor, records=[c.record for c in found.cards], today=request.today)
    reach.show_rows(request.actor, rows=rows.values(), now=request.now)
    shown = {
        "found": found,
        "cards": [(c, rows[c.record]) for c in found.cards if c.record in rows],
        "handles": access.handles(request.actor),
    }
    return render(request, "cards/lasting.html", {"page": shown, "today": request.today})
