"""Open a copy from a stick on a new machine; change the six words."""

import io
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_GET

from brazier.access.signin.stepping import KEYS
from brazier.access.views import Request, needs, sentence, tell
from brazier.storage import actions as storage
from brazier.storage import bundle, tray, words
from brazier.storage.bundle import ENDING
from brazier.storage.hub import State, here
from brazier.storage.keyring import Keyring
from brazier.terms import Actor, BrazierError, Wrong
from brazier.upkeep import actions as upkeep
from brazier.upkeep import queries as upkeep_read
from brazier.upkeep import sticks
from brazier.web.keys import actions
from brazier.web.keys.forms import Copy, NewWords
from brazier.web.middleware import sit_down
from brazier.web.shares.forms import Brought
from brazier.web.start import mistyped

RESTORE, COPY, DRAWN, MOST_SHOWN = "restore", "copy", "new words", 12


@dataclass(slots=True, repr=False)
class WaitingCopy:
    """A copy whose shares are being brought. Never printed. work: opens it, given the shares."""

    ring: Keyring
    tray: tray.Tray
    work: Callable[..., object]


_copies: dict[str, WaitingCopy] = {}  # at most one: this folder can become one hub


def restore(request: Request) -> HttpResponse:
    """Open a copy from a stick: only into a folder that holds no campaign yet."""
    if here.state is not State.NEW:
        return HttpResponseRedirect(reverse("home"))
    form = Copy(request.POST or None, request.FILES or None)
    if request.method != "POST":
        return _ask_for_copy(request, "")
    if not form.is_valid():
        return _ask_for_copy(request, gettext("Choose a copy and type the words. Nothing was changed."))
    now, path = request.now, Path(form.cleaned_data["path"].strip() or ".").expanduser()
    if files := {name: file.read() for name, file in form.brought().items()}:
        work = partial(actions.open_brought, Actor.keeper, files=files, now=now)
    else:
        work = partial(actions.open_copy, Actor.keeper, source=path, now=now)
    if (ring := _needs_shares(files, path)) is not None:
        _copies.clear()
        key = secrets.token_urlsafe(16)
        _copies[key], request.session[COPY] = WaitingCopy(ring, tray.Tray(now), work), key
        return HttpResponseRedirect(reverse("restore-shares"))
    typed = form.cleaned_data["words"]
    if not typed:
        return _ask_for_copy(request, gettext("Choose a copy and type the words. Nothing was changed."))
    if (slip := mistyped(typed)) is not None:
        return _ask_for_copy(request, sentence(slip))
    return _restores(request, partial(work, passphrase=typed))


def _restores(request: Request, work: Callable[[], object]) -> HttpResponse:
    storage.start_job(Actor.keeper, name=RESTORE, work=lambda _report: work())
    request.session[RESTORE] = True
    return HttpResponseRedirect(reverse("restore-going"))


def _needs_shares(files: Mapping[str, bytes], path: Path) -> Keyring | None:
    """The key file of a copy that opens with shares; None for any other, and for what is no copy: that is told
    when it is opened."""
    try:
        found = [content for name, content in files.items() if name.endswith(ENDING)]
        if len(found) > 1 or (files and not found):
            return None
        ring = bundle.key_file_of(io.BytesIO(found[0])) if found else bundle.key_file(path)
    except (BrazierError, OSError, ValueError):
        return None
    return ring if ring.committee is not None else None


def restore_shares(request: Request) -> HttpResponse:
    """The shares of a copy, one person after another, in the browser that chose the copy."""
    waiting = _copies.get(request.session.get(COPY, ""))
    if here.state is not State.NEW or waiting is None or waiting.ring.committee is None:
        return HttpResponseRedirect(reverse("restore"))
    fault, typed, now, committee = "", "", request.now, waiting.ring.committee
    waiting.tray = tray.waiting(waiting.tray, now)
    if request.method == "POST":
        form = Brought(request.POST, request.FILES)
        try:
            waiting.tray, slip = tray.put(waiting.tray, waiting.ring, form.text(), now)
        except Wrong as error:
            slip = error
        fault, typed = (sentence(slip), form.to_correct(slip)) if slip else ("", "")
        if len(waiting.tray.brought) >= committee.enough:
            _copies.clear()
            texts = tuple(share.mnemonic() for share in waiting.tray.brought)
            return _restores(request, partial(waiting.work, shares=texts))
    page = {
        "there": len(waiting.tray.brought),
        "enough": committee.enough,
        "number": committee.number,
        "fault": fault,
        "typed": typed,
    }
    return render(request, "keys/restore_shares.html", {"page": page}, status=400 if fault else 200)


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


@needs("upkeep.keys", step_up=KEYS)
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
