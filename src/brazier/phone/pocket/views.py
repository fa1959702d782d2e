"""The page of the app, its worker, and what a home screen shows of it."""

import json

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from brazier.access.gate import may
from brazier.access.views import Request, needs
from brazier.cards import queries as cards
from brazier.cards.signature import TALL, WIDE
from brazier.conversations import queries as conversations
from brazier.conversations.facts import ABOUT, ANSWERS, ASKS, KINDS
from brazier.conversations.gathering.several import OTHERS
from brazier.conversations.leading import queries as leading
from brazier.conversations.outcomes import OUTCOMES
from brazier.election.night import queries as night
from brazier.election.night.facts import NightFacts
from brazier.handbook import queries as handbook
from brazier.handbook.labels import NEUTRAL, note
from brazier.handbook.markup import article
from brazier.people.facts import TIES
from brazier.phone.pocket import files
from brazier.reasons import queries as reasons
from brazier.reasons.facts import by_month
from brazier.rota.facts import LONGEST, LONGEST_PLACE, STATIONS
from brazier.rules import rights as law
from brazier.rules.law import PARTS, VOTE_PARTS
from brazier.rules.loading import packaged
from brazier.storage import cover
from brazier.storage.hub import here
from brazier.terms import LEVELS
from brazier.workplaces import queries as workplaces

PAGE = "/pocket/"
SIGN, RIGHTS, MINE, BOOK = "/pocket/sign/", "/pocket/rights/", "/pocket/mine/", "/pocket/book/"
WHY, PRACTICE, COUNT = "/pocket/why/", "/pocket/practice/", "/pocket/count/"
MORE, DOOR = "/pocket/more/", "/pocket/door/"
ASKS_FIRST = ("", "attend", "talk_to_n", "sign_petition", "sign_card", "bring_someone")
"""What is asked for most, at hand without opening anything; the first is nothing."""
TIES_TOLD = [kind for kind in TIES if kind != "rival"]
"""How somebody may know her who could bring her along."""
READY = ("again", "petition", "meet", "bring", "find")
"""Next steps that need no typing."""
KEPT_PAGES = (PAGE, "/cover", SIGN, RIGHTS, MINE, BOOK, WHY, PRACTICE, COUNT, MORE, DOOR)


@require_GET
@needs("conversations.write")
def pocket(request: Request) -> HttpResponse:
    """The quick log as a phone keeps it: no name of anybody, the same whoever opens it."""
    page = {
        "chips": conversations.issues(request.actor),
        "asks_first": ASKS_FIRST,
        "asks_more": [a for a in ASKS if a not in ASKS_FIRST],
        "ready": READY,
        "outcomes": OUTCOMES,
        "others": OTHERS,
        "ties": TIES_TOLD,
        "asks_for_leaders": leading.is_on(request.actor),
        "answers": ANSWERS,
        "kinds": KINDS,
        "about": ABOUT,
        "levels": LEVELS,
        "signs": bool(cards.wordings(request.actor)),
        "counts": bool(_open_counts(request)),
    }
    return render(request, "phone/pocket.html", {"page": page})


@require_GET
@needs("conversations.write")
def more(request: Request) -> HttpResponse:
    """What is needed more seldom, as a phone keeps it: to hand over, a talk that was wrong, what somebody did."""
    turns = {"stations": STATIONS, "most": LONGEST, "most_place": LONGEST_PLACE}
    return render(request, "phone/more.html", {"page": {"acts": ASKS, "levels": LEVELS, "ready": READY, **turns}})


@require_GET
@needs("conversations.write")
def door(request: Request) -> HttpResponse:
    """Where the PIN of one of two people who use this phone opens their pocket. All of it happens on the phone."""
    return render(request, "phone/door.html")


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


def _open_counts(request: Request) -> tuple[NightFacts, ...]:
    """Counts that go on, newest first; none for whoever may not count."""
    found = night.nights(request.actor) if may(request.actor, "election.count") else ()
    return tuple(one for one in found if one.closed_at is None)


@require_GET
@needs("conversations.write")
def count(request: Request) -> HttpResponse:
    """The counting sheet as a phone keeps it: what lies in a batch, said as oneself; no figure of anybody."""
    return render(request, "phone/count.html", {"page": {"counts": _open_counts(request)}})


@require_GET
@needs("conversations.write")
def practice(request: Request) -> HttpResponse:
    """Hard questions to practice on, as a phone keeps them."""
    language = handbook.language(request.actor)
    talk, words = handbook.practice(request.actor, language=language, day=request.today)
    page = {"talk": talk, "state": note(words, talk.page), "words": words, "book": f"{BOOK}#"}
    return render(request, "phone/practice.html", {"page": page})


@require_GET
@needs("conversations.write")
def why(request: Request) -> HttpResponse:
    """Why we do this and what we have won, as a phone keeps it."""
    found = reasons.why(request.actor, language=get_language() or "en")
    page = {"why": found, "months": by_month(found.wins), "writes": False}
    return render(request, "phone/why.html", {"page": page})


@require_GET
@needs("phone.own")
def mine(request: Request) -> HttpResponse:
    """One's own list as a phone keeps it: words and an empty frame, no name of anybody. The people lie encrypted
    beside it."""
    page = {"chips": conversations.issues(request.actor), "levels": LEVELS, "stations": STATIONS}
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
