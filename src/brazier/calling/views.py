"""Hand packets out, watch what comes back, type paper back, revoke."""

import secrets

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access import queries as access
from brazier.access.joining import code as codes
from brazier.access.views import Request, needs, sentence, tell
from brazier.calling import actions, queries
from brazier.calling.actions import Logged, Wanted
from brazier.calling.facts import EVENINGS, MOST, PacketFacts, evening
from brazier.calling.forms import LogForm, PacketForm
from brazier.calling.sheets import packet as sheet
from brazier.conversations.facts import ANSWERS
from brazier.conversations.outcomes import OUTCOMES
from brazier.conversations.templatetags.ended import OUTCOMES as SAID
from brazier.conversations.templatetags.ended import reported
from brazier.people.dialing import queries as dialing
from brazier.people.forms import hold
from brazier.press.foot import Foot
from brazier.press.square_code import square_code
from brazier.press.typeset import Paper
from brazier.terms import Wrong
from brazier.workplaces import queries as workplaces

SHOWN = "packets"
"""Where the session keeps the codes it shows, in memory alone; the tables hold their hashes."""
ONLY_HERE = {"localhost", "127.0.0.1", "[::1]"}


@needs("calling.hand")
def packets(request: Request) -> HttpResponse:
    """Who rings for us tonight?"""
    held, kept = None, list[int]()
    code = codes.draw(secrets.randbelow)
    if request.method == "POST":
        form = PacketForm(request.POST)

        def keep() -> None:
            c = form.cleaned_data
            wanted = Wanted(
                volunteer=c["volunteer"],
                script=c["script"],
                ask=c["ask"],
                most=c["most"],
                until=evening(request.today, c["hour"], get_current_timezone(), request.now),
                tongue=request.LANGUAGE_CODE,
                cell=c["cell"] or None,
                language=c["language"],
            )
            kept.append(actions.hand_out(request.actor, wanted=wanted, code=code, now=request.now))

        fault = gettext("Look at the name, the script and how many. Nothing was lost.")
        held = hold("packet", form, keep, fault=fault)
        if not held:
            _show(request, kept[0], code)
            tell(request, gettext("The packet is ready."), undo=reverse("revoke-packet", args=kept))
            return HttpResponseRedirect(reverse("packet", args=kept))
    known = [(p, p.is_over(request.now)) for p in queries.packets(request.actor)]
    page = {
        "packets": known,
        "held": held,
        "typed": request.POST,
        "hours": EVENINGS,
        "most": MOST,
        "tongues": dialing.tongues(request.actor),
        "cells": [c for c in workplaces.cells(request.actor) if c.department or c.shift],
    }
    return render(
        request, "calling/packets.html", {"page": page, "today": request.today}, status=400 if held else 200
    )


def _show(request: Request, packet: int, code: str) -> None:
    request.session[SHOWN] = {**request.session.get(SHOWN, {}), str(packet): code}


@require_GET
@needs("calling.hand")
def one(request: Request, packet: int) -> HttpResponse:
    """The link to show, and what came back."""
    return _one(request, packet)


def _one(request: Request, number: int, fault: str = "") -> HttpResponse:
    told = queries.packet(request.actor, number)
    is_over = told.is_over(request.now)
    code = request.session.get(SHOWN, {}).get(str(number), "")
    code = code if not is_over and not told.opened_at else ""
    address = request.build_absolute_uri(reverse("open-packet", args=[code])) if code else ""
    is_near = request.get_host().rsplit(":", 1)[0] in ONLY_HERE
    page = {
        "packet": told,
        "is_over": is_over,
        "lines": queries.lines(request.actor, packet=number),
        "address": address,
        "square": mark_safe(square_code(address)) if code and not is_near else "",  # noqa: S308  # our own drawing
        "is_near": is_near,
        "outcomes": OUTCOMES,
        "answers": ANSWERS,
        "handles": access.handles(request.actor),
        "fault": fault,
    }
    return render(
        request, "calling/packet.html", {"page": page, "today": request.today}, status=400 if fault else 200
    )


@require_POST
@needs("calling.hand")
def link(request: Request, packet: int) -> HttpResponse:
    """A new link; the one before opens nothing."""
    code = codes.draw(secrets.randbelow)
    try:
        actions.link_anew(request.actor, packet=packet, code=code, now=request.now)
    except Wrong as error:
        return _said(request, packet, error)
    _show(request, packet, code)
    tell(request, gettext("Here is a new link. The one before opens nothing any more."))
    return HttpResponseRedirect(reverse("packet", args=[packet]))


