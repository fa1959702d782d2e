"""Add a photo to a paper card, show it to whoever may see the card, destroy it."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access import actions as access
from brazier.access.views import Request, needs, sentence, tell
from brazier.cards import actions, queries
from brazier.cards.facts import NOT_THERE
from brazier.terms import Wrong
from brazier.vault.pictures import MOST_BYTES, cleaned


@require_GET
@needs("cards.look")
def photo(request: Request, card: int) -> HttpResponse:
    """The photo; that it was looked at stands in the ledger."""
    found = queries.photo(request.actor, card=card)
    access.look(request.actor, what=f"card:{card}", now=request.now)
    headers = {"Content-Disposition": 'inline; filename="card.jpg"', "Cache-Control": "no-store"}
    return HttpResponse(found, content_type="image/jpeg", headers=headers)


@require_POST
@needs("cards.write")
def add(request: Request, card: int) -> HttpResponse:
    """A photo of a card that was taken before."""
    queries.card(request.actor, card=card, today=request.today)
    file = request.FILES.get("photo")
    if file is None:
        return _back(request, card, gettext("Choose a photo first. Nothing was changed."))
    try:
        picture = cleaned(file.read(MOST_BYTES + 1))
        actions.photograph(request.actor, card=card, picture=picture, now=request.now)
    except Wrong as error:
        if error.code in (NOT_THERE, "people.nobody"):
            raise
        return _back(request, card, sentence(error))
    return _back(request, card, gettext("The photo is kept, sealed."))


@require_POST
@needs("cards.write")
def destroy(request: Request, card: int) -> HttpResponse:
    """It is the wrong photo."""
    actions.destroy_photo(request.actor, card=card, now=request.now)
    return _back(request, card, gettext("The photo is destroyed. The card stays."))


def _back(request: Request, card: int, said: str) -> HttpResponse:
    tell(request, said)
    return HttpResponseRedirect(reverse("card", args=[card]))
