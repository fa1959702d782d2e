"""What is typed of a motion."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms

from brazier.election.facts import CHOICES, LONGEST_REASON, SUBJECTS
from brazier.people.forms import Careful
from brazier.people.redlines import NOTE

EVERY_CHOICE = sorted({choice for choices in CHOICES.values() for choice in choices})


class MotionForm(Careful):
    """What was decided, the votes and the reason."""

    subject = forms.ChoiceField(choices=[(s, s) for s in SUBJECTS])
    item = forms.CharField(max_length=20, required=False)
    choice = forms.ChoiceField(choices=[(c, c) for c in EVERY_CHOICE])
    number = forms.IntegerField(min_value=0, max_value=1_000, required=False)
    reason = forms.CharField(max_length=LONGEST_REASON)
    yes = forms.IntegerField(min_value=0, max_value=1_000_000)
    no = forms.IntegerField(min_value=0, max_value=1_000_000)
    abstained = forms.IntegerField(min_value=0, max_value=1_000_000, required=False)
    day = forms.DateField(required=False)
    reads: ClassVar[Mapping[str, str]] = {"reason": NOTE}

    def votes(self) -> tuple[int, int, int]:
        """Yes, no and abstained."""
        c = self.cleaned_data
        return c["yes"], c["no"], c["abstained"] or 0
