"""The newcomer's side: open the code, read four words aloud, choose a PIN. Nobody is signed in here yet."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access.joining import actions as joining
from brazier.access.joining import code as codes
from brazier.access.joining import queries as joining_read
from brazier.access.signin import queries as signin
from brazier.access.signin.facts import Entered
from brazier.access.views import Request, sentence
from brazier.storage.words import word_list
from brazier.terms import Actor, Refused, Wrong
from brazier.upkeep.joining import actions
from brazier.upkeep.joining.forms import Key, Pin
from brazier.web.seats.views import take

JOINING = "joining"


@require_GET
def typed(request: Request) -> HttpResponse:
    """Where a code is typed that nobody could scan. Whether it is one, only opening it tells."""
    code = codes.as_typed(request.GET.get("code", ""))
    if code:
        return HttpResponseRedirect(reverse("join-open", args=[code]))
    return render(request, "joining/typed.html", {"fault": bool(request.GET.get("code"))})


@require_GET
def words(request: Request) -> HttpResponse:
    """The word list, from which the newcomer's browser reads its four words by itself. It is no secret."""
    return HttpResponse("\n".join(word_list()), content_type="text/plain; charset=utf-8")


def opened(request: Request, code: str) -> HttpResponse:
    """The same page for every code; the browser answers it with its key, and only then something is looked up."""
    if request.method != "POST":
        return render(request, "joining/opening.html", {"code": codes.as_typed(code)})
    form = Key(request.POST)
    if not form.is_valid():
        raise Refused("access.denied", joining.NOTHING)
    if request.actor.id:
        raise Wrong("access.same_device", joining.TAKEN_BROWSER)
    key = codes.key_of(form.cleaned_data["key"])
    number = joining.open_invitation(Actor.keeper, code=code, key=key, now=request.now)
    request.session.cycle_key()
    request.session[JOINING] = {"number": number, "key": key.hex()}
    return HttpResponseRedirect(reverse("join-wait"))


def _mine(request: Request) -> tuple[int, bytes]:
    """Errors: Refused for a browser that opened no invitation."""
    held = request.session.get(JOINING)
    if not held:
        raise Refused("access.denied", joining.NOTHING)
    return held["number"], bytes.fromhex(held["key"])


def _stage(request: Request) -> str:
    number, key = _mine(request)
    return joining_read.stage(Actor.keeper, invitation=number, key=key, now=request.now)


@require_GET
def wait(request: Request) -> HttpResponse:
    """Four words to read aloud; then six digits to choose."""
    return _page(request, _stage(request))


def _page(request: Request, found: str, fault: str = "") -> HttpResponse:
    return render(request, "joining/wait.html", {"stage": found, "fault": fault}, status=400 if fault else 200)


@require_GET
def stage(request: Request) -> HttpResponse:
    """How far it is, for the page that waits."""
    return HttpResponse(_stage(request), content_type="text/plain")


@require_POST
def pin(request: Request) -> HttpResponse:
    """The PIN is chosen: this browser is signed in."""
    number, key = _mine(request)
    form, found = Pin(request.POST), _stage(request)
    if not form.is_same():
        return _page(request, found, gettext("Type the same six digits twice. Nothing was lost."))
    try:
        made = actions.come_in(
            Actor.keeper,
            invitation=number,
            key=key,
            pin=form.cleaned_data["pin"],
            now=request.now,
            today=request.today,
        )
    except Wrong as error:
        return _page(request, found, sentence(error))
    mark = signin.mark_of(Actor.keeper, organizer=made.organizer)
    response = take(request, Entered(made.organizer, mark, False, made.id), key)
    response["Location"] = reverse("join-in")
    return response


@require_GET
def inside(request: Request) -> HttpResponse:
    """You are in: what to do first; or: somebody must vouch for you yet. For strangers there is nothing."""
    if not request.actor.id:
        raise Refused("access.denied", joining.NOTHING)
    counts_from = request.device.counts_from if request.device else None
    page = {
        "is_waiting": request.actor.role == "newcomer",
        "is_back": counts_from is not None,
        "counts_from": counts_from if counts_from and counts_from > request.now else None,
    }
    return render(request, "joining/inside.html", page)
