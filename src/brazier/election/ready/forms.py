"""What is typed on the readiness sheet."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms

from brazier.election.facts import JUDGED, LONGEST_REASON
from brazier.people.forms import Careful
from brazier.people.redlines import NOTE


class JudgeForm(Careful):
    """What the committee says of a line: a percent, where yes is 100."""

    item = forms.ChoiceField(choices=[(i, i) for i in JUDGED])
    value = forms.IntegerField(min_value=0, max_value=100)
    reason = forms.CharField(max_length=LONGEST_REASON, required=False)
    reads: ClassVar[Mapping[str, str]] = {"reason": NOTE}
