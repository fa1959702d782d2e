"""What waits for a second person, in words."""

from django import template
from django.utils.translation import gettext_lazy, pgettext_lazy

from brazier.upkeep.pairs.queries import Waits
from brazier.web.templatetags.shown import where

register = template.Library()

WHAT = {
    "step_up": gettext_lazy("Step up: this group is at %(level)s level from then on"),
    "step_down": gettext_lazy("Step down: this group is at %(level)s level from then on"),
    "role": gettext_lazy("%(who)s gets another role: %(role)s"),
}
"""What is proposed, in words, by kind. Holes: who, level, role, thing."""
LEVELS = {
    "table": pgettext_lazy("level", "Table"),
    "committee": pgettext_lazy("level", "Committee"),
    "site": pgettext_lazy("level", "Site"),
}
ROLES = {
    "founder": gettext_lazy("founder"),
    "organizer": gettext_lazy("organizer"),
    "lead": gettext_lazy("lead"),
    "committee": gettext_lazy("committee member"),
    "registrar": gettext_lazy("keeper of the list"),
    "custodian": gettext_lazy("keeper of evidence"),
    "treasurer": gettext_lazy("treasurer"),
    "taker": gettext_lazy("takes names down"),
    "newcomer": gettext_lazy("newcomer"),
}


@register.filter
def proposed(waits: Waits) -> str:
    """What is proposed, in one sentence."""
    holes = {
        "who": waits.who,
        "level": str(LEVELS.get(str(waits.payload.get("level", "")), "")),
        "role": str(ROLES.get(str(waits.payload.get("role", "")), "")),
        "thing": where(waits.cell) if waits.cell else waits.name,
    }
    return str(WHAT[waits.kind]) % holes if waits.kind in WHAT else waits.kind
