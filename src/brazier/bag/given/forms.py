"""What is typed about leaflets that were given out."""

from django import forms

from brazier.bag.given.grid import MOST_AT_ONCE


class Note(forms.Form):
    """So many, at one gate at one shift, on a day; of which leaflet, if it was made here."""

    gate = forms.IntegerField(min_value=1, max_value=2**62)
    shift = forms.IntegerField(min_value=1, max_value=2**62)
    many = forms.IntegerField(min_value=1, max_value=MOST_AT_ONCE)
    day = forms.DateField()
    leaflet = forms.IntegerField(min_value=1, max_value=2**62, required=False)
