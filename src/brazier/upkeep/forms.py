"""What is typed about the campaign as a whole."""

from django import forms

from brazier.storage.cover import ICONS, LONGEST


class Stick(forms.Form):
    """Where a copy goes."""

    folder = forms.CharField(max_length=500)


class Look(forms.Form):
    """What a passer-by sees, and the code name."""

    name = forms.CharField(max_length=80)
    title = forms.CharField(max_length=LONGEST)
    icon = forms.ChoiceField(choices=[(i, i) for i in ICONS])


class Handle(forms.Form):
    """One more organizer."""

    handle = forms.CharField(max_length=80)


class HeadWords(forms.Form):
    """Six words of the ledger, as somebody wrote them down."""

    seen = forms.CharField(max_length=400)


class Words(forms.Form):
    """The six words, typed to prove who asks."""

    words = forms.CharField(max_length=400)
