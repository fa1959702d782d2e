"""The bag on the screen: choose a form, a language and a paper; look at it; print it."""

import secrets
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access.gate import allow, may
from brazier.access.views import Request, needs
from brazier.bag import printing, queries, texts
from brazier.bag.forms import Print
from brazier.bag.leaflets.views import pdf
from brazier.bag.numbers import drawn
from brazier.bag.printing import EMPTY, Filled, Sheet
from brazier.bag.shapes import FORMS, PAPER_NAMES, PAPERS, SHAPES, SMALL
from brazier.bag.week import queries as week
from brazier.handbook.filled import Where
from brazier.people import queries as people
from brazier.people.roster import actions as roster
from brazier.rules.loading import packaged
from brazier.terms import Wrong
from brazier.workplaces import queries as workplaces
from brazier.workplaces.facts import CellFacts

NOTHING = "There is nothing here."
SHOWN = tuple(form for form in FORMS if form not in ("sign-in", "picket-roster", "weekly"))
"""Forms that hold nothing of the campaign but its law; the others have something to choose, or to be let through
for."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A form in the list. note: how far its translation is, in the language of the form."""

    form: str
    title: str
    about: str
    note: str


@require_GET
@needs("bag.read")
def bag(request: Request) -> HttpResponse:
    """Every form with its picture, in one language and on one paper."""
    language, paper = _chosen(request)
    screen, said = texts.packaged(queries.language(request.actor)), texts.packaged(language)
    listed = {
        form: Shown(form, screen.parts[form]["title"], screen.parts[form]["about"], said.note(form))
        for form in FORMS
    }
    page = {
        "forms": [listed[form] for form in SHOWN],
        "sign_in": listed["sign-in"],
        "picket": listed["picket-roster"],
        "weekly": listed["weekly"],
        "languages": texts.languages(),
        "papers": PAPER_NAMES,
        "language": language,
        "paper": paper,
        "has_law": queries.where(request.actor, request.today).place is not None,
        "cells": _cells(request),
    }
    return render(request, "bag/bag.html", {"page": page})


@require_GET
@needs("bag.read")
def picture(request: Request, form: str) -> HttpResponse:
    """What a form looks like, empty."""
    language, paper = _chosen(request)
    if form not in FORMS:
        raise Wrong("bag.nothing", NOTHING)
    where = queries.where(request.actor, request.today)
    body = _look(form, language, paper, where.campaign, request.today)
    answer = HttpResponse(body, content_type="image/png")
    answer["Cache-Control"] = "private, max-age=3600"
    return answer


@require_POST
@needs("bag.read")
def build(request: Request) -> HttpResponse:
    """One form as PDF."""
    form = Print(request.POST)
    if not form.is_valid():
        raise Wrong("bag.nothing", NOTHING)
    c = form.cleaned_data
    filled = _filled(request, c["form"], c["language"], c["paper"], c["cell"])
    with translation.override(c["language"]):
        where = queries.where(request.actor, request.today)
        made = printing.made(Sheet(c["form"], c["language"], c["paper"], where, gettext, filled))
    return pdf(made, f"{c['form']}-{c['language']}")


def _filled(request: Request, form: str, language: str, paper: str, cell: int | None) -> Filled:
    """What a form holds of the campaign, for whoever may have it."""
    if form == "card":
        return queries.card(request.actor, language)
    if form == "hardship":
        return replace(EMPTY, number=drawn(secrets.randbelow))
    if form == "weekly":
        with translation.override(language):
            return replace(EMPTY, figures=week.week(request.actor, today=request.today))
    if form == "sign-in":
        return replace(EMPTY, codes=_new_codes(request, paper, cell))
    if form == "picket-roster" and cell is not None:
        return replace(EMPTY, codes=queries.codes(request.actor, cell=cell, today=request.today))
    return EMPTY


def _new_codes(request: Request, paper: str, cell: int | None) -> tuple[str, ...]:
    """Codes for empty lines: whoever is written there gets them when the sheet is typed back."""
    allow(request.actor, "people.look")
    table = next(block for block in SHAPES["sign-in"].pages[0] if block.kind == "table")
    found = workplaces.cell(request.actor, cell).id if cell else None
    numbers = roster.blank_lines(request.actor, count=table.many[paper in SMALL], cell=found, now=request.now)
    return tuple(people.code_of(request.actor, number) for number in numbers)


def _cells(request: Request) -> list[CellFacts]:
    if not may(request.actor, "people.look"):
        return []
    return [c for c in workplaces.cells(request.actor) if c.department or c.shift]


def _chosen(request: Request) -> tuple[str, str]:
    """The language and the paper that were chosen, or those of whoever looks."""
    language, paper = request.GET.get("language", ""), request.GET.get("paper", "")
    if language not in texts.languages():
        language = queries.language(request.actor)
    return language, paper if paper in PAPERS else "a4"


@lru_cache(maxsize=128)
def _look(form: str, language: str, paper: str, campaign: str, day: date) -> bytes:
    """A picture of an empty form, kept: it holds nothing of anybody. day: pictures of yesterday's law go."""
    where = Where(packaged(), campaign, day)
    with translation.override(language):
        return printing.look(Sheet(form, language, paper, where, gettext))
