"""The company hands names in against our cards: match them, mark the cards, and count what is left."""

import secrets
from typing import cast

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access import queries as access
from brazier.access.gate import may
from brazier.access.views import Request, needs, page_asked, sentence, tell
from brazier.election.contesting import actions, queries
from brazier.election.contesting.facts import NameFacts
from brazier.election.contesting.forms import HandIn, chosen
from brazier.election.facts import AFTER_CHALLENGE, ASKED, FOUND, UNFOUND, WHY_CHALLENGED
from brazier.election.stress import actions as stress_actions
from brazier.election.stress import queries as stress
from brazier.lists.facts import Unread
from brazier.lists.limits import FILE_BYTES
from brazier.people import queries as people
from brazier.people.meant.queries import the_one
from brazier.people.reach import actions as reach
from brazier.storage import actions as storage
from brazier.storage.hub import here
from brazier.terms import Wrong
from brazier.workplaces import queries as workplaces
from brazier.workplaces.facts import CellFacts

A_MOMENT = 0.4
"""Seconds in which work that is soon done needs no page of its own."""
FIRST = "left"
"""What such a list says most often."""
FEW = 12
"""So many names stand on the page itself; the rest has pages of its own."""


@require_GET
@needs("election.voters")
def contested(request: Request) -> HttpResponse:
    """What the names leave of the cards, and whom a person has to look at."""
    return _contested(request)


def _contested(
    request: Request, *, fault: str = "", unread: tuple[Unread, ...] = (), status: int = 200
) -> HttpResponse:
    names_for = may(request.actor, "election.receive")
    asked = queries.names(request.actor, state=ASKED, today=request.today, many=1) if names_for else ()
    unfound = queries.names(request.actor, state=UNFOUND, today=request.today, many=FEW) if names_for else ()
    _note_shown(request, asked)
    page = {
        "found": queries.contested(request.actor),
        "recount": _recount(request),
        "asked": asked,
        "cells": _cells(request) if asked else {},
        "unfound": unfound,
        "names_for": names_for,
        "reasons": sorted(WHY_CHALLENGED, key=lambda why: why != FIRST),
        "typed": request.POST,
        "handles": access.handles(request.actor),
        "most": FILE_BYTES,
        "fault": fault,
        "unread": unread,
    }
    return render(request, "election/contested.html", {"page": page, "today": request.today}, status=status)


def _recount(request: Request) -> stress.Recount | None:
    if not (may(request.actor, "election.look") and may(request.actor, "cards.count")):
        return None
    return stress.recount(request.actor, today=request.today)


def _cells(request: Request) -> dict[int, CellFacts]:
    return {cell.id: cell for cell in workplaces.cells(request.actor)}


def _note_shown(request: Request, names: tuple[NameFacts, ...]) -> None:
    rows = [row for name in names for row in (name.row, *name.maybe) if row is not None]
    reach.show_rows(request.actor, rows=rows, now=request.now)


@require_POST
@needs("election.receive")
def hand_in(request: Request) -> HttpResponse:
    """Names came: match them with everybody we know, and mark the cards."""
    form = HandIn(request.POST)
    files = form.lists(request.FILES) if form.is_valid() else []
    if not files:
        fault = gettext("Choose a file or paste the names, and say what they say of them. Nothing was lost.")
        return _contested(request, fault=fault, status=400)
    actor, now, why, ticket = request.actor, request.now, form.cleaned_data["why"], secrets.token_hex(8)
    job = storage.start_job(
        actor,
        name=f"names:{ticket}",
        work=lambda report: actions.hand_in(actor, files=files, why=why, now=now, report=report),
    )
    job.wait(A_MOMENT)
    return HttpResponseRedirect(reverse("reading-names", args=[ticket]))


@require_GET
@needs("election.receive")
def reading(request: Request, ticket: str) -> HttpResponse:
    """How far matching has come; then what it found, or why nothing could be read."""
    name, asks_itself = f"names:{ticket}", bool(request.headers.get("HX-Request"))
    running = here.jobs.find(name)
    if running is not None and not running.is_over:
        page = {"job": running, "address": reverse("reading-names", args=[ticket])}
        template = "lists/going.html" if asks_itself else "election/reading.html"
        return render(request, template, {"page": page})
    if asks_itself:
        answer = HttpResponse()
        answer["HX-Redirect"] = reverse("reading-names", args=[ticket])
        return answer
    job = here.jobs.fetch(name)
    if job is None:
        return HttpResponseRedirect(reverse("contested"))
    if job.error is not None:
        return _contested(request, fault=sentence(job.error), status=400)
    made, unread = cast("tuple[int | None, tuple[Unread, ...]]", job.result)
    if made is None:
        return _contested(request, unread=unread, fault=_nobody(unread), status=400)
    tell(
        request,
        gettext("The names are matched and the cards are marked."),
        undo=reverse("take-back-names", args=[made]),
    )
    return _contested(request, unread=unread) if unread else HttpResponseRedirect(reverse("contested"))


