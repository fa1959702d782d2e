"""Can we file, and when? What if they pack the unit?"""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access.gate import may
from brazier.access.views import Request, needs, tell
from brazier.cards.ladder import Ladder
from brazier.election import queries as known
from brazier.election.facts import CHOICES, CLAIMED_BY, COUNTED_BY
from brazier.election.motions import queries as motions
from brazier.election.stress import actions, decay, queries
from brazier.election.stress.forms import CardsForm, Claimed, ClaimForm, LeavingForm, months_before
from brazier.terms import Wrong


@require_GET
@needs("election.look")
def cards(request: Request) -> HttpResponse:
    """What the cards come to on the day of filing, and how many must be signed until then."""
    form = Claimed(request.GET)
    found = queries.melting(request.actor, on=form.day(), today=request.today)
    challenged = form.told("challenged")
    left = decay.after_challenge(found.cards, challenged, form.told("still_here") or 0) if challenged else None
    page = {
        "melting": found,
        "filed": known.filed(request.actor, today=request.today),
        "ladder": Ladder.drawn(decay.by_age(found.steps)),
        "recount": queries.recount(request.actor, today=request.today)
        if may(request.actor, "cards.count")
        else None,
        "typed": request.GET,
        "left": left,
        "lines_left": queries.left_after(request.actor, cards=left, today=request.today)
        if left is not None
        else (),
        "months": months_before(request.today),
        "counted_by": COUNTED_BY,
        "headline": decay.HEADLINE,
    }
    return render(request, "election/cards.html", {"page": page, "today": request.today})


@require_GET
@needs("election.look")
def unit(request: Request) -> HttpResponse:
    """The same cards against a larger denominator."""
    form = Claimed(request.GET)
    page = {
        "packed": queries.packed(request.actor, claimed=form.told("claimed"), today=request.today),
        "filed": known.filed(request.actor, today=request.today),
        "typed": request.GET,
        "claimed_by": CLAIMED_BY,
        "motions": motions.motions(request.actor, "packing"),
        "choices": CHOICES["packing"],
    }
    return render(request, "election/unit.html", {"page": page, "today": request.today})


@require_POST
@needs("election.write")
def claim(request: Request) -> HttpResponse:
    """Somebody says how large the unit is."""
    form = ClaimForm(request.POST)
    if not form.is_valid():
        tell(request, gettext("Write a number from 1 up and who says so. Nothing was changed."))
    else:
        c = form.cleaned_data
        actions.claim(
            request.actor, people=c["people"], by=c["by"], as_of=c["as_of"] or request.today, now=request.now
        )
        tell(request, gettext("Kept beside the others."))
    return HttpResponseRedirect(reverse("count-unit"))


@require_POST
@needs("election.write")
def count_cards(request: Request) -> HttpResponse:
    """The cards were counted."""
    form = CardsForm(request.POST)
    rungs = form.rungs() if form.is_valid() else None
    if rungs is None:
        tell(request, gettext("Write how many cards there are and who counted. Nothing was changed."))
    else:
        c = form.cleaned_data
        actions.count_cards(
            request.actor,
            rungs=rungs,
            as_of=c["as_of"] or request.today,
            source=c["source"],
            is_looked_up=c["is_looked_up"],
            now=request.now,
        )
        tell(request, gettext("Kept. Earlier counts stay in the list."))
    return HttpResponseRedirect(reverse("count-cards"))


@require_POST
@needs("election.write")
def count_own(request: Request) -> HttpResponse:
    """The cards are counted from those this hub keeps."""
    try:
        many = actions.count_own(request.actor, today=request.today, now=request.now)
    except Wrong:
        tell(request, gettext("No card stands here yet. Nothing was changed."))
    else:
        tell(request, gettext("Kept: %(n)s cards of people who are here.") % {"n": many})
    return HttpResponseRedirect(reverse("count-cards"))


@require_POST
@needs("election.write")
def leaving(request: Request) -> HttpResponse:
    """How fast people leave."""
    form = LeavingForm(request.POST)
    c = form.cleaned_data if form.is_valid() else {}
    as_of = c.get("as_of") or request.today
    if c.get("signers") and c.get("days") and c["still_here"] is not None:
        actions.measure(
            request.actor,
            signers=c["signers"],
            still_here=c["still_here"],
            days=c["days"],
            as_of=as_of,
            now=request.now,
        )
    elif c.get("yearly") is not None:
        actions.tell_turnover(request.actor, yearly=c["yearly"], as_of=as_of, now=request.now)
    else:
        tell(request, gettext("Write how many signed, how many of them are here, and the days between."))
        return HttpResponseRedirect(reverse("count-cards"))
    tell(request, gettext("Kept."))
    return HttpResponseRedirect(reverse("count-cards"))
