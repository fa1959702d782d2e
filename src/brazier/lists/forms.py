"""What is typed and chosen when a list is brought in."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict

from brazier.lists.limits import FILE_BYTES

MOST_FILES = 20


class Bring(forms.Form):
    """Files, or text pasted from anywhere. Django's own file field takes one file; ours come beside it."""

    pasted = forms.CharField(required=False, max_length=5_000_000, strip=False)

    def lists(self, files: "MultiValueDict[str, UploadedFile[bytes]]") -> list[tuple[str, bytes]]:
        """Names and contents, at most twenty files; pasted text comes last."""
        found = [(f.name or "", f.read(FILE_BYTES + 1)) for f in files.getlist("uploads")[:MOST_FILES]]
        if self.cleaned_data["pasted"].strip():
            found.append(("", self.cleaned_data["pasted"].encode("utf-8", "replace")))
        return found
