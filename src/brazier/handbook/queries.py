"""Read the handbook as the campaign has it: its place, today's law."""

from dataclasses import replace
from datetime import date

from django.utils.translation import get_language, gettext

from brazier.access.gate import allow
from brazier.handbook import book, practicing
from brazier.handbook.filled import Where, fill
from brazier.handbook.frozen import Ready, make_ready
from brazier.handbook.labels import NEUTRAL, Labels, labels
from brazier.handbook.practicing import Practice
from brazier.rules.loading import packaged
from brazier.terms import Actor
from brazier.workplaces import queries as workplaces


def ready(actor: Actor, *, language: str, day: date, cover: str) -> Ready:
    """The book in one language with the law of this campaign's place on this day.

    Errors: Wrong for a language the book does not speak.
    """
    allow(actor, "handbook.read")
    return make_ready(book.packaged(language), where(actor, day), gettext, cover=cover)


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


def language(actor: Actor) -> str:
    """The language of whoever reads, if the book speaks it; English otherwise."""
    allow(actor, "handbook.read")
    asked = get_language() or book.ORIGINAL
    return asked if asked in book.languages() else book.ORIGINAL
