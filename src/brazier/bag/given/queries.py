"""Read where leaflets were given out."""

from dataclasses import dataclass
from datetime import date

from brazier.access import queries as access
from brazier.access.gate import allow
from brazier.bag.given.grid import Grid, Turn, drawn
from brazier.bag.models import Gate, Given
from brazier.terms import Actor
from brazier.workplaces import queries as workplaces
from brazier.workplaces.facts import NamedPart

LAST = 20


@dataclass(frozen=True, slots=True)
class GateFacts:
    """A gate. ended_on: the day it was put away, or None."""

    id: int
    name: str
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class GivenFacts:
    """One turn at a gate, as it was written down. by: a handle."""

    id: int
    gate: str
    shift: str
    leaflet: str
    many: int
    day: date
    by: str


def gates(actor: Actor, *, ended: bool = False) -> tuple[GateFacts, ...]:
    """Gates in use, or those that are not, as they were first written."""
    allow(actor, "bag.give")
    rows = Gate.objects.filter(ended_on__isnull=not ended).order_by("pk")
    return tuple(GateFacts(row.pk, row.name, row.ended_on) for row in rows)


def named(actor: Actor) -> frozenset[str]:
    """What gates are called: never leaves in a text."""
    allow(actor, "people.reckon")
    return frozenset(Gate.objects.values_list("name", flat=True))


def shifts(actor: Actor) -> tuple[NamedPart, ...]:
    """The shifts leaflets are given out at."""
    allow(actor, "bag.give")
    return workplaces.shifts(actor)


def grid(actor: Actor, *, today: date, leaflet: int | None = None) -> Grid:
    """Gates by shifts; of one leaflet alone, or of all."""
    allow(actor, "bag.give")
    rows = Given.objects.filter(taken_back=False)
    if leaflet is not None:
        rows = rows.filter(leaflet=leaflet)
    turns = (Turn(*row) for row in rows.values_list("gate", "shift", "many", "day"))
    known = [(gate.id, gate.name) for gate in gates(actor)]
    named = [(shift.id, shift.name) for shift in workplaces.shifts(actor)]
    return drawn(known, named, turns, counts_as=_joined(actor), today=today)


def last(actor: Actor) -> tuple[GivenFacts, ...]:
    """The last turns that were written down, newest first."""
    allow(actor, "bag.give")
    handles, joined = access.handles(actor), _joined(actor)
    named = {shift.id: shift.name for shift in workplaces.shifts(actor)}
    rows = Given.objects.filter(taken_back=False).select_related("gate", "leaflet").order_by("-pk")[:LAST]
    return tuple(
        GivenFacts(
            row.pk, row.gate.name, named.get(joined.get(row.shift, row.shift), ""),
            row.leaflet.message if row.leaflet else "", row.many, row.day, handles.get(row.by, ""),
        )
        for row in rows
    )  # fmt: skip


def _joined(actor: Actor) -> dict[int, int]:
    return {name.id: name.part for name in workplaces.other_names(actor) if name.kind == "shift"}
