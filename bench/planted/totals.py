"""What the wall chart allows an informer to reckon of single people.

She is the strongest there can be: she knows who works in each cell, where everybody in her care stands, and who
went away since yesterday. A rating follows where all others of a box stand alike, or where one person went away
and the box changed by one and nothing else.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bench.planted.world import World

from brazier.access import queries as access
from brazier.people.models import Worker
from brazier.people.queries import FRESH
from brazier.terms import Actor
from brazier.wallchart import queries
from brazier.wallchart.layout import Box
from brazier.web import clock

Told = tuple[int, ...]
"""How many stand at 1 to 5 fresh, and how many were rated longer ago."""


@dataclass(slots=True)
class Reckoner:
    """What follows, day by day. alike: of boxes whose others all stand alike; went: of somebody who went away."""

    world: World
    alike: set[int] = field(default_factory=set)
    went: set[int] = field(default_factory=set)
    before: dict[int, Told] = field(default_factory=dict)
    right: int = 0
    gone: list[int] = field(default_factory=list)

    def look(self, gone: Sequence[int] = ()) -> None:
        """Look at today's chart. gone: who went away since the last look, which everybody at work knows."""
        actor = access.actor_of(Actor.keeper, organizer=self.world.parts["informer"], now=clock.now())
        self.gone += list(gone)
        grid = queries.desk(actor, clock.today()).grid
        boxes = [box for line in grid.lines for box in line.boxes if box]
        into = _into(boxes)
        shown = {box.cell: _told(box) for box in boxes if not box.masked_into}
        people = defaultdict(list)
        for row in Worker.objects.filter(state="here").values_list("pk", "cell_id", "level", "assessed_on"):
            people[into.get(row[1], row[1])].append(row)
        near = queries.own_cells(actor) or frozenset()
        for cell, told in shown.items():
            mine = [row for row in people[cell] if row[0] in actor.reach.records or row[1] in near]
            others = {row[0]: row[2] for row in people[cell] if row not in mine}
            self._alike(told, others, Counter(row[2] for row in mine if row[3] and row[3] >= _fresh()))
        cells = dict(Worker.objects.filter(pk__in=list(gone)).values_list("pk", "cell_id"))
        for person, cell in cells.items():
            self._went(person, into.get(cell, cell), shown, [into.get(c, c) for c in cells.values()])
        self.before = shown

    def _alike(self, told: Told, others: Mapping[int, int], known: Counter[int]) -> None:
        """Take away whom she knows; where those left all stand alike, it is known of each."""
        rest = {level: n - known[level] for level, n in enumerate(told[:5], 1) if n - known[level] > 0}
        for level, count in rest.items():
            if len(rest) == 1 and count == len(others):
                self.alike |= others.keys()
                self.right += sum(at == level for at in others.values())

    def _went(self, person: int, cell: int, shown: Mapping[int, Told], all_gone: list[int]) -> None:
        was, now = self.before.get(cell), shown.get(cell)
        if was is None or now is None or all_gone.count(cell) > 1 or person in self.world.care:
            return
        change = [a - b for a, b in zip(was, now, strict=True)]
        if sorted(change) == [0] * 5 + [1] and change[5] == 0:
            self.went.add(person)
            at = Worker.objects.filter(pk=person).values_list("level", flat=True).first()
            self.right += at == 1 + change.index(1)


def _fresh() -> date:
    return clock.today() - FRESH


def _told(box: Box) -> Told:
    return (*box.count.levels, box.count.stale)


def _into(boxes: list[Box]) -> dict[int, int]:
    """For a cell that is counted elsewhere, the cell it is counted in."""
    named = {(box.department, box.shift): box.cell for box in boxes if not box.masked_into}
    found = {}
    for box in boxes:
        if box.masked_into:
            place = tuple(box.masked_into.split(", ", 1))
            here = place if len(place) == 2 else (box.department, box.masked_into)
            found[box.cell] = named.get((here[0], here[1]), box.cell)
    return found
