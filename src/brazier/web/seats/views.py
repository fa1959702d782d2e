"""The sign-in page, and the proof of a seat."""

import secrets
from dataclasses import replace
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from brazier.access import queries as access
from brazier.access.recovery import actions as recovery
from brazier.access.recovery import queries as recovery_read
from brazier.access.signin import actions, passkeys, proofs, queries
from brazier.access.signin.facts import Entered
from brazier.access.signin.seats import Seat
from brazier.access.views import Request, sentence, tell, tell_also
from brazier.phone.reading import actions as reading
from brazier.storage.hub import State, here
from brazier.terms import Actor, Wrong
from brazier.web import sitting
from brazier.web.middleware import let_browser_remember, sit_down
from brazier.web.seats.forms import Answer, Desk, OneDevice, Pin, Proved, challenge_of
from brazier.web.seats.queries import unread

WAITING = "waiting"
_answered: dict[str, datetime] = {}  # questions that opened a seat; each opens one


def sign_in(request: Request) -> HttpResponse:
    """The page for whoever is not seated, where more than one signs in."""
    if request.actor != Actor.nobody:
        return HttpResponseRedirect(reverse("chart"))
    if here.state is not State.OPEN or not queries.by_name(Actor.keeper):
        return HttpResponseRedirect(reverse("unseal"))
    return _page(request, "")


def _page(request: Request, fault: str, tried: str = "") -> HttpResponse:
    question, place = sitting.question(None, request.now), place_of(request)
    options = passkeys.to_show(place, challenge_of(question)) if place.takes_passkeys else ""
    shown = {"ask": question, "options": options, "fault": fault, "tried": tried}
    response = render(request, "seats/sign_in.html", shown, status=400 if fault else 200)
    response.set_cookie(
        sitting.ASK,
        question,
        max_age=proofs.ASKED_FOR,
        httponly=True,
        samesite="Strict",
        secure=request.is_secure(),
    )
    return response


def place_of(request: HttpRequest) -> passkeys.Place:
    """Where this browser reaches us."""
    return sitting.place(request.META.get("HTTP_HOST", ""), over_tls=request.is_secure())


@require_POST
def by_pin(request: Request) -> HttpResponse:
    """A known browser and its PIN."""
    form = Pin(request.POST)

    def enter(key: bytes) -> Entered:
        if recovery.tried(Actor.keeper, key=key, now=request.now):
            raise Wrong(recovery.IS_OUT, recovery.PUT_OUT)
        return actions.enter_by_pin(Actor.keeper, key=key, pin=form.cleaned_data["pin"], now=request.now)

    return _try(request, form, "pin", enter)


@require_POST
def by_code(request: Request) -> HttpResponse:
    """Name, passphrase and code."""
    form = Desk(request.POST)

    def enter(key: bytes) -> Entered:
        c = form.cleaned_data
        return actions.enter_by_code(
            Actor.keeper, handle=c["handle"], passphrase=c["passphrase"], code=c["code"], key=key, now=request.now
        )

    return _try(request, form, "code", enter)


@require_POST
def by_passkey(request: Request) -> HttpResponse:
    """A passkey."""
    form = Answer(request.POST)

    def enter(key: bytes) -> Entered:
        return actions.enter_by_passkey(
            Actor.keeper,
            answer=form.cleaned_data["answer"],
            challenge=form.challenge(),
            place=place_of(request),
            key=key,
            now=request.now,
        )

    return _try(request, form, "passkey", enter)


def _try(request: Request, form: Proved, tried: str, enter) -> HttpResponse:  # type: ignore[no-untyped-def]
    """One try to sign in: this browser was asked this, lately, signed it, and did not open a seat with it yet."""
    if here.state is not State.OPEN or not queries.by_name(Actor.keeper):
        return HttpResponseRedirect(reverse("unseal"))
    if not form.is_valid():
        return _page(request, gettext(actions.NOT_IN), tried)
    question = form.cleaned_data["question"]
    is_ours = secrets.compare_digest(request.COOKIES.get(sitting.ASK, "").encode(), question.encode())
    key = form.device_key()
    if not (is_ours and key and proofs.is_asked(sitting.ASKING, question, request.now)) or question in _answered:
        return _page(request, gettext("This page was open for too long. Nothing was lost. Try once more."), tried)
    try:
        entered = enter(key)
        _use_up(question, request.now)
        return _enter(request, entered, key)
    except Wrong as error:
        return _page(request, sentence(error), "lost" if error.code == recovery.IS_OUT else tried)


def _use_up(question: str, now: datetime) -> None:
    for old in [q for q, at in _answered.items() if now - at > proofs.ASKED_FOR]:
        del _answered[old]
    _answered[question] = now


