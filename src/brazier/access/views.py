"""What a view is handed, and hands back: who asks and at what time; one line to tell; errors in words."""

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import TypeAlias
from urllib.parse import quote, urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext

from brazier.access.gate import allow, may
from brazier.access.signin.seats import Seat
from brazier.terms import Actor, BrazierError

TOLD = "told"
View: TypeAlias = Callable[..., HttpResponse]


def needs(verb: str, *, post: str = "") -> Callable[[View], View]:
    """Shut an address to whoever may not do this, before anything they sent is looked at: what a form says back
    would tell that there is something here. post: what it takes to send a form, where that is more."""

    def shut(view: View) -> View:
        @wraps(view)
        def guarded(request: Request, *args: object, **named: object) -> HttpResponse:
            allow(request.actor, post if post and request.method == "POST" else verb)
            return view(request, *args, **named)

        return guarded

    return shut


class May:
    """For templates: `may.people.write` says whether whoever looks may do this at all."""

    def __init__(self, actor: Actor, area: str = "") -> None:
        self._actor, self._area = actor, area

    def __getitem__(self, name: str) -> "May | bool":
        return may(self._actor, f"{self._area}.{name}") if self._area else May(self._actor, name)


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
