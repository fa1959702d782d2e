"""Make shares of what opens the hub, and hand them over person by person."""

import secrets
from dataclasses import replace
from functools import partial

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from brazier.access import queries as access
from brazier.access.signin.stepping import KEYS
from brazier.access.views import Request, needs, sentence, tell
from brazier.press import envelope
from brazier.press.typeset import Paper
from brazier.storage import actions as storage
from brazier.storage import keyring, tray
from brazier.storage.hub import here
from brazier.storage.shares import Split
from brazier.terms import Wrong
from brazier.upkeep import actions as upkeep
from brazier.upkeep import queries as upkeep_read
from brazier.upkeep.pairs import actions as pairs
from brazier.web.paper.views import LANGUAGES
from brazier.web.shares import ceremony
from brazier.web.shares.ceremony import Ceremony
from brazier.web.shares.forms import Back, Begin, Brought
from brazier.web.start import mistyped
from brazier.web.templatetags import shown

CEREMONY, JOB = "ceremony", "share out"


@needs("upkeep.shares", step_up=KEYS)
def begin(request: Request) -> HttpResponse:
    """What opens this hub today, and how many shares shall."""
    way_in, found = upkeep_read.way_in(request.actor), _found(request)
    if found is not None:
        return HttpResponseRedirect(reverse("shares-turn" if found.is_proved else "shares-prove"))
    form, fault = Begin(request.POST or None), ""
    if upkeep_read.wants_second_for_shares(request.actor, now=request.now):
        return _second(request)
    if request.method == "POST":
        try:
            return _begun(request, form)
        except Wrong as error:
            fault = sentence(error)
    page = {"way_in": way_in, "fault": fault, "typed": request.POST}
    return render(request, "shares/begin.html", {"page": page}, status=400 if fault else 200)


def _second(request: Request) -> HttpResponse:
    """Nobody cuts the key alone where somebody else could agree."""
    if request.method == "POST":
        pairs.propose(request.actor, kind="shares", payload={}, now=request.now)
        tell(request, _("Nothing has changed yet. A second person must agree; it waits."))
        return HttpResponseRedirect(reverse("pairs"))
    names = ", ".join(access.seconds(request.actor, "upkeep.shares"))
    return render(request, "shares/second.html", {"names": names})


def _begun(request: Request, form: Begin) -> HttpResponse:
    if not form.is_valid():
        raise Wrong("web.shares", "Choose how many shares there shall be. Nothing was changed.")
    enough, whole = form.numbers()
    known, key = keyring.read(here.folder), secrets.token_urlsafe(16)
    made = ceremony.begun(key, known, enough, whole, request.now)
    if known.committee is None:
        if not whole:
            raise Wrong("web.shares", "Choose how many shares there shall be. Nothing was changed.")
        typed = form.cleaned_data["words"]
        try:
            storage.prove(request.actor, known=known, passphrase=typed)
        except Wrong as error:
            raise mistyped(typed) or error from error
        made = ceremony.proved(made, secrets.randbelow, request.now)
    request.session[CEREMONY] = key
    here.hold(CEREMONY, made)
    return HttpResponseRedirect(reverse("shares"))


@needs("upkeep.shares", step_up=KEYS)
def prove(request: Request) -> HttpResponse:
    """The shares of today, one after another, before there are new ones."""
    upkeep_read.way_in(request.actor)
    found = _found(request)
    if found is None or found.is_proved or found.known.committee is None:
        return HttpResponseRedirect(reverse("shares"))
    committee, fault, typed = found.known.committee, "", ""
    if request.method == "POST":
        form = Brought(request.POST, request.FILES)
        try:
            found = _brought(request, found, form.text())
        except Wrong as error:
            fault, typed = sentence(error), form.to_correct(error)
            found = _found(request) or found
        else:
            if found.is_proved:
                return HttpResponseRedirect(reverse("shares-turn"))
    page = {
        "there": len(found.tray.brought),
        "enough": committee.enough,
        "fault": fault,
        "number": committee.number,
        "typed": typed,
    }
    return render(request, "shares/prove.html", {"page": page}, status=400 if fault else 200)


def _brought(request: Request, found: Ceremony, typed: str) -> Ceremony:
    waiting = tray.waiting(found.tray, request.now)
    waiting, slip = tray.put(waiting, found.known, typed, request.now)
    found = replace(found, tray=waiting, touched=request.now)
    here.hold(CEREMONY, found)
    if slip is not None:
        raise slip
    assert found.known.committee is not None
    if len(waiting.brought) < found.known.committee.enough:
        return found
    here.hold(CEREMONY, replace(found, tray=tray.Tray(request.now)))
    storage.prove(request.actor, known=found.known, brought=waiting.brought)
    found = ceremony.proved(replace(found, tray=tray.Tray(request.now)), secrets.randbelow, request.now)
    here.hold(CEREMONY, found)
    return found


