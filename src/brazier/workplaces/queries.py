"""The building as written down: campaign, departments, shifts, cells and their headcounts."""

from collections import defaultdict

from brazier.access.gate import allow
from brazier.terms import Actor, Wrong
from brazier.workplaces.facts import CampaignFacts, CellFacts, Estimate, NamedPart, Owner
from brazier.workplaces.models import Campaign, Cell, Department, Headcount, HoleOwner, Shift, Worksite


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
    estimates = _estimates()
    rows = Cell.objects.select_related("worksite", "department", "shift")
    found = [(_order(row), _cell(row, estimates.get(row.pk))) for row in rows]
    return tuple(cell for _, cell in sorted(found, key=lambda pair: pair[0]))


def cell(actor: Actor, cell_id: int) -> CellFacts:
    """One cell. Errors: Wrong if there is none with this id."""
    allow(actor, "workplaces.look")
    row = Cell.objects.select_related("worksite", "department", "shift").filter(pk=cell_id).first()
    if row is None:
        raise Wrong("workplaces.no_cell", "There is nothing here.")
    return _cell(row, _estimates().get(cell_id))


def whole(actor: Actor) -> Estimate | None:
    """The chosen estimate for the whole unit, noted before there were cells; None without one."""
    allow(actor, "workplaces.look")
    return _estimates().get(None)


def hole_owners(actor: Actor) -> dict[int, Owner]:
    """Owner and date by cell."""
    allow(actor, "workplaces.look")
    return {row.cell_id: Owner(row.organizer, row.by_day) for row in HoleOwner.objects.all()}


def history(actor: Actor, cell_id: int | None) -> tuple[Estimate, ...]:
    """Every estimate ever noted for a cell (None: for the whole unit), newest first."""
    allow(actor, "workplaces.look")
    rows = Headcount.objects.filter(cell=cell_id).order_by("-as_of", "-id")
    return tuple(Estimate(r.people, r.source, r.as_of, r.people, r.people) for r in rows)


def _order(row: Cell) -> tuple[int, ...]:
    last = 1_000_000
    department = (row.department.place, row.department.pk) if row.department else (last, last)
    shift = (row.shift.place, row.shift.pk) if row.shift else (last, last)
    return (row.worksite_id, *department, *shift)


def _cell(row: Cell, estimate: Estimate | None) -> CellFacts:
    department, shift = row.department, row.shift
    return CellFacts(
        id=row.pk,
        worksite=row.worksite.name,
        department=NamedPart(department.pk, department.name, department.key) if department else None,
        shift=NamedPart(shift.pk, shift.name, shift.key, shift.hours) if shift else None,
        estimate=estimate,
    )


def _estimates() -> dict[int | None, Estimate]:
    by_cell: dict[int | None, list[Headcount]] = defaultdict(list)
    for row in Headcount.objects.all():
        by_cell[row.cell_id].append(row)
    found = {}
    for cell_id, rows in by_cell.items():
        chosen = next((row for row in rows if row.chosen), None)
        if chosen:
            numbers = [row.people for row in rows]
            found[cell_id] = Estimate(chosen.people, chosen.source, chosen.as_of, min(numbers), max(numbers))
    return found
