"""What is typed of the days."""

from django import forms

from brazier.election.facts import EVENTS


class StepForm(forms.Form):
    """What happened, and on which day; without a day it did not."""

    kind = forms.ChoiceField(choices=[(e, e) for e in EVENTS])
    day = forms.DateField(required=False)
