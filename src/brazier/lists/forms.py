"""What is typed and chosen when a list is brought in."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict

from brazier.lists.limits import FILE_BYTES

MOST_FILES = 20


class ManyFiles(forms.FileInput):
    """A file box that takes several."""

    allow_multiple_selected = True


class Bring(forms.Form):
    """Files, or text pasted from anywhere."""

    uploads = forms.FileField(widget=ManyFiles(), required=False)
    pasted = forms.CharField(required=False, max_length=5_000_000, strip=False)

    def lists(self, files: "MultiValueDict[str, UploadedFile[bytes]]") -> list[tuple[str, bytes]]:
        """Names and contents, at most twenty files; pasted text comes last."""
        found = []
        for upload in files.getlist("uploads")[:MOST_FILES]:
            found.append((upload.name or "", upload.read(FILE_BYTES + 1)))
        if self.cleaned_data["pasted"].strip():
            found.append(("", self.cleaned_data["pasted"].encode("utf-8", "replace")))
        return found
