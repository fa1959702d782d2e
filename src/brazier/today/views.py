"""My list today: the page, passing a name on, and one's own dates as a file."""

import hashlib
import hmac

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access import queries as access
from brazier.access.gate import may
from brazier.access.views import Request, needs, tell
from brazier.conversations.suggesting import actions
from brazier.people import queries as people
from brazier.people.forms import Held, hold
from brazier.people.meant.queries import the_one
from brazier.people.reach import actions as reach
from brazier.press import icalendar
from brazier.press.icalendar import Entry
from brazier.rota import queries as rota
from brazier.storage.hub import here
from brazier.today import queries
from brazier.today.facts import MyList
from brazier.today.forms import PassOn, SayOwn


@require_GET
@needs("conversations.write")
def today(request: Request) -> HttpResponse:
    """Whom do I talk with today?"""
    return _page(request)


def _page(request: Request, held: Held | None = None) -> HttpResponse:
    mine = queries.my_list(request.actor, now=request.now, today=request.today)
    reach.show_rows(request.actor, rows=[line.row for line in mine.lines], now=request.now)
    me = queries.myself(request.actor, today=request.today)
    page = {
        "mine": mine,
        "first": mine.lines[:1],
        "rest": mine.lines[1:],
        "me": me,
        "typed": held.typed if held else {"who": me.row.code if me.row else "", "languages": me.languages},
        "held": held,
        "handles": access.handles(request.actor),
        "copy": _line_for_the_chat(request, mine),
        "late": [d for d in mine.steps if d.due < request.today],
        "care": request.actor.level != "table",
        "notes": rota.waiting(request.actor, now=request.now) if may(request.actor, "rota.look") else (),
    }
    return render(request, "today/today.html", {"page": page, "today": request.today}, status=400 if held else 200)


def _line_for_the_chat(request: Request, mine: MyList) -> str:
    """What may stand in any chat: numbers and nothing else, no name, no code, no place."""
    had = ngettext("%(n)s talk today", "%(n)s talks today", mine.had) % {"n": mine.had}
    more = ngettext("%(n)s to go", "%(n)s to go", len(mine.lines)) % {"n": len(mine.lines)}
    week = [d for d in mine.steps if d.due <= request.today + queries.WEEK]
    steps = ngettext("%(n)s next step this week", "%(n)s next steps this week", len(week)) % {"n": len(week)}
    return gettext("%(had)s, %(more)s, %(steps)s.") % {"had": had, "more": more, "steps": steps}


@require_POST
@needs("conversations.write")
def pass_on(request: Request, code: str) -> HttpResponse:
    """Not me: the name goes to somebody else."""
    worker = people.worker_of(request.actor, code)
    form = PassOn(request.POST)
    if not form.is_valid():
        tell(request, gettext("Say who would rather not. Nothing was changed."))
        return HttpResponseRedirect(reverse("today"))
    whose = form.cleaned_data["whose"]
    actions.pass_on(request.actor, worker=worker, whose=whose, now=request.now, today=request.today)
    said = gettext("The name goes to somebody else, and does not come back to you for 14 days.")
    tell(request, said, undo=reverse("take-again", args=[code]))
    return HttpResponseRedirect(reverse("today"))


@require_POST
@needs("conversations.write")
def take_again(request: Request, code: str) -> HttpResponse:
    """Me after all."""
    worker = people.worker_of(request.actor, code)
    actions.take_again(request.actor, worker=worker, now=request.now, today=request.today)
    tell(request, gettext("It may come to you again."))
    return HttpResponseRedirect(reverse("today"))


@require_POST
@needs("conversations.write")
def say_own(request: Request) -> HttpResponse:
    """Who I am on the list, and what I speak."""
    form = SayOwn(request.POST)

    def keep() -> None:
        c = form.cleaned_data
        who = the_one(request.actor, text=c["who"], today=request.today) if c["who"].strip() else None
        actions.say_own(request.actor, worker=who, languages=c["languages"], now=request.now)

    held = hold("own", form, keep, fault=gettext("That is too long. Nothing was changed."))
    if held:
        return _page(request, held)
    tell(request, gettext("Kept. Only your own list is made with it."))
    return HttpResponseRedirect(reverse("today"))


@require_GET
@needs("conversations.write")
def dates(request: Request) -> HttpResponse:
    """One's own next steps for a calendar, each as a day on which there is something to do."""
    mine = queries.own_steps(request.actor, today=request.today)
    text = gettext("Something to do")
    key = here.opened_keys().marks
    entries = [Entry(_uid(key, d.id), max(d.due, request.today), text) for d in mine]
    answer = HttpResponse(
        icalendar.as_file(entries, stamp=request.now), content_type="text/calendar; charset=utf-8"
    )
    answer["Content-Disposition"] = 'attachment; filename="dates.ics"'
    return answer


def _uid(key: bytes, number: int) -> str:
    """The same each time for the same step, and nothing to anybody else."""
    return hmac.new(key, f"calendar:{number}".encode(), hashlib.sha256).hexdigest()[:32]
