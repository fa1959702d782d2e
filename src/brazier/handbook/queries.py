"""Read the handbook as the campaign has it: its place, today's law."""

from dataclasses import replace
from datetime import date

from django.utils.translation import get_language, gettext

from brazier.access.gate import allow
from brazier.handbook import book, practicing
from brazier.handbook.book import Book
from brazier.handbook.filled import Where, fill
from brazier.handbook.frozen import Ready, make_ready
from brazier.handbook.labels import NEUTRAL, Labels, labels
from brazier.handbook.practicing import Practice
from brazier.pages import queries as pages
from brazier.rules.loading import packaged
from brazier.terms import Actor, Wrong
from brazier.workplaces import queries as workplaces


def ready(actor: Actor, *, language: str, day: date, cover: str) -> Ready:
    """The book in one language with the law of this campaign's place on this day.

    Errors: Wrong for a language the book does not speak.
    """
    allow(actor, "handbook.read")
    written, _ = as_written(actor, language=language)
    return make_ready(written, where(actor, day), gettext, cover=cover)


def as_written(actor: Actor, *, language: str) -> tuple[Book, Wrong | None]:
    """The book with the pages of our own; and why it is without them, where a newer program can not read them.

    Errors: Wrong for a language it does not speak.
    """
    allow(actor, "handbook.read")
    own = pages.own(actor)
    if not own:
        return book.packaged(language), None
    try:
        return book.with_own(language, own), None
    except Wrong as error:
        if language not in languages(actor):
            raise
        return book.packaged(language if language in book.languages() else book.ORIGINAL), error


def languages(actor: Actor) -> tuple[str, ...]:
    """The languages the book speaks, those somebody here added last."""
    allow(actor, "handbook.read")
    ours = book.languages()
    return (*ours, *sorted(pages.own(actor).keys() - set(ours)))


def practice(actor: Actor, *, language: str, day: date) -> tuple[Practice, Labels]:
    """The talk to be practiced, and the words of the frame."""
    allow(actor, "handbook.read")
    page = practicing.packaged(language)
    filled = fill(page.source, where(actor, day), gettext)
    return practicing.arranged(replace(page, source=filled)), labels(gettext, cover=NEUTRAL)


def where(actor: Actor, day: date) -> Where:
    """Whose law holds for this campaign."""
    allow(actor, "handbook.read")
    known = workplaces.campaign(Actor.clock)
    return Where(packaged(), known.jurisdiction if known else "", day)


def language(actor: Actor, *, asked: str = "") -> str:
    """The language that is asked for, or of whoever reads, if the book speaks it; English otherwise."""
    allow(actor, "handbook.read")
    known = languages(actor)
    return next((one for one in (asked, get_language()) if one in known), book.ORIGINAL)
