"""The door and the first evening: start, unseal, hide, seal, language; the frame round every page."""

import secrets
import sys
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import check_for_language, get_language, get_language_bidi, pgettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from brazier.access.gate import may
from brazier.access.joining import queries as joining
from brazier.access.signin.seats import Seat
from brazier.access.views import May, Request, sentence, tell, told
from brazier.people import queries as people
from brazier.people.forms import Held
from brazier.phone import queries as phone_read
from brazier.phone import views as phone
from brazier.storage import actions as storage
from brazier.storage import cover, words
from brazier.storage import queries as storage_read
from brazier.storage.hub import State, here
from brazier.storage.keyring import Committee
from brazier.terms import Actor, Broken, Wrong
from brazier.upkeep import actions as upkeep
from brazier.upkeep import queries as upkeep_read
from brazier.upkeep.exports import queries as exports
from brazier.upkeep.organizers import queries as organizers
from brazier.upkeep.pairs import queries as pairs
from brazier.upkeep.templatetags.joined import level_stepped
from brazier.web import actions, clock, sitting, start
from brazier.web.forms import Start, Words
from brazier.web.middleware import sit_down
from brazier.web.shares.forms import Brought
from brazier.workplaces import queries as workplaces
from brazier.workplaces.facts import CampaignFacts

SAMPLE = "sample"
CLEARED = '"cache"'
"""What leaving clears in a browser: never its storage, where sealed boxes wait to be sent."""
STEPPED = "stepped"
_waiting: dict[str, start.Answers] = {}  # answers of the first evening, until the words are typed back


def frame(request: HttpRequest) -> dict[str, Any]:
    """What every page's frame needs: place, language, tabs that exist, the sentence to tell."""
    actor: Actor = getattr(request, "actor", Actor.nobody)
    seat: Seat | None = getattr(request, "seat", None)
    campaign = workplaces.campaign(actor) if actor != Actor.nobody else None
    return {
        **_outside(campaign or cover.read(here.folder)),
        "place": campaign.name if campaign else "",
        "copied": _copied(actor),
        "may": May(actor),
        "at_desk": campaign is not None,
        "languages": settings.LANGUAGES,
        "told": _told(request, actor) if hasattr(request, "session") else None,
        "waiting": people.in_review(actor) if may(actor, "lists.look") else 0,
        "pairs_wait": pairs.asked_of(actor, now=request.now) if campaign else 0,  # type: ignore[attr-defined]
        "glass": organizers.broken(actor, now=request.now) if campaign else (),  # type: ignore[attr-defined]
        "lists_left": exports.left(actor, now=request.now) if campaign else (),  # type: ignore[attr-defined]
        "put_aside": phone_read.count_aside(actor) if may(actor, "phone.look") else 0,
        "here": request.path,
        "question": sitting.question(seat, clock.now()) if seat else "",
        "device": request.device.number if seat else 0,  # type: ignore[attr-defined]
        "hub": storage_read.box_key(Actor.nobody).hex() if seat else "",
    }


def _told(request: HttpRequest, actor: Actor) -> dict[str, str] | None:
    """What was to be said on this page; of a step up or down everybody is told, once after each sign-in."""
    found = told(request)
    stepped = joining.stepped(actor, now=request.now) if actor.id else None  # type: ignore[attr-defined]
    if stepped is None or request.session.get(STEPPED) == stepped.number:
        return found
    request.session[STEPPED] = stepped.number
    said = level_stepped(stepped, actor.role)
    return {"sentence": f"{found['sentence']} {said}" if found else said, "undo": found["undo"] if found else ""}


def _copied(actor: Actor) -> datetime | None:
    if not may(actor, "upkeep.look"):
        return None
    return next((c.tested_at for c in upkeep_read.copies(actor)[:1]), None)


def _outside(shown: cover.Cover | CampaignFacts) -> dict[str, Any]:
    """What a window shows of itself, whoever sits before it."""
    return {
        "title": shown.title,
        "icon": f"web/icon-{shown.icon}.svg",
        "language": get_language(),
        "direction": "rtl" if get_language_bidi() else "ltr",
    }


@require_GET
def home(request: Request) -> HttpResponse:
    """The cover while sealed; the first page for a new folder; the chart for whoever sits at the desk."""
    if here.state is State.NEW:
        return HttpResponseRedirect(reverse("start"))
    if request.actor == Actor.nobody:
        return render(request, "web/cover.html")
    if request.actor.role == "newcomer":
        return HttpResponseRedirect(reverse("join-in"))
    return HttpResponseRedirect(reverse("chart" if may(request.actor, "wallchart.look") else "people"))


