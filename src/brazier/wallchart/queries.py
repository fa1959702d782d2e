"""Gather what the wall chart shows: a handful of reads, whatever the size."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection

from brazier.access.gate import allow
from brazier.conversations import queries as conversations
from brazier.ledger import queries as ledger
from brazier.people import queries as people
from brazier.storage.hub import here
from brazier.terms import Actor
from brazier.wallchart import reckon
from brazier.wallchart.facts import Chart, Freshness, HoleFacts, Steps
from brazier.wallchart.layout import counted
from brazier.workplaces import queries as workplaces

HELD = "wall chart"
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A chart with the ledger line and the day it was drawn at."""

    head: int
    today: date
    chart: Chart


def chart(actor: Actor, today: date) -> Chart:
    """The wall chart of today; counted again when a line has come into the ledger since.

    In the middle of a write it is always counted again: what is not kept yet has no line either.
    """
    allow(actor, "wallchart.look")
    if connection.in_atomic_block:
        return _draw(actor, today)
    head, held = ledger.head(actor), here.held.get(HELD)
    if not isinstance(held, _Drawn) or (held.head, held.today) != (head, today):
        # the line is read before the counts: a write in between makes the chart newer than its line, never older
        held = _Drawn(head, today, _draw(actor, today))
        here.hold(HELD, held)
    return held.chart


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
