"""Columns of lists that leave, in words."""

from django import template
from django.utils.translation import gettext_lazy

register = template.Library()

COLUMNS = {
    "code": gettext_lazy("Code"),
    "name": gettext_lazy("Name"),
    "phones": gettext_lazy("Phone"),
    "emails": gettext_lazy("E-mail"),
    "department": gettext_lazy("Department"),
    "shift": gettext_lazy("Shift"),
    "job": gettext_lazy("Job"),
    "languages": gettext_lazy("Languages"),
    "level": gettext_lazy("Where they stand"),
    "rated on": gettext_lazy("Day of the rating"),
    "committee": gettext_lazy("On the committee"),
}


@register.filter
def column(name: str) -> str:
    """What a column holds."""
    return str(COLUMNS.get(name, ""))
