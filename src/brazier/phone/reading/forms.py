"""What a phone sends of its list: never a PIN, never a key."""

from django import forms

from brazier.access.signin.proofs import from_text


class Shown(forms.Form):
    """That whoever holds the phone knows its PIN. proof: 32 bytes, base64url."""

    proof = forms.CharField(max_length=100)

    def bytes_of(self, name: str) -> bytes:
        """What was sent in a field, as bytes; empty for anything that is no base64url."""
        return from_text(self.cleaned_data.get(name, ""))


class Begun(Shown):
    """The same, with the salt the PIN was stretched with: 16 bytes."""

    salt = forms.CharField(max_length=100)


class Gate(forms.Form):
    """Whether this phone is at the gate."""

    at_gate = forms.BooleanField(required=False)
