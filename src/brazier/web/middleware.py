"""The guards: the door every request passes, the desk that knows who sits there, and errors as sentences."""

import contextlib
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import resolve, reverse
from django.utils import translation

from brazier.access import queries as access
from brazier.access.looking import actions as looking
from brazier.access.signin import actions as signin_act
from brazier.access.signin import queries as signin
from brazier.access.signin.facts import KnownDevice, seated
from brazier.access.signin.seats import ASLEEP, COPIED, IDLE, LONGEST, OVER, SEATED, Seat
from brazier.access.views import TOLD, sentence
from brazier.ledger import queries as ledger
from brazier.people.reach import queries as reach
from brazier.storage import disk, sight
from brazier.storage.boxes import LARGEST
from brazier.storage.cover import ICONS, SHUT
from brazier.storage.dropping import actions as dropping
from brazier.storage.hub import State, here
from brazier.terms import Actor, BrazierError, Broken, Refused
from brazier.web import clock, sitting

Handler = Callable[[HttpRequest], HttpResponse]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Referrer-Policy": "same-origin",  # no-referrer makes browsers send Origin: null with our own forms
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}
SEALED_PATHS = ("/", "/unseal", "/health", "/static/web/tokens.css", "/static/web/pages.css",
                *(f"/static/web/icon-{icon}.svg" for icon in ICONS))  # fmt: skip
SEALING_PATHS = ("/seal", "/seal-now")
NEW_PATHS = ("/start",)
DROP_PATH = "/drop"
"""Where devices leave sealed boxes. A sealed hub says there what it says everywhere, and listens."""
COVER_PATH = "/cover"
OPEN_PATHS = (DROP_PATH, COVER_PATH, "/still-here", "/wipe")
"""Answer an open hub without a seat: they know nobody."""
TICKET_PATHS = ("/seal-now", "/sit-down")
SIGN_IN_PATHS = ("/sign-in", "/seat/proof", "/hide")
KNOWN, ASTRAY = "known", "astray"
CHANGED = "changed"
"""A seat that is over as its organizer has another role or another secret."""
REMEMBERED = timedelta(days=400)
"""How long a browser remembers the ledger; browsers keep no cookie for longer."""


def door(handle: Handler) -> Handler:
    """First of all: foreign hosts and pages are refused, a sealed hub gives one constant reply, and no answer
    leaves without its headers."""

    def pass_through(request: HttpRequest) -> HttpResponse:
        request.now, request.today = clock.now(), clock.today()  # type: ignore[attr-defined]
        if _is_foreign(request):
            response = HttpResponse(status=400)
        elif _is_shut(request):
            _listen(request)
            response = shut()
        else:
            response = handle(request)
            if _is_shut(request) and request.path not in SEALING_PATHS:
                response = shut()  # it was sealed while this page was being made
        is_ours = request.path.startswith("/static/") and response.status_code == 200
        for name, value in HEADERS.items():
            if not (name == "Cache-Control" and is_ours):
                response[name] = value
        return response

    return pass_through


def shut() -> HttpResponse:
    """What a sealed hub says everywhere but at its door."""
    return HttpResponse(SHUT, status=503, headers={"Content-Length": str(len(SHUT))})


def _is_foreign(request: HttpRequest) -> bool:
    """A name we do not serve (rebinding), an address with a name in it, or a page of somebody else's."""
    host = request.META.get("HTTP_HOST", "")
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    if name not in settings.ALLOWED_HOSTS or not request.path.startswith("/"):
        return True
    origin = request.META.get("HTTP_ORIGIN", "")
    if origin and origin != f"{request.scheme}://{host}":
        return True
    site = request.META.get("HTTP_SEC_FETCH_SITE", "")
    mode = request.META.get("HTTP_SEC_FETCH_MODE", "")
    return site in {"cross-site", "same-site"} and not (mode == "navigate" and request.method == "GET")


