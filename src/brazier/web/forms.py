"""What is typed at the door: the three answers that start a campaign, and the words that open it."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from brazier.people.forms import Careful
from brazier.people.redlines import NAME
from brazier.workplaces.forms import HowMany

MOST_TRUSTED = 500


class Start(Careful):
    """Three answers: a code name, about how many work here, the names you trust, one a line."""

    name = forms.CharField(max_length=80, label=_("A code name for this campaign"))
    people = HowMany(min_value=1, max_value=5_000_000, label=_("About how many work here?"))
    trusted = forms.CharField(required=False, max_length=20_000, label=_("Names you trust, one a line"))
    reads: ClassVar[Mapping[str, str]] = {"trusted": NAME}

    def names(self) -> list[str]:
        """The names, in order, without empty lines and doubles."""
        lines = (" ".join(line.split()) for line in self.cleaned_data["trusted"].splitlines())
        return list(dict.fromkeys(line for line in lines if line))[:MOST_TRUSTED]


class Words(forms.Form):
    """The six words, typed back."""

    words = forms.CharField(max_length=400, label=_("The six words"))
