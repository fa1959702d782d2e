"""What is typed about what is kept."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms

from brazier.keeping.spans import LONGEST_REASON, SCOPES, SPANS
from brazier.people.forms import Careful
from brazier.people.redlines import NOTE


class Life(forms.Form):
    """How many days one kind of thing is kept."""

    kind = forms.ChoiceField(choices=[(k, k) for k, span in SPANS.items() if span.days is not None])
    days = forms.IntegerField(min_value=1, max_value=400)


class Hold(Careful):
    """What is held, and why. thing: the number of a cell; who: the code of a person."""

    kind = forms.ChoiceField(choices=[(s, s) for s in SCOPES])
    thing = forms.IntegerField(min_value=1, max_value=2**31, required=False)
    who = forms.CharField(max_length=20, required=False)
    reason = forms.CharField(max_length=LONGEST_REASON)
    reads: ClassVar[Mapping[str, str]] = {"reason": NOTE}
