"""More: copies, the envelope, checks, the look of the hub, organizers; and leaving somebody out."""

from pathlib import Path

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access import actions as access
from brazier.access import queries as access_read
from brazier.access.views import Request, needs, sentence, tell
from brazier.ledger import queries as ledger
from brazier.ledger.telling import EXPLAINED
from brazier.people import queries as people
from brazier.storage import actions as storage
from brazier.storage import queries as storage_read
from brazier.storage.cover import ICONS
from brazier.storage.hub import here
from brazier.terms import Wrong
from brazier.upkeep import actions, queries, sticks
from brazier.upkeep.forms import Handle, HeadWords, Look, Stick
from brazier.upkeep.handing import actions as handing
from brazier.upkeep.joining import queries as joining
from brazier.upkeep.pairs import actions as pairs
from brazier.workplaces import actions as workplaces
from brazier.workplaces import queries as workplaces_read
from brazier.workplaces.forms import Same, is_kind

BACKUP = "backup"


@require_GET
@needs("upkeep.look")
def more(request: Request) -> HttpResponse:
    """Everything that is not daily."""
    page = {
        "copies": queries.copies(request.actor)[:1],
        "organizers": access_read.organizers(request.actor),
        "campaign": workplaces_read.campaign(request.actor),
        "icons": ICONS,
        "newest": ledger.newest(request.actor),
        "by_shares": queries.opens_with_shares(request.actor),
        "proposed": joining.proposed_level(request.actor),
        "cares": queries.in_care(request.actor, today=request.today),
        "is_table": request.actor.level == "table",
        "reached_by": request.get_host() if request.is_secure() else "",
    }
    return render(request, "upkeep/more.html", {"page": page, "today": request.today})


@needs("upkeep.backup")
def copies(request: Request) -> HttpResponse:
    """Copy to a stick, with progress; the copies so far."""
    known = here.jobs.find(BACKUP)
    if known is not None and known.is_over and request.headers.get("HX-Request"):
        return _to(request, reverse("copies"))
    done = here.jobs.fetch(BACKUP)
    if done is not None:
        tell(
            request,
            sentence(done.error)
            if done.error
            else gettext("The copy is on the stick. It was read back and opened."),
        )
        return _to(request, reverse("copies"))
    form = Stick(request.POST or None)
    if request.method == "POST" and form.is_valid():
        folder, actor, now = Path(form.cleaned_data["folder"].strip()).expanduser(), request.actor, request.now
        storage.start_job(actor, name=BACKUP, work=lambda _report: actions.backup(actor, folder=folder, now=now))
        return HttpResponseRedirect(reverse("copies"))
    page = {
        "copies": queries.copies(request.actor),
        "sticks": sticks.plugged_in(),
        "job": here.jobs.find(BACKUP),
        "fault": bool(form.errors) and request.method == "POST",
        "left_out": len(people.left_out(request.actor)),
        "on_server": storage_read.lies_on_server(request.actor),
    }
    template = "upkeep/copying.html" if request.headers.get("HX-Request") else "upkeep/copies.html"
    return render(request, template, {"page": page, "today": request.today})


def _to(request: Request, address: str) -> HttpResponse:
    if request.headers.get("HX-Request"):
        answer = HttpResponse()
        answer["HX-Redirect"] = address
        return answer
    return HttpResponseRedirect(address)


@needs("upkeep.verify")
def verify(request: Request) -> HttpResponse:
    """Look whether everything is whole, and whether the ledger is the one that a browser or paper remembers."""
    typed = HeadWords(request.POST or None)
    asked = typed.cleaned_data["seen"] if typed.is_valid() else ""
    findings = actions.verify(request.actor)
    unlike = ledger.noticed(request.actor, ledger.brought_along(request.actor, request.COOKIES))
    page = {
        "findings": findings,
        "is_whole": not any(f.is_broken for f in findings) and (unlike is None or unlike.code in EXPLAINED),
        "on_server": storage_read.lies_on_server(request.actor),
        "newest": ledger.newest(request.actor),
        "unlike": sentence(unlike) if unlike else "",
        "asked": asked,
        "found": ledger.line_with(request.actor, asked) if asked else None,
    }
    return render(request, "upkeep/verify.html", {"page": page})


