"""What somebody shows to prove once more who they are; it may come along with another form."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from brazier.web.seats.forms import Proved

LONGEST = 20_000
PREFIX = "proof"
"""Before the names of these fields, so that they never meet those of the form they come along with."""


class StepUp(Proved):
    """PIN, passphrase, six words or shares; a code where there is an app; or what a passkey answered."""

    question = forms.CharField(max_length=200, required=False, widget=forms.HiddenInput)
    answer = forms.CharField(max_length=LONGEST, required=False, widget=forms.HiddenInput)
    secret = forms.CharField(max_length=LONGEST, required=False, strip=False, label=_("PIN or passphrase"))
    code = forms.CharField(max_length=10, required=False, label=_("Code from your app"))


def is_shown(posted: QueryDict) -> bool:
    """Whether a form brings a proof along."""
    return any(name.startswith(f"{PREFIX}-") for name in posted)


def carried(posted: QueryDict) -> list[tuple[str, str]]:
    """All that was typed into the form the proof comes along with, in its order."""
    names = [name for name in posted if not name.startswith(f"{PREFIX}-") and name != "csrfmiddlewaretoken"]
    return [(name, str(value)) for name in names for value in posted.getlist(name)]
