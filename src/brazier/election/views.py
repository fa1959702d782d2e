"""The count: where to begin."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from brazier.access.views import Request, needs


@require_GET
@needs("election.follow")
def count(request: Request) -> HttpResponse:
    """Are we ready, would we win, what do the ballots say, by when must we act."""
    return render(request, "election/count.html", {"today": request.today})
