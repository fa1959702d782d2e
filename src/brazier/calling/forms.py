"""What is typed of packets."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms

from brazier.calling.facts import EVENINGS, MOST
from brazier.conversations.facts import ANSWERS
from brazier.conversations.outcomes import OUTCOMES
from brazier.people.forms import Careful
from brazier.people.redlines import NOTE


class PacketForm(Careful):
    """For whom, what they say and ask, how many names, until when; perhaps only one cell or one language."""

    volunteer = forms.CharField(max_length=60)
    script = forms.CharField(max_length=2_000)
    ask = forms.CharField(max_length=120, required=False)
    most = forms.IntegerField(min_value=1, max_value=MOST)
    hour = forms.TypedChoiceField(choices=[(h, h) for h in EVENINGS], coerce=int)
    cell = forms.IntegerField(required=False, min_value=0)
    language = forms.CharField(max_length=40, required=False)
    reads: ClassVar[Mapping[str, str]] = {"script": NOTE, "ask": NOTE}


class LogForm(forms.Form):
    """How a call ended."""

    place = forms.IntegerField(min_value=1, max_value=MOST)
    outcome = forms.ChoiceField(choices=[(o, o) for o in OUTCOMES])
    answer = forms.ChoiceField(choices=[("", ""), *((a, a) for a in ANSWERS)], required=False)
