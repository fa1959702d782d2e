"""Plans counted by department and shift. Pure."""

from collections.abc import Iterable, Mapping

from brazier.election.plans.facts import Covered, Line, PlanOf
from brazier.workplaces.facts import CellFacts


def of_worker(plan: PlanOf | None) -> Covered:
    """One yes vote."""
    if plan is None:
        return Covered(1)
    return Covered(1, 1, int(plan.has_friend), int(plan.done_on is not None))


def grid(
    cells: Iterable[CellFacts], counted: Mapping[int, Covered], *, unknown: tuple[str, str]
) -> tuple[tuple[str, ...], tuple[Line, ...]]:
    """Shifts across and departments down, in the order of the chart; only those where somebody is for it.

    counted: by cell; unknown: what a department, and a shift, is called that nobody knows.
    """
    no_department, no_shift = unknown
    found: dict[str, dict[str, Covered]] = {}
    shifts: dict[str, None] = {}
    for cell in cells:
        told = counted.get(cell.id)
        if told is None:
            continue
        department = cell.department.name if cell.department else no_department
        shift = cell.shift.name if cell.shift else no_shift
        shifts[shift] = None
        line = found.setdefault(department, {})
        line[shift] = line.get(shift, Covered()) + told
    across = tuple(sorted(shifts, key=lambda shift: shift == no_shift))
    return across, tuple(Line(name, tuple(line.get(shift) for shift in across)) for name, line in found.items())
