"""How far to trust our numbers."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from brazier.access.views import Request, needs
from brazier.conversations.calibrating import queries


@require_GET
@needs("conversations.count")
def calibration(request: Request) -> HttpResponse:
    """Do people do what they say?"""
    page = queries.calibration_of(request.actor, today=request.today)
    return render(request, "conversations/calibration.html", {"page": page, "today": request.today})