@require_POST
@needs("calling.hand")
def revoke(request: Request, packet: int) -> HttpResponse:
    """At once."""
    actions.revoke(request.actor, packet=packet, now=request.now)
    tell(request, gettext("Revoked. From this moment the packet opens nothing."))
    return HttpResponseRedirect(reverse("packets"))


@require_POST
@needs("calling.hand")
def log(request: Request, packet: int) -> HttpResponse:
    """Type back what stands on paper: every line that says how the call ended."""
    told, kept = queries.packet(request.actor, packet), 0
    try:
        for line in queries.lines(request.actor, packet=packet):
            form = _line_typed(request, line.place)
            if form.is_valid() and (form.cleaned_data["outcome"], form.cleaned_data["answer"]) != (
                line.outcome,
                line.answer,
            ):
                call = logged(form, told)
                actions.log(request.actor, packet=told, call=call, now=request.now, today=request.today)
                kept += 1
    except Wrong as error:
        return _said(request, packet, error)
    if not kept:
        return _one(request, packet, gettext("Say how at least one call ended. Nothing was changed."))
    tell(request, ngettext("%(n)s call is kept.", "%(n)s calls are kept.", kept) % {"n": kept})
    return HttpResponseRedirect(reverse("packet", args=[packet]))


def _line_typed(request: Request, place: int) -> LogForm:
    typed = {"place": place, "outcome": request.POST.get(f"outcome_{place}", "")}
    return LogForm({**typed, "answer": request.POST.get(f"answer_{place}", "")})


def logged(form: LogForm, packet: PacketFacts) -> Logged:
    """What a form says, with what it means in the language of whoever handed the packet out."""
    c = form.cleaned_data
    with translation.override(packet.tongue):
        return Logged(c["place"], c["outcome"], c["answer"], reported(c["outcome"], c["answer"]))


@require_POST
@needs("calling.hand")
def unlog(request: Request, packet: int, place: int) -> HttpResponse:
    """It was logged by mistake."""
    told = queries.packet(request.actor, packet)
    actions.unlog(request.actor, packet=told, place=place, now=request.now)
    tell(request, gettext("Taken back."))
    return HttpResponseRedirect(reverse("packet", args=[packet]))


def _said(request: Request, packet: int, error: Wrong) -> HttpResponse:
    if error.sentence == queries.NOTHING:
        raise error
    return _one(request, packet, sentence(error))


@require_GET
@needs("calling.hand")
def printed(request: Request, packet: int) -> HttpResponse:
    """The packet on paper, with a letter for each way a call ends."""
    told = queries.packet(request.actor, packet)
    if told.is_over(request.now):
        raise Wrong("calling.nothing", queries.NOTHING)
    lines = [
        sheet.Row(line.place, line.dial.name, line.dial.phone)
        for line in queries.lines(request.actor, packet=packet)
        if line.dial
    ]
    endings = tuple(sheet.Ending(chr(ord("A") + at), str(SAID[code])) for at, code in enumerate(OUTCOMES))
    words = sheet.PacketWords(
        title=gettext("Calls tonight"),
        how=gettext("Write the letter of how each call ended. Write down nothing else. Bring it back tonight."),
        number=gettext("No."),
        name=gettext("Name"),
        phone=gettext("Phone"),
        ended=gettext("Ended"),
        answer=gettext("Yes, no, not yet"),
    )
    paper: Paper = "us-letter" if request.GET.get("paper") == "us-letter" else "a4"
    day = gettext("until %(time)s") % {"time": _hour(told)}
    foot = Foot(
        gettext("Packet %(n)s") % {"n": told.id}, gettext("Holder's initials"), day, gettext("Bring it back")
    )
    made = sheet.printed(
        sheet.PacketSheet(tuple(lines), endings, told.script, told.ask, foot, words),
        paper=paper,
        language=request.LANGUAGE_CODE,
    )
    return HttpResponse(
        made.pdf,
        content_type="application/pdf",
        headers={"Content-Disposition": 'inline; filename="packet.pdf"', "Cache-Control": "no-store"},
    )


def _hour(packet: PacketFacts) -> str:
    """The hour a packet ends, where the campaign is."""
    return f"{packet.until.astimezone(get_current_timezone()):%H:%M}"
