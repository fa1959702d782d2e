"""What a view is handed, and hands back: who asks and at what time; one line to tell; errors in words."""

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import TypeAlias

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from brazier.access.gate import allow, may
from brazier.access.signin.facts import KnownDevice
from brazier.access.signin.seats import Seat
from brazier.access.signin.stepping import Needed
from brazier.terms import Actor, BrazierError

TOLD, NEEDED = "told", "needed"
View: TypeAlias = Callable[..., HttpResponse]


def needs(verb: str, *, post: str = "", step_up: str = "") -> Callable[[View], View]:
    """Shut an address to whoever may not do this, before anything they sent is looked at: what a form says back
    would tell that there is something here. post: what it takes to send a form, where that is more.

    step_up: what counts here (stepping.FORMS, PAGES or KEYS): then whoever sits here proves once more who they
    are, unless they did lately. A form that was sent meanwhile waits in the page that asks, and goes on from
    there.
    """
    needed = Needed(verb, post or verb, step_up)

    def shut(view: View) -> View:
        @wraps(view)
        def guarded(request: Request, *args: object, **named: object) -> HttpResponse:
            method = request.method or ""
            allow(request.actor, needed.post if method == "POST" else needed.verb)
            if needed.counts(method) and (asks := request.stepping_up(needed)):
                return asks
            return view(request, *args, **named)

        guarded.__dict__[NEEDED] = needed
        return guarded

    return shut


def needed_at(view: object) -> Needed | None:
    """What the address of this view takes; None where the view itself says so."""
    found = getattr(view, NEEDED, None)
    return found if isinstance(found, Needed) else None


class May:
    """For templates: `may.people.write` says whether whoever looks may do this at all."""

    def __init__(self, actor: Actor, area: str = "") -> None:
        self._actor, self._area = actor, area

    def __getitem__(self, name: str) -> "May | bool":
        return may(self._actor, f"{self._area}.{name}") if self._area else May(self._actor, name)


class Request(HttpRequest):
    """A request as it reaches a view: the door has set the time, the desk has set the actor and the seat.

    seat, device: of whoever signed in; None for nobody, and for the founder of a hub nobody else signs in to.
    stepping_up: what to answer before something that counts; None once whoever sits here proved who they are."""

    actor: Actor
    seat: Seat | None
    device: KnownDevice | None
    stepping_up: Callable[[Needed], HttpResponse | None]
    now: datetime
    today: date


def tell(request: HttpRequest, sentence: str, undo: str = "") -> None:
    """Say one sentence on the next page. undo: address that takes the deed back, offered beside it."""
    request.session[TOLD] = {"sentence": sentence, "undo": undo}


def tell_also(request: HttpRequest, sentence: str) -> None:
    """The same beside what waits to be said already: what is told once must not be lost."""
    waits: dict[str, str] = request.session.get(TOLD) or {"sentence": "", "undo": ""}
    request.session[TOLD] = {**waits, "sentence": f"{waits['sentence']} {sentence}".strip()}


def told(request: HttpRequest) -> dict[str, str] | None:
    """What was to be said on this page, once."""
    found: dict[str, str] | None = request.session.pop(TOLD, None)
    return found


def page_asked(request: HttpRequest, *, last: int = 99_999) -> int:
    """Which page of a long list is asked for, from 1 to the last; the first where it is no number."""
    typed = request.GET.get("page", "")
    return max(1, min(int(typed), last)) if typed.isdecimal() and len(typed) < 6 else 1


def sentence(error: BrazierError) -> str:
    """An error in the language of whoever reads it."""
    said = gettext(error.sentence)
    return said % error.holes if error.holes else said
