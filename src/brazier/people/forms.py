"""What is typed about a person."""

from django import forms

from brazier.people.facts import STATES, TIES

TEXTS = ("phone", "email", "department", "shift", "job", "languages")


class Add(forms.Form):
    """A name alone is enough."""

    name = forms.CharField(max_length=120)
    phone = forms.CharField(max_length=120, required=False)
    email = forms.CharField(max_length=120, required=False)
    department = forms.CharField(max_length=80, required=False)
    shift = forms.CharField(max_length=80, required=False)
    job = forms.CharField(max_length=80, required=False)
    languages = forms.CharField(max_length=120, required=False)

    def typed(self) -> dict[str, str]:
        """What was typed besides the name; empty fields say nothing."""
        return {field: text for field in TEXTS if (text := self.cleaned_data[field])}


class Edit(Add):
    """What the desk says of a person; a field left empty says so."""

    def typed(self) -> dict[str, str]:
        """All fields, also those emptied on purpose."""
        return {field: self.cleaned_data[field] for field in ("name", *TEXTS)}


class Tie(forms.Form):
    """Who they know, and how."""

    other = forms.CharField(max_length=120)
    kind = forms.ChoiceField(choices=[(t, t) for t in TIES])


class Move(forms.Form):
    """Here, left, or out of the unit."""

    state = forms.ChoiceField(choices=[(s, s) for s in STATES])


class Part(forms.Form):
    """Which lines are somebody else."""

    records = forms.MultipleChoiceField()

    def __init__(self, *args: object, numbers: list[int], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["records"].choices = [(str(n), str(n)) for n in numbers]  # type: ignore[attr-defined]
