"""The page of the app, its worker, and what a home screen shows of it."""

import json

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET

from brazier.access.views import Request, needs
from brazier.cards import queries as cards
from brazier.cards.signature import TALL, WIDE
from brazier.conversations import queries as conversations
from brazier.conversations.facts import ABOUT, ANSWERS, ASKS, KINDS
from brazier.handbook import queries as handbook
from brazier.handbook.labels import NEUTRAL
from brazier.handbook.markup import article
from brazier.phone.pocket import files
from brazier.rules import rights as law
from brazier.rules.law import PARTS, VOTE_PARTS
from brazier.rules.loading import packaged
from brazier.storage import cover
from brazier.storage.hub import here
from brazier.terms import LEVELS
from brazier.workplaces import queries as workplaces

PAGE = "/pocket/"
SIGN, RIGHTS, MINE, BOOK = "/pocket/sign/", "/pocket/rights/", "/pocket/mine/", "/pocket/book/"
KEPT_PAGES = (PAGE, "/cover", SIGN, RIGHTS, MINE, BOOK)


@require_GET
@needs("conversations.write")
def pocket(request: Request) -> HttpResponse:
    """The quick log as a phone keeps it: no name of anybody, the same whoever opens it."""
    page = {
        "chips": conversations.issues(request.actor),
        "asks": ASKS,
        "answers": ANSWERS,
        "kinds": KINDS,
        "about": ABOUT,
        "levels": LEVELS,
        "signs": bool(cards.wordings(request.actor)),
    }
    return render(request, "phone/pocket.html", {"page": page})


@require_GET
@needs("conversations.write")
def sign(request: Request) -> HttpResponse:
    """The union card as a phone keeps it: its words in each language, no name of anybody."""
    page = {"wordings": cards.wordings(request.actor), "wide": WIDE, "tall": TALL}
    return render(request, "phone/sign.html", {"page": page})


@require_GET
@needs("conversations.write")
def rights(request: Request) -> HttpResponse:
    """What a worker may do at this place on this day, from the law pack, in big type; a phone keeps it."""
    known = workplaces.campaign(request.actor)
    page = law.page(packaged(), campaign=known.jurisdiction if known else "", day=request.today)
    vote = law.of_the_vote(packaged(), campaign=known.jurisdiction if known else "", day=request.today)
    lines = (*page.lines, *vote) if page else vote
    parts = [(part, [line for line in lines if line.part == part]) for part in (*PARTS, *VOTE_PARTS)]
    return render(request, "phone/rights.html", {"page": page, "parts": [p for p in parts if p[1]]})


@require_GET
@needs("conversations.write")
def book(request: Request) -> HttpResponse:
    """The whole handbook on one page, with the law of this place and day, as a phone keeps it."""
    language = handbook.language(request.actor)
    ready = handbook.ready(request.actor, language=language, day=request.today, cover=NEUTRAL)
    shown = [(one, article(one, filled, ready.words, "#{}".format, level=3)) for one, filled in ready.filled]
    chapters = [
        (
            chapter,
            [
                (one.source.name, one.source.title, mark_safe(body))  # noqa: S308  # our own text, escaped in markup.py
                for one, body in shown
                if one.source.chapter == chapter.number
            ],
        )
        for chapter in ready.book.chapters
    ]
    return render(request, "phone/book.html", {"page": {"chapters": chapters, "language": language}})


@require_GET
@needs("phone.own")
def mine(request: Request) -> HttpResponse:
    """One's own list as a phone keeps it: words and an empty frame, no name of anybody. The people lie encrypted
    beside it."""
    page = {"chips": conversations.issues(request.actor), "levels": LEVELS}
    return render(request, "phone/mine.html", {"page": page})


@require_GET
@needs("conversations.write")
def worker(request: Request) -> HttpResponse:
    """The worker, after the list of what it keeps; another list is another worker, and browsers take it over."""
    kept = [*KEPT_PAGES, *(static(name) for name in files.names())]
    head = f"const VERSION = {json.dumps(files.version())};\nconst KEPT = {json.dumps(kept)};\n"
    return HttpResponse(head + files.worker(), content_type="text/javascript")


@require_GET
@needs("conversations.write")
def manifest(request: Request) -> JsonResponse:
    """What a home screen shows: the cover's name and picture, and nothing else."""
    shown = cover.read(here.folder)
    picture = {"src": static(f"web/icon-{shown.icon}.svg"), "sizes": "any", "type": "image/svg+xml"}
    return JsonResponse(
        {
            "name": shown.title,
            "short_name": shown.title,
            "start_url": PAGE,
            "scope": "/",
            "display": "standalone",
            "lang": request.LANGUAGE_CODE if hasattr(request, "LANGUAGE_CODE") else settings.LANGUAGE_CODE,
            "icons": [picture],
        },
        content_type="application/manifest+json",
    )
