"""The next steps that are due."""

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
from brazier.conversations.facts import Due
from brazier.conversations.forms import MoveStep
from brazier.people import queries as people_read
from brazier.people.facts import Row
from brazier.terms import Wrong

SOON = timedelta(days=7)
LATER = timedelta(days=3)
EXPIRED_SHOWN = timedelta(days=30)


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
