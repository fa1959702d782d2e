"""What waits for a second person, in words."""

from django import template
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from brazier.keeping.spans import EVERYTHING
from brazier.upkeep.pairs.queries import Waits
from brazier.upkeep.templatetags.joined import role_name
from brazier.web.templatetags.exported import column
from brazier.web.templatetags.kept import kept_what
from brazier.web.templatetags.shown import where

register = template.Library()

WHAT = {
    "step_up": gettext_lazy("Step up: this group is at %(level)s level from then on"),
    "step_down": gettext_lazy("Step down: this group is at %(level)s level from then on"),
    "role": gettext_lazy("%(who)s gets another role: %(role)s"),
    "remove": gettext_lazy("%(who)s is removed, and everything of theirs ends"),
    "pause": gettext_lazy("The devices of %(who)s wait until they are back"),
    "turf_end": gettext_lazy("Something in the care of a lead or of the committee is taken out of it"),
    "turf_give": gettext_lazy("%(by)s puts something more in the care of %(who)s: %(thing)s"),
    "glass": gettext_lazy("Break-glass: %(thing)s is open for an hour to whoever asks"),
    "circle": gettext_lazy("Charting circle: the two of you open twenty people of %(thing)s for 45 minutes"),
    "circle_more": gettext_lazy("Charting circles may show %(who)s twenty more people in the next 30 days"),
    "tree": gettext_lazy("Two of you look together who came through %(who)s and what they saw"),
    "leave_out": gettext_lazy("%(thing)s asked to be left out, after ten others in a minute"),
    "hold": gettext_lazy("A legal hold: nothing of this may go: %(thing)s"),
    "release": gettext_lazy("A legal hold ends, and what is past its time goes: %(thing)s"),
    "keeps": gettext_lazy("Another number of days, %(days)s, for this: %(kept)s"),
    "catch_up": gettext_lazy("The date is right: what is past its time goes"),
    "wind_down": gettext_lazy("The campaign has ended: after the days of the page everything about people goes"),
    "go_on": gettext_lazy("The campaign goes on after all"),
    "shares": gettext_lazy("What opens this hub is cut into shares; the six words stop working"),
    "export": gettext_lazy("%(by)s takes a list of their people out, with: %(columns)s"),
    "packet": gettext_lazy("%(by)s takes all cards that count out, with names, for the labor board"),
}
"""What is proposed, in words, by kind. Holes: who, level, role, thing, days, kept, by, columns."""
LEVELS = {
    "table": pgettext_lazy("level", "Table"),
    "committee": pgettext_lazy("level", "Committee"),
    "site": pgettext_lazy("level", "Site"),
}
AT_WORK = {
    "active": gettext_lazy("at work"),
    "fired": gettext_lazy("fired"),
    "resting": gettext_lazy("resting"),
    "away": gettext_lazy("away"),
}


@register.filter
def at_work(state: str) -> str:
    """How an organizer is."""
    return str(AT_WORK.get(state, ""))


def _thing(waits: Waits) -> str:
    if waits.payload.get("kind") == EVERYTHING:
        return gettext("everything")
    return where(waits.cell) if waits.cell else waits.name


@register.filter
def proposed(waits: Waits) -> str:
    """What is proposed, in one sentence."""
    holes = {
        "who": waits.who,
        "level": str(LEVELS.get(str(waits.payload.get("level", "")), "")),
        "role": role_name(str(waits.payload.get("role", ""))),
        "thing": _thing(waits),
        "days": waits.payload.get("days", ""),
        "kept": kept_what(str(waits.payload.get("kind", ""))),
        "by": waits.by,
        "columns": ", ".join(column(str(c)) for c in _texts(waits.payload.get("wanted"))),
    }
    return str(WHAT[waits.kind]) % holes if waits.kind in WHAT else waits.kind


def _texts(told: object) -> list[object]:
    return told if isinstance(told, list) else []
