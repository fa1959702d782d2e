"""One's own devices and ways in: see them, add, end."""

import secrets
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access.joining import actions as joining
from brazier.access.recovery import actions as recovery
from brazier.access.recovery import queries as recovery_read
from brazier.access.signin import actions, passkeys, proofs, queries
from brazier.access.signin import codes as making
from brazier.access.signin.facts import PASSPHRASE_WORDS, PIN, Entered
from brazier.access.signin.stepping import FORMS, PAGES
from brazier.access.views import Request, needs, sentence, tell
from brazier.phone.reading import actions as reading
from brazier.press.square_code import square_code
from brazier.storage import words
from brazier.terms import Actor, Wrong
from brazier.web import sitting
from brazier.web.seats.forms import Answer, FirstCode, FirstPin, NewPassphrase, NewPin, OneDevice, challenge_of
from brazier.web.seats.views import place_of, take
from brazier.workplaces import queries as workplaces

SECRET = "code secret"  # noqa: S105  # where the session keeps what an app is shown
TOO_OLD = "This page was open for too long. Nothing was changed. Try once more."


@require_GET
@needs("access.own")
def seat(request: Request) -> HttpResponse:
    """Everything of one's own sign-in on one page."""
    return _page(request)


def _page(request: Request, part: str = "", fault: str = "") -> HttpResponse:
    me, place = request.actor, place_of(request)
    question = sitting.question(request.seat, request.now)
    ways, title = queries.ways_in(me), _title(me)
    is_strong = queries.may_be_strong(me)
    options = ""
    if request.seat and is_strong and place.takes_passkeys:
        options = passkeys.to_make(place, me.id, title, ways.passkeys, challenge_of(question))
    page = {
        "ask": question, "ways": ways, "is_strong": is_strong, "options": options, "part": part, "fault": fault,
        "takes_passkeys": place.takes_passkeys, "this": request.seat.entered.device if request.seat else "",
        "seated": request.seat is not None,
        "handle": request.POST.get("handle", ""),
        "recovering": _vouched_by(request),
        "suggested": " ".join(words.draw(secrets.randbelow).split()[:PASSPHRASE_WORDS]),
    }  # fmt: skip
    return render(request, "seats/seat.html", page, status=400 if fault else 200)


def _vouched_by(request: Request) -> str:
    """Who says that whoever sits here lost their phone; empty if nobody does."""
    return ", ".join(recovery_read.vouchers(request.actor, now=request.now))


def _change(request: Request, part: str, change: Callable[[], None], said: str) -> HttpResponse:
    """One change of one's own sign-in: only by whoever signed in."""
    if request.seat is None:
        return HttpResponseRedirect(reverse("seat"))
    try:
        change()
    except Wrong as error:
        return _page(request, part, sentence(error))
    tell(request, said)
    return HttpResponseRedirect(reverse("seat"))


def _set_secret(request: Request, secret: str, kind: str) -> None:
    """A new secret ends every other seat of theirs, and not the one it was set from."""
    me, sits = request.actor, request.seat
    if sits is None:
        return
    with sits.changing:
        actions.set_secret(me, organizer=me.id, secret=secret, kind=kind, now=request.now)
        sits.entered = replace(sits.entered, mark=queries.mark_of(Actor.keeper, organizer=me.id))


@require_POST
@needs("access.own", step_up=FORMS)
def first(request: Request) -> HttpResponse:
    """The founder of a hub nobody else signs in to: this browser and a PIN, before anybody else is invited."""
    form = FirstPin(request.POST)
    if request.seat is not None or queries.ways_in(request.actor).is_ready:
        return HttpResponseRedirect(reverse("seat"))
    try:
        pin, key = _new_pin(form), form.device_key()
        if not key or not proofs.is_asked(sitting.ASKING, form.cleaned_data["question"], request.now):
            raise Wrong("signin.asked", TOO_OLD)
        who = request.actor
        if form.cleaned_data["handle"]:
            joining.be_called(who, handle=form.cleaned_data["handle"], now=request.now)
        made = actions.register_device(who, organizer=who.id, key=key, now=request.now, today=request.today)
        actions.set_secret(who, organizer=who.id, secret=pin, kind=PIN, now=request.now)
    except Wrong as error:
        return _page(request, "first", sentence(error))
    response = take(
        request,
        Entered(who.id, queries.mark_of(Actor.keeper, organizer=who.id), False, made.id),
        key,
    )
    tell(request, gettext("You can sign in now: with this browser and your PIN."))
    response["Location"] = reverse("joining")  # a PIN is chosen to bring somebody in
    return response


def _new_pin(form: NewPin) -> str:
    if not form.is_valid():
        raise Wrong("signin.pin", "A PIN has six digits. Nothing was changed.")
    c = form.cleaned_data
    if c["pin"] != c["again"]:
        raise Wrong("signin.pin_twice", "The two PINs are not the same. Nothing was changed. Type both again.")
    return str(c["pin"])


