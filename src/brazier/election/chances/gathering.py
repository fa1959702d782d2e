"""From the wall chart to what the forecast is handed: numbers by cell, and never a person. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from brazier.forecast.cells import Cell, Unit
from brazier.wallchart.facts import CellCount
from brazier.wallchart.reckon import Count, total

FAR_APART = 25
"""Points between what is said and what was done from which a cell is named."""
SMALLEST_SHOWN = 10
"""No cell of fewer people, and no share of fewer who were asked, stands on this page."""


@dataclass(frozen=True, slots=True)
class Apart:
    """What was said beside what was done, in percent. asked: rated lately; said: of these, rated 1 or 2; did: of
    everybody, rated 1 or 2 with a public act. said, gap: None where too few were asked."""

    name: str
    people: int
    asked: int
    said: int | None
    did: int

    @property
    def gap(self) -> int | None:
        """Points between the two."""
        return None if self.said is None else self.said - self.did

    @property
    def is_far(self) -> bool:
        """Whether they are too far apart to believe the first."""
        return self.gap is not None and self.gap > FAR_APART


def unit_of(cells: Iterable[CellCount]) -> Unit:
    """The cells of the chart, as whoever looks was told them; whoever was not rated lately is not rated."""
    return Unit(tuple(_cell(c) for c in cells if c.count.n))


def _cell(c: CellCount) -> Cell:
    department, shift = _names(c)
    return Cell(department, shift, c.count.levels, c.count.not_assessed)


def _names(c: CellCount) -> tuple[str, str]:
    facts = c.facts
    return facts.department.name if facts.department else "", facts.shift.name if facts.shift else ""


def apart(name: str, count: Count) -> Apart:
    """One group's words beside its deeds."""
    asked = count.assessed
    said = _percent(count.for_it, asked) if asked >= SMALLEST_SHOWN else None
    return Apart(name, count.n, asked, said, _percent(count.acted, count.n))


def _percent(part: int, of: int) -> int:
    """Rounded down: what was done is never told as more than it was."""
    return 100 * part // of if of else 0


def by_department(cells: Iterable[CellCount]) -> tuple[Apart, ...]:
    """Each department of ten and more, in the order of the chart; those nobody placed last, without a name."""
    groups: dict[str, list[Count]] = defaultdict(list)
    for c in cells:
        groups[_names(c)[0]].append(c.count)
    counted = [(name, total(found)) for name, found in groups.items()]
    counted.sort(key=lambda pair: not pair[0])
    return tuple(apart(name, count) for name, count in counted if count.n >= SMALLEST_SHOWN)


def far_apart(cells: Sequence[CellCount]) -> tuple[tuple[str, str, Apart], ...]:
    """Cells whose words and deeds are too far apart, the farthest first: department, shift and figures."""
    found = [(*_names(c), apart("", c.count)) for c in cells if c.count.n >= SMALLEST_SHOWN]
    far = [row for row in found if row[2].is_far]
    return tuple(sorted(far, key=lambda row: (-(row[2].gap or 0), -row[2].people, row[0], row[1])))
