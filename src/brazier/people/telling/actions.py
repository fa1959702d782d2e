"""Once a day, keep what those outside are told of each cell from then on."""

from datetime import date

from brazier.access import queries as access
from brazier.access.gate import allow
from brazier.people import queries as people
from brazier.people.models import ToldDay
from brazier.people.telling import queries
from brazier.people.telling.split import NOTHING, Beside, minus, next_beside, next_told, splits
from brazier.storage import sight
from brazier.terms import Actor

KEPT = queries.TWO_WEEKS + queries.NEAR_ENOUGH


@sight.whole()
def tell(actor: Actor, *, today: date) -> None:
    """What moved in a crowd since the last day is told, the rest waits. Twice on a day changes nothing. At a table
    there is nobody outside: all is told."""
    allow(actor, "people.count")
    if ToldDay.objects.filter(day=today).exists():
        return
    true, before = splits(people.tallies(actor, today)), queries.newest(actor, today=today)
    is_table = access.level(Actor.clock) == "table"
    cells = before.splits.keys() | true.keys()
    told = true if is_table else {c: next_told(before.splits.get(c, NOTHING), true.get(c, NOTHING)) for c in cells}
    beside: dict[str, dict[int, Beside]] = {}
    for who, held in queries.in_care(actor, today=today).items():
        beside[who] = {}
        for cell, (own, size) in held.items():
            whole, known = true.get(cell, NOTHING), before.beside.get(who, {}).get(cell)
            beside[who][cell] = (
                Beside(minus(whole, own), own, size)
                if is_table
                else next_beside(known, before.splits.get(cell, NOTHING), whole, own, size)
            )
    ToldDay.objects.create(
        day=today,
        splits={cell: split.numbers for cell, split in told.items() if split != NOTHING},
        beside={
            who: {cell: (it.others.numbers, it.own.numbers, it.size) for cell, it in held.items()}
            for who, held in beside.items()
        },
    )
    newest = ToldDay.objects.order_by("-day").values_list("day", flat=True).first()
    ToldDay.objects.filter(day__lt=today - KEPT).exclude(day=newest).delete()
