"""Once a day, keep what those outside are told of how people stand from then on."""

from collections import Counter
from datetime import date

from brazier.access import queries as access
from brazier.access.gate import allow
from brazier.people import queries as people
from brazier.people.models import ToldDay
from brazier.people.telling import queries
from brazier.people.telling.day import Now, next_day, to_plain
from brazier.people.telling.split import splits
from brazier.storage import sight
from brazier.terms import Actor
from brazier.workplaces import queries as workplaces

KEPT = queries.TWO_WEEKS + queries.NEAR_ENOUGH


@sight.whole()
def tell(actor: Actor, *, today: date) -> None:
    """What moved in a crowd since the last day is told, the rest waits. Twice on a day changes nothing."""
    allow(actor, "people.count")
    if ToldDay.objects.filter(day=today).exists():
        return
    tallies, sizes = people.tallies(actor, today), Counter[int]()
    for tally in tallies:
        sizes[tally.cell] += tally.people
    departments = {c.id: c.department.id if c.department else None for c in workplaces.cells(actor)}
    now = Now(splits(tallies), sizes, departments, queries.in_care(actor, today=today))
    before = queries.newest(actor, today=today)
    told = next_day(before, now, level=access.level(Actor.clock), today=today)
    ToldDay.objects.create(day=today, told=to_plain(told))
    ToldDay.objects.filter(day__lt=today - KEPT).delete()
