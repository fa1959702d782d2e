"""Turn what is in somebody's care into rows of people, and stop whoever reaches for others."""

import re
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from brazier.access.gate import ALL, allow, may
from brazier.people.models import Record, Worker
from brazier.storage import sight
from brazier.storage.sight import Sight
from brazier.terms import Actor, Reach, Wrong
from brazier.workplaces import queries as workplaces

NOBODY = "There is nothing here."


def sight_of(actor: Actor) -> Sight:
    """Whose rows the database shows to whoever asks: what the second wall is told."""
    rule = allow(actor, "people.look") if may(actor, "people.look") else None
    if rule is None or rule.reach == ALL:
        return sight.NOTHING if rule is None else sight.ALL
    care = actor.reach
    roots = workplaces.roots(actor) if care.cells else {}
    with sight.whole():  # that others wrote of them, too, is seen only where theirs is seen
        alone = set(_alone(care.written).values_list("pk", flat=True)) if care.written else set()
    return Sight(
        "care",
        cells=tuple(sorted({roots.get(c, c) for c in care.cells})),
        records=tuple(sorted(care.records | alone)),
        languages=_spoken(care.languages) if care.languages else "",
    )


def _spoken(languages: Iterable[str]) -> str:
    return rf"(^|[,;/ ])({'|'.join(map(re.escape, sorted(languages)))})($|[,;/ ])"


def within(actor: Actor, verb: str = "people.look", path: str = "") -> Q:
    """What keeps a query about workers to those whoever asks may reach.

    path: how the query gets to a worker, as "record__worker__"; empty where it is about workers.
    """
    return Q() if allow(actor, verb).reach == ALL else cared_for(actor, actor.reach, path)


def cared_for(actor: Actor, care: Reach, path: str = "") -> Q:
    """Those who are in this care. path: as in `within`."""
    allow(actor, "people.reckon")
    roots = workplaces.roots(actor) if care.cells else {}
    held = Record.objects.filter(pk__in=care.records).values("worker")
    found = Q(**{f"{path}pk__in": held}) | Q(**{f"{path}cell__in": {roots.get(c, c) for c in care.cells}})
    if care.written:
        found |= Q(**{f"{path}pk__in": _alone(care.written).values("worker")})
    return found | Q(**{f"{path}languages__iregex": _spoken(care.languages)}) if care.languages else found


def _alone(written: Iterable[int]) -> QuerySet[Record]:
    """Of records that organizers wrote themselves, those of people of whom nobody else wrote. Whoever writes down
    a phone they know is not shown whose it is when the two are said to be one."""
    others = Record.objects.filter(worker=OuterRef("worker")).exclude(written_by=OuterRef("written_by"))
    return Record.objects.filter(~Exists(others), pk__in=list(written))


def require(actor: Actor, verb: str, records: Iterable[int]) -> None:
    """Pass if everybody these records are is within reach. Errors: Wrong, the same as for nobody at all."""
    if allow(actor, verb).reach == ALL:
        return
    asked = set(records)
    near = Record.objects.filter(within(actor, verb, "worker__"), pk__in=asked).values_list("pk", flat=True)
    if asked - set(near):
        raise Wrong("people.nobody", NOBODY)


def in_reach(actor: Actor, workers: Iterable[int], verb: str = "people.look") -> set[int]:
    """Those of these workers whom whoever asks may reach."""
    asked = set(workers)
    if allow(actor, verb).reach == ALL:
        return asked
    return set(Worker.objects.filter(within(actor, verb), pk__in=asked).values_list("pk", flat=True))
