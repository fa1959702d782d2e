"""Gather what the wall chart shows: a handful of reads, whatever the size."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from django.db import connection

from brazier.access.gate import allow
from brazier.conversations import queries as conversations
from brazier.ledger import queries as ledger
from brazier.people import queries as people
from brazier.storage.hub import here
from brazier.terms import Actor
from brazier.wallchart import reckon
from brazier.wallchart.facts import Chart, Freshness, HoleFacts, Steps
from brazier.wallchart.layout import Desk, arrange, counted
from brazier.workplaces import queries as workplaces

HOLES_FIRST = 3
WEEK = timedelta(days=7)
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Held:
    """Something worked out from the whole, with the ledger line and the day it was worked out at."""

    head: int
    today: date
    thing: Any


def chart(actor: Actor, today: date) -> Chart:
    """The wall chart of today; counted again when a line has come into the ledger since."""
    allow(actor, "wallchart.look")
    return _kept(actor, "wall chart", today, lambda: _draw(actor, today))


def desk(actor: Actor, today: date) -> Desk:
    """What the desk looks at first: the chart as a grid, and the worst holes, numbered in it."""
    allow(actor, "wallchart.look")

    def made() -> Desk:
        drawn = chart(actor, today)
        worst = holes(actor, drawn, most=HOLES_FIRST + 1)
        grid = arrange(drawn.cells, [h.hole.cell for h in worst[:HOLES_FIRST]])
        return Desk(drawn, grid, worst[:HOLES_FIRST], len(worst) > HOLES_FIRST)

    return _kept(actor, "wall chart at the desk", today, made)


def _kept(actor: Actor, name: str, today: date, make: Callable[[], _T]) -> _T:
    """What was worked out under this name, as long as nobody wrote and the day is the same.

    In the middle of a write it is always worked out again: what is not kept yet has no line either.
    """
    if connection.in_atomic_block:
        return make()
    head, held = ledger.head(actor), here.held.get(name)
    if not isinstance(held, _Held) or (held.head, held.today) != (head, today):
        # the line is read before the counts: a write in between makes them newer than their line, never older
        held = _Held(head, today, make())
        here.hold(name, held)
    thing: _T = held.thing
    return thing


def _draw(actor: Actor, today: date) -> Chart:
    then = conversations.two_weeks_ago(actor, today)
    cells = counted(
        workplaces.cells(actor),
        people.tallies(actor, today),
        people.slots(actor),
        workplaces.whole(actor),
        then.counts if then else None,
    )
    return Chart(
        cells=cells,
        whole=reckon.total(c.count for c in cells),
        median=reckon.median_age(people.ages(actor, today)),
        since=then.day if then else None,
        in_review=people.in_review(actor),
    )


def holes(actor: Actor, drawn: Chart, *, most: int | None = None) -> tuple[HoleFacts, ...]:
    """The holes of a chart, the worst first, with owner and bridge; all, or at most so many."""
    allow(actor, "wallchart.look")
    found = reckon.holes((c.facts.id, c.count) for c in drawn.cells if c.facts.department or c.facts.shift)[:most]
    facts = {c.facts.id: c.facts for c in drawn.cells}
    owners, bridges = workplaces.hole_owners(actor), people.bridges(actor, cells=[h.cell for h in found])
    return tuple(
        HoleFacts(
            hole,
            facts[hole.cell],
            owner.organizer if owner else "",
            owner.by_day if owner else None,
            bridges.get(hole.cell, 0),
        )
        for hole in found
        for owner in (owners.get(hole.cell),)
    )


def steps(actor: Actor, today: date, *, most: int = 3) -> Steps:
    """The next steps of this week, late ones first: of whoever asks, or of everybody if she has none."""
    allow(actor, "wallchart.look")
    week = today + WEEK
    own = conversations.due_count(actor, until=week, owner=actor.id)
    owner = actor.id if own else ""
    due = conversations.due(actor, until=week, owner=owner, most=most)
    rows = people.rows_of(actor, records=[d.record for d in due], today=today)
    return Steps(
        count=own or conversations.due_count(actor, until=week),
        mine=bool(own),
        first=tuple((d, rows[d.record]) for d in due if d.record in rows),
    )


def freshness(actor: Actor, today: date) -> Freshness:
    """Whether the count is still true."""
    allow(actor, "wallchart.look")
    drawn = chart(actor, today)
    support = people.support_ages(actor, today)
    worst = sorted(
        ((c, c.count.assessed + c.count.stale, c.count.stale) for c in drawn.cells if c.count.stale),
        key=lambda row: (-row[2] / row[1], -row[2]),
    )
    return Freshness(
        median=drawn.median,
        rated=drawn.whole.assessed + drawn.whole.stale,
        stale=drawn.whole.stale,
        effective=reckon.effective_support(support),
        claimed=sum(n for _, n in support),
        by_cell=tuple(worst),
    )


def mirror(actor: Actor, drawn: Chart, part: str) -> tuple[reckon.Mirrored, ...]:
    """The committee beside the unit, by `department` or `shift`."""
    groups: dict[str, list[reckon.Count]] = {}
    for c in drawn.cells:
        named = getattr(c.facts, part)
        groups.setdefault(named.name if named else "", []).append(c.count)
    return reckon.mirror((name, reckon.total(counts)) for name, counts in groups.items())
