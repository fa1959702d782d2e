"""The board of cards, taking one on paper, signing one on this screen, and one card with its custody."""

from collections.abc import Callable, Iterable

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.dateparse import parse_date
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access import queries as access
from brazier.access.gate import may
from brazier.access.views import Request, needs, sentence, tell
from brazier.cards import actions, queries
from brazier.cards.choosing import chosen
from brazier.cards.facts import ELECTRONIC, NOT_THERE, PAPER, WHY_VOID, CardFacts
from brazier.cards.forms import CardForm, GiveUp, WordingForm
from brazier.cards.ladder import Ladder
from brazier.cards.life import STALE
from brazier.cards.members import queries as members
from brazier.cards.photos.brought import Brought, brought, let_go
from brazier.cards.sheets import blank as sheet
from brazier.cards.signature import TALL, WIDE
from brazier.people import queries as people
from brazier.people.facts import Row
from brazier.people.forms import Held, hold
from brazier.people.reach import actions as reach
from brazier.people.roster import queries as roster
from brazier.press.typeset import Paper
from brazier.terms import Wrong


@require_GET
@needs("cards.look")
def board(request: Request) -> HttpResponse:
    """How many cards stand, how old they are, and what each still needs."""
    checks = queries.to_check(request.actor, today=request.today) if may(request.actor, "cards.check") else ()
    confirms = queries.to_confirm(request.actor, today=request.today)
    contested = queries.challenged(request.actor, today=request.today)
    counted = queries.counted(request.actor, today=request.today) if may(request.actor, "cards.count") else None
    page = {
        "counts_members": members.counts_members(request.actor),
        "counted": counted,
        "everybody": roster.size_of_unit(request.actor) if counted else 0,
        "ladder": Ladder.drawn(counted.ladder) if counted else None,
        "to_check": _named(request, checks),
        "to_confirm": _named(request, confirms),
        "challenged": _named(request, contested),
        "wordings": queries.wordings(request.actor),
        "handles": access.handles(request.actor),
        "jurisdiction": queries.law_of(request.actor),
    }
    return render(request, "cards/board.html", {"page": page, "today": request.today})


@needs("cards.write")
def take(request: Request) -> HttpResponse:
    """A card on paper: who signed it, when, who had it."""
    return _card_page(request, PAPER, "cards/take.html")


@needs("cards.write")
def sign(request: Request) -> HttpResponse:
    """Hand the screen over: the text in her language, her own fields, her own finger."""
    return _card_page(request, ELECTRONIC, "cards/sign.html")


def _card_page(request: Request, medium: str, template: str) -> HttpResponse:
    asked = request.POST.get("who", request.GET.get("who", "")).strip()[:120]
    found = people.search(request.actor, text=asked, today=request.today) if asked else ()
    held, photo = None, Brought()
    if request.method == "POST":
        photo = brought(request.FILES.get("photo"), request.POST.get("photo_kept", ""), request.actor.id)
        kept = _keep(request, medium, asked, found, photo)
        if isinstance(kept, HttpResponse):
            return kept
        held = kept
    offered = queries.wordings(request.actor)
    wanted = request.POST.get("wording") or request.GET.get("wording", "")
    language = request.LANGUAGE_CODE
    preferred = [w for w in offered if str(w.id) == wanted] or [w for w in offered if w.language == language]
    page = {
        "asked": asked,
        "worker": _chosen(request, found, asked),
        "found": found,
        "typed": request.POST,
        "wordings": offered,
        "wording": next(iter((*preferred, *offered)), None),
        "organizers": access.organizers(request.actor),
        "wide": WIDE,
        "tall": TALL,
        "held": held,
        "photo": photo,
        "is_old": held is not None and medium == PAPER and _is_old(request),
    }
    return render(request, template, {"page": page, "today": request.today}, status=400 if held else 200)


def _is_old(request: Request) -> bool:
    day = parse_date(request.POST.get("signed_on", "")[:10])
    return day is not None and queries.age(request.actor, signed=day, today=request.today) == STALE


def _chosen(request: Request, found: tuple[Row, ...], asked: str) -> Row | None:
    return chosen(found, asked, request.POST.get("worker", request.GET.get("worker", "")))


