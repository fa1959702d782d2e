"""What the forecast stands on, and when that gave way: another way of voting, or another unit. Pure.

A sudden change of either breaks every model that learned from the past, so the page says so until people looked
at their ratings again and wrote that down.
"""

from brazier.election.facts import PlanFacts

METHOD, UNIT = "method", "unit"
OTHER_UNIT = 10
"""In percent: a unit this much larger or smaller than the plan knew is another unit."""


def is_another_unit(before: int, now: int) -> bool:
    """Whether this many people are another unit than that many. Nothing is known of a plan without people."""
    return before > 0 and abs(now - before) * 100 > OTHER_UNIT * before


def gave_way(plans: tuple[PlanFacts, ...], people: int) -> str:
    """Why the forecast is invalid until it is redone: METHOD, UNIT, or empty. plans: newest first; people: on the
    chart today."""
    if not plans:
        return ""
    newest = plans[0]
    redone = next((plan for plan in plans if plan.is_redone), plans[-1])
    if newest.method != redone.method:
        return METHOD
    return UNIT if is_another_unit(redone.people, people) else ""
