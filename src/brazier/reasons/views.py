"""The page of why we do this and what we have won."""

from collections.abc import Callable

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access import queries as access
from brazier.access.gate import may
from brazier.access.views import Request, needs, sentence, tell
from brazier.reasons import actions, facts, queries
from brazier.reasons.forms import ReasonForm, WinForm
from brazier.terms import Wrong


@require_GET
@needs("reasons.read")
def why(request: Request) -> HttpResponse:
    """Why we do this, and what we have won."""
    return _shown(request)


def _shown(request: Request, *, fault: str = "", of: str = "", typed: QueryDict | None = None) -> HttpResponse:
    """The page. fault: what is not right, of: in which of its forms, typed: what was typed in it."""
    writes = may(request.actor, "reasons.write")
    language = get_language() or "en"
    found = queries.why(request.actor, language=language)
    page = {
        "why": found,
        "writes": writes,
        "months": facts.by_month(found.wins),
        "history": queries.history(request.actor) if writes else (),
        "handles": access.handles(request.actor) if writes else {},
        "language": language,
        "most": facts.LONGEST_REASON,
        "most_win": facts.LONGEST_WIN,
        "today": request.today,
        "fault": fault,
        "of": of,
        "typed": typed or {},
    }
    return render(request, "reasons/why.html", {"page": page}, status=400 if fault else 200)


@require_POST
@needs("reasons.write")
def write(request: Request) -> HttpResponse:
    """Other words from now on."""
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _shown(
            request, fault=gettext("Choose a language. Nothing was lost."), of="reason", typed=request.POST
        )
    try:
        version = actions.write(request.actor, **form.cleaned_data, now=request.now)
    except Wrong as error:
        return _shown(request, fault=sentence(error), of="reason", typed=request.POST)
    tell(request, gettext("Kept. Phones show it the next time they reach the hub."), _undo("reason-back", version))
    return HttpResponseRedirect(reverse("why"))


@require_POST
@needs("reasons.write")
def bring_back(request: Request, version: int) -> HttpResponse:
    """The words of before stand again."""
    made = actions.bring_back(request.actor, version=version, now=request.now)
    tell(request, gettext("These words stand again."), _undo("reason-back", made))
    return HttpResponseRedirect(reverse("why"))


@require_POST
@needs("reasons.write")
def take_back(request: Request, version: int) -> HttpResponse:
    """The newest words were a mistake."""
    try:
        actions.take_back(request.actor, version=version, now=request.now)
    except Wrong as error:
        if error.sentence == actions.NOTHING:
            raise
        tell(request, sentence(error))
    else:
        tell(request, gettext("Undone. What stood before stands again."))
    return HttpResponseRedirect(reverse("why"))


@require_POST
@needs("reasons.write")
def add_win(request: Request) -> HttpResponse:
    """One more win."""
    form = WinForm(request.POST)
    if not form.is_valid():
        fault = gettext("Choose the day it was won. Nothing was lost.")
        return _shown(request, fault=fault, of="win", typed=request.POST)
    try:
        win = actions.add_win(request.actor, **form.cleaned_data, now=request.now)
    except Wrong as error:
        return _shown(request, fault=sentence(error), of="win", typed=request.POST)
    tell(request, gettext("Kept. Phones show it the next time they reach the hub."), _undo("win-back", win))
    return HttpResponseRedirect(reverse("why"))


@require_POST
@needs("reasons.write")
def take_win_back(request: Request, win: int) -> HttpResponse:
    """It was written by mistake."""
    return _turned(
        request,
        lambda: actions.take_win_back(request.actor, win=win, now=request.now),
        gettext("Taken away."),
        _undo("win-stands", win),
    )


@require_POST
@needs("reasons.write")
def win_stands(request: Request, win: int) -> HttpResponse:
    """It was won after all."""
    return _turned(
        request, lambda: actions.win_stands(request.actor, win=win, now=request.now), gettext("It stands again.")
    )


def _turned(request: Request, keep: Callable[[], None], said: str, undo: str = "") -> HttpResponse:
    keep()
    tell(request, said, undo)
    return HttpResponseRedirect(reverse("why"))


def _undo(name: str, number: int) -> str:
    return reverse(name, args=[number])
