"""Print sheets, and type them back."""

import secrets

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from brazier.access import actions as access_write
from brazier.access import queries as access
from brazier.access.signin.stepping import KEYS
from brazier.access.views import Request, needs, sentence, tell
from brazier.conversations import queries as conversations
from brazier.conversations.facts import ANSWERS, ASKS
from brazier.conversations.sheets import queries as beside
from brazier.people import queries as people
from brazier.people.forms import Held, hold
from brazier.people.reach import actions as reach
from brazier.people.roster import actions as roster
from brazier.people.sheets import charting, key, own_record, petition, sign_up
from brazier.press import envelope
from brazier.press.typeset import Paper, Printed
from brazier.storage import words
from brazier.terms import LEVELS, Wrong
from brazier.upkeep import actions as upkeep
from brazier.upkeep import queries as upkeep_read
from brazier.wallchart.sheets import chart
from brazier.web.forms import Words
from brazier.web.paper import actions, queries
from brazier.web.paper.forms import Line
from brazier.web.templatetags import shown
from brazier.workplaces import queries as workplaces

NEW_LINES = 6
SIGN_UP_LINES = 20
MOST_ASKED = 1_200
PETITION_LINES, PETITION_PAGES = 15, 20
TYPED, CELL, PAST, PHOTO = "typed_back", "sheet_cell", "sheet_past", "sheet_photo"
LANGUAGES = {"zh-hans": "zh-Hans"}


@require_GET
@needs("wallchart.look")
def paper(request: Request) -> HttpResponse:
    """Which sheet, of which cell, on which paper."""
    cells, asked = workplaces.cells(request.actor), request.GET.get("cell", "")
    page = {
        "cells": [c for c in cells if c.department or c.shift],
        "unplaced": [c for c in cells if not c.department and not c.shift],
        "chosen": asked if asked in {str(c.id) for c in cells} else "",
        "is_letter": _paper(request) == "us-letter",
    }
    return render(request, "paper/paper.html", {"page": page, "today": request.today})


@require_GET
@needs("wallchart.look")
def wall_chart(request: Request) -> HttpResponse:
    """The wall chart as PDF, without a name."""
    return _answer(
        chart.printed(
            queries.wall_chart(request.actor, request.today), paper=_paper(request), language=_language()
        ),
        "chart",
    )


@require_POST
@needs("people.look")
def charting_sheet(request: Request, cell: int) -> HttpResponse:
    """The charting sheet of a cell; its empty lines get codes of their own."""
    codes = _new_codes(request, NEW_LINES, workplaces.cell(request.actor, cell).id)
    sheet = queries.charting_sheet(request.actor, cell, request.today, codes)
    return _answer(charting.printed(sheet, paper=_paper(request), language=_language()), "sheet")


@require_POST
@needs("people.look")
def pack(request: Request, organizer: int) -> HttpResponse:
    """Everything in one organizer's care, in one file: for whoever works on paper."""
    sheets = queries.pack(
        request.actor, str(organizer), request.today, lambda cell: _new_codes(request, NEW_LINES, cell)
    )
    return _answer(charting.printed(*sheets, paper=_paper(request), language=_language()), "sheets")


@require_POST
@needs("people.look")
def sign_up_sheet(request: Request) -> HttpResponse:
    """A sign-up sheet with a code on every line."""
    typed = request.POST.get("cell", "")
    cell = workplaces.cell(request.actor, int(typed)).id if typed.isdecimal() else None
    codes = _new_codes(request, SIGN_UP_LINES, cell)
    sheet = queries.sign_up_sheet(request.actor, cell, request.today, codes)
    return _answer(sign_up.printed(sheet, paper=_paper(request), language=_language()), "sheet")


@require_POST
@needs("people.look")
def petition_sheet(request: Request) -> HttpResponse:
    """A petition with a code on every line; what is asked stands on top and is kept nowhere."""
    asked = request.POST.get("asked", "").strip()[:MOST_ASKED]
    if not asked:
        tell(request, _("Write what the petition asks for, and of whom. Nothing was printed."))
        return HttpResponseRedirect(reverse("paper"))
    typed = request.POST.get("pages", "")[:3]
    pages = min(PETITION_PAGES, max(1, int(typed))) if typed.isdecimal() else 1
    codes = _new_codes(request, PETITION_LINES * pages, None)
    sheet = queries.petition_sheet(request.actor, asked, request.today, codes, PETITION_LINES)
    return _answer(petition.printed(sheet, paper=_paper(request), language=_language()), "petition")


@require_GET
@needs("people.look")
def key_sheet(request: Request, cell: int) -> HttpResponse:
    """Who the codes of a cell are; that it was printed stands in the ledger."""
    access_write.look(request.actor, what=f"cell:{cell}", now=request.now)
    return _answer(
        key.printed(
            queries.key_sheet(request.actor, cell, request.today), paper=_paper(request), language=_language()
        ),
        "key",
    )


@require_GET
@needs("people.look")
def record(request: Request, code: str) -> HttpResponse:
    """Everything kept of one person, to print for them."""
    worker = people.worker_of(request.actor, code)
    reach.open_record(request.actor, worker=worker, now=request.now)
    access_write.look(request.actor, what=f"worker:{worker}", now=request.now)
    made = own_record.printed(
        queries.record_of(request.actor, worker, request.today), paper=_paper(request), language=_language()
    )
    return _answer(made, code)


