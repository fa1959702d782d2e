"""Who may vote by their list, who is missing on it, what it lacks, and whose names are challenged."""

import secrets

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access import queries as access
from brazier.access.gate import may
from brazier.access.views import Request, needs, page_asked, sentence, tell
from brazier.election.facts import GIVEN_BY, SIDES, WHY_CHALLENGED
from brazier.election.stress import queries as stress
from brazier.election.voters import actions, comparing, queries
from brazier.election.voters.facts import TAKEN, WAITS, ListFacts
from brazier.election.voters.forms import ChallengeForm, ReceiveForm
from brazier.lists import queries as lists
from brazier.lists.facts import Brought
from brazier.lists.forms import Bring
from brazier.people import queries as people
from brazier.people.facts import Row
from brazier.people.meant.queries import the_one
from brazier.people.reach import actions as reach
from brazier.storage import actions as storage
from brazier.terms import Wrong

A_MOMENT = 0.4
"""Seconds in which work that is soon done needs no page of its own."""


@require_GET
@needs("election.voters")
def received(request: Request) -> HttpResponse:
    """Every list of voters that came, and how to bring one."""
    return _received(request)


def _received(request: Request, fault: str = "") -> HttpResponse:
    found = queries.received(request.actor)
    page = {
        "lists": found,
        "others": _others(request, found),
        "given_by": GIVEN_BY,
        "handles": access.handles(request.actor),
        "fault": fault,
    }
    template = "election/voters.html"
    return render(request, template, {"page": page, "today": request.today}, status=400 if fault else 200)


def _others(request: Request, found: tuple[ListFacts, ...]) -> list[Brought]:
    """Lists that were brought in as any other and may be the one."""
    if not may(request.actor, "lists.look"):
        return []
    taken = {each.brought for each in found if not each.is_ended}
    return [i for i in lists.imports(request.actor) if i.state in (WAITS, TAKEN) and i.id not in taken][:10]


@require_POST
@needs("election.receive")
def receive(request: Request) -> HttpResponse:
    """A list of voters came: read it as any list, and go on to its columns."""
    form, bring = ReceiveForm(request.POST), Bring(request.POST)
    if not form.is_valid():
        return _received(request, gettext("Say who gave the list, and on which day it came. Nothing was lost."))
    given_by, day = form.cleaned_data["given_by"], form.cleaned_data["received_on"] or request.today
    chosen = request.POST.get("brought", "")
    actor, now = request.actor, request.now
    if chosen.isdecimal():
        actions.recognize(actor, brought=int(chosen), given_by=given_by, received_on=day, now=now)
        tell(request, gettext("Kept: this is the list of voters."))
        return HttpResponseRedirect(reverse("voters"))
    files = bring.lists(request.FILES) if bring.is_valid() else []
    if not files:
        return _received(request, gettext("Choose the file of the list. Nothing was lost."))
    ticket = secrets.token_hex(8)
    job = storage.start_job(
        actor,
        name=f"read:{ticket}",
        work=lambda report: actions.receive(
            actor, files=files, given_by=given_by, received_on=day, now=now, report=report
        ),
    )
    job.wait(A_MOMENT)
    return HttpResponseRedirect(reverse("reading", args=[ticket]))


@require_GET
@needs("election.voters")
def one(request: Request, voter_list: int) -> HttpResponse:
    """One list beside ours."""
    page = {
        "v": queries.voters(request.actor, voter_list=voter_list),
        "handles": access.handles(request.actor),
    }
    return render(request, "election/voter_list.html", {"page": page, "today": request.today})


@require_GET
@needs("election.voters")
def group(request: Request, voter_list: int, group: str) -> HttpResponse:
    """Those of one group whom whoever asks may reach, some at a time."""
    workers = queries.of_group(request.actor, voter_list=voter_list, group=group)
    size = people.page_size(request.actor)
    number = page_asked(request, last=-(-len(workers) // size))
    some = workers[(number - 1) * size : number * size]
    rows = people.listed(request.actor, workers=some, today=request.today) if group != comparing.GONE else ()
    if group == comparing.GONE:
        rows = _of_those_gone(request, some)
    reach.show_rows(request.actor, rows=rows, now=request.now)
    moved = group == comparing.MOVED
    where = (
        queries.departments_of(request.actor, voter_list=voter_list, workers=tuple(r.number for r in rows))
        if moved
        else {}
    )
    page = {
        "list": voter_list,
        "group": group,
        "rows": [(row, where.get(row.number, ("", ""))) for row in rows],
        "count": len(workers),
        "number": number,
        "is_last": number * size >= len(workers),
    }
    return render(request, "election/voters_named.html", {"page": page, "today": request.today})


def _of_those_gone(request: Request, workers: tuple[int, ...]) -> tuple[Row, ...]:
    """Those who left or are out of the unit, whom a list of people leaves out."""
    return tuple(people.rows_of(request.actor, records=workers, today=request.today).values())


@require_POST
@needs("election.receive")
def take_back(request: Request, voter_list: int) -> HttpResponse:
    """It is taken back with all it said; or it is no list of voters, and stays as any other list."""
    keeps = request.POST.get("keeps") == "rows"
    actions.take_back(request.actor, voter_list=voter_list, keeps_rows=keeps, now=request.now)
    said = (
        gettext("Kept: it is no list of voters. What it said of people stays.")
        if keeps
        else gettext("The list is taken back. Whoever stands on other lists or was talked with stays.")
    )
    tell(request, said)
    return HttpResponseRedirect(reverse("voters"))


@require_GET
@needs("election.voters")
def challenges(request: Request) -> HttpResponse:
    """Whose names are challenged, and what that leaves."""
    return _challenges(request)


def _challenges(request: Request, fault: str = "") -> HttpResponse:
    found = queries.challenges(request.actor, today=request.today)
    reach.show_rows(request.actor, rows=[c.row for c in (*found.ours, *found.theirs) if c.row], now=request.now)
    page = {
        "found": found,
        "lines": stress.left_after(request.actor, cards=found.cards_left, today=request.today)
        if found.cards and may(request.actor, "election.look")
        else (),
        "sides": SIDES,
        "reasons": WHY_CHALLENGED,
        "typed": request.POST,
        "who": request.GET.get("who", ""),
        "handles": access.handles(request.actor),
        "fault": fault,
    }
    template = "election/challenges.html"
    return render(request, template, {"page": page, "today": request.today}, status=400 if fault else 200)


@require_POST
@needs("election.challenge")
def challenge(request: Request) -> HttpResponse:
    """A name is challenged."""
    form = ChallengeForm(request.POST)
    if not form.is_valid():
        return _challenges(request, gettext("Whose name is it, who challenges it, and why? Nothing was lost."))
    c = form.cleaned_data
    try:
        worker = the_one(request.actor, text=c["who"], today=request.today)
        made = actions.challenge(request.actor, worker=worker, side=c["side"], why=c["why"], now=request.now)
    except Wrong as error:
        return _challenges(request, sentence(error))
    tell(request, gettext("The challenge is noted."), undo=reverse("withdraw-challenge", args=[made]))
    return HttpResponseRedirect(reverse("challenges"))


@require_POST
@needs("election.challenge")
def withdraw(request: Request, challenge: int) -> HttpResponse:
    """A challenge is withdrawn."""
    actions.withdraw(request.actor, challenge=challenge, now=request.now)
    tell(request, gettext("The challenge is withdrawn. It stays written down."))
    return HttpResponseRedirect(reverse("challenges"))
