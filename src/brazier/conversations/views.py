"""The talk form, one person's page, acts and promises."""

from datetime import date

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access import queries as access
from brazier.access.views import Request, tell
from brazier.conversations import actions, queries
from brazier.conversations.facts import ANSWERS, ASKS, KINDS, Did, History, Said
from brazier.conversations.forms import ActForm, TalkForm
from brazier.people import queries as people_read
from brazier.people.facts import STATES, TIES, Row
from brazier.people.redlines import smells_of
from brazier.terms import LEVELS
from brazier.workplaces import queries as workplaces


@require_GET
def person(request: Request, code: str) -> HttpResponse:
    """What do I say next?"""
    worker = people_read.worker_of(request.actor, code)
    known = people_read.person(request.actor, worker=worker, today=request.today)
    history = queries.history(request.actor, records=[r.number for r in known.records])
    page = {
        "person": known,
        "cell": workplaces.cell(request.actor, known.cell),
        "history": history,
        "lived": _said_and_did(history),
        "next": next((d for d in history.due if not d.is_owed), None),
        "owed": [d for d in history.due if d.is_owed],
        "ties": people_read.ties_of(request.actor, worker=worker),
        "handles": access.handles(request.actor),
        "asks": ASKS,
        "tie_kinds": TIES,
        "states": STATES,
        "departments": workplaces.departments(request.actor),
        "shifts": workplaces.shifts(request.actor),
        "levels": LEVELS,
    }
    return render(request, "conversations/person.html", {"page": page, "today": request.today})


def _said_and_did(history: History) -> list[tuple[Said | None, Did | None]]:
    """Two columns in one order, newest first; what she did stands beside what she said when the day answers it."""
    rows: list[tuple[Said | None, Did | None]] = []
    acts = list(history.did)
    for said in history.said:
        answer = next((a for a in acts if a.day >= said.day and said.what == f"{a.kind}.yes"), None)
        if answer:
            acts.remove(answer)
        rows.append((said, answer))
    rows += [(None, act) for act in acts]
    return sorted(rows, key=lambda row: _day(row[0], row[1]), reverse=True)


def _day(said: Said | None, did: Did | None) -> date:
    return said.day if said else did.day if did else date.min


def talk(request: Request) -> HttpResponse:
    """Log a talk: with somebody we know, or somebody new."""
    chips = queries.issues(request.actor)
    form = TalkForm(request.POST or None, issues=[c.id for c in chips])
    asked = request.POST.get("who", request.GET.get("who", "")).strip()[:120]
    found = people_read.search(request.actor, text=asked, today=request.today) if asked else ()
    fault: str = ""
    smells: tuple[str, ...] = ()
    if request.method == "POST":
        fault, smells = _why_not(request, form, asked)
        if not fault and not smells:
            return _keep(request, form, asked)
    page = {
        "asked": asked,
        "worker": _chosen(request, found, asked),
        "found": found,
        "form": form,
        "typed": request.POST,
        "chosen_issues": request.POST.getlist("issues"),
        "chips": chips,
        "asks": ASKS,
        "answers": ANSWERS,
        "kinds": KINDS,
        "levels": LEVELS,
        "organizers": access.organizers(request.actor),
        "fault": fault,
        "smells": smells,
    }
    return render(
        request,
        "conversations/talk.html",
        {"page": page, "today": request.today},
        status=400 if fault or smells else 200,
    )


def _why_not(request: Request, form: TalkForm, asked: str) -> tuple[str, tuple[str, ...]]:
    if not asked:
        return gettext("Whom did you talk with? Write a name or a code. Nothing was lost."), ()
    if not form.is_valid():
        return gettext("Something here can not be: check the day and the choices. Nothing was lost."), ()
    if not form.cleaned_data["when"]:
        return gettext("What happens next, and by when? “Nothing” is an answer too. Nothing was lost."), ()
    c = form.cleaned_data
    smells = () if c["keep_note"] else smells_of(f"{c['quote']} {c['step']} {c['owed']} {c['ask_text']}")
    return "", smells


def _chosen(request: Request, found: tuple[Row, ...], asked: str) -> Row | None:
    code = request.POST.get("worker", request.GET.get("worker", ""))
    named = [
        row
        for row in found
        if code in (row.code, "")
        and (code or row.name.casefold() == asked.casefold() or row.code == asked.upper())
    ]
    return named[0] if len(named) == 1 else None


def _keep(request: Request, form: TalkForm, asked: str) -> HttpResponse:
    found = people_read.search(request.actor, text=asked, today=request.today)
    row = _chosen(request, found, asked)
    is_new = request.POST.get("worker") == "new" or not found
    if row is None and not is_new:
        return HttpResponseRedirect(f"{reverse('talk')}?who={asked}")
    kept = actions.record(
        request.actor,
        talk=form.talk(row.number if row else 0, request.actor.id, request.today),
        new_worker="" if row else asked,
        new_issue=form.cleaned_data["other_issue"],
        now=request.now,
        today=request.today,
    )
    tell(request, gettext("The talk with %(name)s is kept.") % {"name": row.name if row else asked})
    if "another" in request.POST:
        return HttpResponseRedirect(reverse("talk"))
    return HttpResponseRedirect(reverse("person", args=[people_read.code_of(request.actor, kept.worker)]))


@require_POST
def act(request: Request, code: str) -> HttpResponse:
    """Write down what they did."""
    worker = people_read.worker_of(request.actor, code)
    form = ActForm(request.POST)
    if not form.is_valid():
        tell(request, gettext("Choose what they did and on which day. Nothing was lost."))
    else:
        c = form.cleaned_data
        seen = actions.Seen(worker, c["kind"], c["text"], c["day"] or request.today, c["is_public"], c["level"])
        actions.note_acts(request.actor, acts=[seen], now=request.now)
    return HttpResponseRedirect(reverse("person", args=[code]))


@require_POST
def promise(request: Request, code: str, ask: int) -> HttpResponse:
    """A yes was kept, or not."""
    actions.keep_promise(request.actor, ask=ask, kept=request.POST.get("kept") == "yes", now=request.now)
    return HttpResponseRedirect(reverse("person", args=[code]))


@require_POST
def done(request: Request, code: str, follow_up: int) -> HttpResponse:
    """A next step is done."""
    actions.close_follow_up(request.actor, follow_up=follow_up, state="done", now=request.now)
    return HttpResponseRedirect(reverse("person", args=[code]))
