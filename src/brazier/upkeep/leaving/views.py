"""Ask for a list, fetch it once two wanted it; say whose copy one is that turned up."""

import secrets

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access import queries as access
from brazier.access.signin.stepping import FORMS, PAGES
from brazier.access.views import Request, needs, sentence, tell
from brazier.lists.limits import FILE_BYTES
from brazier.lists.reading import read
from brazier.press.watermark import name_of
from brazier.storage import words as word_list
from brazier.terms import Wrong
from brazier.upkeep.exports import actions, canaries, queries
from brazier.upkeep.exports.columns import FILE_KINDS, Made
from brazier.upkeep.leaving.forms import Ask, Invented, Turned
from brazier.upkeep.pairs import actions as pairs


@needs("upkeep.export", step_up=PAGES)
def ask(request: Request) -> HttpResponse:
    """What a list shall hold, and why; a second person agrees, and it waits a day for whoever asked."""
    form, offered = Ask(request.POST or None), queries.on_offer(request.actor)
    fault = ""
    if request.method == "POST":
        if form.is_valid() and set(form.cleaned_data["wanted"]) <= set(offered):
            payload = queries.as_asked(request.actor, **form.cleaned_data)
            asked = pairs.propose(
                request.actor, kind="export", payload=payload, reason=str(payload["reason"]), now=request.now
            )
            tell(request, _asked(asked.done))
            return HttpResponseRedirect(reverse("export" if asked.done else "pairs"))
        fault = gettext("Choose at least one column, and say why. No list was made.")
    page = {
        "columns": offered,
        "kinds": FILE_KINDS,
        "made": _told(request, queries.made(request.actor, now=request.now)),
        "me": request.actor.id,
    }
    return render(request, "upkeep/export.html", {"page": page, "fault": fault}, status=400 if fault else 200)


def _asked(done: bool) -> str:
    if done:
        return gettext("The list is made. Fetch it within 24 hours.")
    return gettext("Somebody else must agree. Until then there is no list.")


def _told(request: Request, rows: tuple[Made, ...]) -> list[dict[str, object]]:
    handles = access.handles(request.actor)
    return [
        {
            "made": m,
            "copy": name_of(m.number),
            "who": handles.get(m.by, ""),
            "second": handles.get(m.agreed_by, ""),
        }
        for m in rows
    ]


@require_POST
@needs("upkeep.export", step_up=FORMS)
def words(request: Request, copy: int) -> HttpResponse:
    """Six words for this list, shown once."""
    drawn = word_list.draw(secrets.randbelow)
    actions.seal(request.actor, copy=copy, passphrase=drawn, now=request.now)
    return render(request, "upkeep/export_words.html", {"words": drawn, "copy": copy, "name": name_of(copy)})


@require_GET
@needs("upkeep.export", step_up=PAGES)
def file(request: Request, copy: int) -> HttpResponse:
    """The list, sealed to its words."""
    found = queries.parcel(request.actor, copy=copy, now=request.now)
    if found is None or not found.is_sealed:
        raise Wrong("upkeep.parcel", actions.GONE)
    answer = HttpResponse(bytes(found.content), content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="list-{name_of(copy)}.{found.issued.kind}.age"'
    return answer


@needs("upkeep.trace")
def whose(request: Request) -> HttpResponse:
    """Whose copy a list is that turned up; and the people who are not."""
    form = Turned(request.POST or None, request.FILES or None)
    traced, fault = None, ""
    if request.method == "POST":
        if form.is_valid():
            try:
                upload = form.cleaned_data["found"]
                traced = queries.traced(request.actor, rows=_rows(upload.name, upload.read(FILE_BYTES + 1)))
            except Wrong as error:
                fault = sentence(error)
        else:
            fault = gettext("Choose a file.")
    page = {
        "traced": traced,
        "copies": _told(
            request, (traced.made,) if traced and traced.made else traced.by_canaries if traced else ()
        ),
        "invented": queries.invented(request.actor),
        "most": canaries.MOST,
        "least": canaries.LEAST,
    }
    return render(request, "upkeep/whose.html", {"page": page, "fault": fault}, status=400 if fault else 200)


def _rows(name: str, content: bytes) -> list[list[str]]:
    return [list(row.cells) for table in read(name, content) for row in table.source.rows]


@require_POST
@needs("upkeep.invent")
def invent(request: Request) -> HttpResponse:
    """One more person who is not."""
    form = Invented(request.POST)
    if form.is_valid():
        actions.invent(request.actor, now=request.now, **form.cleaned_data)
        tell(request, gettext("From now on they stand in every list that leaves, and nowhere else."))
    else:
        tell(request, gettext("Write two names and the beginning of a phone number. Nothing was changed."))
    return HttpResponseRedirect(reverse("whose"))


@require_POST
@needs("upkeep.invent")
def uninvent(request: Request, canary: int) -> HttpResponse:
    """This one stands in no list from now on."""
    actions.uninvent(request.actor, canary=canary, now=request.now)
    tell(request, gettext("They stand in no list from now on."))
    return HttpResponseRedirect(reverse("whose"))