def _nobody(unread: tuple[Unread, ...]) -> str:
    return (
        "" if unread else gettext("Nobody is named in it. Look at the file, or paste the names. Nothing was lost.")
    )


@require_GET
@needs("election.receive")
def named(request: Request, state: str) -> HttpResponse:
    """The names of one state, some at a time."""
    return _named(request, state)


def _named(request: Request, state: str, *, fault: str = "", about: int = 0) -> HttpResponse:
    counts = queries.contested(request.actor).counts
    size = people.page_size(request.actor)
    whole = counts.get(state, 0)
    number = page_asked(request, last=-(-whole // size))
    names = queries.names(request.actor, state=state, today=request.today, begin=(number - 1) * size)
    _note_shown(request, names)
    page = {
        "state": state,
        "names": names,
        "cells": _cells(request) if state == ASKED else {},
        "count": whole,
        "number": number,
        "is_last": number * size >= whole,
        "can_answer": state == FOUND and any(not name.is_answered for name in names),
        "typed": request.POST,
        "about": about,
        "fault": fault,
    }
    template = "election/contested_names.html"
    return render(request, template, {"page": page, "today": request.today}, status=400 if fault else 200)


@require_POST
@needs("election.receive")
def say_who(request: Request, name: int) -> HttpResponse:
    """A person says who is meant by a name."""
    queries.one(request.actor, name=name)
    picked, typed = request.POST.get("worker", ""), request.POST.get("who", "").strip()
    try:
        worker = int(picked) if picked.isdecimal() and len(picked) < 19 else None
        if worker is None and typed:
            worker = the_one(request.actor, text=typed[:120], today=request.today)
        if worker is None and picked != "nobody":
            raise Wrong("election.who", "Say who it is, or that it is nobody you know. Nothing was lost.")
        actions.say_who(request.actor, name=name, worker=worker, now=request.now)
    except Wrong as error:
        state = ASKED if picked else UNFOUND
        return _named(request, state, fault=sentence(error), about=name)
    tell(request, gettext("Kept."), undo=reverse("ask-who-is-meant", args=[name]))
    back = ASKED if queries.contested(request.actor).counts[ASKED] else ""
    return HttpResponseRedirect(reverse("contested-names", args=[back]) if back else reverse("contested"))


@require_POST
@needs("election.receive")
def ask_again(request: Request, name: int) -> HttpResponse:
    """What was said of a name is taken back."""
    actions.ask_again(request.actor, name=name, now=request.now)
    tell(request, gettext("Taken back: the name is open again."))
    return HttpResponseRedirect(reverse("contested"))


@require_POST
@needs("election.receive")
def answer(request: Request) -> HttpResponse:
    """We can show that these work there."""
    names = chosen(request.POST)
    try:
        many = actions.answer(request.actor, names=names, now=request.now)
    except Wrong as error:
        return _named(request, FOUND, fault=sentence(error))
    said = ngettext(
        "%(n)s name is answered: the card counts on.", "%(n)s names are answered: their cards count on.", many
    )
    asked = ",".join(map(str, names))
    tell(request, said % {"n": many}, undo=f"{reverse('unanswer-names')}?names={asked}")
    return HttpResponseRedirect(reverse("contested"))


@require_POST
@needs("election.receive")
def unanswer(request: Request) -> HttpResponse:
    """An answer is taken back."""
    actions.unanswer(request.actor, names=chosen(request.GET) or chosen(request.POST), now=request.now)
    tell(request, gettext("Taken back: these cards are challenged as before."))
    return HttpResponseRedirect(reverse("contested"))


@require_POST
@needs("election.receive")
def take_back(request: Request, handed_in: int) -> HttpResponse:
    """A list of names is taken back."""
    actions.take_back(request.actor, handed_in=handed_in, now=request.now)
    said = gettext(
        "The list is taken back: the cards it marked are not challenged any more. It stays written down."
    )
    tell(request, said, undo=reverse("put-back-names", args=[handed_in]))
    return HttpResponseRedirect(reverse("contested"))


@require_POST
@needs("election.receive")
def put_back(request: Request, handed_in: int) -> HttpResponse:
    """A list of names counts after all."""
    actions.put_back(request.actor, handed_in=handed_in, now=request.now)
    tell(request, gettext("The list counts again."))
    return HttpResponseRedirect(reverse("contested"))


@require_POST
@needs("election.write")
def keep(request: Request) -> HttpResponse:
    """What is left is kept as a count of cards."""
    try:
        many = stress_actions.count_own(
            request.actor, today=request.today, now=request.now, source=AFTER_CHALLENGE
        )
    except Wrong:
        tell(request, gettext("No card stands here that counts. Nothing was changed."))
    else:
        tell(request, gettext("Kept as a count after a challenge: %(n)s cards.") % {"n": many})
    return HttpResponseRedirect(reverse("count-cards"))
