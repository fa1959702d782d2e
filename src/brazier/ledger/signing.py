"""The ledger's keys, and what they sign: the newest line at a moment. Pure.

One secret of the hub gives them all, each by one step of HKDF-Expand under its own name (RFC 5869, 2.3).
"""

import hashlib
import hmac
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey


@dataclass(frozen=True, slots=True, repr=False)
class LogKeys:
    """chain: for the digests. names: for the pseudonyms. seed: of the Ed25519 key. memory: for what browsers and
    sticks remember. 32 bytes each; made anew for each use, because sealing blanks only what storage holds."""

    chain: bytes
    names: bytes
    seed: bytes
    memory: bytes


def derive(log: bytes) -> LogKeys:
    """The ledger's keys from the hub's."""
    return LogKeys(*(_named(log, name) for name in ("chain", "names", "signature", "memory")))


def _named(log: bytes, name: str) -> bytes:
    return hmac.digest(log, f"brazier ledger {name}".encode() + b"\x01", hashlib.sha256)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A signed statement that the newest line was this one. hour: of that line; signature: Ed25519, hex."""

    number: int
    digest: str
    hour: str
    signature: str


def sign(seed: bytes, number: int, digest: str, hour: str) -> Checkpoint:
    """State that this is the newest line."""
    signature = Ed25519PrivateKey.from_private_bytes(seed).sign(_stated(number, digest, hour))
    return Checkpoint(number, digest, hour, signature.hex())


def public_half(seed: bytes) -> Ed25519PublicKey:
    """The half that tells whether the hub signed something; anybody may hold it."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key()


def is_true(public: Ed25519PublicKey, checkpoint: Checkpoint) -> bool:
    """Whether the hub signed this, exactly so."""
    try:
        public.verify(
            bytes.fromhex(checkpoint.signature), _stated(checkpoint.number, checkpoint.digest, checkpoint.hour)
        )
    except (InvalidSignature, ValueError):
        return False
    return True


def _stated(number: int, digest: str, hour: str) -> bytes:
    return "\x1f".join(("brazier ledger", str(number), digest, hour)).encode()
