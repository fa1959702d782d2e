"""What is typed on a ballot night."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms

from brazier.election.facts import LONGEST_REASON
from brazier.election.night.actions import MOST_BATCHES, MOST_IN_BATCH
from brazier.election.night.adding import Figures
from brazier.election.night.facts import WHY
from brazier.forecast.cells import LARGEST_UNIT
from brazier.people.forms import Careful
from brazier.people.redlines import NOTE


class OpenForm(forms.Form):
    """A count that begins. where: place and kind of ballot, with a blank between."""

    where = forms.CharField(max_length=60)
    day = forms.DateField(required=False)
    filed_on = forms.DateField(required=False)
    eligible = forms.IntegerField(min_value=1, max_value=LARGEST_UNIT, required=False)
    is_exact = forms.BooleanField(required=False)
    cast = forms.IntegerField(min_value=1, max_value=LARGEST_UNIT, required=False)


class BatchForm(forms.Form):
    """What a counter says of a batch; a figure left empty is 0. counter: who counted, if not whoever typed."""

    batch = forms.IntegerField(min_value=1, max_value=MOST_BATCHES)
    counter = forms.CharField(max_length=40, required=False)
    yes = forms.IntegerField(min_value=0, max_value=MOST_IN_BATCH, required=False)
    no = forms.IntegerField(min_value=0, max_value=MOST_IN_BATCH, required=False)
    void = forms.IntegerField(min_value=0, max_value=MOST_IN_BATCH, required=False)
    challenged = forms.IntegerField(min_value=0, max_value=MOST_IN_BATCH, required=False)

    def figures(self) -> Figures:
        """The four figures."""
        c = self.cleaned_data
        return Figures(*(c[name] or 0 for name in ("yes", "no", "void", "challenged")))


class ToldForm(BatchForm):
    """The same as a phone brings it, with the count it belongs to."""

    night = forms.IntegerField(min_value=1)


class CastForm(forms.Form):
    """How many ballots were handed in; empty takes it back."""

    cast = forms.IntegerField(min_value=1, max_value=LARGEST_UNIT, required=False)


class CloseForm(forms.Form):
    """The count is over, or goes on after all."""

    how = forms.ChoiceField(choices=[("close", "close"), ("open", "open")])
    case_no = forms.CharField(max_length=40, required=False)


class DebriefForm(Careful):
    """Why it came out so, in people; and the next act."""

    never_reached = forms.IntegerField(min_value=0, max_value=LARGEST_UNIT, required=False)
    changed_mind = forms.IntegerField(min_value=0, max_value=LARGEST_UNIT, required=False)
    could_not_vote = forms.IntegerField(min_value=0, max_value=LARGEST_UNIT, required=False)
    new_hires = forms.IntegerField(min_value=0, max_value=LARGEST_UNIT, required=False)
    next_act = forms.CharField(max_length=LONGEST_REASON)
    next_on = forms.DateField()
    reads: ClassVar[Mapping[str, str]] = {"next_act": NOTE}

    def why(self) -> dict[str, int | None]:
        """The numbers; None where nobody knows."""
        return {name: self.cleaned_data[name] for name in WHY}
