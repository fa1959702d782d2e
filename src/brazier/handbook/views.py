"""The handbook on the screen: contents with a search, a page, and the book to print or carry."""

from collections import Counter
from html import escape

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access.views import Request, needs
from brazier.handbook import epub, folder, printing, queries
from brazier.handbook.filled import place_line
from brazier.handbook.forms import Build
from brazier.handbook.labels import COVERS, NEUTRAL, UNION, note
from brazier.handbook.markup import article, words_in
from brazier.handbook.searching import found
from brazier.press.zipped import zipped
from brazier.terms import Wrong

NOTHING = "There is nothing here."
KINDS = {"pdf": "application/pdf", "epub": "application/epub+zip", "zip": "application/zip"}


@require_GET
@needs("handbook.read")
def contents(request: Request) -> HttpResponse:
    """What is where; or the pages that say a word."""
    language = queries.language(request.actor, asked=request.GET.get("in", ""))
    asked = request.GET.get("q", "").strip()[:80]
    ready = queries.ready(request.actor, language=language, day=request.today, cover=UNION)
    hits = found(asked, [(p.source.name, f.title, words_in(f)) for p, f in ready.filled]) if asked else ()
    page = {
        "ready": ready,
        "asked": asked,
        "hits": hits,
        "standing": Counter(one.state for one in ready.book.pages),
        "languages": queries.languages(request.actor),
        "suffix": _suffix(request),
        "language": language,
        "covers": COVERS,
        "forms": printing.FORMS,
        "has_law": queries.where(request.actor, request.today).place is not None,
    }
    return render(request, "handbook/contents.html", {"page": page})


@require_GET
@needs("handbook.read")
def page(request: Request, name: str) -> HttpResponse:
    """One page: one idea, one checklist."""
    language, suffix = queries.language(request.actor, asked=request.GET.get("in", "")), _suffix(request)
    ready = queries.ready(request.actor, language=language, day=request.today, cover=NEUTRAL)
    names = [one.source.name for one, _ in ready.filled]
    if name not in names:
        raise Wrong("handbook.nothing", NOTHING)
    at = names.index(name)
    one, filled = ready.filled[at]
    body = article(one, filled, ready.words, lambda to: reverse("handbook-page", args=[to]) + suffix)
    shown = {
        "body": mark_safe(body),  # noqa: S308  # our own text, every piece escaped in markup.py
        "before": names[at - 1] if at else "",
        "after": names[at + 1] if at + 1 < len(names) else "",
        "chapter": ready.chapter_title(one),
        "language": language,
        "name": name,
        "suffix": suffix,
    }
    return render(request, "handbook/page.html", {"page": shown})


def _suffix(request: Request) -> str:
    """What keeps the language in the address where it is another than that of the screen."""
    asked = request.GET.get("in", "")
    return f"?in={asked}" if asked and asked in queries.languages(request.actor) else ""


@require_GET
@needs("handbook.read")
def practice(request: Request) -> HttpResponse:
    """Answer hard questions aloud, then look at good answers. Nothing that is typed leaves the page."""
    language = queries.language(request.actor)
    talk, words = queries.practice(request.actor, language=language, day=request.today)
    page = {"talk": talk, "state": note(words, talk.page), "words": words, "book": reverse("handbook")}
    return render(request, "handbook/practice.html", {"page": page})


@require_POST
@needs("handbook.read")
def build(request: Request) -> HttpResponse:
    """The book as a file, with the law of this place and day."""
    form = Build(request.POST)
    if not form.is_valid():
        raise Wrong("handbook.nothing", NOTHING)
    c = form.cleaned_data
    if c["language"] not in queries.languages(request.actor):
        raise Wrong("handbook.nothing", NOTHING)
    with translation.override(c["language"]):
        ready = queries.ready(request.actor, language=c["language"], day=request.today, cover=c["cover"])
        line = place_line(queries.where(request.actor, request.today), gettext)
    if c["form"] == "epub":
        body, kind = epub.made(ready), "epub"
    elif c["form"] == "html":
        body, kind = zipped({f"notes/{file}": page for file, page in folder.pages(ready).items()}), "zip"
    else:
        pages = printing.a6(ready, cover=c["cover"], place=line)
        body = pages.pdf if c["form"] == "a6" else printing.booklet(ready, pages, form=c["form"])
        kind = "pdf"
    name = escape(f"notes-{c['language']}-{c['form']}.{kind}")
    return HttpResponse(
        body,
        content_type=KINDS[kind],
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
    )
