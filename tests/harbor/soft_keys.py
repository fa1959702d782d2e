"""A browser and an authenticator made of software: they sign as real ones do, and lie where a test wants it."""

import hashlib
import json
import struct
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from fido2.cose import ES256
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData

from brazier.access.signin.proofs import SIGNED, to_text

ORIGIN, HOST = "http://localhost:8765", "localhost"


@dataclass
class SoftBrowser:
    """A browser with its device key."""

    private: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    @property
    def key(self) -> bytes:
        """The public half."""
        return self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    def signature(self, question: str) -> bytes:
        """What it answers to a question."""
        r, s = decode_dss_signature(self.private.sign(SIGNED + question.encode(), ec.ECDSA(SHA256())))
        return r.to_bytes(32, "big") + s.to_bytes(32, "big")

    def proved(self, question: str) -> dict[str, str]:
        """The fields its page adds to a form."""
        return {
            "question": question, "key": to_text(self.key), "signature": to_text(self.signature(question)),
        }  # fmt: skip


@dataclass
class SoftPasskey:
    """An authenticator with one passkey. verified: whether it checks who holds it."""

    credential: bytes
    handle: bytes = b""
    counter: int = 0
    verified: bool = True
    origin: str = ORIGIN
    host: str = HOST
    private: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def _flags(self) -> int:
        return AuthenticatorData.FLAG.UP | (AuthenticatorData.FLAG.UV if self.verified else 0)

    def _client_data(self, kind: str, challenge: bytes) -> bytes:
        said = {"type": kind, "challenge": to_text(challenge), "origin": self.origin, "crossOrigin": False}
        return json.dumps(said).encode()

    def made(self, challenge: bytes) -> str:
        """Its answer when it is made."""
        public = ES256.from_cryptography_key(self.private.public_key())
        credential = AttestedCredentialData.create(b"\0" * 16, self.credential, public)
        host = hashlib.sha256(self.host.encode()).digest()
        flags = self._flags() | AuthenticatorData.FLAG.AT
        data = AuthenticatorData.create(host, flags, self.counter, bytes(credential))
        return self._answer(
            clientDataJSON=self._client_data("webauthn.create", challenge),
            attestationObject=bytes(AttestationObject.create("none", data, {})),
        )

    def shown(self, challenge: bytes, *, counts: bool = True) -> str:
        """Its answer when it is shown."""
        self.counter += counts
        head = hashlib.sha256(self.host.encode()).digest() + bytes([self._flags()])
        data = head + struct.pack(">I", self.counter)
        client = self._client_data("webauthn.get", challenge)
        signature = self.private.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        return self._answer(
            clientDataJSON=client, authenticatorData=data, signature=signature, userHandle=self.handle
        )

    def _answer(self, **parts: bytes) -> str:
        response = {name: to_text(part) for name, part in parts.items()}
        id_ = to_text(self.credential)
        return json.dumps(
            {"id": id_, "rawId": id_, "type": "public-key", "response": response, "clientExtensionResults": {}}
        )
