"""What is tried on the forecast page, and what is said of the plan."""

from typing import Any

from django import forms

from brazier.election.chances import trying
from brazier.election.chances.trying import Tried
from brazier.election.facts import GOAL, METHODS, ROUTES
from brazier.forecast.cells import LARGEST_UNIT


class Try(forms.Form):
    """What would be otherwise. A field that is left out or can not be read stays as it is."""

    eligible = forms.IntegerField(min_value=1, max_value=LARGEST_UNIT, required=False)
    cards = forms.IntegerField(min_value=0, max_value=LARGEST_UNIT, required=False)
    method = forms.ChoiceField(choices=[("", ""), *((m, m) for m in METHODS)], required=False)
    campaign = forms.IntegerField(min_value=0, max_value=len(trying.CAMPAIGN) - 1, required=False)
    unrated = forms.IntegerField(min_value=0, max_value=len(trying.UNRATED) - 1, required=False)
    turnout = forms.IntegerField(min_value=0, max_value=len(trying.TURNOUT) - 1, required=False)

    def tried(self) -> Tried:
        """What of it can be tried."""
        self.full_clean()
        c = {field: value for field, value in self.cleaned_data.items() if value not in (None, "")}
        return Tried(**c)


class PlanForm(forms.Form):
    """How the vote would be held."""

    route = forms.ChoiceField(choices=[(r, r) for r in ROUTES])
    method = forms.ChoiceField(choices=[(m, m) for m in METHODS])
    state = forms.RegexField(r"^[A-Za-z]{2}$", required=False)
    union = forms.CharField(max_length=80, required=False)
    filing_on = forms.DateField(required=False)
    goal = forms.IntegerField(min_value=1, max_value=100, required=False)

    def told(self) -> dict[str, Any]:
        """All answers; the usual goal where none is given."""
        return {**self.cleaned_data, "goal": self.cleaned_data["goal"] or GOAL}
