"""What is typed of reasons and wins."""

from django import forms
from django.conf import settings


class ReasonForm(forms.Form):
    """Our reason in one language."""

    language = forms.ChoiceField(choices=settings.LANGUAGES)
    text = forms.CharField(max_length=4_000, required=False)


class WinForm(forms.Form):
    """What was won, and when."""

    text = forms.CharField(max_length=4_000, required=False)
    day = forms.DateField()
