"""The live board of a test, and the people of one cell: who took part, and who saw it."""

from collections.abc import Callable

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access import queries as access
from brazier.access.views import Request, needs, page_asked, sentence, tell
from brazier.people import queries as people
from brazier.people.facts import Row
from brazier.people.meant.queries import the_one
from brazier.people.reach import actions as reach
from brazier.terms import Wrong
from brazier.tests_of_strength import actions, life, queries
from brazier.tests_of_strength.counting import Line, drawn
from brazier.tests_of_strength.facts import ResultFacts
from brazier.tests_of_strength.forms import Took, Verify, days_left, hours_left, numbers_typed
from brazier.workplaces import queries as workplaces
from brazier.workplaces.facts import CellFacts

GONE = ("strength.no_test", "strength.no_result", "people.nobody", "workplaces.no_cell")


@require_GET
@needs("tests_of_strength.look")
def board(request: Request, test: int) -> HttpResponse:
    """How far are we, and where is it missing?"""
    return render(request, "tests_of_strength/board.html", _board(request, test))


@require_GET
@needs("tests_of_strength.look")
def live(request: Request, test: int) -> HttpResponse:
    """The board alone, for a page that asks by itself; nothing at all while nothing changed."""
    if request.GET.get("seen") == queries.mark_of(request.actor, number=test):
        return HttpResponse(status=204)
    return render(request, "tests_of_strength/cells.html", _board(request, test))


def _board(request: Request, test: int) -> dict[str, object]:
    counted = queries.counts(request.actor, number=test)
    active = {o.id: o.handle for o in access.organizers(request.actor)}
    places = {c.id: c for c in workplaces.cells(request.actor)}
    told = counted.test
    order = {cell: at for at, cell in enumerate(places)}
    cells = [
        {"line": line, "place": places[line.cell], "bar": drawn(line), "owner": active.get(line.owner, "")}
        for line in sorted(counted.lines, key=lambda line: order.get(line.cell, 0))
        if line.cell in places
    ]
    page = {
        "test": told,
        "total": counted.total,
        "bar": drawn(counted.total),
        "departments": _by_department(cells),
        "mine": [c for c in cells if _line(c).owner == request.actor.id],
        "ownerless": sum(not c["owner"] for c in cells),
        "behind": _behind(cells) if told.state in life.COUNTS else [],
        "mark": counted.mark,
        "days_left": days_left(told.ends_on, request.today),
        "hours_left": hours_left(told.ends_on, request.now, get_current_timezone()),
        "is_live": told.state == life.RUNNING,
    }
    return {"page": page, "today": request.today}


def _line(cell: dict[str, object]) -> Line:
    line = cell["line"]
    assert isinstance(line, Line)
    return line


def _behind(cells: list[dict[str, object]]) -> list[dict[str, object]]:
    """Where most people are missing: the five farthest from their goal."""
    return sorted((c for c in cells if not _line(c).is_met), key=lambda c: -_line(c).missing)[:5]


def _by_department(cells: list[dict[str, object]]) -> list[tuple[str, list[dict[str, object]]]]:
    found: dict[str, list[dict[str, object]]] = {}
    for cell in cells:
        place = cell["place"]
        assert isinstance(place, CellFacts)
        found.setdefault(place.department.name if place.department else "", []).append(cell)
    return list(found.items())


@require_GET
@needs("tests_of_strength.write")
def cell(request: Request, test: int, cell: int) -> HttpResponse:
    """Who of this cell took part?"""
    return _cell(request, test, cell)


def _cell(request: Request, test: int, number: int, fault: str = "") -> HttpResponse:
    told, place = queries.test(request.actor, test), workplaces.cell(request.actor, number)
    found = queries.results(request.actor, number=test, cell=place.id)
    at = page_asked(request)
    asked = request.GET.get("who", "").strip()[:120]
    rows = _people(request, place, asked, at)
    noted = {row.number: row for row in people.listed(request.actor, workers=found, today=request.today)}
    reach.show_rows(request.actor, rows=[*rows, *noted.values()], now=request.now)
    lines = queries.counts(request.actor, number=test).lines
    line = next((line for line in lines if line.cell == place.id), None)
    pairs = [(noted[w], result) for w, result in found.items() if w in noted]
    page = {
        "test": told,
        "place": place,
        "line": line,
        "bar": drawn(line) if line else None,
        "waits": [pair for pair in pairs if not pair[1].proof],
        "seen": [pair for pair in pairs if pair[1].proof],
        "others": [row for row in rows if row.number not in found],
        "asked": asked,
        "number": at,
        "is_last": bool(asked) or len(rows) < people.page_size(request.actor),
        "handles": access.handles(request.actor),
        "may_see": _may_see(pairs),
        "counts": told.state in life.COUNTS,
        "fault": fault,
    }
    return render(
        request,
        "tests_of_strength/cell.html",
        {"page": page, "today": request.today},
        status=400 if fault else 200,
    )


