"""Open a copy from a stick on a new machine; change the six words."""

import secrets
from functools import partial
from pathlib import Path

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_GET

from brazier.access.views import Request, needs, sentence, tell
from brazier.storage import actions as storage
from brazier.storage import words
from brazier.storage.bundle import ENDING
from brazier.storage.hub import State, here
from brazier.terms import Actor, Wrong
from brazier.upkeep import actions as upkeep
from brazier.upkeep import queries as upkeep_read
from brazier.upkeep import sticks
from brazier.web.keys import actions
from brazier.web.keys.forms import Copy, NewWords
from brazier.web.middleware import sit_down
from brazier.web.start import mistyped

RESTORE, DRAWN, MOST_SHOWN = "restore", "new words", 12


def restore(request: Request) -> HttpResponse:
    """Open a copy from a stick: only into a folder that holds no campaign yet."""
    if here.state is not State.NEW:
        return HttpResponseRedirect(reverse("home"))
    form = Copy(request.POST or None, request.FILES or None)
    if request.method != "POST":
        return _ask_for_copy(request, "")
    if not form.is_valid():
        return _ask_for_copy(request, gettext("Choose a copy and type the words. Nothing was changed."))
    typed = form.cleaned_data["words"]
    if (slip := mistyped(typed)) is not None:
        return _ask_for_copy(request, sentence(slip))
    now, path = request.now, form.cleaned_data["path"].strip()
    if brought := {name: file.read() for name, file in form.brought().items()}:
        work = partial(actions.open_brought, Actor.keeper, files=brought, passphrase=typed, now=now)
    else:
        source = Path(path or ".").expanduser()
        work = partial(actions.open_copy, Actor.keeper, source=source, passphrase=typed, now=now)
    storage.start_job(Actor.keeper, name=RESTORE, work=lambda _report: work())
    request.session[RESTORE] = True
    return HttpResponseRedirect(reverse("restore-going"))


def _ask_for_copy(request: Request, fault: str) -> HttpResponse:
    found = [copy for stick in sticks.plugged_in() for copy in sorted(stick.glob(f"hub-*{ENDING}"), reverse=True)]
    page = {"copies": found[:MOST_SHOWN], "fault": fault}
    return render(request, "keys/restore.html", page, status=400 if fault else 200)


@require_GET
def restoring(request: Request) -> HttpResponse:
    """How far it is; then the desk, for the browser that typed the words and for no other."""
    if not request.session.get(RESTORE):
        return HttpResponseRedirect(reverse("home"))
    if here.jobs.find(RESTORE) is None:
        return HttpResponseRedirect(reverse("restore"))
    job = here.jobs.fetch(RESTORE)
    if job is None:
        return render(request, "keys/restoring.html")
    if job.error is not None:
        return _ask_for_copy(request, sentence(job.error))
    upkeep.tend(Actor.clock, now=request.now, today=request.today)
    sit_down(request, request.now)
    again = int(str(job.result))
    said = gettext("This is your hub, as it was when the copy was made.")
    if again:
        said += " " + ngettext(
            "%(n)s person who asked to be left out since then is left out again.",
            "%(n)s people who asked to be left out since then are left out again.",
            again,
        ) % {"n": again}
    tell(request, said)
    return HttpResponseRedirect(reverse("chart"))


@needs("upkeep.keys")
def new_words(request: Request) -> HttpResponse:
    """Six new words, shown until they are typed back together with the old ones."""
    has_envelope, drawn = upkeep_read.has_envelope(request.actor), here.held.get(DRAWN)
    if not isinstance(drawn, str):
        drawn = words.draw(secrets.randbelow)
        here.hold(DRAWN, drawn)
    form, fault = NewWords(request.POST or None), ""
    if request.method == "POST":
        fault = _changed(request, form, drawn)
        if not fault:
            tell(request, gettext("The new words open this hub from now on. Burn the paper with the old ones."))
            return HttpResponseRedirect(reverse("more"))
    page = {
        "words": drawn.split(),
        "fault": fault,
        "has_envelope": has_envelope,
        "chosen": request.POST.get("envelope", ""),
    }
    return render(request, "keys/new_words.html", page, status=400 if fault else 200)


def _changed(request: Request, form: NewWords, drawn: str) -> str:
    """Why the words were not changed, in a sentence; empty if they were."""
    if not form.is_valid():
        return gettext("Type the old words and the new ones. Nothing was changed.")
    if words.as_typed(form.cleaned_data["new"]) != drawn:
        slip = mistyped(form.cleaned_data["new"])
        return (
            sentence(slip)
            if slip
            else gettext("These are not the six new words in this order. Look at your paper.")
        )
    try:
        upkeep.change_words(
            request.actor,
            passphrase=form.cleaned_data["old"],
            fresh=drawn,
            end_envelope=form.cleaned_data["envelope"] == "end",
            now=request.now,
        )
    except Wrong as error:
        return sentence(error)
    here.held.pop(DRAWN, None)
    return ""
