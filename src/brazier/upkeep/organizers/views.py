"""Pages of organizers and their turf."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access import actions as care
from brazier.access.changes import actions as changes
from brazier.access.facts import GIVEN_ROLES
from brazier.access.gate import allow, may
from brazier.access.recovery import queries as recovery
from brazier.access.signin import queries as signin
from brazier.access.signin.stepping import FORMS
from brazier.access.turf import actions as windows
from brazier.access.views import Request, needs, tell
from brazier.people import queries as people
from brazier.terms import Wrong
from brazier.upkeep.circles import queries as circles
from brazier.upkeep.handing import actions, room
from brazier.upkeep.organizers import queries
from brazier.upkeep.organizers.forms import Access, Answer, Give, Opening, Reason, Role, State, Turn
from brazier.upkeep.pairs import actions as pairs
from brazier.workplaces import queries as workplaces


def _back(organizer: int | str) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("organizer", args=[organizer]))


def _asked(request: Request, asked: pairs.Asked, done: str) -> None:
    tell(
        request, done if asked.done else gettext("Nothing has changed yet. A second person must agree; it waits.")
    )


@require_GET
@needs("access.look")
def organizers(request: Request) -> HttpResponse:
    """Everybody, what is offered to whoever asks, and what was opened for minutes."""
    actor = request.actor
    page = {
        "rows": queries.all_of_us(actor, today=request.today),
        "offers": queries.offered_to(actor) if may(actor, "access.offer") else (),
        "own": queries.own_openings(actor, now=request.now),
        "room": circles.own_room(actor, now=request.now) if may(actor, "access.circle") else 0,
        "openings": queries.openings(actor, now=request.now) if may(actor, "access.turf") else (),
        "removed": queries.removed(actor) if may(actor, "access.remove") else (),
        "vouched": recovery.lately(actor, now=request.now) if may(actor, "access.vouch") else (),
        "cells": workplaces.cells(actor) if may(actor, "access.circle") or may(actor, "access.glass") else (),
    }
    return render(request, "upkeep/organizers.html", {"page": page, "today": request.today, "now": request.now})


@require_GET
@needs("access.look")
def organizer(request: Request, organizer: int) -> HttpResponse:
    """One organizer: how they are, what they have, what they may do."""
    line, held = queries.one(request.actor, organizer=str(organizer), today=request.today)
    page = {
        "line": line,
        "who": line.who,
        "held": held,
        "has_written": any(h.is_written for h in held),
        "roles": [r for r in GIVEN_ROLES if r != line.who.role],
        "mine": line.who.id == request.actor.id,
        "can_enter": may(request.actor, "access.vouch") and signin.can_enter(request.actor, organizer=line.who.id),
        "cells": workplaces.cells(request.actor) if may(request.actor, "access.turf") else (),
        "most": room.LEAST if request.actor.level == "site" else 0,
    }
    return render(request, "upkeep/organizer.html", {"page": page, "today": request.today})


@require_POST
def state(request: Request, organizer: int) -> HttpResponse:
    """Fired, resting, away, or back; what they had is offered to others at once."""
    allow(request.actor, "access.own" if str(organizer) == request.actor.id else "access.state")
    form = State(request.POST)
    if not form.is_valid():
        tell(request, gettext("Choose one of the answers. Nothing was changed."))
        return _back(organizer)
    offered = actions.set_state(
        request.actor,
        organizer=str(organizer),
        state=form.cleaned_data["state"],
        now=request.now,
        today=request.today,
    )
    if form.cleaned_data["state"] == "active":
        tell(request, gettext("Good to have them back. What nobody took over is theirs alone again."))
    else:
        said = gettext("Written down. They are one of us all the same.")
        pieces = ngettext(
            "%(n)s piece of their turf is offered to somebody tied to it.",
            "%(n)s pieces of their turf are offered to those tied to them.",
            offered,
        ) % {"n": offered}
        tell(request, f"{said} {pieces}")
    return _back(organizer)


@require_POST
@needs("access.state", step_up=FORMS)
def access(request: Request, organizer: int) -> HttpResponse:
    """What happens to their devices; nothing does unless somebody says so, and pausing takes two."""
    form = Access(request.POST)
    if not form.is_valid():
        tell(request, gettext("Choose one of the answers. Nothing was changed."))
    elif form.cleaned_data["answer"] == "keep":
        changes.keep_access(request.actor, organizer=str(organizer), now=request.now)
        tell(request, gettext("Their devices stay open."))
    else:
        payload: dict[str, object] = {"organizer": str(organizer)}
        asked = pairs.propose(request.actor, kind="pause", payload=payload, now=request.now)
        _asked(request, asked, gettext("Their devices wait until they are back."))
    return _back(organizer)


@require_POST
@needs("access.role", step_up=FORMS)
def role(request: Request, organizer: int) -> HttpResponse:
    """Another role, by two."""
    form = Role(request.POST)
    if not form.is_valid():
        tell(request, gettext("Choose one of the roles. Nothing was changed."))
        return _back(organizer)
    payload: dict[str, object] = {"organizer": str(organizer), "role": form.cleaned_data["role"]}
    asked = pairs.propose(
        request.actor, kind="role", payload=payload, reason=form.cleaned_data["reason"], now=request.now
    )
    _asked(request, asked, gettext("They have another role from now on."))
    return _back(organizer)


@require_POST
@needs("access.remove", step_up=FORMS)
def remove(request: Request, organizer: int) -> HttpResponse:
    """Everything of theirs ends, by two."""
    queries.one(request.actor, organizer=str(organizer), today=request.today)  # nobody is not there
    form = Reason(request.POST)
    if not form.is_valid():
        tell(request, gettext("Say in a few words why. Nothing was changed."))
        return _back(organizer)
    payload: dict[str, object] = {"organizer": str(organizer)}
    asked = pairs.propose(
        request.actor, kind="remove", payload=payload, reason=form.cleaned_data["reason"], now=request.now
    )
    _asked(request, asked, gettext("Removed. Everything of theirs has ended; what they saw stands below."))
    return HttpResponseRedirect(reverse("organizers"))


@require_POST
@needs("access.turf")
def give(request: Request, organizer: int) -> HttpResponse:
    """Something more in their care, for 30 days."""
    form = Give(request.POST)
    if not form.is_valid():
        tell(request, gettext("Choose a cell, or type a code or a language: one of them. Nothing was changed."))
        return _back(organizer)
    said = form.cleaned_data
    if said["cell"]:
        kind, thing, name = "cell", workplaces.cell(request.actor, said["cell"]).id, ""
    elif said["code"]:
        kind, thing, name = "person", people.record_of(request.actor, said["code"]), ""
    else:
        kind, thing, name = "language", 0, said["language"]
    payload: dict[str, object] = {"organizer": str(organizer), "kind": kind, "thing": thing, "name": name}
    try:
        until = actions.give(request.actor, **payload, now=request.now, today=request.today)  # type: ignore[arg-type]
        tell(request, gettext("In their care until %(day)s.") % {"day": date_format(until, gettext("j M Y"))})
    except Wrong as error:
        if error.code != "access.take_two":
            raise
        asked = pairs.propose(request.actor, kind="turf_give", payload=payload, now=request.now)
        _asked(request, asked, gettext("It is in their care."))
    return _back(organizer)


@require_POST
@needs("access.turf")
def turn(request: Request, turf: int) -> HttpResponse:
    """Thirty more days, or no more. What a lead or the committee has ends by two."""
    form = Turn(request.POST)
    if not form.is_valid():
        tell(request, gettext("Choose one of the answers. Nothing was changed."))
    elif form.cleaned_data["how"] in ("renew", "confirm"):
        act = actions.renew if form.cleaned_data["how"] == "renew" else actions.confirm
        until = act(request.actor, turf=turf, now=request.now, today=request.today)
        tell(request, gettext("In their care until %(day)s.") % {"day": date_format(until, gettext("j M Y"))})
    else:
        _end(request, turf)
    return HttpResponseRedirect(reverse("organizers"))


def _end(request: Request, turf: int) -> None:
    try:
        care.end(request.actor, turf=turf, now=request.now)
        tell(request, gettext("In their care no more."))
    except Wrong as error:
        if error.code != "access.takes_two":
            raise
        asked = pairs.propose(request.actor, kind="turf_end", payload={"turf": turf}, now=request.now)
        _asked(request, asked, gettext("In their care no more."))


def _taken(request: Request, steps: int) -> None:
    said = gettext("In your care for 30 days.")
    came = ngettext("%(n)s next step came with it.", "%(n)s next steps came with it.", steps) % {"n": steps}
    tell(request, f"{said} {came}")


@require_POST
@needs("access.offer")
def answer_all(request: Request) -> HttpResponse:
    """Take over everything that is offered to whoever asks."""
    _taken(request, actions.accept_all(request.actor, now=request.now, today=request.today))
    return HttpResponseRedirect(reverse("organizers"))


@require_POST
@needs("access.offer")
def answer(request: Request, offer: int) -> HttpResponse:
    """Take over what another had, or let it be offered to the next."""
    form = Answer(request.POST)
    if not form.is_valid():
        tell(request, gettext("Choose one of the answers. Nothing was changed."))
    elif form.cleaned_data["answer"] == "accept":
        _taken(request, actions.accept(request.actor, offer=offer, now=request.now, today=request.today))
    else:
        actions.decline(request.actor, offer=offer, now=request.now, today=request.today)
        tell(request, gettext("It is offered to somebody else."))
    return HttpResponseRedirect(reverse("organizers"))


def _known(request: Request, code: str) -> int:
    """The record a code stands for. Errors: Refused for whoever may not break the glass, Wrong for nobody's."""
    allow(request.actor, "access.glass")
    record = people.record_of(request.actor, code)
    if not people.workers_of(request.actor, [record]).get(record):
        raise Wrong("people.nobody", "There is nothing here.")
    return record


