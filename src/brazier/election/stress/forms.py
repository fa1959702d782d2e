"""What is typed of cards, people who leave, and claims of others."""

from datetime import date

from django import forms
from django.http import QueryDict

from brazier.election.facts import CLAIMED_BY, COUNTED_BY
from brazier.forecast.cells import LARGEST_UNIT

MONTHS = 13


class ClaimForm(forms.Form):
    """How large somebody says the unit is; true today if no day is given."""

    people = forms.IntegerField(min_value=1, max_value=LARGEST_UNIT)
    by = forms.ChoiceField(choices=[(c, c) for c in CLAIMED_BY])
    as_of = forms.DateField(required=False)


class Claimed(forms.Form):
    """A number to try, and a day of filing."""

    claimed = forms.IntegerField(min_value=1, max_value=LARGEST_UNIT, required=False)
    filing_on = forms.DateField(required=False)
    challenged = forms.IntegerField(min_value=0, max_value=LARGEST_UNIT, required=False)
    still_here = forms.IntegerField(min_value=0, max_value=LARGEST_UNIT, required=False)

    def told(self, field: str) -> int | None:
        """A number, if it can be read; None otherwise."""
        self.is_valid()
        found = self.cleaned_data.get(field)
        return found if isinstance(found, int) else None

    def day(self) -> date | None:
        """The day of filing, if it can be read."""
        self.is_valid()
        found = self.cleaned_data.get("filing_on")
        return found if isinstance(found, date) else None


class CardsForm(forms.Form):
    """Cards by the month they were signed in, beside their months; and those without a day."""

    source = forms.ChoiceField(choices=[(c, c) for c in COUNTED_BY])
    as_of = forms.DateField(required=False)
    is_looked_up = forms.BooleanField(required=False)
    undated = forms.IntegerField(min_value=0, max_value=LARGEST_UNIT, required=False)

    def rungs(self) -> list[tuple[date | None, int]] | None:
        """Months with their cards; None if one of them can not be read."""
        data = self.data
        assert isinstance(data, QueryDict)
        found: list[tuple[date | None, int]] = [(None, self.cleaned_data["undated"] or 0)]
        for month, typed in zip(data.getlist("month")[:MONTHS], data.getlist("signed"), strict=False):
            if not typed.strip():
                continue
            day = _month(month)
            if day is None or not typed.strip().isdecimal() or len(typed) > 9:
                return None
            found.append((day, int(typed)))
        return found


class LeavingForm(forms.Form):
    """How fast people leave: measured on signers, or told as percent of everybody a year."""

    signers = forms.IntegerField(min_value=1, max_value=LARGEST_UNIT, required=False)
    still_here = forms.IntegerField(min_value=0, max_value=LARGEST_UNIT, required=False)
    days = forms.IntegerField(min_value=1, max_value=10_000, required=False)
    yearly = forms.IntegerField(min_value=0, max_value=1_000, required=False)
    as_of = forms.DateField(required=False)


def _month(text: str) -> date | None:
    """The first day of a month as it is written: 2026-03."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return None


def months_before(today: date) -> list[date]:
    """The first days of this month and of those before it, newest first."""
    first = today.year * 12 + today.month - 1
    return [date((first - back) // 12, (first - back) % 12 + 1, 1) for back in range(MONTHS)]
