"""The building as written down: campaign, departments, shifts, cells and their headcounts."""

import sys
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from operator import itemgetter
from typing import Any

from django.db.models import QuerySet

from brazier.access.gate import allow
from brazier.terms import Actor, Wrong
from brazier.workplaces.facts import CampaignFacts, CellFacts, Estimate, NamedPart, Owner
from brazier.workplaces.models import Campaign, Cell, Department, Headcount, HoleOwner, Shift, Worksite

LAST = (sys.maxsize, sys.maxsize)


def campaign(actor: Actor) -> CampaignFacts | None:
    """The campaign of this hub; None before it is begun. Title and icon show to anybody at the desk."""
    row = Campaign.objects.first()
    if row is None:
        return None
    return CampaignFacts(row.name, row.title, row.icon, row.stage, row.region, row.jurisdiction, row.begun)


def worksites(actor: Actor) -> tuple[NamedPart, ...]:
    """All worksites, oldest first."""
    allow(actor, "workplaces.look")
    return tuple(NamedPart(w.pk, w.name, w.key) for w in Worksite.objects.order_by("id"))


def departments(actor: Actor) -> tuple[NamedPart, ...]:
    """All departments in the order of the chart."""
    allow(actor, "workplaces.look")
    return tuple(NamedPart(d.pk, d.name, d.key) for d in Department.objects.order_by("place", "id"))


def shifts(actor: Actor) -> tuple[NamedPart, ...]:
    """All shifts in the order of the chart."""
    allow(actor, "workplaces.look")
    return tuple(NamedPart(s.pk, s.name, s.key, s.hours) for s in Shift.objects.order_by("place", "id"))


def cells(actor: Actor) -> tuple[CellFacts, ...]:
    """All cells in the order of the chart: departments down, shifts across, unknown last."""
    allow(actor, "workplaces.look")
    return _cells(Cell.objects.all(), _estimates())


def cell(actor: Actor, cell_id: int) -> CellFacts:
    """One cell. Errors: Wrong if there is none with this id."""
    allow(actor, "workplaces.look")
    for found in _cells(Cell.objects.filter(pk=cell_id), _estimates(cell=cell_id)):
        return found
    raise Wrong("workplaces.no_cell", "There is nothing here.")


def whole(actor: Actor) -> Estimate | None:
    """The chosen estimate for the whole unit, noted before there were cells; None without one."""
    allow(actor, "workplaces.look")
    return _estimates(cell=None).get(None)


def hole_owners(actor: Actor) -> dict[int, Owner]:
    """Owner and date by cell."""
    allow(actor, "workplaces.look")
    return {row.cell_id: Owner(row.organizer, row.by_day) for row in HoleOwner.objects.all()}


def history(actor: Actor, cell_id: int | None) -> tuple[Estimate, ...]:
    """Every estimate ever noted for a cell (None: for the whole unit), newest first."""
    allow(actor, "workplaces.look")
    rows = Headcount.objects.filter(cell=cell_id).order_by("-as_of", "-id")
    return tuple(Estimate(r.people, r.source, r.as_of, r.people, r.people) for r in rows)


def _cells(rows: QuerySet[Cell], estimates: dict[int | None, Estimate]) -> tuple[CellFacts, ...]:
    """Put together here and not by joins: there may be ten thousand cells of twenty departments and shifts."""
    sites = dict(Worksite.objects.values_list("pk", "name"))
    departments, department_place = _parts(Department.objects.values_list("pk", "name", "key", "place"))
    shifts, shift_place = _parts(Shift.objects.values_list("pk", "name", "key", "place", "hours"))
    found = [
        (
            (site, department_place[department], shift_place[shift], pk),
            CellFacts(pk, sites[site], departments[department], shifts[shift], estimates.get(pk)),
        )
        for pk, site, department, shift in rows.values_list("pk", "worksite", "department", "shift")
    ]
    return tuple(facts for _, facts in sorted(found, key=itemgetter(0)))


def _parts(
    rows: Iterable[tuple[Any, ...]],
) -> tuple[dict[int | None, NamedPart | None], dict[int | None, tuple[int, int]]]:
    """Departments or shifts by number, and the place of each; what is unknown comes last."""
    named: dict[int | None, NamedPart | None] = {None: None}
    places: dict[int | None, tuple[int, int]] = {None: LAST}
    for pk, name, key, place, *hours in rows:
        named[pk], places[pk] = NamedPart(pk, name, key, *hours), (place, pk)
    return named, places


def _estimates(**of: int | None) -> dict[int | None, Estimate]:
    noted: dict[int | None, list[int]] = defaultdict(list)
    chosen: dict[int | None, tuple[int, str, date]] = {}
    rows = Headcount.objects.filter(**of).values_list("cell", "people", "source", "as_of", "chosen")
    for cell_id, people, source, as_of, is_chosen in rows:
        noted[cell_id].append(people)
        if is_chosen:
            chosen[cell_id] = (people, source, as_of)
    return {cell: Estimate(*told, min(noted[cell]), max(noted[cell])) for cell, told in chosen.items()}
