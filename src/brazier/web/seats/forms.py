"""What is typed and shown at sign-in, and how a browser proves its key with it."""

import hashlib

from django import forms
from django.utils.translation import gettext_lazy as _

from brazier.access.signin import proofs


class Proved(forms.Form):
    """A form that a browser signs with its device key. question: what it was asked; key, signature: base64url."""

    question = forms.CharField(max_length=200, widget=forms.HiddenInput)
    key = forms.CharField(max_length=100, required=False, widget=forms.HiddenInput)
    signature = forms.CharField(max_length=100, required=False, widget=forms.HiddenInput)

    def device_key(self) -> bytes:
        """The public key that signed the question; empty if none did."""
        c = self.cleaned_data
        key, signature = proofs.from_text(c["key"]), proofs.from_text(c["signature"])
        return key if proofs.is_signed(key, c["question"], signature) else b""

    def challenge(self) -> bytes:
        """What an authenticator was asked, with this question."""
        return challenge_of(self.cleaned_data["question"])


def challenge_of(question: str) -> bytes:
    """The challenge for an authenticator that goes with a question."""
    return hashlib.sha256(question.encode()).digest()


class Pin(Proved):
    """Six digits, in a browser that is known."""

    pin = forms.CharField(max_length=12, label=_("Your PIN"))


class Desk(Proved):
    """Name, passphrase and a code, in any browser."""

    handle = forms.CharField(max_length=80, label=_("Your name here"))
    passphrase = forms.CharField(max_length=200, label=_("Passphrase"), strip=False)
    code = forms.CharField(max_length=10, label=_("Code from your app"))


class Answer(Proved):
    """What an authenticator answered, as JSON."""

    answer = forms.CharField(max_length=20_000, widget=forms.HiddenInput)
    label = forms.CharField(max_length=40, required=False, label=_("What you call it"))


class NewPin(Proved):
    """A PIN, typed twice."""

    pin = forms.CharField(max_length=12, label=_("A PIN of six digits"))
    again = forms.CharField(max_length=12, label=_("The same once more"))


class FirstPin(NewPin):
    """The founder's first PIN, and a name for who comes in next."""

    handle = forms.CharField(max_length=80, required=False, label=_("What the others call you"))


class NewPassphrase(forms.Form):
    """A passphrase, as suggested or one's own."""

    passphrase = forms.CharField(max_length=200, strip=True, label=_("Passphrase"))


class FirstCode(forms.Form):
    """The first code of an app."""

    code = forms.CharField(max_length=10, label=_("Code from your app"))


class OneDevice(forms.Form):
    """One of one's own devices, by its number."""

    device = forms.CharField(max_length=20)
    label = forms.CharField(max_length=40, required=False, label=_("What you call it"))
