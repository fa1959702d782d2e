"""Read names and numbers for call packets."""

from collections import Counter
from collections.abc import Collection, Iterable

from django.db.models import F, QuerySet

from brazier.access.gate import allow
from brazier.people.facts import Dial
from brazier.people.models import Record, Worker
from brazier.people.reach.queries import within
from brazier.people.ringing import UNREADABLE
from brazier.people.roster.queries import among
from brazier.storage import sight
from brazier.terms import Actor

FEWEST = 5
"""How many must speak a language for their number to be told."""


def dialable(
    actor: Actor, *, cell: int | None, language: str, but: Collection[int], most: int
) -> tuple[Dial, ...]:
    """Workers within reach who are here and have a number that can be rung: first those nobody has talked with, in
    an order that says nothing of anybody. but: workers who are not called."""
    allow(actor, "people.dial")
    rows = _can_be_rung(actor)
    if cell is not None:
        rows = rows.filter(cell=cell)
    if language:
        rows = rows.filter(languages__icontains=language)
    rows = rows.exclude(pk__in=among(actor, sorted(but))) if but else rows
    first = rows.order_by(F("assessed_on").asc(nulls_first=True), "pk")[:most]
    return tuple(sorted((Dial(w.pk, w.name, w.phone) for w in first), key=lambda dial: dial.phone[::-1]))


def _can_be_rung(actor: Actor) -> QuerySet[Worker]:
    return Worker.objects.filter(within(actor, "calling.hand"), state="here").exclude(phone__in=["", UNREADABLE])


def speaks(actor: Actor, *, language: str) -> bool:
    """Whether anybody within reach who can be rung is known to speak it."""
    allow(actor, "people.dial")
    return _can_be_rung(actor).filter(languages__icontains=language).exists()


def tongues(actor: Actor) -> tuple[tuple[str, int], ...]:
    """What those within reach speak who can be rung, with how many, those that most speak first. A number below
    `FEWEST` is 0: it would say who."""
    allow(actor, "people.dial")
    said = _can_be_rung(actor).exclude(languages="").values_list("languages", flat=True)
    names: dict[str, str] = {}
    found: Counter[str] = Counter()
    for each in said.iterator():
        for tongue in {part.strip() for part in each.replace(";", ",").split(",")} - {""}:
            names.setdefault(tongue.casefold(), tongue)
            found[tongue.casefold()] += 1
    return tuple((names[key], many if many >= FEWEST else 0) for key, many in found.most_common())


@sight.whole()
def dials(actor: Actor, *, records: Iterable[int]) -> dict[int, Dial]:
    """Name and number by record, of those who are here; whoever asks was handed exactly these."""
    allow(actor, "people.dial")
    rows = Record.objects.filter(pk__in=list(records), worker__state="here").select_related("worker")
    return {row.pk: Dial(row.pk, row.worker.name, row.worker.phone) for row in rows if row.worker}