@require_GET
def blank(request: Request) -> HttpResponse:
    """The cover, whoever asks: where quick exit leads. It reads no session; that is being ended at this moment."""
    return HttpResponse(render_to_string("web/cover.html", _outside(cover.read(here.folder))))


@require_GET
def still_here(request: Request) -> HttpResponse:
    """Whether this browser still has its seat, asleep or not; a page asks before it shows itself again."""
    is_over = request.actor == Actor.nobody and request.seat is None
    return HttpResponse(status=404 if is_over else 204)


@require_GET
def health(request: Request) -> HttpResponse:
    """That the program runs; nothing else."""
    return HttpResponse("ok", content_type="text/plain")


def unseal(request: Request) -> HttpResponse:
    """Open the hub, or this browser's desk, with the six words."""
    if here.state is State.NEW:
        return HttpResponseRedirect(reverse("start"))
    if (committee := storage_read.committee(Actor.nobody)) is not None:
        return _unseal_together(request, committee)
    form, fault = Words(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            storage.unseal(Actor.nobody, passphrase=form.cleaned_data["words"])
        except Wrong as error:
            fault = sentence(start.mistyped(form.cleaned_data["words"]) or error)
        else:
            return _opened(request)
    return render(
        request, "web/unseal.html", {"fault": fault, "state": here.state.value}, status=400 if fault else 200
    )


def _unseal_together(request: Request, committee: Committee) -> HttpResponse:
    """One share after another, here or on several devices. Whoever brought the last one sits down, as whoever
    types the words does."""
    fault, typed = "", ""
    if request.method == "POST":
        form = Brought(request.POST, request.FILES)
        try:
            missing = storage.unseal_by_share(Actor.nobody, typed=form.text(), now=request.now)
        except Wrong as error:
            fault, typed = sentence(error), form.to_correct(error)
        else:
            return _opened(request) if not missing else HttpResponseRedirect(reverse("unseal") + "?waits=1")
    page = {
        "there": storage_read.waiting(Actor.nobody, request.now),
        "enough": committee.enough,
        "number": committee.number,
        "is_open": here.state is State.OPEN,
        "fault": fault,
        "typed": typed,
    }
    name = "shares/waiting.html" if request.GET.get("waits") and not fault else "shares/door.html"
    return render(request, name, {"page": page}, status=400 if fault else 200)


def _opened(request: Request) -> HttpResponse:
    unlike = sit_down(request, request.now)
    _tend(request)
    finished = upkeep.finish_share_out(Actor.clock, now=request.now)
    said = [sentence(it) for it in (storage.cut_off(Actor.keeper), finished, unlike) if it]
    if said := [*said, *filter(None, [phone.open_boxes(request)])]:
        tell(request, " ".join(said))
    return HttpResponseRedirect(reverse("chart"))


def _tend(request: Request) -> None:
    """Do what is due; a full disk does not keep anybody from reading, it is only told."""
    try:
        upkeep.tend(Actor.clock, now=request.now, today=request.today)
    except Broken as error:
        tell(request, sentence(error))


@csrf_exempt  # pages a phone keeps hold no token and must end the sitting too; the door lets no foreign page in
@require_POST
def hide(request: Request) -> HttpResponse:
    """Lock this desk at once; the hub stays open for the phones."""
    sitting.leave(request.session.get(sitting.SEAT, ""))
    request.session.flush()
    response = HttpResponseRedirect(reverse("home"))
    response["Clear-Site-Data"] = CLEARED
    return response


@require_POST
def seal(request: Request) -> HttpResponse:
    """Seal the hub: keys and connections are gone when this answers."""
    request.session.flush()  # sealing ends every session, also the one that asks
    storage.seal(request.actor)
    response = HttpResponseRedirect(reverse("home"))
    response["Clear-Site-Data"] = CLEARED
    return response


@csrf_exempt
@require_POST
def seal_now(request: Request) -> HttpResponse:
    """Seal for `brazier seal`, which holds the ticket of this run."""
    if not _has_ticket(request.headers.get("X-Seal", "")):
        return HttpResponse(status=503)
    storage.seal(Actor.keeper)
    return HttpResponse(status=204)


@require_GET
def take_seat(request: Request) -> HttpResponse:
    """Sit down with the ticket the terminal printed, once; for a hub that was opened there."""
    if here.state is State.OPEN and _has_ticket(request.GET.get("ticket", "")) and not here.held.get("seat taken"):
        here.held["seat taken"] = True
        unlike = sit_down(request, request.now)
        if said := list(filter(None, [sentence(unlike) if unlike else "", phone.open_boxes(request)])):
            tell(request, " ".join(said))
    return HttpResponseRedirect(reverse("home"))


def _has_ticket(shown: str) -> bool:
    return bool(here.ticket) and secrets.compare_digest(shown.encode(), here.ticket.encode())


@require_POST
def language(request: Request) -> HttpResponse:
    """Choose the language of this browser."""
    chosen = request.POST.get("language", "")
    back = urlsplit(request.POST.get("back", "/")).path or "/"
    response = HttpResponseRedirect(back if back.startswith("/") and not back.startswith("//") else "/")
    if check_for_language(chosen) and chosen in dict(settings.LANGUAGES):
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, chosen, samesite="Strict", max_age=365 * 86400)
    return response


