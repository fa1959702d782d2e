"""What devices brought, in words."""

from django import template
from django.utils.translation import gettext, gettext_lazy

register = template.Library()

WHY = {
    "forged": gettext_lazy("Not from a device of ours, or changed on the way"),
    "foreign": gettext_lazy("Sealed for another hub"),
    "ended": gettext_lazy("From a device that was ended"),
    "replayed": gettext_lazy("Another one with the same number was kept before"),
    "phone.smells": gettext_lazy("It speaks of something that should not be written down"),
    "phone.refused": gettext_lazy("Whoever told it may not write this down"),
    "phone.time": gettext_lazy("The clock of the device was wrong"),
    "phone.who": gettext_lazy("It is not clear whom it is about"),
    "election.night_closed": gettext_lazy("The count was closed before it came"),
    "election.no_night": gettext_lazy("There is no such count here"),
    "phone.no_talk": gettext_lazy("It belongs to a talk that is not here"),
    "conversations.both": gettext_lazy("It says that nobody talked, and also what was said"),
    "conversations.gathering": gettext_lazy("More people stand there than a talk with several has"),
    "conversations.twice": gettext_lazy("One person stands there twice"),
    "conversations.not_yours": gettext_lazy("Only who had this talk can say that the number was wrong."),
    "people.left_out": gettext_lazy("About somebody who asked to be left out"),
}
FIELDS = {
    "who": gettext_lazy("About"),
    "quote": gettext_lazy("In their words"),
    "ask": gettext_lazy("The ask"),
    "ask_text": gettext_lazy("The ask in a few words"),
    "answer": gettext_lazy("What they said"),
    "level": gettext_lazy("Where they stand"),
    "step": gettext_lazy("Next step"),
    "other_issue": gettext_lazy("What they care about"),
    "when": gettext_lazy("By when"),
    "due": gettext_lazy("By when"),
    "kind": gettext_lazy("What kind"),
    "had_on": gettext_lazy("When it was"),
    "had_at": gettext_lazy("At what time"),
    "goes_to": gettext_lazy("Whom people go to"),
    "basis": gettext_lazy("How they know"),
    "owed": gettext_lazy("What we owe them"),
    "text": gettext_lazy("What they did"),
    "station": gettext_lazy("Where were you?"),
    "place": gettext_lazy("Which one, if there are several"),
    "happened": gettext_lazy("What happened"),
    "to_do": gettext_lazy("Left to do"),
    "watch": gettext_lazy("Look out for"),
    "night": gettext_lazy("Count"),
    "batch": gettext_lazy("Batch"),
    "outcome": gettext_lazy("What came of it?"),
    "again_on": gettext_lazy("Call back on"),
    "tongue": gettext_lazy("Which language do they speak?"),
    "ready": gettext_lazy("Next step"),
    "knows": gettext_lazy("Who knows them well?"),
    "foretold": gettext_lazy("Was told what the boss will do"),
}


@register.filter
def why_aside(reason: str) -> str:
    """Why a box was put aside."""
    return str(WHY.get(reason, gettext("It can not be kept as it is")))


@register.filter
def field_name(name: str) -> str:
    """What a field of the form asks for; its own name if we have no word."""
    return str(FIELDS.get(name, name.replace("_", " ")))
