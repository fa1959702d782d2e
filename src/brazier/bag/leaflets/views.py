"""Make leaflets, look at them, print them; keep co-workers' yes to their words."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access.gate import may
from brazier.access.views import Request, needs, tell
from brazier.bag import printing, texts
from brazier.bag import queries as bag
from brazier.bag.leaflets import actions, queries
from brazier.bag.leaflets.facts import WordFacts
from brazier.bag.leaflets.forms import Agree, Make
from brazier.bag.leaflets.plain_words import hints
from brazier.bag.message import LONGEST
from brazier.bag.printing import Filled, Sheet
from brazier.bag.shapes import PAPER_NAMES, PAPERS
from brazier.people import queries as people
from brazier.people.forms import Held, hold
from brazier.press.typeset import Printed
from brazier.terms import Wrong


@needs("bag.give", post="bag.write")
def leaflets(request: Request) -> HttpResponse:
    """All leaflets, and a new one."""
    held = None
    if request.method == "POST":
        kept = _make(request)
        if isinstance(kept, HttpResponse):
            return kept
        held = kept
    typed = request.POST if request.method == "POST" else {"language": bag.language(request.actor)}
    found = queries.leaflets(request.actor)
    page = {
        "leaflets": [(one, hints(one.message.more, one.language)) for one in found],
        "words": [w for w in _words(request) if w.withdrawn_on is None],
        "languages": texts.languages(),
        "papers": PAPER_NAMES,
        "longest": LONGEST,
        "typed": typed,
        "held": held,
    }
    return render(request, "bag/leaflets.html", {"page": page}, status=400 if held else 200)


def _make(request: Request) -> HttpResponse | Held:
    form = Make(request.POST)

    def keep() -> None:
        c = form.cleaned_data
        actions.make(request.actor, language=c["language"], message=form.told(), word=c["word"], now=request.now)

    fault = gettext("A leaflet needs one message and one ask. Nothing was lost.")
    held = hold("leaflet", form, keep, fault=fault)
    if held:
        return held
    newest = queries.leaflets(request.actor)[0]
    tell(request, gettext("The leaflet is kept."), undo=reverse("end-leaflet", args=[newest.id]))
    return HttpResponseRedirect(reverse("leaflets"))


@needs("bag.write")
def words(request: Request) -> HttpResponse:
    """What co-workers said and let us print."""
    held = None
    if request.method == "POST":
        kept = _agree(request)
        if isinstance(kept, HttpResponse):
            return kept
        held = kept
    page = {"words": _words(request), "typed": request.POST, "held": held, "longest": LONGEST}
    return render(request, "bag/words.html", {"page": page, "today": request.today}, status=400 if held else 200)


def _agree(request: Request) -> HttpResponse | Held:
    form = Agree(request.POST)
    made: list[int] = []

    def keep() -> None:
        c = form.cleaned_data
        try:
            worker = people.worker_of(request.actor, c["code"])
        except Wrong:
            raise Wrong("bag.code", "No code reads like this here. Look at the sheet. Nothing was lost.") from None
        made.append(
            actions.agree(
                request.actor,
                worker=worker,
                text=c["text"],
                said_as=c["said_as"],
                agreed_on=c["agreed_on"],
                now=request.now,
                today=request.today,
            )
        )

    fault = gettext(
        "Write code, words, how they want to be named and the day, and tick that they said yes. Nothing was lost."
    )
    held = hold("word", form, keep, fault=fault)
    if held:
        return held
    tell(request, gettext("Their words are kept."), undo=reverse("withdraw-words", args=made))
    return HttpResponseRedirect(reverse("bag-words"))


@require_POST
@needs("bag.write")
def withdraw(request: Request, word: int) -> HttpResponse:
    """They do not want it printed any more."""
    actions.withdraw(request.actor, word=word, now=request.now, today=request.today)
    said = gettext("These words are printed no more. Take leaflets that carry them out of the bags.")
    tell(request, said, undo=reverse("agree-words", args=[word]))
    return HttpResponseRedirect(reverse("bag-words"))


@require_POST
@needs("bag.write")
def agree_again(request: Request, word: int) -> HttpResponse:
    """That they do not want it was written down by mistake."""
    actions.agree_again(request.actor, word=word, now=request.now)
    return HttpResponseRedirect(reverse("bag-words"))


@require_GET
@needs("bag.give")
def printed(request: Request, leaflet: int) -> HttpResponse:
    """A leaflet, or the same as a poster, as PDF."""
    made = printing.made(_sheet(request, leaflet))
    return pdf(made, "leaflet")


@require_GET
@needs("bag.give")
def picture(request: Request, leaflet: int) -> HttpResponse:
    """What a leaflet looks like."""
    answer = HttpResponse(printing.look(_sheet(request, leaflet)), content_type="image/png")
    answer["Cache-Control"] = "no-store"
    return answer


def pdf(made: Printed, name: str) -> HttpResponse:
    """The answer that holds a sheet, to be opened and printed."""
    answer = HttpResponse(made.pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    answer["Cache-Control"] = "no-store"
    if made.missing:
        answer["X-Not-Drawn"] = " ".join(made.missing)[:500]
    return answer


def _sheet(request: Request, leaflet: int) -> Sheet:
    found = queries.leaflet(request.actor, leaflet=leaflet)
    paper = request.GET.get("paper", "")
    form = "poster" if request.GET.get("as") == "poster" else "leaflet"
    where = bag.where(request.actor, request.today)
    filled = Filled(message=found.message)
    return Sheet(form, found.language, paper if paper in PAPERS else "a5", where, gettext, filled)


@require_POST
@needs("bag.write")
def end(request: Request, leaflet: int) -> HttpResponse:
    """Put a leaflet away."""
    actions.end(request.actor, leaflet=leaflet, now=request.now, today=request.today)
    tell(request, gettext("The leaflet is put away."), undo=reverse("use-leaflet", args=[leaflet]))
    return HttpResponseRedirect(reverse("leaflets"))


@require_POST
@needs("bag.write")
def use_again(request: Request, leaflet: int) -> HttpResponse:
    """Bring a leaflet back."""
    actions.use_again(request.actor, leaflet=leaflet, now=request.now)
    return HttpResponseRedirect(reverse("leaflets"))


def _words(request: Request) -> tuple[WordFacts, ...]:
    return queries.words(request.actor) if may(request.actor, "bag.write") else ()