@require_POST
@needs("upkeep.accept")
def accept_ledger(request: Request) -> HttpResponse:
    """Somebody knows why the ledger is another one; from now on this browser remembers it as it is."""
    actions.accept_ledger(request.actor, now=request.now)
    request.session["ledger"] = "known"
    tell(request, gettext("Written down. This browser now remembers the ledger as it is."))
    return HttpResponseRedirect(reverse("verify"))


@require_POST
@needs("workplaces.write")
def look(request: Request) -> HttpResponse:
    """The code name, and what a passer-by sees."""
    form = Look(request.POST)
    if form.is_valid():
        workplaces.change_campaign(request.actor, now=request.now, **form.cleaned_data)
        tell(request, gettext("Kept."))
    else:
        tell(request, gettext("A name and a title must stay. Nothing was changed."))
    return HttpResponseRedirect(reverse("more"))


@require_POST
@needs("access.add")
def add_organizer(request: Request) -> HttpResponse:
    """Note one more organizer, so that holes and talks can have an owner."""
    form = Handle(request.POST)
    if form.is_valid():
        access.add_organizer(request.actor, handle=form.cleaned_data["handle"], now=request.now)
        tell(request, gettext("Written down. They can own holes and talks; a login of their own comes later."))
    return HttpResponseRedirect(reverse("more"))


@require_POST
@needs("access.turf")
def care(request: Request, turf: int) -> HttpResponse:
    """What is in an organizer's care: thirty more days, or no more."""
    if request.POST.get("how") == "renew":
        until = handing.renew(request.actor, turf=turf, now=request.now, today=request.today)
        tell(request, gettext("In their care until %(day)s.") % {"day": date_format(until, gettext("j M Y"))})
    else:
        access.end(request.actor, turf=turf, now=request.now)
        tell(request, gettext("In their care no more."))
    return HttpResponseRedirect(reverse("more"))


@require_POST
@needs("people.forget")
def leave_out(request: Request, code: str) -> HttpResponse:
    """Somebody asked to be left out."""
    worker = people.worker_of(request.actor, code)
    try:
        actions.forget(request.actor, worker=worker, now=request.now)
    except Wrong as error:
        if error.code != "access.too_many_out":
            raise
        pairs.propose(request.actor, kind="leave_out", payload={"worker": worker}, now=request.now)
        tell(request, sentence(error))
        return HttpResponseRedirect(reverse("pairs"))
    tell(request, gettext("Done. Nothing about them is kept here any more."))
    return HttpResponseRedirect(reverse("people"))


@needs("workplaces.write")
def join(request: Request, kind: str, part: int) -> HttpResponse:
    """These are the same: what would move is shown first; a press does it, and it can be taken back."""
    form = Same(request.POST or request.GET)
    if not form.is_valid() or not is_kind(kind):
        tell(request, gettext("Choose two different names. Nothing was changed."))
        return HttpResponseRedirect(reverse("building"))
    into = form.cleaned_data["into"]
    page = queries.joining(request.actor, kind=kind, part=part, into=into)
    if request.method != "POST":
        return render(request, "upkeep/join.html", {"page": page, "today": request.today})
    actions.join(request.actor, kind=kind, part=part, into=into, now=request.now)
    names = {"one": page.told.part.name, "other": page.told.into.name}
    tell(
        request,
        gettext("%(one)s is %(other)s from now on, also on later lists.") % names,
        undo=reverse("unjoin", args=[kind, part]),
    )
    return HttpResponseRedirect(reverse("building"))


@require_POST
@needs("workplaces.write")
def unjoin(request: Request, kind: str, part: int) -> HttpResponse:
    """They are two after all."""
    if is_kind(kind):
        actions.unjoin(request.actor, kind=kind, part=part, now=request.now)
        tell(request, gettext("They are two again. Everybody stands where their own lines say."))
    return HttpResponseRedirect(reverse("building"))
