"""What is typed about the building."""

from django import forms

from brazier.workplaces.models import SOURCES


class Take(forms.Form):
    """Who takes a hole, by when."""

    organizer = forms.CharField(max_length=40)
    by_day = forms.DateField()


class Estimate(forms.Form):
    """A headcount with its source."""

    people = forms.IntegerField(min_value=1, max_value=5_000_000)
    source = forms.ChoiceField(choices=[(s, s) for s in SOURCES])


class Parts(forms.Form):
    """Departments or shifts, one a line."""

    names = forms.CharField(max_length=10_000)

    def lines(self) -> list[str]:
        """Each name once, in order."""
        lines = (" ".join(line.split()) for line in self.cleaned_data["names"].splitlines())
        return list(dict.fromkeys(line for line in lines if line))


class Rename(forms.Form):
    """Another name; hours in words for a shift."""

    name = forms.CharField(max_length=80)
    hours = forms.CharField(max_length=80, required=False)
