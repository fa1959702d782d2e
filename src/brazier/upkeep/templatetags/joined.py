"""Levels, roles and proposals in plain words."""

from django import template
from django.utils.translation import gettext, gettext_lazy

from brazier.access.facts import Named, Proposed

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
        gettext_lazy("One keeps the list: only the registrar brings lists in."),
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
    "founder": gettext_lazy("began it"),
    "organizer": gettext_lazy("organizer"),
    "lead": gettext_lazy("lead for some of us"),
    "committee": gettext_lazy("committee"),
    "registrar": gettext_lazy("registrar"),
    "custodian": gettext_lazy("keeps evidence"),
    "treasurer": gettext_lazy("treasurer"),
    "taker": gettext_lazy("adds people"),
    "newcomer": gettext_lazy("waits for a second person"),
}


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
    """What a role is called."""
    return str(ROLES.get(role, ""))


@register.filter
def what_they_are(organizer: Named) -> str:
    """Role, and whether they sign in."""
    if not organizer.has_login:
        return gettext("%(role)s, on paper") % {"role": role_name(organizer.role)}
    return role_name(organizer.role)


@register.filter
def asked(proposal: Proposed) -> str:
    """What somebody asks a second person for."""
    level = level_name(str(proposal.payload.get("level", "")))
    sentences = {
        "step_up": gettext("Step up: %(level)s") % {"level": level},
        "step_down": gettext("Step down: %(level)s") % {"level": level},
        "tree": gettext("Look together who came through somebody, and what they saw"),
    }
    return sentences.get(proposal.kind, "")


@register.filter
def split_words(text: str) -> list[str]:
    """The words of a text."""
    return text.split()
