"""Gather what forms hold of this campaign: its law, its card, the codes of its people."""

from datetime import date

from django.utils.translation import get_language

from brazier.access.gate import allow, may
from brazier.bag import texts
from brazier.bag.printing import EMPTY, Filled
from brazier.cards import queries as cards
from brazier.handbook.filled import Where
from brazier.people import queries as people
from brazier.rules.loading import packaged
from brazier.terms import Actor
from brazier.workplaces import queries as workplaces


def language(actor: Actor) -> str:
    """The language of whoever prints, if the forms speak it; English otherwise."""
    allow(actor, "bag.read")
    asked = get_language() or "en"
    return asked if asked in texts.languages() else "en"


def where(actor: Actor, day: date) -> Where:
    """Whose law holds for this campaign."""
    allow(actor, "bag.read")
    known = workplaces.campaign(Actor.clock)
    return Where(packaged(), known.jurisdiction if known else "", day)


def card(actor: Actor, language: str) -> Filled:
    """The campaign's own words of the card in this language, if there are any and whoever asks may print them."""
    allow(actor, "bag.read")
    offered = cards.wordings(actor) if may(actor, "cards.wordings") else ()
    for one in offered:
        if one.language == language:
            return Filled(employer=one.employer, wording=one.text, digest=one.digest[:16])
    return EMPTY


def codes(actor: Actor, *, cell: int, today: date) -> tuple[str, ...]:
    """The codes of everybody in a cell whom whoever asks may reach; no name goes along."""
    allow(actor, "people.look")
    found = workplaces.cell(actor, cell)
    return tuple(row.code for row in people.whole_cell(actor, cell=found.id, today=today))
