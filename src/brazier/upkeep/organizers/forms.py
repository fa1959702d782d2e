"""What is typed about an organizer and their turf."""

from django import forms

from brazier.access.facts import GIVEN_ROLES, STATES


class State(forms.Form):
    """Fired, resting, away, or at work."""

    state = forms.ChoiceField(choices=[(s, s) for s in STATES])


class Access(forms.Form):
    """What happens to their devices."""

    answer = forms.ChoiceField(choices=[("keep", "keep"), ("pause", "pause")])


class Role(forms.Form):
    """What somebody may do."""

    role = forms.ChoiceField(choices=[(r, r) for r in GIVEN_ROLES])
    reason = forms.CharField(max_length=200, required=False)


class Reason(forms.Form):
    """Why, in a few words."""

    reason = forms.CharField(max_length=200)


class Give(forms.Form):
    """A cell, somebody by code, or a language group."""

    cell = forms.IntegerField(min_value=1, max_value=2**31, required=False)
    code = forms.CharField(max_length=20, required=False)
    language = forms.CharField(max_length=40, required=False)

    def clean(self) -> dict[str, object]:
        """One of the three."""
        said: dict[str, object] = {k: v for k, v in self.cleaned_data.items() if v}
        if len(said) != 1:
            raise forms.ValidationError("one")
        return self.cleaned_data


class Turn(forms.Form):
    """Thirty more days, or no more; or yes to somebody they wrote down."""

    how = forms.ChoiceField(choices=[("renew", "renew"), ("end", "end"), ("confirm", "confirm")])


class Answer(forms.Form):
    """Take it over, or not."""

    answer = forms.ChoiceField(choices=[("accept", "accept"), ("decline", "decline")])


class Opening(forms.Form):
    """Open a cell, or somebody by code, for minutes."""

    cell = forms.IntegerField(min_value=1, max_value=2**31, required=False)
    code = forms.CharField(max_length=20, required=False)
    how = forms.ChoiceField(choices=[("circle", "circle"), ("glass", "glass"), ("close", "close")])
    reason = forms.CharField(max_length=200, required=False)