@require_POST
@needs("access.circle")
def opened(request: Request) -> HttpResponse:
    """Ask a second person to open a cell, or somebody, for minutes; or shut what is open to oneself."""
    form = Opening(request.POST)
    if not form.is_valid():
        tell(request, gettext("Choose what to open. Nothing was opened."))
        return HttpResponseRedirect(reverse("organizers"))
    said = form.cleaned_data
    if said["how"] == "close":
        windows.close(request.actor, now=request.now)
        tell(request, gettext("Shut."))
        return HttpResponseRedirect(reverse("organizers"))
    is_glass, is_one = said["how"] == "glass", bool(said["cell"]) != bool(said["code"])
    if not is_one or (said["code"] and not is_glass) or (is_glass and not said["reason"]):
        tell(request, gettext("Choose a cell, or for break-glass a code, and say why. Nothing was opened."))
        return HttpResponseRedirect(reverse("organizers"))
    if said["code"]:
        kind, thing = "person", _known(request, said["code"])
    else:
        kind, thing = "cell", workplaces.cell(request.actor, said["cell"]).id
    payload: dict[str, object] = {"thing": thing}
    if is_glass:
        payload |= {"kind": kind, "reason": said["reason"]}
    pairs.propose(request.actor, kind=said["how"], payload=payload, reason=said["reason"], now=request.now)
    tell(request, gettext("Nothing is open yet. Somebody beside you has ten minutes to agree, under More."))
    return HttpResponseRedirect(reverse("organizers"))
