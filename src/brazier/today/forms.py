"""What an organizer says of herself, and who would rather not."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms

from brazier.conversations.facts import PASSING
from brazier.people.forms import Careful
from brazier.people.redlines import NOTE


class SayOwn(Careful):
    """Who she is on the list, by name or code, and what she speaks."""

    who = forms.CharField(max_length=120, required=False)
    languages = forms.CharField(max_length=120, required=False)
    reads: ClassVar[Mapping[str, str]] = {"languages": NOTE}


class PassOn(forms.Form):
    """Who would rather not."""

    whose = forms.ChoiceField(choices=[(p, p) for p in PASSING])
