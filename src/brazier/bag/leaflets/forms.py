"""What is typed for a leaflet, and for a co-worker's yes to be printed."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms

from brazier.bag import texts
from brazier.bag.message import LONGEST, Message
from brazier.people.forms import Careful
from brazier.people.redlines import NAME, NOTE


class Make(Careful):
    """One message, one ask. word: the number of a co-worker's words. Lengths are checked where the message is."""

    language = forms.ChoiceField(choices=lambda: [(one, one) for one in texts.languages()])
    message = forms.CharField(max_length=1000)
    more = forms.CharField(max_length=2000, required=False)
    ask = forms.CharField(max_length=1000)
    link = forms.CharField(max_length=1000, required=False)
    word = forms.IntegerField(min_value=1, max_value=2**62, required=False)
    reads: ClassVar[Mapping[str, str]] = {"message": NOTE, "more": NOTE, "ask": NOTE}

    def told(self) -> Message:
        """The message as it was typed."""
        c = self.cleaned_data
        return Message(c["message"], c["more"], c["ask"], c["link"])


class Agree(Careful):
    """Whose words, what they said, how they want to be named, and when they said yes."""

    code = forms.CharField(max_length=12)
    text = forms.CharField(max_length=LONGEST["words"])
    said_as = forms.CharField(max_length=LONGEST["by"])
    agreed_on = forms.DateField()
    yes = forms.BooleanField()
    reads: ClassVar[Mapping[str, str]] = {"text": NOTE, "said_as": NAME}
