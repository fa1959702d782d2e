"""What is typed to open a copy, and to change the words."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from brazier.storage.bundle import ENDING


class Copy(forms.Form):
    """A copy on a plugged-in stick or by its path, or files brought through the browser; and the words, unless it
    opens with shares."""

    path = forms.CharField(max_length=1000, required=False)
    words = forms.CharField(max_length=400, required=False)

    def brought(self) -> dict[str, "UploadedFile[Any]"]:
        """The files that were sent, by their bare name; only those that belong to a copy."""
        sent = self.files.getlist("files") if self.files else ()
        return {name: f for f in sent if (name := PurePath(f.name or "").name).endswith((ENDING, ".age"))}


class NewWords(forms.Form):
    """The old words, the new ones typed back, and whether an envelope goes on working."""

    old = forms.CharField(max_length=400)
    new = forms.CharField(max_length=400)
    envelope = forms.ChoiceField(choices=[("keep", "keep"), ("end", "end")], required=False)
