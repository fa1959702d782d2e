"""Gather what the wall chart shows: a handful of reads, whatever the size."""

from datetime import date

from brazier.access.gate import allow
from brazier.conversations import queries as conversations
from brazier.people import queries as people
from brazier.terms import Actor
from brazier.wallchart import reckon
from brazier.wallchart.facts import Chart, Freshness, HoleFacts
from brazier.wallchart.layout import counted
from brazier.workplaces import queries as workplaces


def chart(actor: Actor, today: date) -> Chart:
    """The wall chart of today."""
    allow(actor, "wallchart.look")
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


def holes(actor: Actor, drawn: Chart) -> tuple[HoleFacts, ...]:
    """All holes of a chart, the worst first, with owner and bridge."""
    allow(actor, "wallchart.look")
    facts = {c.facts.id: c.facts for c in drawn.cells if c.facts.id}
    owners, bridges = workplaces.hole_owners(actor), people.bridges(actor)
    found = []
    for hole in reckon.holes((c.facts.id, c.count) for c in drawn.cells if c.facts.department or c.facts.shift):
        owner = owners.get(hole.cell)
        found.append(
            HoleFacts(
                hole,
                facts[hole.cell],
                owner.organizer if owner else "",
                owner.by_day if owner else None,
                bridges.get(hole.cell, 0),
            )
        )
    return tuple(found)


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
