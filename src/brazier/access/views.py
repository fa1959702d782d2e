"""What a view is handed, and hands back: who asks and at what time; one line to tell; errors in words."""

from datetime import date, datetime
from urllib.parse import quote, urlsplit

from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext

from brazier.access.signin.seats import Seat
from brazier.terms import Actor, BrazierError

TOLD = "told"


class Request(HttpRequest):
    """A request as it reaches a view: the door has set the time, the desk has set the actor and the seat.

    seat: of whoever signed in; None for nobody, and for the founder of a hub nobody else signs in to."""

    actor: Actor
    seat: Seat | None
    now: datetime
    today: date


def stepped_up(request: Request) -> HttpResponseRedirect | None:
    """What a view answers before something that counts (export, role, invitation, device, keys), unless whoever
    sits here proved who they are less than five minutes ago: the way to the page that asks. None: go on.

    Whoever opened a hub that nobody else signs in to has nothing to prove it with, and goes on. After the page a
    form that was sent is empty again: show it only to those who stepped up, and nobody loses what they typed.
    """
    if request.seat is None or request.seat.has_stepped_up(request.now):
        return None
    came_from = urlsplit(request.headers.get("Referer", "")).path
    back = request.get_full_path() if request.method == "GET" else came_from
    return HttpResponseRedirect(f"{reverse('step-up')}?back={quote(back or '/')}")


def tell(request: HttpRequest, sentence: str, undo: str = "") -> None:
    """Say one sentence on the next page. undo: address that takes the deed back, offered beside it."""
    request.session[TOLD] = {"sentence": sentence, "undo": undo}


def told(request: HttpRequest) -> dict[str, str] | None:
    """What was to be said on this page, once."""
    found: dict[str, str] | None = request.session.pop(TOLD, None)
    return found


def sentence(error: BrazierError) -> str:
    """An error in the language of whoever reads it."""
    said = gettext(error.sentence)
    return said % error.holes if error.holes else said