@needs("upkeep.shares")
def turn(request: Request) -> HttpResponse:
    """One keeper's turn: look alone, print or write, type some words back."""
    upkeep_read.way_in(request.actor)
    found, fault = _found(request), ""
    if found is None or not found.is_proved:
        return HttpResponseRedirect(reverse("shares"))
    if request.method == "POST" and not found.is_shown:
        here.hold(CEREMONY, ceremony.shown(found, request.now))
        return HttpResponseRedirect(reverse("shares-turn"))
    if request.method == "POST":
        form = Back(request.POST)
        place = ceremony.slip(found, form.cleaned_data["back"] if form.is_valid() else "")
        if not place:
            return _handed_over(request, found)
        fault = _("Word %(place)s is not what stands here. Look at your paper. Nothing was lost.") % {
            "place": place
        }
    page = {
        "at": found.at + 1,
        "whole": found.whole,
        "enough": found.enough,
        "words": found.text.split(),
        "is_shown": found.is_shown,
        "asked": ", ".join(str(place) for place in found.asked),
        "fault": fault,
        "number": found.way.number if isinstance(found.way, Split) else "",
    }
    return render(request, "shares/turn.html", {"page": page}, status=400 if fault else 200)


def _handed_over(request: Request, found: Ceremony) -> HttpResponse:
    found = ceremony.handed_over(found, secrets.randbelow, request.now)
    here.hold(CEREMONY, found)
    if not found.is_over:
        return HttpResponseRedirect(reverse("shares-turn"))
    here.held.pop(CEREMONY, None)
    work = partial(upkeep.share_out, request.actor, known=found.known, way=found.way, now=request.now)
    storage.start_job(request.actor, name=JOB, work=lambda _report: work())
    return HttpResponseRedirect(reverse("shares-going"))


@require_GET
@needs("upkeep.shares")
def paper(request: Request) -> HttpResponse:
    """The share of whoever looks alone now, to print and fold."""
    upkeep_read.way_in(request.actor)
    found = _found(request)
    if found is None or not found.text or not isinstance(found.way, Split):
        raise Http404
    size: Paper = "us-letter" if request.GET.get("paper") == "us-letter" else "a4"
    language = get_language() or "en"
    made = envelope.printed(
        envelope.Envelope(found.text, shown.weekday(request.today), _paper_words(found)),
        paper=size,
        language=LANGUAGES.get(language, language),
    )
    answer = HttpResponse(made.pdf, content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="paper.pdf"'
    return answer


def _paper_words(found: Ceremony) -> envelope.EnvelopeWords:
    assert isinstance(found.way, Split)
    numbers = {"at": found.at + 1, "whole": found.whole, "enough": found.enough, "set": found.way.number}
    return envelope.EnvelopeWords(
        title=_("Keep closed"),
        purpose=_(
            "Share %(at)s of %(whole)s, set %(set)s. Any %(enough)s of these shares open one locked box on a "
            "laptop. One alone opens nothing."
        )
        % numbers,
        what_to_do=_(
            "Keep it where only you look, not at work. Open it only when %(enough)s of you meet. If it was "
            "opened, seen or lost, say so today: new ones are made, and this one opens older copies alone."
        )
        % numbers,
        square=_("The same words for a camera. No photo."),
        folds=(
            _("Fold in half."),
            _("Fold the top down."),
            _("Fold the bottom up."),
            _("Tape the flap and the side."),
        ),
    )


@require_POST
@needs("upkeep.shares")
def stop(request: Request) -> HttpResponse:
    """Leave it: nothing was changed, the papers made so far open nothing."""
    upkeep_read.way_in(request.actor)
    if _found(request) is not None:
        here.held.pop(CEREMONY, None)
        tell(request, _("Nothing was changed. Burn the papers of this round: they open nothing."))
    return HttpResponseRedirect(reverse("more"))


@require_GET
@needs("upkeep.shares")
def going(request: Request) -> HttpResponse:
    """While the hub is written under its new key."""
    upkeep_read.way_in(request.actor)
    job = here.jobs.fetch(JOB)
    if job is None:
        if here.jobs.find(JOB) is None:
            return HttpResponseRedirect(reverse("more"))
        return render(request, "shares/going.html")
    if job.error is not None:
        return render(request, "web/fault.html", {"sentence": sentence(job.error)}, status=500)
    tell(
        request,
        _("From now on only the new ones open this hub. Burn the old papers, and make a new copy on every stick."),
    )
    return HttpResponseRedirect(reverse("more"))


def _found(request: Request) -> Ceremony | None:
    return ceremony.goes_on(here.held.get(CEREMONY), request.session.get(CEREMONY, ""), request.now)
