"""What the steps of a path are called in words."""

from collections.abc import Mapping

from django import template
from django.utils.translation import gettext_lazy

from brazier.learning.facts import Happened

register = template.Library()

STEPS = {
    "sat_in": gettext_lazy("sat in on a talk"),
    "shared": gettext_lazy("shared a talk"),
    "led": gettext_lazy("led a talk, and looked back on it together"),
    "taught": gettext_lazy("taught somebody else"),
}
SHORT = {
    "sat_in": gettext_lazy("sat in"),
    "shared": gettext_lazy("shared"),
    "led": gettext_lazy("led"),
    "taught": gettext_lazy("taught"),
}
NEXT = {
    "sat_in": gettext_lazy("Sit in on a talk: ask somebody you trust to take you along. You only listen."),
    "shared": gettext_lazy("Share a talk: one begins, the other asks. Say beforehand who does what."),
    "led": gettext_lazy("Hold a talk yourself, with somebody near. Look back on it together the same day."),
    "taught": gettext_lazy("Take somebody new along. Whoever teaches learns it twice."),
    "": gettext_lazy("All four have happened. Somebody new is waiting to sit in."),
}


@register.filter
def step_name(kind: str) -> str:
    """A step in words."""
    return str(STEPS[kind])


@register.filter
def step_short(kind: str) -> str:
    """The same in a word, below the picture."""
    return str(SHORT[kind])


@register.filter
def comes_next(kind: str) -> str:
    """What could be done next."""
    return str(NEXT[kind])


@register.filter
def with_whom(happened: Happened, names: Mapping[str, str]) -> str:
    """Who was there: what an organizer is called, or their initials."""
    return names.get(happened.with_whom, "") if happened.with_whom else happened.initials


@register.filter
def called(organizer: str, names: Mapping[str, str]) -> str:
    """What an organizer is called."""
    return names.get(organizer, "")
