"""What is typed of cards."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from django import forms

from brazier.cards.facts import ELECTRONIC, MEDIA, PAPER, WHY_VOID, Signed
from brazier.people.forms import Careful
from brazier.people.redlines import NAME, NOTE
from brazier.terms import Wrong

NOT_READ = (
    "Say that the name, the signature and the day on the paper can be read, or leave the card. Nothing was lost."
)


class CardForm(Careful):
    """A card, on paper or signed on this screen. is_read: on paper, that it can be read; knows_old: that
    it is too old for the law here; agrees: on a screen."""

    who = forms.CharField(max_length=120)
    medium = forms.ChoiceField(choices=[(m, m) for m in MEDIA])
    wording = forms.IntegerField(required=False, min_value=0)
    signed_on = forms.DateField(required=False)
    name = forms.CharField(max_length=120, required=False)
    contact = forms.CharField(max_length=120, required=False)
    phone = forms.CharField(max_length=40, required=False)
    signature = forms.CharField(max_length=8_000, required=False)
    typed_signature = forms.CharField(max_length=120, required=False)
    witness = forms.CharField(max_length=12, required=False)
    collected_by = forms.CharField(max_length=40, required=False)
    is_read = forms.BooleanField(required=False)
    knows_old = forms.BooleanField(required=False)
    agrees = forms.BooleanField(required=False)
    left_out = forms.CharField(max_length=8, required=False)
    reads: ClassVar[Mapping[str, str]] = {"who": NAME, "name": NAME, "witness": NOTE}

    def signed(self, worker: int, today: date) -> Signed:
        """The card that was typed. Errors: Wrong if it was not looked at, or not agreed to."""
        c = self.cleaned_data
        if c["medium"] == PAPER and not c["is_read"]:
            raise Wrong("cards.not_read", NOT_READ)
        if c["medium"] == ELECTRONIC and not c["agrees"]:
            raise Wrong("cards.not_agreed", "The box that says “I agree” is empty. Nothing was lost.")
        return Signed(
            worker=worker,
            medium=c["medium"],
            signed_on=today if c["medium"] == ELECTRONIC else c["signed_on"] or today,
            wording=c["wording"] or 0,
            name=c["name"] or c["who"],
            contact=c["contact"],
            phone=c["phone"],
            signature=c["signature"] or c["typed_signature"],
            collected_by=c["collected_by"],
            witness=c["witness"],
            knows_old=c["knows_old"],
        )


class WordingForm(forms.Form):
    """The exact words of a card."""

    language = forms.CharField(max_length=10)
    employer = forms.CharField(max_length=120)
    text = forms.CharField(max_length=4_000)


class GiveUp(forms.Form):
    """Why a card counts no more."""

    why = forms.ChoiceField(choices=[(w, w) for w in WHY_VOID if w != "replaced"])


class Handing(forms.Form):
    """Who has the cards now."""

    to = forms.CharField(max_length=40)
    cards = forms.TypedMultipleChoiceField(coerce=int)

    def __init__(self, *args: object, numbers: Sequence[int], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["cards"].choices = [(str(n), n) for n in numbers]  # type: ignore[attr-defined]
