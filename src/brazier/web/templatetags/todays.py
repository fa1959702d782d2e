"""The list of today in words: why somebody stands on it, and what to ask."""

from django import template
from django.utils.translation import gettext, gettext_lazy, ngettext

from brazier.conversations.today import Reason
from brazier.today.facts import Line
from brazier.web.templatetags.coded import ASKED

register = template.Library()

WHY = {
    "owed": gettext_lazy("We owe them an answer."),
    "due": gettext_lazy("A next step is due."),
    "card": gettext_lazy("Their card grows too old."),
    "followed": gettext_lazy("Others follow them."),
    "undecided": gettext_lazy("They are undecided."),
    "unasked": gettext_lazy("Nobody has asked them yet."),
    "worst_hole": gettext_lazy("Their cell is one of the three worst holes."),
    "hole": gettext_lazy("Their cell is a hole."),
    "yours": gettext_lazy("The next step is yours."),
    "same_cell": gettext_lazy("You work in the same cell."),
    "same_shift": gettext_lazy("You work the same shift."),
    "tie": gettext_lazy("You know each other."),
    "went_well": gettext_lazy("Your last talk ended with a yes."),
    "refused": gettext_lazy("They said no to you last time. Somebody else may do better."),
    "no_language": gettext_lazy("No language you share is written down."),
}
ASK = {
    "listen": gettext_lazy("Only listen. Ask for nothing."),
    "first": gettext_lazy("What would you change here first?"),
    "leader": gettext_lazy("What do the others say? What would have to happen for you to be for it?"),
    "step": gettext_lazy("Do what you agreed on."),
    "owed": gettext_lazy("Tell them, even if it is “not yet”."),
}


@register.filter
def reason_why(reason: Reason) -> str:
    """One reason as a sentence."""
    if reason.code == "language":
        return gettext("You both speak %(language)s.") % {"language": reason.word.capitalize()}
    if reason.code == "late":
        said = ngettext("A next step is %(n)s day late.", "A next step is %(n)s days late.", reason.much)
        return said % {"n": reason.much}
    if reason.code == "promise":
        said = ngettext(
            "Said yes %(n)s day ago, nothing seen since.",
            "Said yes %(n)s days ago, nothing seen since.",
            reason.much,
        )
        return said % {"n": reason.much}
    if reason.code == "lapsed":
        said = ngettext(
            "For it %(n)s day ago; no act seen lately.", "For it %(n)s days ago; no act seen lately.", reason.much
        )
        return said % {"n": reason.much}
    return str(WHY[reason.code])


@register.filter
def ask_this(line: Line) -> str:
    """What to ask, as it can be said; empty words of a step that went after their time are passed over."""
    if line.ask == "step" and line.last.step:
        return line.last.step
    if line.ask == "owed" and line.last.owed:
        return line.last.owed
    if line.ask == "promise" and line.last.promised:
        return gettext("How did it go? You said yes to: %(ask)s") % {"ask": ASKED[line.last.promised]}
    if line.ask in ASKED:
        return gettext("Would you: %(ask)s?") % {"ask": ASKED[line.ask]}
    return str(ASK.get(line.ask, ASK["listen"]))
