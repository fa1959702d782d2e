"""Find the one person that was meant; if several fit, none is guessed."""

from datetime import date

from brazier.access.gate import allow
from brazier.people import queries as people
from brazier.terms import Actor, Wrong


def the_one(actor: Actor, *, text: str, today: date, but: int = 0) -> int:
    """The number of the one worker a name or a code means. but: somebody who was surely not meant.

    Errors: Wrong if nobody fits, or several do.
    """
    allow(actor, "people.look")
    asked = text.strip().casefold()
    found = [row for row in people.search(actor, text=text, today=today) if row.number != but]
    named = [row for row in found if asked in (row.name.casefold(), row.code.casefold())] or found
    if len(named) != 1:
        raise Wrong(
            "people.who",
            "%(n)s people fit that name. Type the code from their page instead. Nothing was lost.",
            n=len(named),
        )
    return named[0].number
