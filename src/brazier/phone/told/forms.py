"""What is asked on a phone once a talk is kept; and whether what a phone sent can be kept unseen."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import ClassVar

from django import forms

from brazier.conversations.talk import Step
from brazier.people.facts import TIES
from brazier.people.forms import Careful
from brazier.people.redlines import NAME, NOTE
from brazier.terms import Wrong

OWED_WITHIN = timedelta(days=3)
SMELLS = "phone.smells"
CAN_NOT_BE = Wrong("phone.typed", "Something in it can not be kept as it is.")
LONGEST_NUMBER = 18
"""Digits of a number every database knows."""


def check(form: Careful) -> None:
    """Errors: Wrong for what can not be, or speaks of something that should not be written down."""
    if not form.is_valid():
        raise CAN_NOT_BE
    if form.smells():
        raise Wrong(SMELLS, "It speaks of something that should not be written down. Look at it first.")


def number_in(text: str) -> int | None:
    """The number of a row, as a page gave it to a phone; None if it is none."""
    is_one = text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER
    return int(text) if is_one else None


class MoreForm(Careful):
    """of: the number of the box the talk went into; who: whom it was with, as typed; goes_to, knows: name or code;
    tie: how they know each other."""

    of = forms.CharField(max_length=64, required=False)
    who = forms.CharField(max_length=120, required=False)
    goes_to = forms.CharField(max_length=120, required=False)
    knows = forms.CharField(max_length=120, required=False)
    tie = forms.ChoiceField(choices=[("", ""), *((t, t) for t in TIES)], required=False)
    owed = forms.CharField(max_length=120, required=False)
    owed_by = forms.DateField(required=False)
    foretold = forms.BooleanField(required=False)
    reads: ClassVar[Mapping[str, str]] = {"who": NAME, "goes_to": NAME, "knows": NAME, "owed": NOTE}

    def promised(self, owner: str, day: date) -> Step:
        """What we owe her. day: on which it was told."""
        c = self.cleaned_data
        return Step(c["owed"], c["owed_by"] or day + OWED_WITHIN, owner)
