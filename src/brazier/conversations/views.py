"""The talk form, and the next steps that are due."""

import re
from collections.abc import Iterable
from datetime import timedelta
from urllib.parse import quote

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access import queries as access
from brazier.access.views import Request, needs, sentence, tell
from brazier.conversations import actions, queries
from brazier.conversations.facts import ABOUT, ANSWERS, ASKS, KINDS, Due
from brazier.conversations.forms import MoveStep, TalkForm
from brazier.conversations.leading import queries as leading
from brazier.people import queries as people_read
from brazier.people.facts import Row
from brazier.people.forms import Held, hold
from brazier.people.meant.queries import the_one
from brazier.terms import LEVELS, Wrong

SOON = timedelta(days=7)
LATER = timedelta(days=3)
LIKE_A_CODE = re.compile(r"(?=.*\d)\w{3}-?\w{3}")  # no name holds a digit
EXPIRED_SHOWN = timedelta(days=30)


@needs("conversations.write")
def talk(request: Request) -> HttpResponse:
    """Log a talk: with somebody we know, or somebody new."""
    chips = queries.issues(request.actor)
    asked = request.POST.get("who", request.GET.get("who", "")).strip()[:120]
    found = people_read.search(request.actor, text=asked, today=request.today) if asked else ()
    held = None
    if request.method == "POST":
        answer = _keep(request, TalkForm(request.POST, issues=[c.id for c in chips]), asked, found)
        if isinstance(answer, HttpResponse):
            return answer
        held = answer
    page = {
        "asked": asked,
        "worker": _chosen(request, found, asked),
        "found": found,
        "typed": request.POST,
        "chosen_issues": request.POST.getlist("issues"),
        "chips": chips,
        "asks": ASKS,
        "answers": ANSWERS,
        "kinds": KINDS,
        "about": ABOUT,
        "levels": LEVELS,
        "organizers": access.organizers(request.actor),
        "asks_for_leaders": leading.is_on(request.actor),
        "held": held,
    }
    return render(
        request, "conversations/talk.html", {"page": page, "today": request.today}, status=400 if held else 200
    )


def _chosen(request: Request, found: tuple[Row, ...], asked: str) -> Row | None:
    code = request.POST.get("worker", request.GET.get("worker", ""))
    named = [
        row
        for row in found
        if code in (row.code, "")
        and (code or row.name.casefold() == asked.casefold() or row.code == asked.upper())
    ]
    return named[0] if len(named) == 1 else None


def _keep(request: Request, form: TalkForm, asked: str, found: tuple[Row, ...]) -> HttpResponse | Held:
    if not asked:
        fault = gettext("Whom did you talk with? Write a name or a code. Nothing was lost.")
        return Held("talk", request.POST, fault=fault)
    if not found and LIKE_A_CODE.fullmatch(asked):
        fault = gettext("Nobody has this code. Look at it once more, or write the name. Nothing was lost.")
        return Held("talk", request.POST, fault=fault)
    row = _chosen(request, found, asked)
    if row is None and found and request.POST.get("worker") != "new":
        return Held("talk", request.POST, fault=gettext("Which one did you talk with? Nothing was lost."))
    kept: list[tuple[int, int]] = []

    def keep() -> None:
        goes_to, but = form.cleaned_data["goes_to"].strip(), row.number if row else 0
        had = actions.record(
            request.actor,
            talk=form.talk(row.number if row else 0, request.actor.id, request.today),
            new_worker="" if row else asked,
            new_issue=form.cleaned_data["other_issue"],
            left_out=form.cleaned_data["left_out"],
            names=the_one(request.actor, text=goes_to, today=request.today, but=but) if goes_to else 0,
            now=request.now,
            today=request.today,
        )
        kept.append((had.worker, had.talk))

    fault = gettext("Something here can not be: check the day and the choices. Nothing was lost.")
    held = hold("talk", form, keep, fault=fault)
    if held:
        return held
    [(worker, number)] = kept
    code = people_read.code_of(request.actor, worker)
    tell(
        request,
        gettext("The talk with %(name)s is kept.") % {"name": row.name if row else asked},
        undo=reverse("take-back", args=[code, "talk", number]),
    )
    return HttpResponseRedirect(reverse("talk") if "another" in request.POST else reverse("person", args=[code]))