def _enter(request: Request, entered: Entered, key: bytes) -> HttpResponse:
    """A seat in a browser that is known; a new browser becomes a device, once there is room for it."""
    if entered.device:
        return take(request, entered, key)
    who = access.actor_of(Actor.keeper, organizer=entered.organizer, now=request.now)
    try:
        made = actions.register_device(
            who, organizer=entered.organizer, key=key, now=request.now, today=request.today
        )
    except Wrong as error:
        if error.code != "signin.two_devices":
            raise
        sit_down(request, request.now)
        until = (request.now + timedelta(minutes=5)).timestamp()
        request.session[WAITING] = [entered.organizer, entered.mark, proofs.to_text(key), until]
        return HttpResponseRedirect(reverse("sign-in-full"))
    return take(request, replace(entered, device=made.id), key)


def full(request: Request) -> HttpResponse:
    """There are two devices already: one ends, and this browser takes its place."""
    organizer, mark, key, until = request.session.get(WAITING, ["", "", "", 0])
    if (
        not organizer
        or request.now.timestamp() > until
        or queries.mark_of(Actor.keeper, organizer=organizer) != mark
    ):
        return HttpResponseRedirect(reverse("sign-in"))
    who, form = (
        access.actor_of(Actor.keeper, organizer=organizer, now=request.now),
        OneDevice(request.POST or None),
    )
    if request.method == "POST" and form.is_valid():
        reading.end_device(who, device=form.cleaned_data["device"], now=request.now)
        return _enter(request, Entered(organizer, mark, True), proofs.from_text(key))
    carried = [device for device in queries.devices(who) if not device.at_terminal]
    return render(request, "seats/full.html", {"devices": carried})


def take(request: Request, entered: Entered, key: bytes) -> HttpResponse:
    """Seat somebody who proved who they are: a new session, a first turn, and what they were not told yet."""
    now = request.now
    who = access.actor_of(Actor.keeper, organizer=entered.organizer, now=now)
    said = [sentence(unlike)] if (unlike := sit_down(request, now)) else []
    seat = Seat(entered, key, secrets.token_bytes(32), now, now)
    seat.step_up(now, strongly=entered.strong)
    request.session[sitting.SEAT] = sitting.sit(seat)
    said += _untold(who, now)
    if said:
        tell(request, " ".join(said))
    is_asked_about = recovery_read.is_asked_about(Actor.keeper, organizer=entered.organizer, now=now)
    response = HttpResponseRedirect(reverse("seat" if is_asked_about else "chart"))
    if not unlike:
        let_browser_remember(response)
    response.delete_cookie(sitting.ASK, samesite="Strict")
    return give_turn(request, response, seat)


def give_turn(request: HttpRequest, response: HttpResponse, seat: Seat) -> HttpResponse:
    """Hand the browser the cookie that goes with its seat until the next proof."""
    now: datetime = request.now  # type: ignore[attr-defined]
    response.set_cookie(
        sitting.TURN, seat.next_turn(now), httponly=True, samesite="Strict", secure=request.is_secure()
    )
    return response


def _untold(who: Actor, now: datetime) -> list[str]:
    """What somebody must know of their own sign-in, and of others who lost their phone, in sentences, once."""
    said = unread(who)
    actions.told(who, now=now)
    return said


@require_POST
def proof(request: Request) -> HttpResponse:
    """This browser signs what its page was asked. Gives the next question; 409 with one where it was too old.

    A wrong signature ends the seat, and its owner is told: the cookies are here, the key is not.
    """
    seat, form, now = request.seat, Proved(request.POST), request.now
    if seat is None:
        return HttpResponse(status=401)
    asked = form.is_valid() and proofs.is_asked(seat.secret, form.cleaned_data["question"], now)
    if not asked or not seat.answer(form.cleaned_data["question"], now):
        return HttpResponse(sitting.question(seat, now), status=409, content_type="text/plain")
    if not proofs.is_signed(
        seat.key, form.cleaned_data["question"], proofs.from_text(form.cleaned_data["signature"])
    ):
        actions.notice_copied(Actor.keeper, organizer=seat.entered.organizer, now=now)
        sitting.leave(request.session[sitting.SEAT])
        request.session.flush()
        return HttpResponse(status=401)
    who = access.actor_of(Actor.keeper, organizer=seat.entered.organizer, now=now)
    if said := _untold(who, now):
        tell_also(request, " ".join(said))
    response = HttpResponse(sitting.question(seat, now), content_type="text/plain")
    return give_turn(request, response, seat)
