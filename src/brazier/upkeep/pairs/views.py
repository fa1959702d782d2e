"""The page of what waits for a second person."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access import actions as access
from brazier.access.recovery import queries as recovery
from brazier.access.signin.stepping import FORMS
from brazier.access.views import Request, needs, tell
from brazier.upkeep.pairs import actions, queries
from brazier.upkeep.pairs.forms import Answer


@require_GET
@needs("access.pair")
def pairs(request: Request) -> HttpResponse:
    """What waits for a second person, and who asks for it."""
    rows, lost = queries.waiting(request.actor, now=request.now), recovery.waiting(request.actor, now=request.now)
    return render(request, "upkeep/pairs.html", {"rows": rows, "lost": lost})


@require_POST
@needs("access.pair", step_up=FORMS)
def answer(request: Request, proposal: int) -> HttpResponse:
    """Agree, and it is done; or no, and it is over."""
    form = Answer(request.POST)
    if not form.is_valid():
        tell(request, gettext("Press Agree or No. Nothing was changed."))
    elif form.cleaned_data["answer"] == "agree":
        agreed = actions.agree(request.actor, proposal=proposal, now=request.now)
        if agreed.kind == "tree":
            return HttpResponseRedirect(reverse("tree-seen", args=[proposal]))
        tell(request, gettext("Two of you wanted it. It is done."))
    else:
        access.decline(request.actor, proposal=proposal, now=request.now)
        tell(request, gettext("It is over. Nothing was changed."))
    return HttpResponseRedirect(reverse("pairs"))
