"""Read what was tried and did not become a talk."""

from collections.abc import Iterable
from datetime import date

from brazier.access.gate import STANDING, allow
from brazier.conversations.facts import TriedOnce
from brazier.conversations.models import Tried
from brazier.people.reach import queries as reach
from brazier.people.roster.chunks import chunks
from brazier.people.roster.queries import among
from brazier.storage import sight
from brazier.terms import Actor


def attempts(actor: Actor, *, records: Iterable[int]) -> tuple[TriedOnce, ...]:
    """What was tried with the worker these records are, newest first; nothing for who may not see where people
    stand. Errors: Wrong if these records are out of reach."""
    told = allow(actor, "conversations.look").tier
    mine = list(records)
    reach.require(actor, "conversations.look", mine)
    if told < STANDING:
        return ()
    rows = Tried.objects.filter(record__in=mine, ended_on=None).order_by("-day", "-pk")
    return tuple(TriedOnce(r.pk, r.day, r.outcome, r.kind, r.organizer) for r in rows)


@sight.whole()
def last_tried(actor: Actor, *, workers: Iterable[int]) -> dict[int, date]:
    """When somebody last tried each of these workers, for whom it was tried at all; for ranking."""
    allow(actor, "conversations.reckon")
    found: dict[int, date] = {}
    for chunk in chunks(workers):
        rows = Tried.objects.filter(record__worker__in=among(actor, chunk), ended_on=None).order_by("day")
        found.update((n, day) for n, day in rows.values_list("record__worker", "day") if n is not None)
    return found
