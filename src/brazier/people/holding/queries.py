"""Turn holds into records, and find people nobody came to know."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q

from brazier.access.gate import allow
from brazier.keeping import queries as keeping
from brazier.keeping.spans import CELL, EVERYTHING, PERSON, Held
from brazier.people.models import Record, Worker
from brazier.people.roster import queries as roster
from brazier.storage import sight
from brazier.terms import Actor
from brazier.workplaces import queries as workplaces


@sight.whole()
def within(actor: Actor, *, kind: str, thing: int | None) -> tuple[int, ...]:
    """The records within a scope as things stand now; none for everything, which needs no list."""
    allow(actor, "people.look")
    if kind == PERSON:
        known = roster.worker_of(actor, [thing or 0])
        return tuple(sorted({*known, *roster.records_of(actor, known.values())}))
    if kind == CELL:
        cells = workplaces.group_of(actor, thing or 0)
        return tuple(Record.objects.filter(worker__cell__in=cells).order_by("pk").values_list("pk", flat=True))
    return ()


@sight.whole()
def held(actor: Actor) -> Held:
    """What may not go now."""
    allow(actor, "people.look")
    holds = keeping.holds(actor)
    records: set[int] = set()
    for hold in holds:
        records |= hold.records | set(within(actor, kind=hold.kind, thing=hold.thing))
    return Held(bool(holds), any(hold.kind == EVERYTHING for hold in holds), frozenset(records))


@dataclass(frozen=True, slots=True)
class Unknown:
    """Somebody who never was for it, of whom nothing new was heard for a long time."""

    number: int
    name: str
    since: date


def never_known(actor: Actor, *, before: date, most: int = 50) -> tuple[int, tuple[Unknown, ...]]:
    """How many people who are here never stood at 1 or 2, never did anything, are on no committee, and were
    neither rated nor written down anywhere since a day; and the first of them, the longest unheard of first."""
    allow(actor, "people.look")
    bare = Worker.objects.filter(state="here", acted_on=None, on_committee=False).exclude(level__in=[1, 2])
    quiet = bare.filter(Q(assessed_on=None) | Q(assessed_on__lt=before)).annotate(since=Max("record__day"))
    rows = quiet.filter(since__lt=before).order_by("since", "pk")
    return rows.count(), tuple(Unknown(*row) for row in rows.values_list("pk", "name", "since")[:most])
