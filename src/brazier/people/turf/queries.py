"""Whom a piece of turf holds, and who is tied to whom. Numbers, for handing over and for limits; never shown."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from brazier.access.gate import allow
from brazier.people.facts import TIED
from brazier.people.models import Record, Tie, Worker
from brazier.storage import sight
from brazier.terms import Actor
from brazier.workplaces import queries as workplaces

Piece = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Inside:
    """Who is in a piece of turf. people: workers; cells: where they work; languages: what they speak."""

    people: frozenset[int]
    cells: frozenset[int]
    languages: frozenset[str]


@sight.whole()
def inside(actor: Actor, *, pieces: Iterable[Piece]) -> dict[Piece, Inside]:
    """Whom each piece holds: a cell, one person by a record of theirs, or a language group."""
    allow(actor, "people.reckon")
    roots = workplaces.roots(Actor.clock)
    return {piece: _inside(piece, roots) for piece in set(pieces)}


def _inside(piece: Piece, roots: dict[int, int]) -> Inside:
    kind, thing, name = piece
    near = {
        "cell": Q(cell=roots.get(thing, thing)),
        "person": Q(record__pk=thing),
        "language": Q(languages__iregex=rf"(^|[,;/ ]){re.escape(name)}($|[,;/ ])") if name else Q(pk__in=[]),
    }[kind]
    rows = list(Worker.objects.filter(near, state="here").values_list("pk", "cell_id", "languages").distinct())
    return Inside(
        frozenset(pk for pk, _, _ in rows),
        frozenset(cell for _, cell, _ in rows),
        frozenset(word for _, _, text in rows for word in re.split(r"[,;/ ]+", text.casefold()) if word),
    )


@sight.whole()
def ties(actor: Actor, *, workers: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Pairs of workers of whom one is among these and who know each other; rivals are no tie."""
    allow(actor, "people.reckon")
    asked = list(set(workers))
    rows = Tie.objects.filter(state__in=TIED).exclude(kind="rival")
    near = rows.filter(a__worker__in=asked) | rows.filter(b__worker__in=asked)
    pairs = near.values_list("a__worker", "b__worker").distinct()
    return tuple((a, b) for a, b in pairs if a is not None and b is not None)


@sight.whole()
def workers_of(actor: Actor, *, records: Iterable[int]) -> dict[int, int]:
    """The worker of each of these records, for those who have one."""
    allow(actor, "people.reckon")
    rows = Record.objects.filter(pk__in=list(records)).exclude(worker=None)
    return {pk: worker for pk, worker in rows.values_list("pk", "worker_id") if worker is not None}


@sight.whole()
def listed(actor: Actor) -> int:
    """How many people the whole list has, who are here."""
    allow(actor, "people.reckon")
    return Worker.objects.filter(state="here").count()
