"""Levels, roles and proposals in plain words."""

from django import template
from django.utils.translation import gettext, gettext_lazy

from brazier.access.facts import Named
from brazier.access.joining.facts import Stepped

register = template.Library()

LEVELS = {"table": gettext_lazy("Table"), "committee": gettext_lazy("Committee"), "site": gettext_lazy("Site")}
TOLD = {
    "table": gettext_lazy("Table: we all know each other. Every organizer sees all names."),
    "committee": gettext_lazy("Committee: everybody sees the people in their own care."),
    "site": gettext_lazy("Site: everybody sees the people in their own care, and newcomers begin slowly."),
}
CHANGES = {
    "committee": (
        gettext_lazy("Organizers see only the people in their own care. Today everybody sees all names."),
        gettext_lazy(
            "A newcomer needs a second person who vouches, and has seven days in which they only add people."
        ),
        gettext_lazy("Roles, removals and levels need two on the committee."),
        gettext_lazy("Only the keeper of the list brings lists in."),
        gettext_lazy("How many people somebody opens outside their own care is counted."),
    ),
    "site": (
        gettext_lazy(
            "Only somebody who was here for 14 days brings others in, and only people in their own care."
        ),
        gettext_lazy("The second person who vouches came in another way than the first."),
        gettext_lazy("A newcomer has 14 days in which they only add people."),
        gettext_lazy("Three open codes for each, and ten people a week from one turf."),
    ),
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
ROLES_TOLD = {
    "organizer": gettext_lazy("talks with the people in their own care"),
    "lead": gettext_lazy("does that too, and helps other organizers"),
    "committee": gettext_lazy("does that too, and decides with a second one. Two of you at least."),
    "registrar": gettext_lazy("brings lists in, sees all names and no notes, and logs no talks. One of you."),
}
"""What the roles of a step up are for."""


@register.filter
def level_name(level: str) -> str:
    """What a level is called."""
    return str(LEVELS.get(level, ""))


@register.filter
def level_told(level: str) -> str:
    """What a level means, in a sentence."""
    return str(TOLD.get(level, ""))


@register.filter
def level_changes(level: str) -> list[str]:
    """What changes when this level is stepped up to."""
    return [str(change) for change in CHANGES.get(level, ())]


@register.filter
def role_name(role: str) -> str:
    """What whoever has this role is called."""
    return str(ROLES.get(role, ""))


@register.filter
def what_they_are(organizer: Named) -> str:
    """Role, and whether they sign in."""
    if not organizer.has_login:
        return gettext("%(role)s, on paper") % {"role": role_name(organizer.role)}
    return role_name(organizer.role)


@register.filter
def role_told(role: str) -> str:
    """What whoever has this role does."""
    return str(ROLES_TOLD.get(role, ""))


def level_stepped(step: Stepped, role: str) -> str:
    """What everybody is told of a step up or down, each with the role they have since then."""
    holes = {"told": level_told(step.level), "role": role_name(role)}
    if not step.is_up:
        return gettext("The group stepped down. %(told)s") % holes
    if not holes["role"]:
        return gettext("The group stepped up. %(told)s") % holes
    return gettext("The group stepped up. %(told)s Your role now: %(role)s.") % holes
