"""What is typed when names are handed in against our cards."""

from django import forms
from django.http import QueryDict

from brazier.election.facts import WHY_CHALLENGED
from brazier.lists.forms import Bring

MOST = 500
"""So many names are answered at once; a page shows fewer."""


class HandIn(Bring):
    """The files or lines, and what they say of these names."""

    why = forms.ChoiceField(choices=[(w, w) for w in WHY_CHALLENGED])


def chosen(typed: QueryDict) -> list[int]:
    """The numbers of the names that were ticked, or that a link names, each once."""
    asked = [*typed.getlist("name"), *typed.get("names", "").split(",")]
    return list(dict.fromkeys(int(n) for n in asked[:MOST] if n.isdecimal() and len(n) < 12))
