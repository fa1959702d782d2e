"""What is typed of a vote plan."""

from django import forms

from brazier.election.facts import WAYS


class PlanForm(forms.Form):
    """When, how, whom they trust. friend: o: and an organizer, p: and the code of a co-worker, or empty."""

    day = forms.DateField()
    at = forms.TimeField(required=False)
    polls = forms.IntegerField(required=False, min_value=1)
    way = forms.ChoiceField(choices=[(w, w) for w in WAYS])
    friend = forms.CharField(max_length=60, required=False)
    comes_along = forms.BooleanField(required=False)
