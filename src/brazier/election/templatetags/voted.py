"""Lists of voters, vote plans and observers in words."""

from collections.abc import Mapping

from django import template
from django.utils.translation import gettext_lazy

from brazier.election import facts
from brazier.election.voters import comparing
from brazier.workplaces.facts import CellFacts

register = template.Library()

GIVEN_BY = {
    "company": gettext_lazy("the company"),
    "board": gettext_lazy("the labor board"),
    "other": gettext_lazy("somebody else"),
}
GROUPS = {
    comparing.UNKNOWN: gettext_lazy("On their list, unknown to us"),
    comparing.MISSING: gettext_lazy("On ours, not on theirs"),
    comparing.MOVED: gettext_lazy("In another department than we say"),
    comparing.GONE: gettext_lazy("On their list, and we say they left or are not in the unit"),
    comparing.FOR_MISSING: gettext_lazy("For it, and not on their list"),
}
FIELDS = {
    "name": gettext_lazy("name"),
    "worksite": gettext_lazy("worksite"),
    "shift": gettext_lazy("shift"),
    "job": gettext_lazy("job"),
    "address": gettext_lazy("home address"),
    "email": gettext_lazy("private e-mail"),
    "phone": gettext_lazy("private phone"),
}
SIDES = {facts.OURS: gettext_lazy("we challenge"), facts.THEIRS: gettext_lazy("the company challenges, or may")}
REASONS = {
    "not_listed": gettext_lazy("not on the list"),
    "supervisor": gettext_lazy("supervisor"),
    "left": gettext_lazy("does not work there any more"),
    "other_job": gettext_lazy("job outside the unit"),
    "hired_late": gettext_lazy("hired after the last day that counts"),
    "other": gettext_lazy("something else"),
}
CONTESTED = {
    facts.ASKED: gettext_lazy("Who is meant?"),
    facts.UNFOUND: gettext_lazy("Names of nobody we know"),
    facts.FOUND: gettext_lazy("Names that are matched"),
    facts.TWICE: gettext_lazy("Names that stand there twice"),
}
WAYS = {
    "walks": gettext_lazy("walks"),
    "drives": gettext_lazy("drives"),
    "lift": gettext_lazy("gets a lift"),
    "bus": gettext_lazy("takes the bus"),
    "at_work": gettext_lazy("is at work then"),
    "posts": gettext_lazy("posts it, and nobody else does"),
}
NEEDS = {
    "nobody": gettext_lazy("Nobody watches here yet."),
    "check": gettext_lazy("Not checked yet: for our side, and no supervisor. The board refuses supervisors."),
    "relief": gettext_lazy("Nobody relieves them. Nobody should watch alone for hours."),
}


@register.filter
def given_by(code: str) -> str:
    """Who handed a list over."""
    return str(GIVEN_BY[code])


@register.filter
def voters_group(code: str) -> str:
    """A group of people of a list beside ours."""
    return str(GROUPS[code])


@register.filter
def must_say(code: str) -> str:
    """What a list must say of each voter."""
    return str(FIELDS[code])


@register.filter
def side(code: str) -> str:
    """Who challenges a name."""
    return str(SIDES[code])


@register.filter
def why_challenged(code: str) -> str:
    """Why a name is challenged."""
    return str(REASONS[code])


@register.filter
def contested_state(code: str) -> str:
    """What became of a name that was handed in against our cards."""
    return str(CONTESTED[code])


@register.filter
def of_cell(cells: Mapping[int, CellFacts], number: int) -> CellFacts | None:
    """The cell somebody works in, of those we know."""
    return cells.get(number)


@register.filter
def way(code: str) -> str:
    """How somebody gets to the vote."""
    return str(WAYS[code])


@register.filter
def polls_need(code: str) -> str:
    """What is missing where people vote."""
    return str(NEEDS[code])
