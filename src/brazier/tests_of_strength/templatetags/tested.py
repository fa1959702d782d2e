"""What rungs, states and suggestions are called in words."""

from django import template
from django.utils.translation import gettext, gettext_lazy

from brazier.tests_of_strength.ladder import Rung

register = template.Library()

RUNGS = {
    "survey": gettext_lazy("Survey from hand to hand"),
    "channel": gettext_lazy("Join the channel"),
    "color": gettext_lazy("One color on one day, or a photo together"),
    "button": gettext_lazy("Button or sticker day"),
    "petition": gettext_lazy("Open petition, with names"),
    "cards": gettext_lazy("Union cards"),
    "wall": gettext_lazy("Wall of names and faces"),
    "march": gettext_lazy("March on the boss"),
    "pledge": gettext_lazy("Signed strike pledge"),
    "picket": gettext_lazy("Practice picket"),
    "strike_vote": gettext_lazy("Strike vote"),
}
SHOWS = {
    "survey": gettext_lazy("whether the network reaches everybody, and how fast"),
    "channel": gettext_lazy("whether people trust us with their own number"),
    "color": gettext_lazy("a little courage; which departments are weak"),
    "button": gettext_lazy("speed: all shifts and languages within a day"),
    "petition": gettext_lazy("a majority on paper"),
    "cards": gettext_lazy("enough for recognition"),
    "wall": gettext_lazy("who stands by it with name and face"),
    "march": gettext_lazy("nerve, together"),
    "pledge": gettext_lazy("who would strike"),
    "picket": gettext_lazy("whether we can do it: rides, food, gates, night"),
    "strike_vote": gettext_lazy("the mandate"),
}
STATES = {
    "planned": gettext_lazy("planned"),
    "running": gettext_lazy("runs now"),
    "closed": gettext_lazy("closed"),
    "debriefed": gettext_lazy("debriefed"),
    "dropped": gettext_lazy("dropped"),
}
PROOFS = {
    "person": gettext_lazy("seen by a second person"),
    "paper": gettext_lazy("on paper"),
    "photo": gettext_lazy("in a photo"),
}


@register.filter
def rung_name(rung: Rung) -> str:
    """What a rung is called: as the committee wrote it, or in the words we ship."""
    return rung.name or str(RUNGS.get(rung.key, ""))


@register.filter
def rung_shows(rung: Rung) -> str:
    """What a shipped rung shows; nothing for one of our own."""
    return "" if rung.name else str(SHOWS.get(rung.key, ""))


@register.filter
def test_state(state: str) -> str:
    """A state of a test."""
    return str(STATES.get(state, ""))


@register.filter
def proof(code: str) -> str:
    """How it is known."""
    return str(PROOFS.get(code, ""))


@register.filter
def why_next(why: str) -> str:
    """The reason for what is suggested, in one sentence."""
    return {
        "first": gettext("Begin small: the first rung shows whether you reach everybody."),
        "up": gettext("The last test passed, by what was seen. Climb one rung."),
        "again": gettext(
            "The last test did not pass. That is information: do the same rung again, and do not climb."
        ),
        "back": gettext("The same rung did not pass twice. Step back one, win that, and come again."),
        "goes_on": gettext("A test is planned or runs. The next one is suggested when it is over."),
        "debrief": gettext("First the debrief of the last test: what did you learn?"),
        "look": gettext(
            "By what is said the last test passed; by what was seen it did not. "
            "Next time have a second person look."
        ),
        "top": gettext("The last rung is passed. Now you can act."),
        "fewer": gettext(
            "It passed, but fewer people took part than in the test before. Do this rung again first."
        ),
    }.get(why, "")


@register.filter
def hour_said(hours: int | None) -> str:
    """Hours until so many cells had somebody; a dash where that never was."""
    return "–" if hours is None else gettext("%(n)s h") % {"n": hours}
