"""The map of leaders, and the switch that turns it off."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access.views import Request, needs, tell
from brazier.conversations.leading import actions, queries


@require_GET
@needs("conversations.write")
def leaders(request: Request) -> HttpResponse:
    """Whom must we win?"""
    is_on = queries.is_on(request.actor)
    page = {"is_on": is_on, "map": queries.leader_map(request.actor, today=request.today) if is_on else None}
    return render(request, "conversations/leaders.html", {"page": page, "today": request.today})


@require_POST
@needs("conversations.map")
def turn_map(request: Request) -> HttpResponse:
    """Ask and show whom others follow, or neither."""
    is_on = request.POST.get("on") == "yes"
    actions.turn_map(request.actor, is_on=is_on, now=request.now)
    said = gettext("The map of leaders is on.") if is_on else gettext("The map of leaders is off.")
    tell(request, said)
    return HttpResponseRedirect(reverse("leaders"))
