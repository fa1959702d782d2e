"""The building as written down: campaign, departments, shifts, cells and their headcounts."""

import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from operator import itemgetter
from typing import Any

from django.db.models import QuerySet

from brazier.access.gate import allow
from brazier.terms import Actor, Wrong
from brazier.workplaces.facts import CampaignFacts, CellFacts, Estimate, Joining, NamedPart, Noted, OtherName
from brazier.workplaces.joined import Spot, heads
from brazier.workplaces.joined import roots as joined_roots
from brazier.workplaces.models import (
    PARTS,
    Campaign,
    Cell,
    Department,
    Headcount,
    HoleTurn,
    Part,
    Shift,
    Worksite,
)

LAST = (sys.maxsize, sys.maxsize)
COLUMN = {kind: at for at, kind in enumerate(PARTS)}


def campaign(actor: Actor) -> CampaignFacts | None:
    """The campaign of this hub; None before it is begun. Title and icon show to anybody at the desk."""
    row = Campaign.objects.first()
    if row is None:
        return None
    return CampaignFacts(row.name, row.title, row.icon, row.stage, row.region, row.jurisdiction, row.begun)


def worksites(actor: Actor) -> tuple[NamedPart, ...]:
    """All worksites, oldest first."""
    allow(actor, "workplaces.look")
    return tuple(NamedPart(w.pk, w.name, w.key) for w in Worksite.objects.filter(same_as=None).order_by("id"))


def departments(actor: Actor) -> tuple[NamedPart, ...]:
    """All departments in the order of the chart."""
    allow(actor, "workplaces.look")
    rows = Department.objects.filter(same_as=None).order_by("place", "id")
    return tuple(NamedPart(d.pk, d.name, d.key) for d in rows)


def shifts(actor: Actor) -> tuple[NamedPart, ...]:
    """All shifts in the order of the chart."""
    allow(actor, "workplaces.look")
    rows = Shift.objects.filter(same_as=None).order_by("place", "id")
    return tuple(NamedPart(s.pk, s.name, s.key, s.hours) for s in rows)


def other_names(actor: Actor) -> tuple[OtherName, ...]:
    """Every name that was joined to another, with the part it counts as, in the order they were first written."""
    allow(actor, "workplaces.look")
    found = []
    for kind, table in PARTS.items():
        counts_as = heads(dict(table._default_manager.values_list("pk", "same_as")))
        joined = table._default_manager.filter(same_as__isnull=False).order_by("pk")
        found += [OtherName(pk, kind, name, counts_as[pk]) for pk, name in joined.values_list("pk", "name")]
    return tuple(found)


def roots(actor: Actor) -> dict[int, int]:
    """The cells that count as another one since names were joined, and which; empty if none were."""
    allow(actor, "workplaces.look")
    return _roots()


def joining(actor: Actor, *, kind: str, part: int, into: int) -> Joining:
    """What saying that two names are the same would move; nothing is moved yet.

    Errors: Wrong if there is no such part, it is the same already, or both are one.
    """
    allow(actor, "workplaces.look")
    rows = {p.pk: p for p in PARTS[kind]._default_manager.filter(pk__in=(part, into), same_as=None)}
    if part == into or len(rows) != 2:
        raise Wrong("workplaces.join", "Choose two different names that are both in use. Nothing was changed.")
    counts_as = {p: heads(dict(t._default_manager.values_list("pk", "same_as"))) for p, t in PARTS.items()}
    counts_as[kind] = {p: into if head == part else head for p, head in counts_as[kind].items()}
    spots, before = _spots(), _roots()
    after, _ = joined_roots(spots, *counts_as.values())
    moved = [cell for cell, spot in spots if cell not in before and spot[COLUMN[kind]] == part]
    coming = [cell for cell in after if before.get(cell, cell) in moved]
    return Joining(
        kind=kind,
        part=_named(rows[part]),
        into=_named(rows[into]),
        cells=tuple((cell, after[cell] if after[cell] != cell else None) for cell in moved),
        estimates=Headcount.objects.filter(cell__in=coming).count(),
        owners=HoleTurn.objects.filter(cell__in=coming, ended_on=None).count(),
    )


def cells(actor: Actor) -> tuple[CellFacts, ...]:
    """All cells in the order of the chart: departments down, shifts across, unknown last."""
    allow(actor, "workplaces.look")
    return _cells(Cell.objects.all(), _estimates(_roots()))


