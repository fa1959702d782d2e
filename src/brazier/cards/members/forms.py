"""What is typed of members."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms

from brazier.cards.members.standing import WHY_ENDED
from brazier.people.forms import Careful
from brazier.people.redlines import NAME


class Join(Careful):
    """Who joined, when, and whose employer and unit it is."""

    who = forms.CharField(max_length=120)
    joined_on = forms.DateField()
    unit = forms.CharField(max_length=120, required=False)
    left_out = forms.CharField(max_length=8, required=False)
    reads: ClassVar[Mapping[str, str]] = {"who": NAME}


class End(forms.Form):
    """Why it ended, and when."""

    why = forms.ChoiceField(choices=[(w, w) for w in WHY_ENDED])
    ended_on = forms.DateField(required=False)
