"""The one place that asks for a proof before something that counts; which addresses do, `needs(..., step_up=)`
says."""

from collections.abc import Callable
from functools import partial
from urllib.parse import quote, urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from brazier.access.signin import actions, passkeys, proofs, queries
from brazier.access.signin.facts import PIN_DIGITS
from brazier.access.signin.seats import Seat
from brazier.access.signin.stepping import HOLDS, KEYS, OWN, PAGES, Needed, takes_more
from brazier.access.views import Request, needed_at, needs, sentence
from brazier.storage import actions as storage
from brazier.storage import keyring, shares, tray
from brazier.storage import queries as storage_read
from brazier.storage.hub import here
from brazier.terms import Actor, Wrong
from brazier.web import sitting
from brazier.web.seats.forms import challenge_of
from brazier.web.seats.stepping.forms import PREFIX, StepUp, carried, is_shown
from brazier.web.seats.views import place_of
from brazier.web.start import mistyped

STEPPED = "stepped up"
"""Where the session of whoever sits alone keeps when they last proved who they are."""
TOO_OLD = "This page was open for too long. Nothing was lost. Try once more."


def stepping(handle: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Hands each request the way to ask, as the desk hands it who sits there."""

    def pass_through(request: Request) -> HttpResponse:
        request.stepping_up = partial(ask, request)
        return handle(request)

    return pass_through  # type: ignore[return-value]  # the desk has made it a Request


def ask(request: Request, needed: Needed) -> HttpResponse | None:
    """What to answer before this is done; None once whoever sits here proved who they are.

    A page that counts is asked for before it is shown. A form that was sent waits in the page that asks, and is
    sent again with the proof: nothing typed is lost, and nothing of it is kept here.
    """
    if waits := _held_back(request, needed):
        return waits
    if _is_proved(request, needed):
        return None
    if request.method != "POST":
        return HttpResponseRedirect(f"{reverse('step-up')}?back={quote(request.get_full_path())}")
    fault = _try(request)
    if _is_proved(request, needed):
        return None
    came_from = _path(request.headers.get("Referer", ""))
    return _page(request, needed, action=request.get_full_path(), leave=came_from, fault=fault, status=401)


def _held_back(request: Request, needed: Needed) -> HttpResponse | None:
    """Whoever others helped back in reads and writes at once; what counts works a day later, in which whoever
    truly sits in this seat, and everybody who was told, can say no."""
    at = request.device.counts_from if request.device else None
    if at is None or at <= request.now or needed.is_own:
        return None
    said = gettext(
        "You came back in with a new device, so this waits a day. It works for you again on %(day)s at %(time)s. "
        "Until then ask somebody else. Nothing was changed."
    ) % {"day": date_format(at, gettext("j M")), "time": date_format(at, "H:i")}
    return render(request, "web/fault.html", {"sentence": said}, status=400)


def _is_proved(request: Request, needed: Needed) -> bool:
    me, seat = request.actor, request.seat
    if seat is None:
        return needed.step_up == KEYS or _is_proved_alone(request)
    strongly = takes_more(
        needed, level=me.level, can_be_strong=queries.may_be_strong(me), ways=queries.ways_in(me)
    )
    return seat.has_stepped_up(request.now, level=me.level, strongly=strongly)


def _is_proved_alone(request: Request) -> bool:
    """Whoever sits alone typed the six words to sit down; for so long that is proof enough."""
    at = max(float(request.session.get(name, 0)) for name in ("began", STEPPED))
    return request.now.timestamp() - at < HOLDS[request.actor.level].total_seconds()


def _try(request: Request) -> str:
    """Take the proof that came along, if one did. Gives why it is none, in a sentence."""
    if not is_shown(request.POST):
        return ""
    form = StepUp(request.POST, prefix=PREFIX)
    try:
        if not form.is_valid():
            raise Wrong("signin.not_in", actions.NOT_IN)
        if request.seat is None:
            _try_alone(request, form)
        else:
            _try_seated(request, form, request.seat)
    except Wrong as error:
        return sentence(error)
    return ""


def _try_seated(request: Request, form: StepUp, seat: Seat) -> None:
    """Signed by this very browser, at this moment; so a PIN somebody saw is worth nothing without the device."""
    c, now = form.cleaned_data, request.now
    signature = proofs.from_text(c["signature"])
    is_asked = proofs.is_asked(seat.secret, c["question"], now)
    if not (is_asked and proofs.is_signed(seat.key, c["question"], signature) and seat.answer(c["question"], now)):
        raise Wrong("signin.asked", TOO_OLD)
    if c["answer"]:
        actions.step_up_by_passkey(
            request.actor, answer=c["answer"], challenge=form.challenge(), place=place_of(request), now=now
        )
        seat.step_up(now, strongly=True)
        return
    strongly = actions.step_up(
        request.actor, device=seat.entered.device, secret=c["secret"], code=c["code"], now=now
    )
    seat.step_up(now, strongly=strongly)


def _try_alone(request: Request, form: StepUp) -> None:
    """The PIN of whoever sits alone, if they have one; or what opened the hub: six words, or the shares."""
    secret, me = form.cleaned_data["secret"], request.actor
    if queries.ways_in(me).pin and len(secret) == PIN_DIGITS:
        actions.step_up(me, device="", secret=secret, code=form.cleaned_data["code"], now=request.now)
    else:
        _open_once_more(me, secret)
    request.session[STEPPED] = request.now.timestamp()


def _open_once_more(me: Actor, typed: str) -> None:
    known = keyring.read(here.folder)
    if known.committee is None:
        try:
            storage.prove(me, known=known, passphrase=typed)
        except Wrong as error:
            raise mistyped(typed) or error from error
        return
    words = typed.split()
    parts = [" ".join(words[at : at + shares.WORDS]) for at in range(0, len(words), shares.WORDS)]
    storage.prove(me, known=known, brought=[tray.read(known, part) for part in parts or [""]])


@needs(OWN)
def step_up(request: Request) -> HttpResponse:
    """Prove once more who sits here, then go back to the page that counts."""
    back = _path(request.GET.get("back", "/"))
    needed = _needed_behind(back)
    fault = _try(request)
    if request.method == "POST" and _is_proved(request, needed):
        return HttpResponseRedirect(back)
    return _page(
        request,
        needed,
        action=f"{reverse('step-up')}?back={quote(back)}",
        leave=_path(request.headers.get("Referer", "")),
        fault=fault,
        status=400 if fault else 200,
    )


def _needed_behind(path: str) -> Needed:
    try:
        found = needed_at(resolve(urlsplit(path).path).func)
    except Resolver404:
        found = None
    return found or Needed(OWN, OWN, PAGES)


def _page(request: Request, needed: Needed, *, action: str, leave: str, fault: str, status: int) -> HttpResponse:
    """The page that asks, with all that was typed before it."""
    me, place = request.actor, place_of(request)
    ways, question = queries.ways_in(me), sitting.question(request.seat, request.now)
    more = request.seat is not None and takes_more(
        needed, level=me.level, can_be_strong=queries.may_be_strong(me), ways=ways
    )
    has_key = request.seat is not None and bool(ways.passkeys) and place.takes_passkeys
    committee = storage_read.committee(Actor.nobody) if request.seat is None else None
    page = {
        "ask": question,
        "options": passkeys.to_show(place, challenge_of(question)) if has_key else "",
        "ways": ways,
        "carried": carried(request.POST),
        "action": action,
        "leave": leave,
        "fault": fault,
        "minutes": int(HOLDS[me.level].total_seconds() // 60),
        "is_seated": request.seat is not None,
        "shares": committee.enough if committee else 0,
        "by_secret": ways.codes or not more,
        "adds_first": more and not ways.has_more,
        "is_elsewhere": more and bool(ways.passkeys) and not ways.codes and not has_key,
    }
    return render(request, "seats/step_up.html", page, status=status)


def _path(text: str) -> str:
    """A page of ours to go to."""
    parts = urlsplit(text)
    is_ours = parts.path.startswith("/") and not parts.path.startswith("//") and "\\" not in text
    if not is_ours:
        return "/"
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
