"""The chart for somebody outside: cells she has not in care as she is told them, her own as they are. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from brazier.people.telling.split import NOTHING, Split
from brazier.wallchart import reckon
from brazier.wallchart.facts import CellCount, Chart
from brazier.wallchart.reckon import Count

Then = tuple[date, Mapping[int, Split]]


def as_told(drawn: Chart, near: Collection[int], told: Mapping[int, Split], then: Then | None) -> Chart:
    """How many work in each cell is true today. How they stand is what those outside are told, and all sums are
    sums of that, so that none gives away by subtraction what waits.

    near: cells in her care. then: what was told two weeks ago, for the arrows.
    """
    cells = tuple(c if c.facts.id in near else _told(c, told, then) for c in drawn.cells)
    since = then[0] if then else (drawn.since if near else None)
    return replace(drawn, cells=cells, whole=reckon.total(c.count for c in cells), since=since)


def _told(c: CellCount, told: Mapping[int, Split], then: Then | None) -> CellCount:
    split, true = told.get(c.facts.id, NOTHING), c.count
    n = max(true.n, sum(split.levels))
    count = Count(n, true.known, split.levels, split.acted, split.stale, split.did, split.said, true.committee)
    if then is None or not n:
        return CellCount(c.facts, count, None)
    before = then[1].get(c.facts.id, NOTHING)
    return CellCount(c.facts, count, round(100 * (count.for_it - sum(before.levels[:2])) / n))