@needs("upkeep.keys", step_up=KEYS)
def make_envelope(request: Request) -> HttpResponse:
    """Words for a second person, printed to fold; earlier ones open older copies alone."""
    form, fault = Words(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        drawn = words.draw(secrets.randbelow)
        try:
            upkeep.make_envelope(
                request.actor, passphrase=form.cleaned_data["words"], recovery=drawn, now=request.now
            )
        except Wrong as error:
            fault = sentence(error)
        else:
            made = envelope.Envelope(drawn, shown.weekday(request.today), _envelope_words())
            return _answer(envelope.printed(made, paper=_paper(request), language=_language()), "envelope")
    page = {"fault": fault, "has_envelope": upkeep_read.has_envelope(request.actor)}
    return render(request, "paper/envelope.html", page, status=400 if fault else 200)


def _envelope_words() -> envelope.EnvelopeWords:
    return envelope.EnvelopeWords(
        title=_("Keep closed"),
        purpose=_("These words open one locked box on a laptop, if its owner can not."),
        what_to_do=_(
            "Open this only if the owner asks you, or is gone. If it was opened, say so: a new one is printed, "
            "and this one opens older copies alone."
        ),
        square=_("The same words for a camera. No photo."),
        folds=(
            _("Fold in half."),
            _("Fold the top down."),
            _("Fold the bottom up."),
            _("Tape the flap and the side."),
        ),
    )


@needs("conversations.write")
def type_back(request: Request) -> HttpResponse:
    """Row by row, by code: Enter keeps a row and goes on to the next."""
    if "cell" in request.GET:
        request.session[CELL], request.session[PAST] = request.GET["cell"][:10], []
        return HttpResponseRedirect(reverse("type-back"))
    if "past" in request.POST:
        _go_past(request, request.POST["past"])
        return HttpResponseRedirect(reverse("type-back"))
    held = None
    if request.method == "POST":
        answer = _kept(request, Line(request.POST))
        if isinstance(answer, HttpResponse):
            return answer
        held = answer
    photos = beside.waiting(request.actor)
    request.session[PHOTO] = looked_at = request.GET.get("photo", request.session.get(PHOTO, ""))[:20]
    page = {
        "typed": request.POST,
        "held": held,
        "photos": photos,
        "photo": next((p for p in photos if str(p.id) == looked_at), photos[0] if photos else None),
        "cells": [c for c in workplaces.cells(request.actor) if c.department or c.shift],
        "cell": request.session.get(CELL, ""),
        "ahead": _ahead(request),
        "petition": request.session.get("petition", ""),
        "chips": conversations.issues(request.actor),
        "asks": ASKS,
        "answers": ANSWERS,
        "levels": LEVELS,
        "organizers": access.organizers(request.actor),
        "done": request.session.get(TYPED, []),
        "had_on": request.session.get("had_on", ""),
        "organizer": request.session.get("sheet_of", ""),
    }
    return render(
        request, "paper/type_back.html", {"page": page, "today": request.today}, status=400 if held else 200
    )


def _ahead(request: Request) -> tuple[str, ...]:
    """Codes of the chosen cell's sheet that nobody typed in or went past, in the order they stand on paper."""
    chosen, past = request.session.get(CELL, ""), set(request.session.get(PAST, []))
    if not chosen.isdecimal() or chosen not in {str(c.id) for c in workplaces.cells(request.actor)}:
        return ()
    return tuple(c for c in queries.codes_of_sheet(request.actor, int(chosen), request.today) if c not in past)


def _go_past(request: Request, code: str) -> None:
    request.session[PAST] = [*request.session.get(PAST, []), code[:12].upper()]


def _kept(request: Request, form: Line) -> HttpResponse | Held:
    made: list[actions.TypedBack] = []

    def keep() -> None:
        c = form.cleaned_data
        made.append(
            actions.type_back(
                request.actor,
                code=c["code"],
                name=c["name"],
                phone=c["phone"],
                talk=form.talk(0, request.actor.id, request.today) if form.says_a_talk() else None,
                seen=form.seen(request.today),
                left_out=c["left_out"],
                now=request.now,
                today=request.today,
            )
        )

    fault = _("Something in this row can not be: look at the numbers and days. Nothing was lost.")
    held = hold("line", form, keep, fault=fault)
    if held:
        return held
    [kept], c = made, form.cleaned_data
    line = {"code": people.code_of(request.actor, kept.worker), "level": c["level"] or 0}
    request.session[TYPED] = [line, *request.session.get(TYPED, [])][:8]
    request.session["had_on"] = c["had_on"].isoformat() if c["had_on"] else ""
    request.session["sheet_of"] = c["organizer"]
    request.session["petition"] = c["petition"]
    _go_past(request, str(c["code"]))
    kind, number = ("talk", kept.talk) if kept.talk else ("act", kept.act)
    undo = f"{reverse('take-back', args=[line['code'], kind, number])}?back=type-back" if number else ""
    tell(request, _("%(code)s is kept.") % {"code": line["code"]}, undo=undo)
    return HttpResponseRedirect(reverse("type-back"))


def _new_codes(request: Request, count: int, cell: int | None) -> tuple[str, ...]:
    numbers = roster.blank_lines(request.actor, count=count, cell=cell, now=request.now)
    return tuple(people.code_of(request.actor, n) for n in numbers)


def _paper(request: Request) -> Paper:
    chosen = request.POST.get("paper") or request.GET.get("paper")
    return "us-letter" if chosen == "us-letter" else "a4"


def _language() -> str:
    language = get_language() or "en"
    return LANGUAGES.get(language, language)


def _answer(made: Printed, name: str) -> HttpResponse:
    answer = HttpResponse(made.pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    if made.missing:
        answer["X-Not-Drawn"] = " ".join(made.missing)[:500]
    return answer
