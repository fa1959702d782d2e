"""Gather the week in numbers."""

from datetime import date, timedelta

from django.utils.formats import number_format

from brazier.access.gate import allow, may
from brazier.bag.given import queries as given
from brazier.bag.weekly import Figures
from brazier.cards import queries as cards
from brazier.conversations import queries as conversations
from brazier.terms import Actor
from brazier.wallchart import queries as wallchart
from brazier.wallchart.facts import Chart
from brazier.wallchart.reckon import MASKED_UNDER
from brazier.workplaces.facts import CellFacts

WEEK = timedelta(days=6)
"""Back to the first of seven days."""
HOLES = 3


def week(actor: Actor, *, today: date) -> Figures:
    """The week in numbers, as far as whoever asks may be told them."""
    allow(actor, "wallchart.look")
    drawn = wallchart.chart(actor, today)
    month = cards.by_month(actor, today=today, with_waiting=True) if may(actor, "cards.count") else None
    standing = cards.counted(actor, today=today).standing if may(actor, "cards.count") else None
    grid = given.grid(actor, today=today) if may(actor, "bag.give") else None
    talks = conversations.talks_since(actor, day=today - WEEK) if may(actor, "conversations.count") else None
    return Figures(
        whole=drawn.whole,
        median=drawn.median,
        since=drawn.since,
        points=_points(drawn),
        cards=standing,
        cards_new=None if month is None else dict(month).get(today.replace(day=1), 0),
        talks=talks,
        leaflets=grid.week if grid else None,
        gates=grid.holes if grid else (0, 0),
        holes=_holes(actor, drawn, today),
        number=lambda count: number_format(count, use_l10n=True, force_grouping=True),
    )


def _points(drawn: Chart) -> int | None:
    """Points of support since the earlier day, each cell by its people; None where nobody counted then."""
    known = [(c.arrow, c.count.n) for c in drawn.cells if c.arrow is not None and c.count.n]
    people_there = sum(n for _, n in known)
    return round(sum(points * n for points, n in known) / people_there) if people_there else None


def _holes(actor: Actor, drawn: Chart, today: date) -> tuple[str, ...]:
    """The worst cells in words. One with few people is left out: this page lies on tables."""
    found = [h for h in wallchart.holes(actor, drawn, today=today) if h.hole.count.n >= MASKED_UNDER][:HOLES]
    return tuple(f"{_named(h.cell)}: {_share(h.hole.count.assessed, h.hole.count.n)}" for h in found)


def _share(part: int, whole: int) -> str:
    return f"{part} / {whole}"


def _named(cell: CellFacts) -> str:
    return ", ".join(part.name if part else "?" for part in (cell.department, cell.shift))
