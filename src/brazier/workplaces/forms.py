"""What is typed about the building."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from brazier.workplaces.facts import JURISDICTIONS, REGIONS
from brazier.workplaces.models import ENDINGS, PARTS, SOURCES, STAGES

GROUPED = re.compile(r"(?<=\d)[.,'’٬\s](?=\d{3}(?!\d))")
"""What parts the thousands of a number, as people write it."""
ONE_NUMBER = re.compile(r"[^\d.,%-]*(\d+)\s*")


class HowMany(forms.IntegerField):
    """How many people, as somebody types a guess: 1,200 and 1.200 and "about 300" are read; 300-400 is not."""

    default_error_messages = {"invalid": _("Write one number, as 300.")}  # noqa: RUF012  # as Django declares it

    def to_python(self, value: object) -> int | None:
        """The number. Errors: ValidationError if it is not one whole number."""
        read = ONE_NUMBER.fullmatch(GROUPED.sub("", value)) if isinstance(value, str) else None
        return super().to_python(read.group(1) if read else value)


class Take(forms.Form):
    """Who takes a hole, by when. owner: `o` and the id of an organizer, or `r` and the number of a record."""

    owner = forms.RegexField(r"^[or]\d{1,18}$")
    by_day = forms.DateField()


class End(forms.Form):
    """How a turn at a hole ends."""

    how = forms.ChoiceField(choices=[(e, e) for e in ENDINGS if e != "handed"])


class Estimate(forms.Form):
    """A headcount with its source and the day it was true; today if none is given."""

    people = HowMany(min_value=1, max_value=5_000_000)
    source = forms.ChoiceField(choices=[(s, s) for s in SOURCES])
    as_of = forms.DateField(required=False)


class Choose(forms.Form):
    """Which of the kept estimates counts."""

    headcount = forms.IntegerField(min_value=1, max_value=2**62)


class Parts(forms.Form):
    """Worksites, departments or shifts, one a line."""

    names = forms.CharField(max_length=10_000)

    def lines(self) -> list[str]:
        """Each name once, in order."""
        lines = (" ".join(line.split()) for line in self.cleaned_data["names"].splitlines())
        return list(dict.fromkeys(line for line in lines if line))


class Rename(forms.Form):
    """Another name; hours in words for a shift."""

    name = forms.CharField(max_length=80)
    hours = forms.CharField(max_length=80, required=False)


class Same(forms.Form):
    """What a name is the same as."""

    into = forms.IntegerField(min_value=1, max_value=2**62)


class Law(forms.Form):
    """What is said of the campaign as a whole, one answer at a time."""

    stage = forms.ChoiceField(choices=[(s, s) for s in STAGES], required=False)
    region = forms.ChoiceField(choices=[(r, r) for r in REGIONS], required=False)
    jurisdiction = forms.ChoiceField(choices=[(j, j) for j in JURISDICTIONS], required=False)

    def told(self) -> dict[str, str]:
        """The answers that were given."""
        return {field: text for field, text in self.cleaned_data.items() if text}


def is_kind(part: str) -> bool:
    """Whether an address names something a building is made of."""
    return part in PARTS
