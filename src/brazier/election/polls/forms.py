"""What is typed of the polls."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms

from brazier.election.facts import SIDES, WHY_CHALLENGED
from brazier.people.forms import Careful
from brazier.people.redlines import NAME, NOTE


class PollsForm(Careful):
    """Where people vote, on which day, from when until when, and for which shift."""

    place = forms.CharField(max_length=80)
    shift = forms.CharField(max_length=80, required=False)
    day = forms.DateField()
    opens = forms.TimeField()
    closes = forms.TimeField()
    reads: ClassVar[Mapping[str, str]] = {"place": NOTE, "shift": NOTE}


class ObserverForm(Careful):
    """Who watches: a name or code, and the name as the board gets it; empty means as we write it."""

    who = forms.CharField(max_length=120)
    name = forms.CharField(max_length=120, required=False)
    is_relief = forms.BooleanField(required=False)
    is_ours = forms.BooleanField(required=False)
    is_no_boss = forms.BooleanField(required=False)
    reads: ClassVar[Mapping[str, str]] = {"who": NAME, "name": NAME}


class AtPollsForm(Careful):
    """A challenged ballot: whose, if we know them; who challenged it, and why."""

    who = forms.CharField(max_length=120, required=False)
    side = forms.ChoiceField(choices=[(s, s) for s in SIDES])
    why = forms.ChoiceField(choices=[(w, w) for w in WHY_CHALLENGED])
    reads: ClassVar[Mapping[str, str]] = {"who": NAME}
