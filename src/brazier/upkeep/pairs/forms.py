"""What is answered to a proposal."""

from django import forms


class Answer(forms.Form):
    """Yes, or no."""

    answer = forms.ChoiceField(choices=[("agree", "agree"), ("no", "no")])
