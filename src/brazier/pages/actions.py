"""Keep files of the handbook that a committee wrote. Whoever calls has looked that they are pages."""

from collections.abc import Sequence
from datetime import datetime

from brazier.access.gate import allow
from brazier.ledger import actions as ledger
from brazier.pages.facts import Written
from brazier.pages.models import PageVersion, Turn
from brazier.terms import Actor, Wrong

MOST_SIGNS = 20_000


def keep(actor: Actor, *, files: Sequence[Written], now: datetime) -> int:
    """From now on these stand. Gives the number of the turn, by which they are undone together.

    Errors: Wrong if there is none, or one is longer than any page can be.
    """
    allow(actor, "handbook.write")
    if not files or any(len(one.text) > MOST_SIGNS for one in files):
        raise Wrong("pages.size", "There is no page in it, or one that no sheet could hold. Nothing was changed.")
    with ledger.entry(actor, "pages.keep", "", now):
        turn = Turn.objects.create(by=actor.id, at=now)
        PageVersion.objects.bulk_create(
            PageVersion(turn=turn, language=f.language, name=f.name, text=f.text, made_from=f.made_from)
            for f in files
        )
        return turn.pk


def shred(actor: Actor) -> int:
    """The campaign is over: what was written goes. Gives how many rows."""
    allow(actor, "people.shred")
    return sum(table._default_manager.all().delete()[0] for table in (PageVersion, Turn))
