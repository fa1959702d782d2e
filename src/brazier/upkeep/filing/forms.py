"""What is typed about a packet."""

from django import forms

from brazier.press.typeset import PAPERS


class Ask(forms.Form):
    """What for, on which paper."""

    reason = forms.CharField(max_length=200)
    paper = forms.ChoiceField(choices=[(p, p) for p in PAPERS])