def straight(handle: Handler) -> Handler:
    """What devices bring goes past all that is there for browsers: files, sessions, tokens, seats. At shift change
    two hundred come at once, and each way round costs as much as keeping what they tell."""

    def pass_through(request: HttpRequest) -> HttpResponse:
        if request.path != DROP_PATH or request.method != "POST" or here.state is not State.OPEN:
            return handle(request)
        language = translation.get_language_from_request(request)
        with translation.override(language), sight.seeing(reach.sight_of(Actor.nobody)):
            try:
                return resolve(DROP_PATH).func(request)  # type: ignore[no-any-return]
            except (BrazierError, OSError, OverflowError):
                return HttpResponse(status=500)  # no proof: the device keeps it and comes again

    return pass_through


def _listen(request: HttpRequest) -> None:
    """A device may have left a box at the sealed door. Nothing of that shows in the answer or in its time."""
    is_drop = request.path == DROP_PATH and request.method == "POST" and here.state is State.SEALED
    if is_drop and len(request.body) <= LARGEST:
        dropping.hear(Actor.nobody, raw=request.body)


def _is_shut(request: HttpRequest) -> bool:
    if here.state is State.OPEN or request.path in SEALED_PATHS:
        return False
    if request.path == "/language":
        return request.method != "POST"
    if here.state is State.NEW:
        return not request.path.startswith((*NEW_PATHS, "/static/"))
    return True


