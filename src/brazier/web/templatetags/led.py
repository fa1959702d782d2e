"""The map of leaders in words."""

from django import template
from django.utils.translation import gettext_lazy, ngettext

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