def _keep(
    request: Request, medium: str, asked: str, found: tuple[Row, ...], photo: Brought
) -> HttpResponse | Held:
    if photo.fault:
        return Held("card", request.POST, fault=gettext(photo.fault))
    form = CardForm({**request.POST.dict(), "medium": medium})
    row = _chosen(request, found, asked)
    if asked and row is None and found and request.POST.get("worker") != "new":
        return Held("card", request.POST, fault=gettext("Which one signed? Nothing was lost."))
    kept: list[int] = []

    def keep() -> None:
        signed = form.signed(row.number if row else 0, request.today)
        kept.append(
            actions.take(
                request.actor,
                card=signed,
                now=request.now,
                today=request.today,
                new_worker="" if row else asked,
                left_out=form.cleaned_data["left_out"],
                photo=photo.picture,
            )
        )

    fault = gettext("Who signed, and when? Look at the name and the day. Nothing was lost.")
    held = hold("card", form, keep, fault=fault)
    if held:
        return held
    let_go(request.actor.id)
    if medium == ELECTRONIC:
        return HttpResponseRedirect(reverse("card-receipt", args=kept))
    said = gettext("The card of %(name)s is kept.") % {"name": row.name if row else asked}
    tell(request, said, undo=f"{reverse('give-up-card', args=kept)}?why=mistake")
    if photo.picture and photo.picture.doubts:  # while the paper is still in somebody's hand
        return HttpResponseRedirect(reverse("card", args=kept))
    return HttpResponseRedirect(reverse("take-card") if "another" in request.POST else reverse("cards"))


@require_GET
@needs("cards.look")
def of(request: Request, code: str) -> HttpResponse:
    """Somebody's cards."""
    worker = people.worker_of(request.actor, code)
    reach.open_record(request.actor, worker=worker, now=request.now)
    known = people.person(request.actor, worker=worker, today=request.today)
    cards = queries.of_records(request.actor, records=[r.number for r in known.records], today=request.today)
    page = {"person": known, "cards": cards, "handles": access.handles(request.actor)}
    return render(request, "cards/of.html", {"page": page, "today": request.today})


@require_GET
@needs("cards.look")
def one(request: Request, card: int) -> HttpResponse:
    """One card: what stands on it, and in whose hands it was."""
    return _one(request, card)


def _one(request: Request, card: int, fault: str = "") -> HttpResponse:
    facts = queries.card(request.actor, card=card, today=request.today)
    row = next((row for _, row in _named(request, [facts])), None)
    if row:
        reach.open_record(request.actor, worker=row.number, now=request.now)
    page = {
        "card": facts,
        "row": row,
        "handles": access.handles(request.actor),
        "organizers": access.organizers(request.actor),
        "reasons": [w for w in WHY_VOID if w != "replaced"],
        "wide": WIDE,
        "tall": TALL,
        "fault": fault,
    }
    return render(request, "cards/card.html", {"page": page, "today": request.today}, status=400 if fault else 200)


@require_GET
@needs("cards.write")
def receipt(request: Request, card: int) -> HttpResponse:
    """What the signer takes with her: everything she signed, to print or to send to an address of her own."""
    facts = queries.card(request.actor, card=card, today=request.today)
    page = {"card": facts, "wide": WIDE, "tall": TALL}
    return render(request, "cards/receipt.html", {"page": page, "today": request.today})


@require_POST
@needs("cards.check")
def verify(request: Request, card: int) -> HttpResponse:
    """A second person looked at it."""
    return _done(
        request, card, lambda: actions.verify(request.actor, card=card, now=request.now), gettext("Kept.")
    )


@require_POST
@needs("cards.write")
def confirm(request: Request, card: int) -> HttpResponse:
    """The signer was told what she signed."""
    how = request.POST.get("how", "")

    def keep() -> None:
        actions.confirm(request.actor, card=card, how=how, now=request.now)

    return _done(request, card, keep, gettext("Kept: they know what they signed."))


@require_POST
@needs("cards.write")
def give_up(request: Request, card: int) -> HttpResponse:
    """The card counts no more."""
    form = GiveUp({"why": request.POST.get("why") or request.GET.get("why", "")})
    if not form.is_valid():
        queries.card(request.actor, card=card, today=request.today)
        return _one(request, card, gettext("Choose why this card counts no more. Nothing was changed."))
    why = form.cleaned_data["why"]
    undo = reverse("stand-card-again", args=[card])

    def keep() -> None:
        actions.give_up(request.actor, card=card, why=why, now=request.now)

    return _done(request, card, keep, gettext("The card counts no more. It stays written down."), undo)


