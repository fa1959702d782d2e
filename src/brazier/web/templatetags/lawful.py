"""What the law packs say, in the language of whoever reads it."""

from django import template
from django.utils.translation import get_language, gettext, gettext_lazy

from brazier.handbook.labels import UNREAD
from brazier.rules.law import Place
from brazier.rules.rights import Line

register = template.Library()

PARTS = {
    "yours": gettext_lazy("What you may do"),
    "bosses": gettext_lazy("What bosses may not do"),
    "limits": gettext_lazy("Where it ends"),
    "help": gettext_lazy("Who helps"),
    "mail": gettext_lazy("Ballots by mail: never do this"),
    "polls": gettext_lazy("Where people vote"),
}


@register.filter
def rights_part(code: str) -> str:
    """What a part of the page of rights is called."""
    return str(PARTS[code])


@register.filter
def place_name(place: Place) -> str:
    """Whose law it is."""
    return gettext(place.name)


@register.filter
def right(line: Line) -> str:
    """One line of the page of rights, with its numbers filled in."""
    return line.said(gettext)


@register.simple_tag
def law_is_unread() -> bool:
    """Whether the lines in this language were drafted by a machine, and no speaker has checked them yet."""
    return get_language() in UNREAD
