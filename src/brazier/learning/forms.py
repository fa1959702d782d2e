"""What is typed about a path."""

from django import forms

from brazier.learning.facts import KINDS


class Note(forms.Form):
    """What happened, when and with whom."""

    kind = forms.ChoiceField(choices=[(kind, kind) for kind in KINDS])
    day = forms.DateField()
    with_whom = forms.CharField(max_length=40, required=False)
    initials = forms.CharField(max_length=40, required=False)
