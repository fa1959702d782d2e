"""Passkeys: what is asked of an authenticator, and whether its answer holds. Pure.

Always with user verification, never with attestation: nothing tells which make it is.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestationConveyancePreference,
    AttestedCredentialData,
    AuthenticationResponse,
    AuthenticatorData,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    RegistrationResponse,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from brazier.access.signin.facts import Passkey
from brazier.terms import Wrong

HANDLE_BYTES = 16
"""An organizer's number as it is kept in the authenticator."""
NO_ANSWER = "This passkey did not answer as it should. Nothing was changed. Try once more."
_VERIFIED = UserVerificationRequirement.REQUIRED


@dataclass(frozen=True, slots=True)
class Place:
    """Where we are reached. host: name without port, which passkeys belong to; origin: as the browser says it."""

    host: str
    origin: str

    @property
    def takes_passkeys(self) -> bool:
        """Only this machine's own name or a domain over TLS: browsers have no passkeys for bare numbers."""
        named = any(letter.isalpha() for letter in self.host) and not self.host.startswith("[")
        return self.host == "localhost" or (named and self.origin == f"https://{self.host}")


def _server(place: Place) -> Fido2Server:
    return Fido2Server(
        PublicKeyCredentialRpEntity(name=place.host, id=place.host),
        attestation=AttestationConveyancePreference.NONE,
        verify_origin=lambda origin: origin == place.origin,
    )


def _state(challenge: bytes) -> dict[str, object]:
    return dict(Fido2Server._make_internal_state(challenge, _VERIFIED))


def to_make(place: Place, organizer: str, title: str, known: Iterable[Passkey], challenge: bytes) -> str:
    """What the browser asks an authenticator to make one, as JSON. title: shown by the phone, says nothing."""
    mine = PublicKeyCredentialUserEntity(name=title, display_name=title, id=handle_of(organizer))
    options, _ = _server(place).register_begin(
        mine,
        credentials=[AttestedCredentialData(p.key) for p in known],
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=_VERIFIED,
        challenge=challenge,
    )
    return json.dumps(dict(options.public_key))


def made(place: Place, answer: str, challenge: bytes) -> AuthenticatorData:
    """What the authenticator made: id and public half. Errors: Wrong unless it answers this challenge, from this
    place, with whoever holds it verified."""
    try:
        return _server(place).register_complete(_state(challenge), RegistrationResponse.from_dict(_read(answer)))
    except (ValueError, TypeError, KeyError, AssertionError, AttributeError, IndexError, OverflowError) as error:
        raise Wrong("signin.passkey", NO_ANSWER) from error


def to_show(place: Place, challenge: bytes) -> str:
    """What the browser asks an authenticator to show, as JSON; whose it is, only the answer tells."""
    options, _ = _server(place).authenticate_begin(user_verification=_VERIFIED, challenge=challenge)
    return json.dumps(dict(options.public_key))


def named(answer: str) -> bytes:
    """The id of the passkey that answers. Errors: Wrong if this is no answer."""
    try:
        return bytes(AuthenticationResponse.from_dict(_read(answer)).raw_id)
    except (ValueError, TypeError, KeyError, AssertionError, AttributeError, IndexError, OverflowError) as error:
        raise Wrong("signin.passkey", NO_ANSWER) from error


def counted(place: Place, known: Passkey, answer: str, challenge: bytes) -> int:
    """The counter of an answer that holds. Errors: Wrong unless this passkey answers this challenge, from this
    place, with whoever holds it verified, and its counter went on (0 for those that do not count)."""
    try:
        response = AuthenticationResponse.from_dict(_read(answer))
        _server(place).authenticate_complete(_state(challenge), [AttestedCredentialData(known.key)], response)
        handle = response.response.user_handle
        counter = int(response.response.authenticator_data.counter)
    except (ValueError, TypeError, KeyError, AssertionError, AttributeError, IndexError, OverflowError) as error:
        raise Wrong("signin.passkey", NO_ANSWER) from error
    is_hers = handle is None or bytes(handle) == handle_of(known.organizer)
    if not is_hers or ((counter or known.counter) and counter <= known.counter):
        raise Wrong("signin.passkey", NO_ANSWER)
    return counter


def handle_of(organizer: str) -> bytes:
    """An organizer's number as an authenticator keeps it."""
    return int(organizer).to_bytes(HANDLE_BYTES, "big")


def _read(answer: str) -> dict[str, object]:
    found = json.loads(answer)
    if not isinstance(found, dict):
        raise TypeError
    return found
