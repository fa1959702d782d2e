"""What is typed of a list of voters and of challenged names."""

from django import forms

from brazier.election.facts import GIVEN_BY, SIDES, WHY_CHALLENGED


class ReceiveForm(forms.Form):
    """Who gave the list, and on which day; today if none is said."""

    given_by = forms.ChoiceField(choices=[(g, g) for g in GIVEN_BY])
    received_on = forms.DateField(required=False)


class ChallengeForm(forms.Form):
    """A name or a code, who challenges it, and why."""

    who = forms.CharField(max_length=120)
    side = forms.ChoiceField(choices=[(s, s) for s in SIDES])
    why = forms.ChoiceField(choices=[(w, w) for w in WHY_CHALLENGED])
