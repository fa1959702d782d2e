"""What is kept and for how long, in words."""

from django import template
from django.utils.translation import gettext_lazy

from brazier.keeping.spans import SPANS
from brazier.upkeep.judging import BACK, ENDS, JUMPED, MANY

register = template.Library()

WHAT = {
    "campaign": gettext_lazy("Everything about people"),
    "notes": gettext_lazy("Words people said, words of asks and of steps that are closed"),
    "contact": gettext_lazy("People nobody came to know"),
    "waiting": gettext_lazy("Lists nobody took; addresses and birth dates as typed"),
    "ledger": gettext_lazy("Who did what, and when, in the ledger"),
    "device": gettext_lazy("Devices that were ended: whose they were, and since when"),
    "export": gettext_lazy("Files with everybody in them"),
}
AFTER = {
    "campaign": gettext_lazy(
        "Counted from the end of the campaign. Then it goes; until then ratings and acts stay whole."
    ),
    "notes": gettext_lazy(
        "Then they go. What they care about, the ask and the answer stay. A step that waits stays."
    ),
    "contact": gettext_lazy(
        "Then they are shown to you on this page. Nobody goes by themselves: the count stays true."
    ),
    "waiting": gettext_lazy("Then they go. What matching needs stays as keyed hashes."),
    "ledger": gettext_lazy(
        "Then it goes. The lines and their hashes stay, so that a changed line is still noticed."
    ),
    "device": gettext_lazy("Then it goes."),
    "export": gettext_lazy("Then they are deleted where they were written. What you moved elsewhere you delete."),
}
COUNTED = {
    "campaign": gettext_lazy("rows about people"),
    "notes": gettext_lazy("notes"),
    "waiting": gettext_lazy("lists or plain addresses"),
    "ledger": gettext_lazy("details of lines"),
    "export": gettext_lazy("files"),
    "device": gettext_lazy("devices"),
}
ASKS = {
    BACK: gettext_lazy(
        "The clock of this machine is behind the ledger, so nothing went. Set the clock right. If the ledger is "
        "wrong because the clock was ahead once, you can go on."
    ),
    JUMPED: gettext_lazy(
        "The hub was not swept for more than 14 days, or the clock jumped, so nothing went yet. Is today's date "
        "right? Then you can go on."
    ),
    MANY: gettext_lazy(
        "Far more would go than on other days, so nothing went yet. Is today's date right, and do you want this? "
        "Then you can go on."
    ),
    ENDS: gettext_lazy(
        "The time after the campaign is over. Everything about people goes now, if you say so. Copies on "
        "sticks do not: delete those yourselves."
    ),
}


@register.filter
def kept_what(kind: str) -> str:
    """Things of this kind."""
    return str(WHAT.get(kind, kind))


@register.filter
def kept_after(kind: str) -> str:
    """What becomes of them."""
    return str(AFTER.get(kind, ""))


@register.filter
def kept_counted(kind: str) -> str:
    """What of this kind is counted when it goes."""
    return str(COUNTED.get(kind, kind)) if kind in SPANS else ""


@register.filter
def kept_asks(why: str) -> str:
    """Why people are asked before anything goes."""
    return str(ASKS.get(why, ""))