def begin(request: Request) -> HttpResponse:
    """Three answers, or a look around the sample union."""
    if here.state is not State.NEW:
        return HttpResponseRedirect(reverse("home"))
    form = Start(request.POST or None, initial={"name": start.suggest(secrets.randbelow)})
    smells = form.smells() if form.is_valid() else ()
    if form.is_valid() and not smells:
        cleaned = form.cleaned_data
        drawn = words.draw(secrets.randbelow)
        key = secrets.token_urlsafe(16)
        _waiting.clear()
        _waiting[key] = start.Answers(cleaned["name"], cleaned["people"], tuple(form.names()), drawn)
        request.session["start"] = key
        return HttpResponseRedirect(reverse("start-words"))
    page = {"form": form, "held": Held("start", form.data, smells=smells)}
    return render(request, "web/start.html", page, status=400 if form.errors or smells else 200)


def begin_words(request: Request) -> HttpResponse:
    """Show the six words; make the hub when they are typed back."""
    answers = _waiting.get(request.session.get("start", ""))
    if answers is None or here.state is not State.NEW:
        return HttpResponseRedirect(reverse("home"))
    form, fault = Words(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        if words.as_typed(form.cleaned_data["words"]) == answers.words:
            return _begun(request, answers)
        slip = start.mistyped(form.cleaned_data["words"])
        fault = sentence(slip) if slip else "order"
    page = {"words": answers.words.split(), "form": form, "fault": fault}
    return render(request, "web/start_words.html", page, status=400 if fault else 200)


def _begun(request: Request, answers: start.Answers) -> HttpResponse:
    actions.begin(
        Actor.keeper,
        passphrase=answers.words,
        name=answers.name,
        worksite=answers.name,
        people_here=answers.people,
        trusted=answers.trusted,
        handle=pgettext("as a name, of whoever began the campaign", "founder"),
        now=request.now,
    )
    _waiting.clear()
    sit_down(request, request.now)
    return HttpResponseRedirect(reverse("chart"))


def nothing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """There is nothing here: for what does not exist and for what may not be seen."""
    return render(request, "web/nothing.html", status=404)


def refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that did not come from our page as it is now: mostly a page left open over a restart."""
    return render(request, "web/refused.html", status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """We failed. The terminal gets the place in the code and no value; the page gets a sentence."""
    kind, _, trace = sys.exc_info()
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
    sys.stderr.write(f"brazier: {kind.__name__ if kind else 'error'} at {where}\n")
    return render(request, "web/broken.html", status=500)


@require_POST
def sample(request: Request) -> HttpResponse:
    """Start Harbor beside this hub, in a program and folder of its own."""
    storage.start_job(
        Actor.keeper, name=SAMPLE, work=lambda report: actions.start_sample(Actor.keeper, report=report)
    )
    return HttpResponseRedirect(reverse("sample-going"))


@require_GET
def sample_going(request: Request) -> HttpResponse:
    """How far Harbor is, and the way in when it is there."""
    job = here.jobs.fetch(SAMPLE)
    if job is not None and job.error is None:
        return HttpResponseRedirect(str(job.result))
    if job is not None and job.error is not None:
        return render(request, "web/fault.html", {"sentence": sentence(job.error)}, status=500)
    running = here.jobs.find(SAMPLE)
    if running is None:
        return HttpResponseRedirect(reverse("home"))
    return render(request, "web/sample.html", {"job": running})
