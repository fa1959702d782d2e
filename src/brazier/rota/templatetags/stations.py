"""Where people take turns, in words."""

from django import template
from django.utils.translation import gettext_lazy

register = template.Library()

STATIONS = {
    "tent": gettext_lazy("Tent at the bus stop"),
    "gate": gettext_lazy("Gate"),
    "table": gettext_lazy("Table in the break room"),
    "phone_bank": gettext_lazy("Phone bank"),
    "helpline": gettext_lazy("Helpline"),
    "picket_line": gettext_lazy("Picket line"),
    "kitchen": gettext_lazy("Kitchen"),
    "child_care": gettext_lazy("Child care"),
    "transport": gettext_lazy("Rides"),
    "headquarters": gettext_lazy("Office"),
}


@register.filter
def station(code: str) -> str:
    """What a station is called."""
    return str(STATIONS[code])