def _people(request: Request, place: CellFacts, asked: str, at: int) -> tuple[Row, ...]:
    if not asked:
        return people.in_cell(request.actor, cell=place.id, today=request.today, page=at)
    found = people.search(request.actor, text=asked, today=request.today)
    return tuple(row for row in found if row.cell == place.id)


def _may_see(pairs: list[tuple[Row, ResultFacts]]) -> bool:
    """Whether whoever asks could be the second person for any of those of whom it is only said."""
    return any(not result.proof and not result.is_mine for _, result in pairs)


@require_POST
@needs("tests_of_strength.write")
def note(request: Request, test: int, cell: int) -> HttpResponse:
    """These took part, I am told."""
    form, kept = Took(request.POST), list[int]()
    codes = request.POST.getlist("who")[:500]

    def keep() -> None:
        asker = form.cleaned_data["asker"].strip() if form.is_valid() else ""
        kept.extend(
            actions.note(
                request.actor,
                test=test,
                workers=[people.worker_of(request.actor, code) for code in codes],
                asker=the_one(request.actor, text=asker, today=request.today) if asker else 0,
                now=request.now,
                today=request.today,
            )
        )

    if not codes:
        queries.test(request.actor, test)
        return _cell(request, test, cell, gettext("Tick who took part. Nothing was changed."))
    return _done(
        request,
        test,
        cell,
        keep,
        lambda: (
            ngettext("%(n)s person is written down.", "%(n)s people are written down.", len(kept))
            % {"n": len(kept)},
            f"{reverse('take-back-test', args=[test, cell])}?{_as_query(kept)}",
        ),
    )


@require_POST
@needs("tests_of_strength.write")
def verify(request: Request, test: int, cell: int) -> HttpResponse:
    """I saw it too; or it is on paper, or in a photo."""
    numbers, form = numbers_typed(request.POST.getlist("result")), Verify(request.POST)
    if not numbers or not form.is_valid():
        queries.test(request.actor, test)
        return _cell(request, test, cell, gettext("Tick who it is, and say how you know. Nothing was changed."))
    how = form.cleaned_data["how"]

    def keep() -> None:
        actions.verify(request.actor, test=test, results=numbers, how=how, now=request.now)

    said = ngettext("%(n)s person counts now.", "%(n)s people count now.", len(numbers)) % {"n": len(numbers)}
    undo = f"{reverse('unverify-test', args=[test, cell])}?{_as_query(numbers)}"
    return _done(request, test, cell, keep, lambda: (said, undo))


@require_POST
@needs("tests_of_strength.write")
def unverify(request: Request, test: int, cell: int) -> HttpResponse:
    """They were not seen after all."""
    numbers = numbers_typed(request.GET.getlist("result") + request.POST.getlist("result"))

    def keep() -> None:
        actions.unverify(request.actor, test=test, results=numbers, now=request.now)

    return _done(request, test, cell, keep, lambda: (gettext("It is only said again, and does not count."), ""))


@require_POST
@needs("tests_of_strength.write")
def take_back(request: Request, test: int, cell: int) -> HttpResponse:
    """It was written down by mistake."""
    numbers = numbers_typed(request.GET.getlist("result") + request.POST.getlist("result"))

    def keep() -> None:
        actions.take_back(request.actor, test=test, results=numbers, now=request.now)

    return _done(request, test, cell, keep, lambda: (gettext("Taken back."), ""))


def _as_query(numbers: list[int]) -> str:
    return "&".join(f"result={number}" for number in numbers)


def _done(
    request: Request, test: int, cell: int, keep: Callable[[], None], said: Callable[[], tuple[str, str]]
) -> HttpResponse:
    """Do it and come back to the cell, or say why not. What is not there looks like what may not be seen."""
    workplaces.cell(request.actor, cell)
    try:
        keep()
    except Wrong as error:
        if error.code in GONE:
            raise
        return _cell(request, test, cell, sentence(error))
    told, undo = said()
    tell(request, told, undo=undo)
    return HttpResponseRedirect(reverse("test-cell", args=[test, cell]))
