"""What is typed about lists that leave."""

from django import forms

from brazier.upkeep.exports.columns import COLUMNS, FILE_KINDS


class Ask(forms.Form):
    """Which columns, as what, and why."""

    reason = forms.CharField(max_length=200)
    wanted = forms.MultipleChoiceField(choices=[(c, c) for c in COLUMNS])
    kind = forms.ChoiceField(choices=[(k, k) for k in FILE_KINDS])


class Turned(forms.Form):
    """A list that turned up."""

    found = forms.FileField(max_length=200)


class Invented(forms.Form):
    """Somebody who is not."""

    first = forms.CharField(max_length=40)
    last = forms.CharField(max_length=40)
    start = forms.CharField(max_length=20)
