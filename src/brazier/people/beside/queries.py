"""Read everybody as one list has them and as we have them otherwise. Numbers, to be reckoned with; never shown as
they are."""

from collections.abc import Iterator, Sequence

from django.db.models import Q

from brazier.access.gate import STANDING, allow
from brazier.people.beside.facts import FOR_IT, HERE, Beside
from brazier.people.models import Record, Worker
from brazier.people.portrait import TALK, Said, department_of
from brazier.people.reach.queries import within
from brazier.storage import sight
from brazier.terms import Actor


@sight.whole()
def beside(actor: Actor, *, files: Sequence[int]) -> tuple[Beside, ...]:
    """Everybody who is here or stands on the list of these files, by number.

    What talks and cards hang on says nothing of its own, so it makes nobody known; a rating does.
    """
    allow(actor, "people.reckon")
    theirs, ours = _departments(files)
    rows = Worker.objects.filter(Q(state=HERE) | Q(pk__in=theirs)).order_by("pk")
    fields = rows.values_list("pk", "cell", "state", "level")
    return tuple(
        Beside(
            worker=pk,
            cell=cell,
            state=state,
            is_on=pk in theirs,
            is_known=pk in ours or level > 0,
            is_for=level in FOR_IT,
            theirs=theirs.get(pk, ""),
            ours=ours.get(pk, ""),
        )
        for pk, cell, state, level in fields.iterator(5000)
    )


@sight.whole()
def waiting(actor: Actor, *, files: Sequence[int]) -> int:
    """How many rows of these files wait in review: nobody said yet who they are."""
    allow(actor, "people.reckon")
    return Record.objects.filter(list_file__in=files, waits=True).count()


def _departments(files: Sequence[int]) -> tuple[dict[int, str], dict[int, str]]:
    """The department of every worker on the list, as the list says it, and of every worker as all else says it."""
    listed = set(files)
    theirs: dict[int, list[Said]] = {}
    ours: dict[int, list[Said]] = {}
    for worker, list_file, said in _told():
        (theirs if list_file in listed else ours).setdefault(worker, []).append(said)
    return _composed(theirs), _composed(ours)


def _told() -> Iterator[tuple[int, int | None, Said]]:
    rows = Record.objects.filter(waits=False, worker__isnull=False).exclude(source=TALK).order_by("pk")
    fields = rows.values_list("worker", "pk", "source", "list_file", "day", "said__department")
    for worker, pk, source, list_file, day, department in fields.iterator(5000):
        yield worker, list_file, Said(pk, source, day, department=department or "")


def _composed(said: dict[int, list[Said]]) -> dict[int, str]:
    return {worker: department_of(records) for worker, records in said.items()}


def those_for_it(actor: Actor) -> dict[int, int]:
    """Everybody who is here, rated 1 or 2 and within reach, the longest unasked first, with their cell; nobody for
    whoever is not told how people stand."""
    if allow(actor, "people.look").tier < STANDING:
        return {}
    rows = Worker.objects.filter(within(actor), state=HERE, level__in=FOR_IT).order_by("assessed_on", "pk")
    return dict(rows.values_list("pk", "cell"))
