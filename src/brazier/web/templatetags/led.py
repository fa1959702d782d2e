"""The map of leaders, and said against did, in words."""

from django import template
from django.utils.translation import gettext, gettext_lazy, ngettext

from brazier.conversations.calibration import GOALS, Answer
from brazier.conversations.leaders import ANCHOR, AROUND, EAGER, PRIORITY, Weighed

register = template.Library()

QUADRANTS = {
    PRIORITY: gettext_lazy("Followed, undecided or not asked yet: talk with them first"),
    ANCHOR: gettext_lazy("Followed and for it: what holds us"),
    EAGER: gettext_lazy("Eager, not followed: useful, and no leaders"),
    AROUND: gettext_lazy("Followed and against it: plan around them"),
}
NOBODY = {
    PRIORITY: gettext_lazy("Nobody yet. Ask in each talk who people go to when something goes wrong."),
    ANCHOR: gettext_lazy("Nobody yet. Without somebody others follow, nothing holds."),
    EAGER: gettext_lazy("Nobody is written down as eager and dependable."),
    AROUND: gettext_lazy("Nobody."),
}


@register.filter
def quadrant(code: str) -> str:
    """A part of the map."""
    return str(QUADRANTS[code])


@register.filter
def quadrant_empty(code: str) -> str:
    """What stands where a part of the map holds nobody."""
    return str(NOBODY[code])


@register.filter
def followed_how(who: Weighed) -> str:
    """How far somebody is followed, in a few short sentences; who names them is told to nobody."""
    said = []
    if who.named:
        people = ngettext("Named by %(n)s person", "Named by %(n)s people", who.named) % {"n": who.named}
        said.append(ngettext("%(people)s in %(n)s group.", "%(people)s in %(n)s groups.", who.groups) % {
            "people": people, "n": who.groups,
        })  # fmt: skip
    if who.organizers:
        n = who.organizers
        said.append(ngettext("%(n)s organizer says so.", "%(n)s organizers say so.", n) % {"n": n})
    if who.moved:
        n = who.moved
        said.append(
            ngettext("%(n)s did something because they asked.", "%(n)s did something because they asked.", n)
            % {"n": n}
        )
    if who.cells:
        said.append(ngettext("Reaches %(n)s cell.", "Reaches %(n)s cells.", who.cells) % {"n": who.cells})
    return " ".join(said)


@register.filter
def hundredth(share: float) -> int:
    """A share as a whole number of hundredths, never rounded up to all or down to nothing."""
    return min(max(round(100 * share), 1 if share > 0 else 0), 99 if share < 1 else 100)


@register.filter
def percent(length: float) -> str:
    """A length in a picture, with a point whatever the language."""
    return f"{length:.2f}%"


@register.filter
def calibrated_goal(answer: Answer) -> str:
    """What would be good."""
    goal, at_least = GOALS[answer.level]
    said = gettext("good: at least %(n)s%%") if at_least else gettext("good: at most %(n)s%%")
    return said % {"n": hundredth(goal)}


@register.filter
def calibrated_fault(answer: Answer) -> str:
    """What it means if it is not."""
    _, at_least = GOALS[answer.level]
    if at_least:
        return gettext("Fewer than that act. Rate more carefully, and ask for something people can do.")
    return gettext("More than that act: they are closer than we think. Ask them.")
