"""How a call or a visit ended, in words that are the same wherever it is logged; the codes are
`conversations.outcomes`."""

from django import template
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

register = template.Library()

OUTCOMES = {
    "spoke": gettext_lazy("we talked"),
    "no_answer": gettext_lazy("nobody answered"),
    "voicemail": gettext_lazy("left a message"),
    "call_back": gettext_lazy("call back"),
    "language_barrier": gettext_lazy("another language"),
    "wrong_number": gettext_lazy("wrong number"),
    "moved_or_left": gettext_lazy("moved or left"),
    "refused": gettext_lazy("would not talk"),
}
ANSWERS = {
    "yes": pgettext_lazy("answer to an ask", "Yes"),
    "no": pgettext_lazy("answer to an ask", "No"),
    "not_yet": pgettext_lazy("answer to an ask", "Not yet"),
}


@register.filter
def call_ended(code: str) -> str:
    """How it ended."""
    return str(OUTCOMES.get(code, ""))


def reported(code: str, answer: str) -> str:
    """What comes of it for whoever looks after the person, in one line: somebody else's word."""
    if code == "spoke" and answer:
        return gettext("A volunteer called, they said: %(answer)s. Talk with them.") % {"answer": ANSWERS[answer]}
    return {
        "spoke": gettext("A volunteer called and spoke with them. Talk with them."),
        "call_back": gettext("A volunteer called: they want to be called back."),
        "language_barrier": gettext("A volunteer called: they speak another language. Who speaks it?"),
        "wrong_number": gettext("A volunteer called: the number is wrong. Ask for theirs."),
        "moved_or_left": gettext("A volunteer called: they moved or left. Ask whether that is so."),
        "refused": gettext("A volunteer called: they do not want calls. Ask in person, once."),
    }.get(code, "")
