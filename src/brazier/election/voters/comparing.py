"""A list of voters beside ours: who stands where, in groups of workers and in numbers by department. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from brazier.people.beside.facts import HERE, Beside

MATCHED, UNKNOWN, MISSING, MOVED, GONE = "matched", "unknown", "missing", "moved", "gone"
FOR_MISSING = "for_missing"
GROUPS = (UNKNOWN, MISSING, MOVED, GONE)
"""Groups a page shows by name, and in what order; everybody else is matched and nobody has to look at them."""
SMALLEST = 5
"""A department under so many people is counted together with others like it: numbers tell too much there."""


@dataclass(frozen=True, slots=True)
class Line:
    """One department in numbers. name: empty for the small ones together, None for people nobody has placed."""

    name: str | None
    listed: int
    matched: int
    unknown: int
    missing: int


@dataclass(frozen=True, slots=True)
class Compared:
    """groups: workers by group; for_it, for_missing: how many are rated 1 or 2, and how many of these are not on
    the list; lines: by department."""

    listed: int
    groups: Mapping[str, tuple[int, ...]]
    for_it: int
    for_missing: tuple[int, ...]
    lines: tuple[Line, ...]

    def count(self, group: str) -> int:
        """How many are in a group."""
        return len(self.groups[group])


def compare(
    everybody: Sequence[Beside], *, department: Mapping[int, str | None], same: Callable[[str], object]
) -> Compared:
    """Everybody in groups; who is matched may be moved or gone as well.

    department: the name of the department of each cell; same: gives one thing for all ways a department is
    written.
    """
    groups: dict[str, list[int]] = {group: [] for group in (MATCHED, *GROUPS)}
    for one in everybody:
        for group in _groups(one, same):
            groups[group].append(one.worker)
    return Compared(
        listed=sum(one.is_on for one in everybody),
        groups={group: tuple(workers) for group, workers in groups.items()},
        for_it=sum(one.is_for for one in everybody if one.state == HERE),
        for_missing=tuple(one.worker for one in everybody if one.is_for and MISSING in _groups(one, same)),
        lines=_lines(everybody, department),
    )


def _groups(one: Beside, same: Callable[[str], object]) -> Iterable[str]:
    if not one.is_on:
        return (MISSING,) if one.state == HERE else ()
    found = [MATCHED if one.is_known else UNKNOWN]
    if one.theirs and one.ours and same(one.theirs) != same(one.ours):
        found.append(MOVED)
    if one.state != HERE:
        found.append(GONE)
    return found


def _lines(everybody: Sequence[Beside], department: Mapping[int, str | None]) -> tuple[Line, ...]:
    size = Counter(department.get(one.cell) for one in everybody)
    counts: dict[str | None, Counter[str]] = {}
    for one in everybody:
        name = department.get(one.cell)
        if name is not None and size[name] < SMALLEST:
            name = ""
        told = counts.setdefault(name, Counter())
        told["listed"] += one.is_on
        told["matched"] += one.is_on and one.is_known
        told["unknown"] += one.is_on and not one.is_known
        told["missing"] += not one.is_on
    order = {name: at for at, name in enumerate(dict.fromkeys(department.values()))}
    last = len(order)
    return tuple(
        Line(name, told["listed"], told["matched"], told["unknown"], told["missing"])
        for name, told in sorted(counts.items(), key=lambda pair: order.get(pair[0], last))
    )
