"""Find the one person that was meant; if several fit, none is guessed."""

from collections.abc import Sequence
from datetime import date

from brazier.access.gate import allow
from brazier.matching import names as spellings
from brazier.people import queries as people
from brazier.people.models import Record
from brazier.storage import sight
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


@sight.whole()
def namesakes(actor: Actor, *, names: Sequence[str]) -> list[tuple[int, ...]]:
    """Who has each of these full names: the workers with a spelling of the same words, in any order. Initials and
    titles do not count. Numbers, to be reckoned with; never shown as they are."""
    allow(actor, "people.reckon")
    wanted = [_words(name) for name in names]
    found: dict[frozenset[str], dict[int, None]] = {words: {} for words in wanted if words}
    rows = Record.objects.filter(worker__isnull=False, waits=False).order_by("worker")
    fields = rows.values_list("worker", "said__name", "said__first", "said__last")
    for worker, name, first, last in fields.iterator(5000):
        for spelled in (name, f"{first or ''} {last or ''}"):
            same = found.get(_words(spelled)) if isinstance(spelled, str) else None
            if same is not None:
                same[worker] = None
    return [tuple(found.get(words, ())) for words in wanted]


def _words(name: str) -> frozenset[str]:
    tokens = spellings.tokens(name)
    return frozenset(word for word in tokens if len(word) > 1) or frozenset(tokens)
