"""What is typed about pages of one's own."""

from django import forms

from brazier.handbook.source import AUDIENCES, CHAPTERS


class Add(forms.Form):
    """A page that is not there yet."""

    title = forms.CharField(max_length=60)
    chapter = forms.IntegerField(min_value=1, max_value=CHAPTERS)
    audience = forms.ChoiceField(choices=[(one, one) for one in AUDIENCES])
    language = forms.CharField(max_length=16)


class Translation(forms.Form):
    """A file with pages in one language. other: its code where the list does not hold it."""

    language = forms.CharField(max_length=16, required=False)
    other = forms.CharField(max_length=16, required=False)
    file = forms.FileField()

    def code(self) -> str:
        """The language in small letters."""
        return str(self.cleaned_data["other"] or self.cleaned_data["language"]).strip().lower()
