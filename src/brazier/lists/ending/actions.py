"""Throw lists away by the clock, and when the campaign is over."""

from collections.abc import Iterable

from brazier.access.gate import allow
from brazier.keeping.spans import Due, Went
from brazier.lists.models import Doubt, Import, ListFile, Remembered
from brazier.storage.hub import here
from brazier.terms import Actor


def end_waiting(actor: Actor, *, due: Due) -> Went:
    """Throw imports away that nobody took in time: their rows hold addresses and birth dates. Whom a row speaks of
    is not known before it is taken, so any hold keeps them."""
    allow(actor, "lists.tend")
    if due.held.any:
        return Went(0, 0)
    waiting = Import.objects.filter(state="columns")
    numbers = list(waiting.filter(brought_at__date__lt=due.before).values_list("pk", flat=True))
    of = waiting.count()
    Import.objects.filter(pk__in=numbers).update(state="dropped")
    throw_away(actor, imports=numbers)
    return Went(len(numbers), of)


def throw_away(actor: Actor, *, imports: Iterable[int]) -> None:
    """The rows of these imports go; that they were brought stays."""
    allow(actor, "lists.tend")
    numbers = list(imports)
    ListFile.objects.filter(brought__in=numbers).update(table=None)
    for number in numbers:
        here.held.pop(f"import:{number}", None)


def shred(actor: Actor) -> int:
    """The campaign is over: every list goes, and what was answered about rows. Gives how many rows."""
    allow(actor, "people.shred")
    here.held.clear()
    return sum(table._default_manager.all().delete()[0] for table in (Doubt, ListFile, Import, Remembered))
