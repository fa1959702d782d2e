"""Proofs that a browser is the one it says: a question it signs, and a cookie that turns over. Pure.

A question and a turn carry when they were made and a keyed hash, so nothing is kept for whoever only asks.
"""

import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from datetime import UTC, datetime, timedelta
from enum import Enum
from itertools import count

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CHALLENGE_BYTES = 32
KEY_BYTES = 65
"""An uncompressed point of P-256, as WebCrypto exports "raw"."""
SIGNATURE_BYTES = 64
"""r and s, 32 bytes each, as WebCrypto signs."""
ASKED_FOR = timedelta(minutes=5)
PROVED_FOR = timedelta(seconds=120)
SIGNED = b"device key 1\n"
"""Before what a device signs, so that its signature says nothing elsewhere."""
_EVEN = b"\2"
"""Before the first half of a point of P-256 that stands for the whole."""


def to_text(raw: bytes) -> str:
    """Bytes as browsers send them: base64url without padding."""
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def from_text(text: str) -> bytes:
    """What `to_text` made; empty for anything else."""
    try:
        return urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    except (NotBase64, UnicodeEncodeError, ValueError):
        return b""


def is_key(key: bytes) -> bool:
    """Whether these bytes are a public key of a device."""
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), key)
    except ValueError:
        return False
    return len(key) == KEY_BYTES


def key_nobody_holds(secret: bytes, name: str) -> bytes:
    """A public key whose other half nobody knows, always the same for this secret and name: a device that lives in
    the hub itself. No browser can sign in its place."""
    for attempt in count():
        half = hmac.digest(secret, f"{name}\n{attempt}".encode(), hashlib.sha256)
        try:
            point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _EVEN + half)
        except ValueError:  # every second number is no point of the curve
            continue
        return point.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    raise AssertionError  # never: there is always one more attempt


def is_signed(key: bytes, text: str, signature: bytes) -> bool:
    """Whether the device with this public key signed this text."""
    if not is_key(key) or len(signature) != SIGNATURE_BYTES:
        return False
    r, s = (int.from_bytes(half, "big") for half in (signature[:32], signature[32:]))
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), key).verify(
            encode_dss_signature(r, s), SIGNED + text.encode(), ec.ECDSA(SHA256())
        )
    except (InvalidSignature, ValueError):
        return False
    return True


def ask(secret: bytes, chance: bytes, now: datetime) -> str:
    """A question to be signed once. secret: of this process or seat; chance: random bytes."""
    body = f"{to_text(chance)}.{_stamp(now)}"
    return f"{body}.{_mark(secret, 'ask', body)}"


def is_asked(secret: bytes, text: str, now: datetime, within: timedelta = ASKED_FOR) -> bool:
    """Whether we asked this, not longer ago than that."""
    body, _, mark = text.rpartition(".")
    made = _made(body)
    return made is not None and _is_marked(secret, "ask", body, mark) and now - made <= within


class Shown(Enum):
    """What a turn tells of who shows it."""

    FRESH, ASLEEP, COPIED, FORGED = range(4)


def turn(secret: bytes, number: int, now: datetime) -> str:
    """The cookie that goes with a seat until its next proof."""
    body = f"{number}.{_stamp(now)}"
    return f"{body}.{_mark(secret, 'turn', body)}"


def shown(secret: bytes, text: str, newest: int, now: datetime) -> tuple[Shown, int]:
    """What this turn tells, and its number. newest: the highest number that was shown so far.

    COPIED: another browser has shown a newer one for as long as one lasts, so two hold this seat.
    """
    body, _, mark = text.rpartition(".")
    made = _made(body)
    head = body.split(".", 1)[0]
    if made is None or not head.isdecimal() or not _is_marked(secret, "turn", body, mark):
        return Shown.FORGED, 0
    if now - made <= PROVED_FOR:
        return Shown.FRESH, int(head)
    return (Shown.COPIED if int(head) < newest else Shown.ASLEEP), int(head)


def _stamp(now: datetime) -> int:
    return int(now.timestamp() * 1000)


def _made(body: str) -> datetime | None:
    at = body.rpartition(".")[2]
    if not (at.isascii() and at.isdecimal() and len(at) < 15):
        return None
    return datetime.fromtimestamp(int(at) / 1000, tz=UTC)


def _mark(secret: bytes, kind: str, body: str) -> str:
    return to_text(hmac.digest(secret, f"{kind}\n{body}".encode(), hashlib.sha256))


def _is_marked(secret: bytes, kind: str, body: str, mark: str) -> bool:
    return hmac.compare_digest(_mark(secret, kind, body).encode(), mark.encode())
