"""Where votes are cast, who watches there for us, and what nobody may do with a ballot."""

from datetime import date

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access.views import Request, needs, tell
from brazier.election.facts import SIDES, WHY_CHALLENGED
from brazier.election.polls import actions, queries
from brazier.election.polls.facts import Watched
from brazier.election.polls.forms import AtPollsForm, ObserverForm, PollsForm
from brazier.election.polls.sheets import observers as sheets
from brazier.election.templatetags.voted import side, why_challenged
from brazier.handbook.labels import BY_MACHINE, UNREAD
from brazier.people import queries as people
from brazier.people.forms import Held, hold
from brazier.people.meant.queries import the_one
from brazier.press.foot import Foot
from brazier.press.typeset import Paper
from brazier.rules import rights
from brazier.rules.law import VOTE_PARTS
from brazier.rules.loading import packaged
from brazier.rules.rights import Line
from brazier.workplaces import queries as workplaces


@require_GET
@needs("election.observe")
def board(request: Request) -> HttpResponse:
    """Polling places and times, observers, challenges."""
    return _board(request)


def _board(request: Request, held: Held | None = None, at: int = 0) -> HttpResponse:
    page = {
        "watched": queries.watched(request.actor, today=request.today),
        "earlier": queries.earlier(request.actor, today=request.today),
        "lines": [line for line in _lines(request) if line.part == "polls"],
        "shifts": workplaces.shifts(request.actor),
        "sides": SIDES,
        "reasons": WHY_CHALLENGED,
        "held": held,
        "at": at,
    }
    return render(
        request, "election/polls.html", {"page": page, "today": request.today}, status=400 if held else 200
    )


def _lines(request: Request) -> tuple[Line, ...]:
    known = workplaces.campaign(request.actor)
    return rights.of_the_vote(packaged(), campaign=known.jurisdiction if known else "", day=request.today)


@require_GET
@needs("election.follow")
def ballots(request: Request) -> HttpResponse:
    """What nobody may do with a ballot, with source and the day it was checked."""
    lines = _lines(request)
    parts = [(part, [line for line in lines if line.part == part]) for part in VOTE_PARTS]
    known = workplaces.campaign(request.actor)
    page = {"parts": [part for part in parts if part[1]], "has_place": bool(known and known.jurisdiction)}
    return render(request, "election/ballots.html", {"page": page, "today": request.today})


@require_POST
@needs("election.polls")
def open_polls(request: Request) -> HttpResponse:
    """Votes are cast here."""
    form = PollsForm(request.POST)

    def keep() -> None:
        c = form.cleaned_data
        told = {key: c[key] for key in ("place", "shift", "day", "opens", "closes")}
        made = actions.open_polls(request.actor, **told, now=request.now)
        tell(request, gettext("Kept."), undo=reverse("close-polls", args=[made]))

    fault = gettext("Write where people vote, on which day, and from when until when. Nothing was lost.")
    return _answer(request, hold("polls", form, keep, fault=fault))


@require_POST
@needs("election.polls")
def close(request: Request, polls: int) -> HttpResponse:
    """It does not take place; or it does after all."""
    is_open = request.GET.get("open") == "yes"
    actions.close_polls(request.actor, polls=polls, is_open=is_open, now=request.now)
    undo = "" if is_open else f"{reverse('close-polls', args=[polls])}?open=yes"
    tell(request, gettext("It takes place.") if is_open else gettext("Taken off the list."), undo=undo)
    return HttpResponseRedirect(reverse("polls"))


@require_POST
@needs("election.polls")
def post_observer(request: Request, polls: int) -> HttpResponse:
    """Somebody watches here for us."""
    form = ObserverForm(request.POST)

    def keep() -> None:
        c = form.cleaned_data
        worker = the_one(request.actor, text=c["who"], today=request.today)
        known = people.person(request.actor, worker=worker, today=request.today)
        made = actions.post_observer(
            request.actor,
            polls=polls,
            worker=worker,
            name=c["name"] or known.portrait.name,
            is_relief=c["is_relief"],
            is_ours=c["is_ours"],
            is_no_boss=c["is_no_boss"],
            now=request.now,
        )
        tell(request, gettext("Kept."), undo=reverse("release-observer", args=[made]))

    fault = gettext("Who watches there? Nothing was lost.")
    return _answer(request, hold("observer", form, keep, fault=fault), polls)


