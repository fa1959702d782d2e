"""Gather the readiness sheet."""

from dataclasses import dataclass
from datetime import date

from brazier.access.gate import allow
from brazier.election import queries as known
from brazier.election.facts import MotionFacts, PlanFacts
from brazier.election.models import Judged
from brazier.election.motions import queries as motions
from brazier.election.ready import sheet
from brazier.election.ready.sheet import Counted, Item, Judgment
from brazier.election.stress import queries as stress
from brazier.terms import Actor
from brazier.tests_of_strength import queries as strength
from brazier.wallchart import queries as wallchart
from brazier.wallchart.facts import Chart


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet. why: the lines that say why cards are not support, or empty; cards: today, against people; filed:
    what was decided on filing."""

    chart: Chart
    plan: PlanFacts
    on: date
    items: tuple[Item, ...]
    why: tuple[Item, ...]
    cards: int | None
    filed: tuple[MotionFacts, ...]

    @property
    def short(self) -> int:
        """Lines that are short, or of which nobody knows."""
        return sum(item.state in (sheet.SHORT, sheet.OPEN) for item in self.items)

    @property
    def set_aside(self) -> int:
        """Lines that a motion set aside."""
        return sum(item.state == sheet.SET_ASIDE for item in self.items)


def judged(actor: Actor) -> dict[str, Judgment]:
    """What the committee said last of each line it judges."""
    allow(actor, "election.look")
    rows = Judged.objects.order_by("day", "pk")
    return {row.item: Judgment(row.item, row.value, row.reason, row.day) for row in rows}


def readiness(actor: Actor, *, today: date) -> Sheet:
    """The sheet of today."""
    allow(actor, "election.look")
    drawn, plan = wallchart.chart(actor, today), known.plan(actor)
    melting = stress.melting(actor, on=None, today=today)
    mirrors = wallchart.mirrors(actor, drawn, today)
    last = strength.last(actor)
    counted = Counted(
        cards=melting.then if melting.counts else None,
        cards_now=melting.now if melting.counts else None,
        goal=plan.goal,
        low=sheet.missing_groups([m.groups for m in mirrors]) if drawn.whole.n else None,
        judged=judged(actor),
        motions=motions.motions(actor, "readiness"),
        tested=(last.total.cells_met, last.total.cells) if last else None,
    )
    items = sheet.items(drawn, counted, plan.route)
    return Sheet(
        drawn,
        plan,
        melting.on,
        items,
        sheet.why_cards_are_not_support(items, counted, drawn.whole.n),
        round(melting.now) if melting.counts else None,
        motions.motions(actor, "file"),
    )
