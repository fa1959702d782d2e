"""The chart for somebody outside: cells she has in care as they are, all others as she is told them. Pure."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from datetime import date

from brazier.people.telling.day import Shown
from brazier.people.telling.split import NOTHING, Split
from brazier.wallchart import reckon
from brazier.wallchart.facts import CellCount, Chart
from brazier.wallchart.reckon import Count

Then = tuple[date, Shown]


def as_told(drawn: Chart, near: Collection[int], told: Shown, then: Then | None) -> Chart:
    """How many work in each cell is true today. How they stand is told of several small cells together, in the
    largest of them, and all sums are sums of what is told, so that none gives away by subtraction what waits.

    near: cells in her care. then: what was told two weeks ago, for the arrows.
    """
    units: dict[str, list[CellCount]] = defaultdict(list)
    for c in drawn.cells:
        if c.facts.id not in near:
            units[told.units.get(c.facts.id, f"c{c.facts.id}")].append(c)
    found = {c.facts.id: c for name, cells in units.items() for c in _together(name, cells, told, then)}
    cells = tuple(found.get(c.facts.id, c) for c in drawn.cells)
    since = then[0] if then else (drawn.since if near else None)
    return replace(drawn, cells=cells, whole=reckon.total(c.count for c in cells), since=since)


def _together(name: str, cells: list[CellCount], told: Shown, then: Then | None) -> list[CellCount]:
    """The cells of a unit: all of them in the largest, the others empty and pointing there."""
    largest = max(cells, key=lambda c: (c.count.n, -c.facts.id))
    whole, split = reckon.total(c.count for c in cells), told.rest.get(name, NOTHING)
    n = max(whole.n, sum(split.levels))
    count = Count(n, whole.known, split.levels, split.acted, split.stale, split.did, split.said, whole.committee)
    arrow = _arrow(count, then[1].rest.get(name, NOTHING)) if then and n else None
    others = [replace(c, count=Count(), arrow=None, into=largest.facts.id) for c in cells if c is not largest]
    return [replace(largest, count=count, arrow=arrow), *others]


def _arrow(count: Count, before: Split) -> int:
    return round(100 * (count.for_it - sum(before.levels[:2])) / count.n)