@require_POST
@needs("election.polls")
def check(request: Request, observer: int) -> HttpResponse:
    """It was checked that they stand for us and supervise nobody."""
    actions.check_observer(
        request.actor,
        observer=observer,
        is_ours="is_ours" in request.POST,
        is_no_boss="is_no_boss" in request.POST,
        now=request.now,
    )
    tell(request, gettext("Kept."))
    return HttpResponseRedirect(reverse("polls"))


@require_POST
@needs("election.polls")
def release(request: Request, observer: int) -> HttpResponse:
    """They do not watch here."""
    actions.release_observer(request.actor, observer=observer, now=request.now)
    tell(request, gettext("They are off the list of observers."))
    return HttpResponseRedirect(reverse("polls"))


@require_POST
@needs("election.polls")
def challenge(request: Request, polls: int) -> HttpResponse:
    """A ballot was challenged here."""
    form = AtPollsForm(request.POST)

    def keep() -> None:
        c = form.cleaned_data
        worker = the_one(request.actor, text=c["who"], today=request.today) if c["who"] else None
        made = actions.note_challenge(
            request.actor, polls=polls, worker=worker, side=c["side"], why=c["why"], now=request.now
        )
        tell(request, gettext("The challenge is noted."), undo=reverse("strike-challenge", args=[made]))

    fault = gettext("Who challenged the ballot, and why? Nothing was lost.")
    return _answer(request, hold("challenge", form, keep, fault=fault), polls)


@require_POST
@needs("election.polls")
def strike(request: Request, challenge: int) -> HttpResponse:
    """A challenge was withdrawn, or noted by mistake."""
    actions.strike_challenge(request.actor, challenge=challenge, now=request.now)
    tell(request, gettext("The challenge is withdrawn. It stays written down."))
    return HttpResponseRedirect(reverse("polls"))


def _answer(request: Request, held: Held | None, at: int = 0) -> HttpResponse:
    return _board(request, held, at) if held else HttpResponseRedirect(reverse("polls"))


def _weekday(when: date) -> str:
    return format_date(when, gettext("D j M"))


@require_GET
@needs("election.observe")
def sheet(request: Request) -> HttpResponse:
    """The sheet each observer takes along: when, where, who, what to do, and room for challenges."""
    paper: Paper = "us-letter" if request.GET.get("paper") == "us-letter" else "a4"
    watched = queries.watched(request.actor, today=request.today)
    made = sheets.printed(
        sheets.ObserversSheet(
            polls=tuple(_printed(w) for w in watched),
            lines=tuple(_said(line) for line in _lines(request) if line.part == "polls"),
            state=gettext(BY_MACHINE) if request.LANGUAGE_CODE in UNREAD else "",
            foot=Foot(
                copy=gettext("Copy %(n)s") % {"n": 1},
                holder=gettext("Holder's initials"),
                day=_weekday(request.today),
                bring_back=gettext("Bring back when the polls close"),
            ),
            words=_words(),
        ),
        paper=paper,
        language=request.LANGUAGE_CODE,
    )
    return HttpResponse(
        made.pdf,
        content_type="application/pdf",
        headers={"Content-Disposition": 'inline; filename="sheet.pdf"', "Cache-Control": "no-store"},
    )


def _printed(watched: Watched) -> sheets.PrintedPolls:
    p = watched.polls
    return sheets.PrintedPolls(
        place=p.place,
        when=f"{_weekday(p.day)}, {p.opens:%H:%M}–{p.closes:%H:%M}",
        shift=p.shift,
        observers=tuple(
            sheets.PrintedObserver(o.name, gettext("relief") if o.is_relief else "", o.is_ours, o.is_no_boss)
            for o in watched.observers
        ),
        challenged=tuple((c.code, why_challenged(c.why), side(c.side)) for c in watched.challenged),
    )


def _said(line: Line) -> str:
    return f"{line.said(gettext)} ({line.source})"


def _words() -> sheets.ObserversWords:
    return sheets.ObserversWords(
        title=gettext("At the polls"),
        name=gettext("Observer, as the board has the name"),
        role=gettext("Role"),
        ours=gettext("For our side"),
        no_boss=gettext("No supervisor"),
        none=gettext("Nobody watches here yet."),
        empty=gettext("No place and time is noted yet."),
        challenges=gettext("Ballots that were challenged: no list of who has voted"),
        number=gettext("Code, or no. on the envelope"),
        why=gettext("Why"),
        who=gettext("Who challenged"),
        rules=gettext("What holds here"),
    )
