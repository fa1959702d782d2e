"""The committee beside the unit: whom it knows where, by language, and by how long people have been here."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Q, QuerySet

from brazier.access.gate import allow
from brazier.people.committee.bridges import Bridge, across
from brazier.people.facts import TIED
from brazier.people.models import Tie, Worker
from brazier.people.roster.chunks import chunks
from brazier.storage import sight
from brazier.terms import Actor


@sight.whole()
def bridges(actor: Actor, *, cells: Iterable[int]) -> dict[int, tuple[Bridge, ...]]:
    """By cell, of these cells: who of our committee works elsewhere and reaches somebody there, by a tie of their
    own or through one other person."""
    allow(actor, "people.look")
    ties = {tie for chunk in chunks(cells) for tie in _into(chunk)}
    nears = {near for near, _, _ in ties}
    members = dict(Worker.objects.filter(on_committee=True, state="here").values_list("pk", "cell"))
    known_by: dict[int, set[int]] = {}
    for chunk in chunks(nears):
        for near, member in _seated_beside(chunk):
            known_by.setdefault(near, set()).add(member)
    return across(ties, members, {near: sorted(known & members.keys()) for near, known in known_by.items()})


def _that_carry() -> QuerySet[Tie]:
    """Ties a word can go along: not those that ended, and no rivals."""
    return Tie.objects.filter(state__in=TIED).exclude(kind="rival")


def _into(cells: list[int]) -> set[tuple[int, int, int]]:
    """(somebody, a worker of these cells they are tied to, the cell)."""
    found: set[tuple[int, int, int]] = set()
    for us, them in (("a", "b"), ("b", "a")):
        ties = _that_carry().filter(
            **{
                f"{them}__worker__cell__in": cells,
                f"{them}__worker__state": "here",
                f"{us}__worker__state": "here",
            }
        )
        found |= set(ties.values_list(f"{us}__worker", f"{them}__worker", f"{them}__worker__cell"))
    return found


def _seated_beside(workers: list[int]) -> set[tuple[int, int]]:
    """(one of these, somebody of the committee they are tied to)."""
    found: set[tuple[int, int]] = set()
    for us, them in (("a", "b"), ("b", "a")):
        ties = _that_carry().filter(**{f"{us}__worker__in": workers, f"{them}__worker__on_committee": True})
        found |= set(ties.values_list(f"{us}__worker", f"{them}__worker"))
    return found


@sight.whole()
def languages(actor: Actor) -> tuple[tuple[str, bool, int], ...]:
    """What workers who are here speak, as written, with and without a seat: (text, on the committee, people)."""
    allow(actor, "people.count")
    rows = Worker.objects.filter(state="here").values_list("languages", "on_committee").annotate(people=Count("*"))
    return tuple(rows.order_by("languages", "on_committee"))


@sight.whole()
def starts(actor: Actor) -> tuple[tuple[date | None, bool, int], ...]:
    """The month workers who are here started in, by whether they are on the committee; None where nobody said."""
    allow(actor, "people.count")
    rows = Worker.objects.filter(state="here").values_list("started", "on_committee").annotate(people=Count("*"))
    return tuple(rows.order_by("started", "on_committee"))


@sight.whole()
def ages_by_cell(actor: Actor, today: date) -> dict[int, tuple[tuple[int, int], ...]]:
    """By cell: days since the newest rating, however old, and how many workers have that age, youngest first."""
    allow(actor, "people.count")
    rows = (
        Worker.objects.filter(state="here", assessed_on__isnull=False)
        .values_list("cell", "assessed_on")
        .annotate(people=Count("*"))
        .order_by("cell", "-assessed_on")
    )
    found: dict[int, list[tuple[int, int]]] = {}
    for cell, day, people in rows:
        found.setdefault(cell, []).append(((today - day).days, people))
    return {cell: tuple(ages) for cell, ages in found.items()}


@sight.whole()
def phones(actor: Actor) -> dict[str, int]:
    """How many workers who are here have a phone that can be rung (`good`), one nobody can ring (`unreadable`),
    one that three or more share (`shared`), or none (`none`)."""
    allow(actor, "people.count")
    here_ = Worker.objects.filter(state="here")
    shared = (
        here_.exclude(phone="").values("phone").annotate(people=Count("*")).filter(people__gte=3).values("phone")
    )
    told = here_.aggregate(
        none=Count("pk", filter=Q(phone="")),
        unreadable=Count("pk", filter=Q(phone="?")),
        shared=Count("pk", filter=Q(phone__in=shared) & ~Q(phone__in=("", "?"))),
        everybody=Count("pk"),
    )
    told["good"] = told.pop("everybody") - told["none"] - told["unreadable"] - told["shared"]
    return dict(told)
