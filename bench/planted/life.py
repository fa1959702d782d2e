"""What goes on beside the informer: people leave, others are rated. Written straight into the tables."""

import random

from bench.planted.world import World

from brazier.ledger import actions as ledger
from brazier.people.models import Worker
from brazier.people.telling import actions as telling
from brazier.terms import Actor
from brazier.web import clock


def a_day(world: World, chance: random.Random, *, rated_of: int = 400) -> tuple[list[int], list[int]]:
    """One day of it: one in 4,000 leaves, one in 400 (rated_of) is rated anew, at least one of each. Gives who
    left and who was rated. What those outside are told that day is kept after it."""
    here = [n for n in Worker.objects.filter(state="here").values_list("pk", flat=True) if n in world.codes]
    outside = sorted(set(here) - world.care)
    gone = chance.sample(outside, max(1, len(here) // 4_000))
    rated = chance.sample(sorted(set(outside) - set(gone)), max(1, len(here) // rated_of))
    with ledger.entry(world.founder, "bench.life", "", clock.now()):
        Worker.objects.filter(pk__in=gone).update(state="left")
        for person in rated:
            level = chance.randint(1, 5)
            Worker.objects.filter(pk=person).update(level=level, basis="said", assessed_on=clock.today())
        telling.tell(Actor.clock, today=clock.today())
    return gone, rated
