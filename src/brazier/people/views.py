"""Everybody: search and add; committee, state, joining and parting."""

from datetime import date

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from brazier.access.gate import may
from brazier.access.views import Request, needs, tell
from brazier.people import actions, queries
from brazier.people.facts import CONTRACTS, TEXTING, Row
from brazier.people.forms import Add, Held, Move, Part, hold
from brazier.people.grouping import APART, SAME
from brazier.people.reach import actions as reach
from brazier.workplaces import queries as workplaces


@needs("people.add")
def people(request: Request) -> HttpResponse:
    """Search by any spelling; add by a name alone, Enter, next."""
    held = None
    if request.method == "POST":
        answer = _add(request, Add(request.POST))
        if isinstance(answer, HttpResponse):
            return answer
        held = answer
    asked = request.GET.get("q", "").strip()[:120]
    rows = _found(request, asked)
    page = {
        "asked": asked,
        "rows": rows,
        "count": queries.count(request.actor) if may(request.actor, "people.count") else len(rows),
        "held": held,
        "typed": held.typed if held else {},
        "twins": _twins(request, request.GET.get("new", "")),
        "new": request.GET.get("new", ""),
        "next": "next" in request.GET,
        "departments": workplaces.departments(request.actor),
        "shifts": workplaces.shifts(request.actor),
        "contracts": CONTRACTS,
        "texting": TEXTING,
    }
    template = "people/found.html" if request.headers.get("HX-Request") else "people/people.html"
    return render(request, template, {"page": page, "today": request.today}, status=400 if held else 200)


def _found(request: Request, asked: str) -> tuple[Row, ...]:
    """Those that were asked for, or the newest; nobody for who may only write people down."""
    if not may(request.actor, "people.look"):
        return ()
    if asked:
        rows = queries.search(request.actor, text=asked, today=request.today)
    else:
        rows = queries.newest(request.actor, today=request.today)
    reach.show_rows(request.actor, rows=rows, now=request.now)
    return rows


def _add(request: Request, form: Add) -> HttpResponse | Held:
    made: list[int] = []

    def keep() -> None:
        c = form.cleaned_data
        made.append(
            actions.add(request.actor, name=c["name"], typed=form.typed(), left_out=c["left_out"], now=request.now)
        )

    held = hold("add", form, keep, fault=gettext("Write a name, or a nickname. Nothing was lost."))
    if held:
        return held
    code = queries.code_of(request.actor, made[0])
    name = form.cleaned_data["name"]
    tell(request, gettext("%(name)s is written down.") % {"name": name}, undo=reverse("unadd", args=[code]))
    return HttpResponseRedirect(f"{reverse('people')}?next=1&new={code}")


def _twins(request: Request, code: str) -> tuple[Row, ...]:
    """Others of the name of somebody who was written down just now."""
    written = _found(request, code) if code else ()
    if len(written) != 1:  # that was undone since
        return ()
    found = queries.search(request.actor, text=written[0].name, today=request.today)
    return tuple(row for row in found if row.number != written[0].number)[:4]


@require_POST
@needs("people.write")
def seat(request: Request, code: str) -> HttpResponse:
    """On the committee, or not any more. since: the day it began, when a step back is undone."""
    worker = queries.worker_of(request.actor, code)
    asked = request.POST.get("on") or request.GET.get("on")
    since = _day(request.GET.get("since", "")) or request.today if asked == "yes" else None
    before = queries.person(request.actor, worker=worker, today=request.today).committee_since
    actions.seat(request.actor, worker=worker, since=since, now=request.now)
    undo = f"on=yes&since={before}" if before else "on=no"
    said = gettext("They are on the committee.") if since else gettext("They are off the committee.")
    tell(request, said, undo=f"{reverse('seat', args=[code])}?{undo}")
    return _back(code)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@require_POST
@needs("people.write")
def move(request: Request, code: str) -> HttpResponse:
    """Here, left, or out of the unit."""
    worker = queries.worker_of(request.actor, code)
    form = Move({"state": request.POST.get("state") or request.GET.get("state")})
    if form.is_valid():
        before = queries.person(request.actor, worker=worker, today=request.today).state
        actions.move(request.actor, worker=worker, state=form.cleaned_data["state"], now=request.now)
        tell(request, gettext("Kept."), undo=f"{reverse('move', args=[code])}?state={before}")
    return _back(code)


@needs("people.look", post="people.join")
def same(request: Request, code: str) -> HttpResponse:
    """Somebody known twice: find the other one, look at both side by side, answer."""
    worker = _opened(request, code)
    other = request.POST.get("with") or request.GET.get("with", "")
    if request.method == "POST":
        return _join(request, code, worker, other)
    asked = request.GET.get("q", "").strip()[:120]
    known = queries.person(request.actor, worker=worker, today=request.today)
    rows = queries.search(request.actor, text=asked or known.portrait.name, today=request.today)
    reach.show_rows(request.actor, rows=rows, now=request.now)
    page: dict[str, object] = {
        "person": known,
        "asked": asked,
        "rows": [row for row in rows if row.number != worker],
        "pair": None,
    }
    if other:
        second = _opened(request, other)
        page |= {"with": other, "pair": queries.pair(request.actor, one=worker, other=second, today=request.today)}
    return render(request, "people/same.html", {"page": page, "today": request.today})


def _join(request: Request, code: str, worker: int, other: str) -> HttpResponse:
    second = queries.worker_of(request.actor, other)
    answer = request.POST.get("answer")
    if second == worker or answer not in {SAME, APART}:
        return _back(code)
    lines = [r.number for r in queries.person(request.actor, worker=second, today=request.today).records]
    actions.say(request.actor, one=worker, other=second, kind=answer, now=request.now)
    if answer == APART:
        tell(request, gettext("Kept: they are two people."))
        return _back(code)
    codes = ",".join(queries.code_of(request.actor, n) for n in lines)
    undo = f"{reverse('unjoin', args=[code])}?records={codes}"
    tell(request, gettext("They are one person now. Nothing that was written down is lost."), undo=undo)
    return _back(code)


@require_POST
@needs("people.join")
def unjoin(request: Request, code: str) -> HttpResponse:
    """Take back that two were called one person."""
    worker = queries.worker_of(request.actor, code)
    records = [queries.record_of(request.actor, c) for c in request.GET.get("records", "").split(",")]
    actions.unjoin(request.actor, worker=worker, records=records, now=request.now)
    tell(request, gettext("They are two people again. Nothing that was written down is lost."))
    return _back(code)


@needs("people.look", post="people.join")
def part(request: Request, code: str) -> HttpResponse:
    """Two people were taken for one: choose the lines that are somebody else."""
    held = None
    worker = _opened(request, code)
    known = queries.person(request.actor, worker=worker, today=request.today)
    if request.method == "POST":
        form = Part(request.POST, numbers=[r.number for r in known.records])
        held = hold(
            "part",
            form,
            lambda: actions.part(request.actor, worker=worker, records=form.chosen(), now=request.now),
            fault=gettext("Choose the lines that are somebody else. Nothing was changed."),
        )
        if held is None:
            tell(request, gettext("They are two people again. Nothing that was written down is lost."))
            return _back(code)
    page = {"page": known, "held": held, "chosen": request.POST.getlist("records"), "today": request.today}
    return render(request, "people/part.html", page, status=400 if held else 200)


def _opened(request: Request, code: str) -> int:
    """The worker of this code, whose record is noted as opened: these pages show it as her own page does."""
    worker = queries.worker_of(request.actor, code)
    reach.open_record(request.actor, worker=worker, now=request.now)
    return worker


def _back(code: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("person", args=[code]))
