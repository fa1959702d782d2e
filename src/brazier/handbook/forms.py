"""Which book to make."""

from django import forms

from brazier.handbook.labels import COVERS
from brazier.handbook.printing import FORMS


class Build(forms.Form):
    """Language, form and cover of a book."""

    language = forms.CharField(max_length=16)
    form = forms.ChoiceField(choices=[(one, one) for one in FORMS])
    cover = forms.ChoiceField(choices=[(one, one) for one in COVERS])
