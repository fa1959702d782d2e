"""What is chosen and typed when shares are made, and when one is brought."""

from django import forms

from brazier.storage.shares import LEAST, LONGEST, MOST, SLIPS
from brazier.terms import Wrong

SIZES = {"two_of_three": (2, 3), "three_of_five": (3, 5), "words": (0, 0)}
OWN = "own"
MOST_BYTES = 4096


class Begin(forms.Form):
    """How many shares, how many of them open, and the six words where they open the hub today."""

    size = forms.ChoiceField(choices=[(name, name) for name in (*SIZES, OWN)])
    enough = forms.IntegerField(min_value=LEAST, max_value=MOST, required=False)
    whole = forms.IntegerField(min_value=LEAST, max_value=MOST, required=False)
    words = forms.CharField(max_length=400, required=False)

    def numbers(self) -> tuple[int, int]:
        """So many of so many; both 0 for six words."""
        chosen = self.cleaned_data
        return SIZES.get(chosen["size"]) or (chosen["enough"] or 1, chosen["whole"] or 1)


class Brought(forms.Form):
    """One share: typed, pasted, read by a scanner that types, or in a file."""

    share = forms.CharField(max_length=LONGEST, required=False)
    file = forms.FileField(max_length=200, required=False)

    def text(self) -> str:
        """The words. Errors: Wrong if there are none, or if the file is no text."""
        if not self.is_valid():
            raise Wrong("web.share", "Type the 33 words of one share, or choose its file. Nothing was lost.")
        file = self.cleaned_data["file"]
        if file is None:
            return str(self.cleaned_data["share"])
        try:
            return bytes(file.read(MOST_BYTES)).decode()
        except UnicodeDecodeError as error:
            raise Wrong(
                "web.share_file", "This file holds no words. Choose a text file, or type them. Nothing was lost."
            ) from error

    def to_correct(self, error: Wrong) -> str:
        """What was typed, to be shown to whoever typed it: nobody types 33 words twice for one slip of the pen."""
        return str(self.cleaned_data.get("share", "")) if error.code in SLIPS and self.is_valid() else ""


class Back(forms.Form):
    """Some words of a share, typed back from paper."""

    back = forms.CharField(max_length=400)