@require_GET
@needs("conversations.look")
def steps(request: Request) -> HttpResponse:
    """What did we say we would do?"""
    everybody = request.GET.get("whose") == "all"
    owner = "" if everybody else request.actor.id
    waiting = queries.due(request.actor, until=request.today + SOON, owner=owner)
    expired = queries.expired(request.actor, since=request.today - EXPIRED_SHOWN, owner=owner)
    rows = people_read.rows_of(request.actor, records=[d.record for d in waiting + expired], today=request.today)
    beside = queries.beside(request.actor, steps=waiting)
    page = {
        "late": _with_names([d for d in waiting if d.due < request.today], rows, beside),
        "soon": _with_names([d for d in waiting if d.due >= request.today], rows, beside),
        "expired": _with_names(expired, rows, {}),
        "everybody": everybody,
        "others": queries.due_count(request.actor, until=request.today + SOON) - len(waiting),
        "organizers": access.organizers(request.actor),
        "handles": access.handles(request.actor),
        "later": request.today + LATER,
    }
    return render(request, "conversations/steps.html", {"page": page, "today": request.today})


def _with_names(
    due: Iterable[Due], rows: dict[int, Row], beside: dict[int, tuple[Due, ...]]
) -> list[tuple[Due, Row, tuple[Due, ...]]]:
    """With whom each step is, and what others said instead."""
    return [(d, rows[d.record], beside.get(d.id, ())) for d in due if d.record in rows]


@require_POST
@needs("conversations.write")
def done(request: Request, number: int) -> HttpResponse:
    """A next step is done."""
    actions.close_follow_ups(request.actor, follow_ups=[number], state="done", now=request.now)
    return _stepped(request, number, gettext("Done."))


@require_POST
@needs("conversations.write")
def move_step(request: Request, number: int) -> HttpResponse:
    """Not yet: another day, or somebody else takes it."""
    queries.step(request.actor, follow_up=number)  # there is one, and it is theirs to move
    form, handles = MoveStep(request.POST), access.handles(request.actor)
    if not form.is_valid() or form.cleaned_data["owner"] not in {"", *handles}:
        tell(request, gettext("Choose the day, and who does it. Nothing was changed."))
        return _from(request)
    c = form.cleaned_data
    try:
        actions.move_follow_up(request.actor, follow_up=number, due=c["due"], owner=c["owner"], now=request.now)
    except Wrong as error:
        tell(request, sentence(error))
        return _from(request)
    handed = handles.get(c["owner"], "")
    said = gettext("Now with %(who)s.") % {"who": handed} if handed else gettext("Kept.")
    return _stepped(request, number, said)


@require_POST
@needs("conversations.write")
def reopen_step(request: Request, number: int) -> HttpResponse:
    """Take back that a step was closed."""
    actions.reopen_follow_up(request.actor, follow_up=number, now=request.now)
    tell(request, gettext("It waits again."))
    return _from(request)


def _stepped(request: Request, number: int, said: str) -> HttpResponse:
    back = request.POST.get("back", "")
    tell(request, said, undo=f"{reverse('reopen-step', args=[number])}?back={quote(back)}")
    return _from(request)


def _from(request: Request) -> HttpResponse:
    """Back to the person a step was closed at, or to all steps."""
    code = request.POST.get("back") or request.GET.get("back", "")
    if not code:
        return HttpResponseRedirect(reverse("steps"))
    people_read.worker_of(request.actor, code)
    return HttpResponseRedirect(reverse("person", args=[code]))
