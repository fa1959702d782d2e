"""Cells of a chart, made by hand."""

from brazier.wallchart.facts import CellCount
from brazier.wallchart.reckon import Count
from brazier.workplaces.facts import CellFacts, NamedPart

Levels = tuple[int, int, int, int, int]


def chart_cell(
    department: str,
    shift: str,
    *,
    n: int,
    levels: Levels = (0, 0, 0, 0, 0),
    acted: int = 0,
    stale: int = 0,
    committee: int = 0,
    known: int | None = None,
    did: int = 0,
    said: int = 0,
) -> CellCount:
    """A cell with so many people."""
    named = (NamedPart(len(name), name, name.casefold()) if name else None for name in (department, shift))
    facts = CellFacts(hash((department, shift)) % 10_000, "Harbor", *named, None)
    count = Count(n, n if known is None else known, levels, acted, stale, did, said, committee)
    return CellCount(facts, count, None)
