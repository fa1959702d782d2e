"""What the wall chart allows an informer to reckon of single people.

She is the strongest there can be: she knows who works in each cell, where everybody in her care stands, who went
away since yesterday and who was talked with. A rating follows where all others of a box stand alike, and where a
box told other numbers and all that fell, or rose, did so at one level and may be whom she knows of.
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
class Watched:
    """A box since its numbers moved last: what it told, and whom she knows to have left it or been rated in it."""

    told: Told
    gone: list[int] = field(default_factory=list)
    rated: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Reckoner:
    """What follows, day by day. alike: of boxes whose others all stand alike; went: of somebody who went away;
    rated: of somebody who was talked with; guessed: of all who went away when a box moved, how many stood where
    most of it fell, and how many where most of the box had stood before."""

    world: World
    alike: set[int] = field(default_factory=set)
    went: set[int] = field(default_factory=set)
    rated: set[int] = field(default_factory=set)
    watched: dict[int, Watched] = field(default_factory=dict)
    right: int = 0
    right_went: int = 0
    right_rated: int = 0
    gone: list[int] = field(default_factory=list)
    moves: int = 0
    guessed: list[tuple[bool, bool]] = field(default_factory=list)

    def look(self, gone: Sequence[int] = (), rated: Sequence[int] = ()) -> None:
        """Look at today's chart. gone, rated: who went away and who was talked with since the last look, which
        everybody at work knows."""
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
        self._note(into, gone, rated)
        for cell, told in shown.items():
            was = self.watched.setdefault(cell, Watched(told))
            if was.told[:5] != told[:5]:
                self._moved(was, told)
                self.watched[cell] = Watched(told)

    def _note(self, into: Mapping[int, int], gone: Sequence[int], rated: Sequence[int]) -> None:
        cells = dict(Worker.objects.filter(pk__in=[*gone, *rated]).values_list("pk", "cell_id"))
        for people, kind in ((gone, "gone"), (rated, "rated")):
            for person in set(people) - self.world.care:
                box = self.watched.get(into.get(cells[person], cells[person]))
                if box is not None:
                    getattr(box, kind).append(person)

    def _moved(self, was: Watched, told: Told) -> None:
        """A box told other numbers. She takes it as told where all that fell fell at one level and may be whom she
        knows to have left, and where all that rose rose at one and may be whom she knows to have been rated."""
        self.moves += 1
        fell = Counter({n: a - b for n, (a, b) in enumerate(zip(was.told[:5], told[:5], strict=True), 1) if a > b})
        rose = Counter({n: b - a for n, (a, b) in enumerate(zip(was.told[:5], told[:5], strict=True), 1) if b > a})
        at = dict(Worker.objects.filter(pk__in=[*was.gone, *was.rated]).values_list("pk", "level"))
        if len(fell) == 1 and 0 < len(was.gone) <= fell.total():
            self.went |= set(was.gone)
            self.right_went += sum(at[person] in fell for person in was.gone)
        if len(rose) == 1 and 0 < len(was.rated) <= rose.total():
            self.rated |= set(was.rated)
            self.right_rated += sum(at[person] in rose for person in was.rated)
        if fell:
            most, usual = fell.most_common(1)[0][0], 1 + max(range(5), key=lambda n: was.told[n])
            self.guessed += [(at[person] == most, at[person] == usual) for person in was.gone]

    def figures(self) -> dict[str, int]:
        """What followed until now, and how much of it was right."""
        return {
            "left": len(self.gone), "boxes_moved": self.moves,
            "told_by_totals": len(self.alike), "told_by_totals_rightly": self.right,
            "told_by_who_left": len(self.went), "told_by_who_left_rightly": self.right_went,
            "told_by_who_was_rated": len(self.rated), "told_by_who_was_rated_rightly": self.right_rated,
            "guesses_of_who_left": len(self.guessed), "guessed_rightly": sum(a for a, _ in self.guessed),
            "rightly_without_watching": sum(b for _, b in self.guessed),
        }  # fmt: skip

    def told_and_true(self) -> dict[str, int]:
        """How far what she is told of everybody is from what is true: rated people, 1s and 2s, and the department
        that is farthest off."""
        actor = access.actor_of(Actor.keeper, organizer=self.world.parts["informer"], now=clock.now())
        told, true = (queries._told(actor, clock.today(), near) for near in (queries.own_cells(actor), None))
        rated: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for place, drawn in enumerate((told, true)):
            for c in drawn.cells:
                rated[c.facts.department.name if c.facts.department else ""][place] += c.count.assessed
        return {
            "rated_told": told.whole.assessed, "rated_true": true.whole.assessed, "for_told": told.whole.for_it,
            "for_true": true.whole.for_it, "department_off_most": max(abs(a - b) for a, b in rated.values()),
            "boxes": sum(not c.into for c in told.cells), "cells": len(told.cells),
        }  # fmt: skip

    def _alike(self, told: Told, others: Mapping[int, int], known: Counter[int]) -> None:
        """Take away whom she knows; where those left all stand alike, it is known of each."""
        rest = {level: n - known[level] for level, n in enumerate(told[:5], 1) if n - known[level] > 0}
        for level, count in rest.items():
            if len(rest) == 1 and count == len(others):
                self.alike |= others.keys()
                self.right += sum(at == level for at in others.values())


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
