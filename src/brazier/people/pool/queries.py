"""Whom a list of today may name, with what ranking weighs. Worked out over everybody, for one organizer each."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from brazier.access.gate import allow
from brazier.people.facts import TIED
from brazier.people.models import SeenAs, Tie, Worker
from brazier.people.reach.queries import cared_for
from brazier.people.roster.chunks import chunks
from brazier.people.roster.queries import among
from brazier.storage import sight
from brazier.terms import Actor, Reach

FRESH, ACT_COUNTS = timedelta(days=30), timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Placed:
    """A worker in the pool. cell: where she works, 0 while nobody knows; level: the current one; speaks: languages
    as written."""

    number: int
    cell: int
    level: int
    rated: date | None
    acted: date | None
    speaks: str


@sight.whole()
def worth_a_talk(
    actor: Actor, *, care: Reach | None, holes: Collection[int], today: date, most: int
) -> frozenset[int]:
    """Workers a talk could move: the undecided, 1s and 2s nobody has asked or seen lately, and people nobody has
    asked yet, those in these holes first. At most so many of each kind; care: only there, None for everywhere."""
    allow(actor, "people.reckon")
    near = Worker.objects.filter(state="here")
    if care is not None:
        near = near.filter(cared_for(actor, care))
    undecided = near.filter(level=3).order_by("assessed_on", "pk")
    old = Q(assessed_on__lt=today - FRESH) | Q(acted_on=None) | Q(acted_on__lt=today - ACT_COUNTS)
    lapsed = near.filter(old, level__in=(1, 2)).order_by("assessed_on", "pk")
    unasked = near.filter(level=0).order_by("pk")
    kinds: list[QuerySet[Worker]] = [undecided, lapsed, unasked.filter(cell__in=list(holes)), unasked]
    return frozenset(n for rows in kinds for n in rows.values_list("pk", flat=True)[:most])


@sight.whole()
def in_care(actor: Actor, *, care: Reach, among_these: Iterable[int]) -> frozenset[int]:
    """Those of these workers who are in this care and here."""
    allow(actor, "people.reckon")
    near = Worker.objects.filter(cared_for(actor, care), state="here")
    return frozenset(
        n
        for chunk in chunks(among_these)
        for n in near.filter(pk__in=among(actor, chunk)).values_list("pk", flat=True)
    )


@sight.whole()
def placed(actor: Actor, *, workers: Iterable[int]) -> tuple[Placed, ...]:
    """These workers with what ranking weighs; those who are gone or out of the unit are left out."""
    allow(actor, "people.reckon")
    fields = ("cell__department", "cell__shift", "cell_id", "pk", "level", "assessed_on", "acted_on", "languages")
    return tuple(
        Placed(number, cell if department or shift else 0, *rest)
        for chunk in chunks(workers)
        for department, shift, cell, number, *rest in Worker.objects.filter(
            state="here", pk__in=among(actor, chunk)
        )
        .order_by("pk")
        .values_list(*fields)
    )


@sight.whole()
def seen_as(actor: Actor) -> tuple[dict[int, set[str]], frozenset[int]]:
    """By worker, the organizers who see her as somebody others follow; and who is called eager and dependable."""
    allow(actor, "people.reckon")
    leaders: dict[int, set[str]] = {}
    eager = set()
    for worker, kind, author in SeenAs.objects.filter(ended_on=None).values_list(
        "record__worker", "kind", "author"
    ):
        if worker is not None and kind == "leader":
            leaders.setdefault(worker, set()).add(author)
        elif worker is not None:
            eager.add(worker)
    return leaders, frozenset(eager)


@sight.whole()
def closeness(actor: Actor, *, workers: Iterable[int]) -> dict[int, dict[int, int]]:
    """By each of these workers: how close others are to them, 0 where nobody said; rivals are no tie."""
    allow(actor, "people.reckon")
    asked = set(workers)
    found: dict[int, dict[int, int]] = {n: {} for n in asked}
    for chunk in chunks(asked):
        for us, them in (("a", "b"), ("b", "a")):
            near = {f"{us}__worker__in": among(actor, chunk)}
            rows = Tie.objects.filter(**near, state__in=TIED).exclude(kind="rival")
            for mine, other, strength in rows.values_list(f"{us}__worker", f"{them}__worker", "strength"):
                if mine is not None and other is not None and mine != other:
                    found[mine][other] = max(strength, found[mine].get(other, 0))
    return found
