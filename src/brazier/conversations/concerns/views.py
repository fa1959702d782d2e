"""What do people care about, and do they keep what they promise?"""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from brazier.access.views import Request, needs
from brazier.conversations.concerns import queries
from brazier.workplaces import queries as workplaces


@require_GET
@needs("conversations.count")
def concerns(request: Request) -> HttpResponse:
    """What do people care about, and where?"""
    found = queries.concerns(request.actor, today=request.today)
    places = {c.id: c for c in workplaces.cells(request.actor)}
    page = {
        "found": found,
        "issues": [(c, [(places[n], people) for n, people in c.cells if n in places]) for c in found.issues],
        "cells": [(place, found.by_cell[number]) for number, place in places.items() if number in found.by_cell],
    }
    return render(request, "conversations/concerns.html", {"page": page, "today": request.today})
