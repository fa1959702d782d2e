"""Note how the vote would be held, and that the ratings were looked at again since that changed."""

from datetime import date, datetime

from brazier.access.gate import allow
from brazier.election import queries
from brazier.election.chances import ground
from brazier.election.facts import METHODS, ROUTES
from brazier.election.models import Plan
from brazier.ledger import actions as ledger
from brazier.terms import Actor, Wrong
from brazier.wallchart import queries as wallchart


def plan(
    actor: Actor,
    *,
    route: str,
    method: str,
    state: str,
    union: str,
    filing_on: date | None,
    goal: int,
    now: datetime,
    today: date,
) -> None:
    """How the vote would be held, as it is known today. If the way of voting or the unit is another one than
    before, the forecast is invalid until somebody says that it was redone.

    Errors: Wrong for a route or a way of voting nobody knows, or a goal that is no percent.
    """
    allow(actor, "election.write")
    if route not in ROUTES or method not in METHODS or not 0 < goal <= 100:
        raise Wrong("election.plan", "Choose one of the list. Nothing was changed.")
    before = queries.plans(actor)[:1]
    people = wallchart.chart(actor, today).whole.n
    is_same = all(p.method == method and not ground.is_another_unit(p.people, people) for p in before)
    with ledger.entry(actor, "election.plan", route, now):
        Plan.objects.create(
            route=route,
            method=method,
            state=state.strip().upper()[:2],
            union=" ".join(union.split())[:80],
            people=people,
            filing_on=filing_on,
            goal=goal,
            is_redone=is_same and all(p.is_redone for p in before),
            noted_by=actor.id,
            noted_at=now,
        )


def redo(actor: Actor, *, now: datetime, today: date) -> None:
    """The ratings were looked at again since the way of voting or the unit changed: the forecast counts again.

    Errors: Wrong if there is no plan.
    """
    allow(actor, "election.write")
    last = Plan.objects.order_by("-pk").first()
    if last is None:
        raise Wrong("election.no_plan", "There is no plan yet. Say first how the vote would be held.")
    people = wallchart.chart(actor, today).whole.n
    with ledger.entry(actor, "election.redo", "", now):
        Plan.objects.create(
            route=last.route,
            method=last.method,
            state=last.state,
            union=last.union,
            people=people,
            filing_on=last.filing_on,
            goal=last.goal,
            noted_by=actor.id,
            noted_at=now,
        )