@require_POST
@needs("cards.write")
def stand_again(request: Request, card: int) -> HttpResponse:
    """It counts after all."""

    def keep() -> None:
        actions.stand_again(request.actor, card=card, now=request.now)

    return _done(request, card, keep, gettext("The card counts again, once somebody has looked at it."))


@require_POST
@needs("cards.write")
def hand_over(request: Request, card: int) -> HttpResponse:
    """The card is in somebody else's hands."""
    to = request.POST.get("to", "")

    def keep() -> None:
        actions.hand_over(request.actor, cards=[card], to=to, now=request.now)

    return _done(request, card, keep, gettext("Kept: it is in other hands now."))


@require_POST
@needs("cards.check")
def challenge(request: Request, card: int) -> HttpResponse:
    """Somebody says it does not count."""
    why = request.POST.get("why", "")

    def keep() -> None:
        actions.challenge(request.actor, cards=[card], why=why, now=request.now)

    return _done(request, card, keep, gettext("Kept. It is not counted on until somebody answers."))


@require_POST
@needs("cards.check")
def answer(request: Request, card: int) -> HttpResponse:
    """A challenge was answered."""

    def keep() -> None:
        actions.answer(request.actor, cards=[card], now=request.now)

    return _done(request, card, keep, gettext("Kept: it counts."))


@needs("cards.word")
def words(request: Request) -> HttpResponse:
    """The exact words of the card, one text for each language."""
    typed, fault = request.POST, ""
    if request.method == "POST":
        form = WordingForm(request.POST)
        try:
            c = form.cleaned_data if form.is_valid() else {"language": "en", "employer": "", "text": ""}
            actions.word(request.actor, **c, now=request.now)
        except Wrong as error:
            fault = sentence(error)
        else:
            tell(request, gettext("Kept. Cards are signed in these words from now on."))
            return HttpResponseRedirect(reverse("card-words"))
    page = {"wordings": queries.wordings(request.actor), "typed": typed, "fault": fault}
    return render(request, "cards/words.html", {"page": page}, status=400 if fault else 200)


@require_GET
@needs("cards.wordings")
def blank(request: Request, wording: int) -> HttpResponse:
    """Cards in these words, to be signed by hand; in the language of the words, whoever prints them."""
    words = queries.wording(request.actor, wording=wording)
    paper: Paper = "us-letter" if request.GET.get("paper") == "us-letter" else "a4"
    with translation.override(words.language):
        cards = sheet.BlankCards(words.employer, words.text, words.digest[:16], _blank_words())
        made = sheet.printed(cards, paper=paper, language=words.language)
    return HttpResponse(
        made.pdf,
        content_type="application/pdf",
        headers={"Content-Disposition": 'inline; filename="cards.pdf"', "Cache-Control": "no-store"},
    )


def _blank_words() -> sheet.BlankWords:
    return sheet.BlankWords(
        title=gettext("Union card"),
        name=gettext("Full name, in print"),
        phone=gettext("Your own phone"),
        contact=gettext("Your own e-mail"),
        place=gettext("Department and shift"),
        signature=gettext("Your signature"),
        day=gettext("Day, in your own hand"),
        witness=gettext("Initials of a witness"),
        number=gettext("Number of the text:"),
        how=gettext(
            "Read it, or have it read to you. Sign it yourself. Nobody may press you or promise you anything."
        ),
    )


def _done(request: Request, card: int, keep: Callable[[], None], said: str, undo: str = "") -> HttpResponse:
    """Do it and show the card; say why not otherwise. What is not there looks like what may not be seen."""
    try:
        keep()
    except Wrong as error:
        if error.code in (NOT_THERE, "people.nobody"):
            raise
        return _one(request, card, sentence(error))
    tell(request, said, undo=undo)
    return HttpResponseRedirect(reverse("card", args=[card]))


def _named(request: Request, cards: Iterable[CardFacts]) -> list[tuple[CardFacts, Row]]:
    """Cards with the people they are of; from committee level on it is noted who was shown."""
    known = list(cards)
    rows = people.rows_of(request.actor, records=[c.record for c in known], today=request.today)
    reach.show_rows(request.actor, rows=rows.values(), now=request.now)
    return [(c, rows[c.record]) for c in known if c.record in rows]