def cell(actor: Actor, cell_id: int) -> CellFacts:
    """One cell; by the number of one that was joined to another, that other. Errors: Wrong if there is none."""
    allow(actor, "workplaces.look")
    counts_as = _roots()
    root = counts_as.get(cell_id, cell_id)
    group = [root, *(joined for joined, at in counts_as.items() if at == root)]
    for found in _cells(Cell.objects.filter(pk=root), _estimates(counts_as, cell__in=group)):
        return found
    raise Wrong("workplaces.no_cell", "There is nothing here.")


def whole(actor: Actor) -> Estimate | None:
    """The chosen estimate for the whole unit, noted before there were cells; None without one."""
    allow(actor, "workplaces.look")
    return _estimates({}, cell=None).get(None)


def history(actor: Actor, cell_id: int | None) -> tuple[Noted, ...]:
    """Every estimate ever noted for a cell (None: for the whole unit), newest first."""
    allow(actor, "workplaces.look")
    rows = Headcount.objects.filter(cell=None)
    if cell_id is not None:
        rows = Headcount.objects.filter(cell__in=group_of(actor, cell_id))
    noted = [(_told(row), row.cell_id == cell_id) for row in rows.order_by("-as_of", "-id")]
    counts = _that_counts(noted)
    return tuple(replace(n, is_chosen=n.id == counts) for n, _ in noted)


def group_of(actor: Actor, cell_id: int) -> tuple[int, ...]:
    """A cell and all that count as it since names were joined."""
    allow(actor, "workplaces.look")
    return (cell_id, *(joined for joined, root in _roots().items() if root == cell_id))


def _named(row: Part) -> NamedPart:
    return NamedPart(row.pk, row.name, row.key, getattr(row, "hours", ""))


def _told(row: Headcount) -> Noted:
    return Noted(row.pk, row.people, row.source, row.as_of, row.chosen)


def _that_counts(noted: Iterable[tuple[Noted, bool]]) -> int | None:
    """Which estimate counts: the one chosen for the cell itself, else the newest chosen one that came along when
    names were joined, else the newest. is_own: noted for the cell itself."""
    ranked = sorted(noted, key=lambda pair: (pair[0].is_chosen, pair[1], pair[0].as_of, pair[0].id))
    return ranked[-1][0].id if ranked else None


def _roots() -> dict[int, int]:
    joined = any(table._default_manager.filter(same_as__isnull=False).exists() for table in PARTS.values())
    if not joined:
        return {}
    counts_as = [heads(dict(table._default_manager.values_list("pk", "same_as"))) for table in PARTS.values()]
    found, _ = joined_roots(_spots(), *counts_as)
    return {cell: root for cell, root in found.items() if cell != root}


def _spots() -> list[tuple[int, Spot]]:
    rows = Cell.objects.values_list("pk", "worksite", "department", "shift")
    return [(pk, (site, department, shift)) for pk, site, department, shift in rows]


def _cells(rows: QuerySet[Cell], estimates: dict[int | None, Estimate]) -> tuple[CellFacts, ...]:
    """Put together here and not by joins: there may be ten thousand cells of twenty departments and shifts."""
    sites = dict(Worksite.objects.filter(same_as=None).values_list("pk", "name"))
    departments, department_place = _parts(
        Department.objects.filter(same_as=None).values_list("pk", "name", "key", "place")
    )
    shifts, shift_place = _parts(
        Shift.objects.filter(same_as=None).values_list("pk", "name", "key", "place", "hours")
    )
    found = [
        (
            (site, department_place[department], shift_place[shift], pk),
            CellFacts(pk, sites[site], departments[department], shifts[shift], estimates.get(pk)),
        )
        for pk, site, department, shift in rows.values_list("pk", "worksite", "department", "shift")
        if site in sites and department in departments and shift in shifts  # else it counts as another one
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


def _estimates(counts_as: Mapping[int, int], **of: object) -> dict[int | None, Estimate]:
    noted: dict[int | None, list[tuple[Noted, bool]]] = defaultdict(list)
    rows = Headcount.objects.filter(**of).values_list("cell", "pk", "people", "source", "as_of", "chosen")
    for cell_id, pk, people, source, as_of, chosen in rows:
        root = cell_id if cell_id is None else counts_as.get(cell_id, cell_id)
        noted[root].append((Noted(pk, people, source, as_of, chosen), root == cell_id))
    return {cell: _estimate(kept) for cell, kept in noted.items()}


def _estimate(kept: list[tuple[Noted, bool]]) -> Estimate:
    counts = _that_counts(kept)
    [chosen] = [n for n, _ in kept if n.id == counts]
    people = [n.people for n, _ in kept]
    return Estimate(chosen.people, chosen.source, chosen.as_of, min(people), max(people), len(people))