class Sessions(SessionMiddleware):
    """Django's, but no answer takes the cookie away: one that comes late would take that of whoever signed in
    meanwhile. A session that is over is nothing at the hub, and its cookie opens nothing. Whoever left in another
    window while this answer was made reads that the seat is closed."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        try:
            answer = super().process_response(request, response)
        except SessionInterrupted:
            return render(request, "seats/over.html", status=401)
        given = answer.cookies.get(settings.SESSION_COOKIE_NAME)
        if given is not None and not given.value:
            del answer.cookies[settings.SESSION_COOKIE_NAME]
        return answer


def desk(handle: Handler) -> Handler:
    """Who sits here: whoever signed in, for as long as their browser proves its key and they touch it; or the
    browser that opened a hub nobody else signs in to."""

    def pass_through(request: HttpRequest) -> HttpResponse:
        # Quick exit asks for the cover while its session is being ended: it must not touch that session.
        request.actor, request.seat, request.device = Actor.nobody, None, None  # type: ignore[attr-defined]
        state = "" if request.path == COVER_PATH else _look_who_sits(request)
        exact = (*SEALED_PATHS, *TICKET_PATHS, *OPEN_PATHS, "/language")
        open_to_all = request.path in exact or request.path.startswith(
            ("/static/", "/join/", "/calls/", *NEW_PATHS, *SIGN_IN_PATHS)
        )
        if request.actor == Actor.nobody and here.state is State.OPEN and not open_to_all:  # type: ignore[attr-defined]
            return _not_seated(request, state)
        if request.path == "/unseal" and here.state is State.OPEN and signin.by_name(Actor.keeper):
            return HttpResponseRedirect(reverse("sign-in"))  # the words open the hub, and give no right to read
        with sight.seeing(reach.sight_of(request.actor)):  # type: ignore[attr-defined]
            response = handle(request)
        if response.status_code == 404 and request.actor.id:  # type: ignore[attr-defined]
            looking.miss(request.actor, what=request.path, now=request.now)  # type: ignore[attr-defined]
        if request.method == "POST" and request.session.get("ledger") == KNOWN:
            let_browser_remember(response)
        return response

    return pass_through


def _not_seated(request: HttpRequest, state: str) -> HttpResponse:
    """A page that wakes a seat, or says that it is over; the way to the door for whoever had none."""
    if state == ASLEEP:
        return render(request, "seats/asleep.html", status=401)
    if state in (OVER, COPIED, CHANGED):
        why = {"copied": state == COPIED, "changed": state == CHANGED}
        return render(request, "seats/over.html", why, status=401)
    return HttpResponseRedirect(reverse("sign-in" if signin.by_name(Actor.keeper) else "unseal"))


def sit_down(request: HttpRequest, now: datetime) -> Broken | None:
    """Open the desk for this browser, and for no other. Gives what to say if the ledger is not the one that this
    browser or the folder remembers; then the browser keeps what it remembers until somebody says why."""
    unlike = ledger.noticed(Actor.keeper, ledger.brought_along(Actor.keeper, request.COOKIES))
    request.session.flush()
    request.session["opened"] = here.times_opened
    request.session["touched"] = request.session["began"] = now.timestamp()
    request.session["ledger"] = ASTRAY if unlike else KNOWN
    return unlike


def let_browser_remember(response: HttpResponse) -> None:
    """Hand the browser the newest line of the ledger to keep. A hub that was rolled back can not take it back."""
    with contextlib.suppress(
        Refused, DatabaseError
    ):  # sealed meanwhile, or a full disk: it remembers an earlier one
        name, value = ledger.to_take_along(Actor.keeper)
        response.set_cookie(name, value, max_age=REMEMBERED, httponly=True, samesite="Strict")


def _look_who_sits(request: HttpRequest) -> str:
    """Set actor and seat of a request. Gives the state of the seat; empty for whoever has none."""
    number = request.session.get(sitting.SEAT)
    if here.state is not State.OPEN or request.session.get("opened") != here.times_opened:
        if number and here.state is State.OPEN:  # sealed and opened again meanwhile
            request.session.flush()
        return OVER if number else ""
    if number is None:
        request.actor = _alone(request)  # type: ignore[attr-defined]
        return ""
    seat, now = sitting.find(number), request.now  # type: ignore[attr-defined]
    state = seat.state(request.COOKIES.get(sitting.TURN, ""), now) if seat else OVER
    device = _still(seat) if seat and state in (SEATED, ASLEEP) else None
    if seat is None or device is None:
        if seat and state == COPIED:
            signin_act.notice_copied(Actor.keeper, organizer=seat.entered.organizer, now=now)
        sitting.leave(number)
        said = request.session.get(TOLD)
        request.session.flush()
        if not (state != COPIED and seat and _is_another(seat)):
            return COPIED if state == COPIED else OVER
        if said:
            request.session[TOLD] = said  # who agreed to what changed their own role hears that it was done
        return CHANGED
    request.seat, request.device = seat, device  # type: ignore[attr-defined]
    if state == SEATED:
        if request.headers.get("HX-Trigger-Name") != "poll" and request.path != "/seat/proof":
            seat.touched = now  # a page that asks by itself is not a person
        known = access.actor_of(Actor.keeper, organizer=seat.entered.organizer, now=now)
        request.actor = seated(known, device, now)  # type: ignore[attr-defined]
    return state


def _still(seat: Seat) -> KnownDevice | None:
    with seat.changing:
        who = seat.entered
        return signin.still(Actor.keeper, organizer=who.organizer, device=who.device, mark=who.mark)


def _is_another(seat: Seat) -> bool:
    """Whether whoever sat here is here all the same, with another role or another secret."""
    mark = signin.mark_of(Actor.keeper, organizer=seat.entered.organizer)
    return bool(mark) and mark != seat.entered.mark


def _alone(request: HttpRequest) -> Actor:
    """Who opens a one-person hub is that person, until nobody touched it for a while."""
    now: datetime = request.now  # type: ignore[attr-defined]
    touched, began = (
        datetime.fromtimestamp(request.session.get(at, 0), tz=now.tzinfo) for at in ("touched", "began")
    )
    if now - touched > IDLE or now - began > LONGEST:
        request.session.flush()
        return Actor.nobody
    if request.headers.get("HX-Trigger-Name") != "poll":
        request.session["touched"] = now.timestamp()
    return access.alone(Actor.keeper)


class Sentences:
    """Errors become a page with a sentence, once, here. What may not be seen looks like what is not there."""

    def __init__(self, handle: Handler) -> None:
        self._handle = handle

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._handle(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        no_such_row = isinstance(error, OverflowError)  # a number in an address that is too big for any row
        if (
            no_such_row
            or isinstance(error, Refused | Http404)
            or getattr(error, "sentence", "") == "There is nothing here."
        ):
            return render(request, "web/nothing.html", status=404)
        if isinstance(error, OSError):
            error = disk.told(error)
        if isinstance(error, BrazierError):
            status = 500 if isinstance(error, Broken) else 429 if error.code == looking.SPENT else 400
            return render(request, "web/fault.html", {"sentence": sentence(error)}, status=status)
        return None
