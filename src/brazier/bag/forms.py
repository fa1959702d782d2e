"""Which form to print, in which language, on which paper."""

from django import forms

from brazier.bag import texts
from brazier.bag.shapes import FORMS, PAPERS


class Print(forms.Form):
    """One form. cell: for rows with the codes of a cell."""

    form = forms.ChoiceField(choices=[(one, one) for one in FORMS])
    language = forms.ChoiceField(choices=lambda: [(one, one) for one in texts.languages()])
    paper = forms.ChoiceField(choices=[(one, one) for one in PAPERS])
    cell = forms.IntegerField(min_value=1, max_value=2**31, required=False)