@require_POST
@needs("access.own", step_up=FORMS)
def pin(request: Request) -> HttpResponse:
    """Another PIN."""
    form = NewPin(request.POST)

    def change() -> None:
        _set_secret(request, _new_pin(form), PIN)

    return _change(request, "pin", change, gettext("Your PIN is another one now. Your other seats are closed."))


@require_POST
@needs("access.own", step_up=FORMS)
def passphrase(request: Request) -> HttpResponse:
    """A passphrase for a desk."""
    form = NewPassphrase(request.POST)

    def change() -> None:
        typed = form.cleaned_data["passphrase"] if form.is_valid() else ""
        _set_secret(request, typed, "passphrase")

    said = gettext("Your passphrase is kept. Write it down and carry it with you, not with this machine.")
    return _change(request, "passphrase", change, said)


@require_POST
@needs("access.own")
def device(request: Request) -> HttpResponse:
    """What one calls one's own device."""
    form = OneDevice(request.POST)
    if form.is_valid():
        c = form.cleaned_data
        actions.name_device(request.actor, device=c["device"], label=c["label"], now=request.now)
    return HttpResponseRedirect(reverse("seat"))


@require_POST
@needs("access.own", step_up=FORMS)
def end_device(request: Request) -> HttpResponse:
    """End one of one's own devices."""
    form = OneDevice(request.POST)
    try:
        if form.is_valid():
            reading.end_device(request.actor, device=form.cleaned_data["device"], now=request.now)
            tell(request, gettext("This device has ended. Its seat is closed."))
    except Wrong as error:
        if error.sentence == actions.GONE:
            raise
        return _page(request, "devices", sentence(error))
    return HttpResponseRedirect(reverse("seat"))


@require_POST
@needs("access.own", step_up=FORMS)
def passkey(request: Request) -> HttpResponse:
    """Keep a passkey this browser just made."""
    form, sits = Answer(request.POST), request.seat

    def change() -> None:
        question = form.cleaned_data["question"] if form.is_valid() else ""
        is_asked = sits is not None and proofs.is_asked(sits.secret, question, request.now)
        if sits is None or not is_asked or not sits.answer(question, request.now):
            raise Wrong("signin.asked", TOO_OLD)
        actions.add_passkey(
            request.actor,
            answer=form.cleaned_data["answer"],
            challenge=form.challenge(),
            place=place_of(request),
            label=form.cleaned_data["label"],
            now=request.now,
            today=request.today,
        )

    return _change(request, "passkey", change, gettext("Your passkey is kept."))


@require_POST
@needs("access.own", step_up=FORMS)
def end_passkey(request: Request, passkey: int) -> HttpResponse:
    """Forget one of one's own passkeys."""
    return _change(
        request,
        "passkey",
        lambda: actions.end_passkey(request.actor, passkey=passkey, now=request.now),
        gettext("This passkey opens nothing any more."),
    )


@needs("access.own", step_up=PAGES)
def codes(request: Request) -> HttpResponse:
    """Let an app make codes: show the secret, keep it once the app gave the first code."""
    if request.seat is None or not queries.may_be_strong(request.actor):
        return HttpResponseRedirect(reverse("seat"))
    held = proofs.from_text(request.session.get(SECRET, ""))
    form, fault = FirstCode(request.POST or None), ""
    if request.method == "POST" and form.is_valid() and held:
        try:
            actions.take_codes(
                request.actor, secret=held, code=form.cleaned_data["code"], now=request.now, today=request.today
            )
        except Wrong as error:
            fault = sentence(error)
        else:
            request.session.pop(SECRET)
            tell(request, gettext("Your app makes codes for you from now on."))
            return HttpResponseRedirect(reverse("seat"))
    secret = held or actions.draw_code_secret(request.actor)
    request.session[SECRET] = proofs.to_text(secret)
    return _code_page(request, secret, fault)


def _title(actor: Actor) -> str:
    """What a phone shows beside a key of ours: the title of the window, which says nothing."""
    campaign = workplaces.campaign(actor)
    return campaign.title if campaign else ""


def _code_page(request: Request, secret: bytes, fault: str) -> HttpResponse:
    picture = square_code(making.for_scanning(secret, _title(request.actor)))
    shown = {
        "picture": f"data:image/svg+xml;base64,{b64encode(picture.encode()).decode()}",
        "typed": making.for_hands(secret),
        "fault": fault,
    }
    return render(request, "seats/codes.html", shown, status=400 if fault else 200)


@require_POST
@needs("access.own", step_up=FORMS)
def end_codes(request: Request) -> HttpResponse:
    """No more codes."""
    return _change(
        request,
        "codes",
        lambda: actions.end_codes(request.actor, now=request.now),
        gettext("The codes of your app open nothing any more."),
    )


@require_POST
@needs("access.own", step_up=FORMS)
def stop_recovery(request: Request) -> HttpResponse:
    """Nothing was lost: nobody gets a device in one's name."""
    recovery.stop(request.actor, now=request.now)
    tell(request, gettext("It is stopped. Nobody gets a device in your name. Talk with whoever vouched."))
    return HttpResponseRedirect(reverse("seat"))
