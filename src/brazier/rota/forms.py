"""What is typed for whoever comes next."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from django import forms
from django.utils.datastructures import MultiValueDict

from brazier.people.forms import Careful
from brazier.people.redlines import NOTE
from brazier.rota.facts import LONGEST, LONGEST_PLACE, STATIONS, Words

NAMED = "name"
"""The topic of a note that says somebody's whole name, or how to reach them."""


class HandOverForm(Careful):
    """At most three lines. names: says whether texts name anybody here."""

    station = forms.ChoiceField(choices=[(s, s) for s in STATIONS])
    place = forms.CharField(max_length=LONGEST_PLACE, required=False)
    happened = forms.CharField(max_length=LONGEST, required=False)
    to_do = forms.CharField(max_length=LONGEST, required=False)
    watch = forms.CharField(max_length=LONGEST, required=False)
    reads: ClassVar[Mapping[str, str]] = {"place": NOTE, "happened": NOTE, "to_do": NOTE, "watch": NOTE}

    def __init__(self, data: MultiValueDict[str, str], *, names: Callable[[Sequence[str]], bool]) -> None:
        super().__init__(data)
        self._names = names

    def smells(self) -> tuple[str, ...]:
        """As on every form, and that it names somebody."""
        c = self.cleaned_data
        told = [c[field] for field in self.reads if c[field]]
        named = (NAMED,) if not c["keep_note"] and told and self._names(told) else ()
        return super().smells() + named

    def words(self) -> Words:
        """The note that was typed."""
        c = self.cleaned_data
        return Words(c["station"], c["place"], c["happened"], c["to_do"], c["watch"])
