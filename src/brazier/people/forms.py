"""What is typed about a person; and how a form that was not kept is shown again, as it was typed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from django import forms

from brazier.access.views import sentence
from brazier.people.actions import LEFT_OUT, NOBODY
from brazier.people.facts import CONTRACTS, SEEN_AS, STATES, TEXTING, TIE_STRENGTHS, TIES
from brazier.people.redlines import JOB, NAME, NOTE, smells_of
from brazier.terms import BASES, Wrong

TEXTS = (
    "phone", "email", "department", "shift", "job", "languages", "start", "contract", "texting", "best_time",
)  # fmt: skip


class Careful(forms.Form):
    """A form that takes free text: it warns once of what must never be written down, and lets it be kept.

    reads: its free fields, with what each asks for.
    """

    keep_note = forms.BooleanField(required=False)
    reads: ClassVar[Mapping[str, str]] = {}

    def smells(self) -> tuple[str, ...]:
        """The topics what was typed touches; none once somebody said to keep it as written."""
        c = self.cleaned_data
        if c["keep_note"]:
            return ()
        found = (topic for field, kind in self.reads.items() for topic in smells_of(c.get(field) or "", kind))
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Held:
    """A form that was not kept. form: which one, on a page of several; typed: all that was typed; fault: a
    sentence, or empty; smells: topics to think about; left_out: somebody of this name asked to be left out."""

    form: str
    typed: Mapping[str, str]
    fault: str = ""
    smells: tuple[str, ...] = ()
    left_out: bool = False


def hold(name: str, form: Careful, keep: Callable[[], object], *, fault: str) -> Held | None:
    """Keep what a form says; or give the form back with the reason why not. None: it is kept.

    fault: the sentence for a form whose fields can not be. Errors: Wrong if it is about nobody we know.
    """
    if not form.is_valid():
        return Held(name, form.data, fault=fault)
    if topics := form.smells():
        return Held(name, form.data, smells=topics)
    try:
        keep()
    except Wrong as error:
        if error.sentence == NOBODY:
            raise
        if error.code == LEFT_OUT:
            return Held(name, form.data, left_out=True)
        return Held(name, form.data, fault=sentence(error))
    return None


class Add(Careful):
    """A name alone is enough. left_out: what is said of somebody of this name who asked to be left out."""

    name = forms.CharField(max_length=120)
    phone = forms.CharField(max_length=120, required=False)
    email = forms.CharField(max_length=120, required=False)
    department = forms.CharField(max_length=80, required=False)
    shift = forms.CharField(max_length=80, required=False)
    job = forms.CharField(max_length=80, required=False)
    languages = forms.CharField(max_length=120, required=False)
    start = forms.CharField(max_length=40, required=False)
    contract = forms.ChoiceField(choices=[("", ""), *((c, c) for c in CONTRACTS)], required=False)
    texting = forms.ChoiceField(choices=[("", ""), *((t, t) for t in TEXTING)], required=False)
    best_time = forms.CharField(max_length=80, required=False)
    left_out = forms.CharField(max_length=8, required=False)
    reads: ClassVar[Mapping[str, str]] = {"name": NAME, "job": JOB, "languages": NOTE, "best_time": NOTE}

    def typed(self) -> dict[str, str]:
        """What was typed besides the name; empty fields say nothing."""
        return {field: text for field in TEXTS if (text := self.cleaned_data[field])}


class Edit(Add):
    """What the desk says of a person; a field left empty says so."""

    def typed(self) -> dict[str, str]:
        """All fields that were on the page, also those emptied on purpose."""
        return {field: self.cleaned_data[field] for field in ("name", *TEXTS) if field in self.data}


class Tie(Careful):
    """Who they know, and how; how close, and whether we are sure."""

    other = forms.CharField(max_length=120)
    kind = forms.ChoiceField(choices=[(t, t) for t in TIES])
    strength = forms.IntegerField(min_value=0, max_value=TIE_STRENGTHS[-1], required=False)
    is_sure = forms.BooleanField(required=False)


class SeeAs(forms.Form):
    """What somebody is, apart from where she stands, and how we know."""

    kind = forms.ChoiceField(choices=[(k, k) for k in SEEN_AS])
    basis = forms.ChoiceField(choices=[(b, b) for b in BASES])


class Move(forms.Form):
    """Here, left, or out of the unit."""

    state = forms.ChoiceField(choices=[(s, s) for s in STATES])


class Part(Careful):
    """Which lines are somebody else."""

    records = forms.MultipleChoiceField()

    def __init__(self, *args: object, numbers: list[int], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["records"].choices = [(str(n), str(n)) for n in numbers]  # type: ignore[attr-defined]

    def chosen(self) -> list[int]:
        """The numbers of the lines that were ticked."""
        return [int(n) for n in self.cleaned_data["records"]]
