"""What is typed and chosen when a list is brought in."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from brazier.lists.facts import Correction
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


def correction(table: int, typed: QueryDict) -> Correction:
    """What was chosen for one of the tables on the page."""
    begins = f"column-{table}-"
    chosen = {
        int(name.removeprefix(begins)): str(field)
        for name, field in typed.items()
        if name.startswith(begins) and name.removeprefix(begins).isdecimal()
    }
    headed = f"headed-{table}" in typed if f"asked-{table}" in typed else None
    return Correction(table, chosen, f"official-{table}" in typed, f"aside-{table}" in typed, headed)
