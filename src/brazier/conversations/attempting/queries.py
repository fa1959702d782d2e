"""Read what was tried and did not become a talk."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Max, Q

from brazier.access.gate import STANDING, allow
from brazier.conversations.facts import TriedOnce
from brazier.conversations.models import Conversation, Tried
from brazier.conversations.outcomes import NEVER_AGAIN
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
    return tuple(map(_told, rows))


def since_last_talk(actor: Actor, *, workers: Iterable[int]) -> dict[int, tuple[TriedOnce, ...]]:
    """What was tried with each of these workers after anybody talked with them last, newest first. Who is out of
    reach is left out; nothing for who may not see where people stand."""
    if allow(actor, "conversations.look").tier < STANDING:
        return {}
    near = reach.in_reach(actor, workers, "conversations.look")
    talks = Conversation.objects.filter(record__worker__in=near, withdrawal=None).order_by()
    talked = dict(talks.values_list("record__worker").annotate(last=Max("had_on")))
    found: dict[int, list[TriedOnce]] = defaultdict(list)
    rows = Tried.objects.filter(record__worker__in=near, ended_on=None).select_related("record")
    for row in rows.order_by("-day", "-pk"):
        worker = row.record.worker_id
        if worker and row.day >= talked.get(worker, date.min):
            found[worker].append(_told(row))
    return {worker: tuple(tried) for worker, tried in found.items()}


@sight.whole()
def not_to_call(actor: Actor, *, since: date) -> frozenset[int]:
    """Workers whom nobody rings who does not know them: who would not talk, and who was rung after this day.
    Numbers, to leave them out."""
    allow(actor, "conversations.reckon")
    rung = Q(kind="phone", day__gt=since)
    rows = Tried.objects.filter(rung | Q(outcome__in=NEVER_AGAIN), ended_on=None)
    return frozenset(n for n in rows.values_list("record__worker", flat=True) if n is not None)


@sight.whole()
def last_tried(actor: Actor, *, workers: Iterable[int]) -> dict[int, date]:
    """When somebody last tried each of these workers, for whom it was tried at all; for ranking."""
    allow(actor, "conversations.reckon")
    found: dict[int, date] = {}
    for chunk in chunks(workers):
        rows = Tried.objects.filter(record__worker__in=among(actor, chunk), ended_on=None).order_by("day")
        found.update((n, day) for n, day in rows.values_list("record__worker", "day") if n is not None)
    return found


def _told(row: Tried) -> TriedOnce:
    return TriedOnce(row.pk, row.day, row.outcome, row.kind, row.organizer)
