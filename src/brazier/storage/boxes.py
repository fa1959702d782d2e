"""A sealed box: what a paired device may leave at a sealed hub, and only an opened hub can read. Pure.

    version 1 | device 8 | id 16 | one-time X25519 key 32 | sealed text (1, 2, 4 or 8 KiB) + 16 | signature 64

The one-time key and the hub's public half make, by X25519 and HKDF-SHA256, one key for AES-256-GCM, which is bound
to all that stands before the text, and one for the receipt. The device signs everything before the signature with
ECDSA over P-256. Browsers can do all of it by themselves. Why so: docs/decisions/0012-boxes-at-a-sealed-hub.md.
"""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDSA,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
)
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from brazier.storage.keys import public_half
from brazier.terms import Wrong

VERSION = 1
LABEL = b"box 1"
DEVICE, IDENT, SHARED, SIGNED, TAG = 8, 16, 32, 64, 16
HEAD = 1 + DEVICE + IDENT + SHARED
SIZES = (1024, 2048, 4096, 8192)
"""How long a text is after it was filled up: its length tells little."""
LENGTH = 4
SMALLEST, LARGEST = (HEAD + size + TAG + SIGNED for size in (SIZES[0], SIZES[-1]))
NUMBERS = 2**53
"""Numbers of devices lie under this, so that a browser counts them exactly."""
NO_NONCE = bytes(12)  # each key seals one box
FORGED, FOREIGN, ENDED = "forged", "foreign", "ended"
KEPT, ASIDE = "kept", "aside"


@dataclass(frozen=True, slots=True)
class Device:
    """A device that may drop boxes. number: random; key: its P-256 public half, 65 bytes; mark: that the open hub
    wrote this line, hex; is_ended: it may no more, and is known only so that its boxes can be told from forged
    ones."""

    number: int
    key: bytes
    is_ended: bool
    mark: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A box as the open hub finds it. id: hex, as the box says; digest: of all that was signed, hex; reason: why
    it may not be kept as it is, or empty; text: what it says, if it opens; receipt: the key for the answer."""

    id: str
    device: int
    digest: str
    reason: str
    text: bytes | None = None
    receipt: bytes = b""


def check_key(key: bytes) -> None:
    """Errors: Wrong if this is no public half of a device key (P-256, uncompressed, 65 bytes)."""
    try:
        if len(key) != 65:
            raise ValueError(len(key))
        EllipticCurvePublicKey.from_encoded_point(SECP256R1(), key)
    except ValueError as error:
        raise Wrong(
            "storage.device_key", "This device could not be let in: its key is damaged. Start again."
        ) from error


def fits(raw: bytes) -> bool:
    """Whether this has the form of a box, whoever made it."""
    return bool(raw) and raw[0] == VERSION and len(raw) - HEAD - TAG - SIGNED in SIZES


def device_of(raw: bytes) -> int:
    """The number of the device, as the box says."""
    return int.from_bytes(raw[1 : 1 + DEVICE], "big")


def id_of(raw: bytes) -> str:
    """The box's own id, as it says; hex."""
    return raw[1 + DEVICE : 1 + DEVICE + IDENT].hex()


def is_signed(raw: bytes, key: bytes) -> bool:
    """Whether the holder of this device key made the box."""
    signature = raw[-SIGNED:]
    half = SIGNED // 2
    r, s = (int.from_bytes(part, "big") for part in (signature[:half], signature[half:]))
    try:
        public = EllipticCurvePublicKey.from_encoded_point(SECP256R1(), key)
        public.verify(encode_dss_signature(r, s), LABEL + raw[:-SIGNED], ECDSA(SHA256()))
    except (InvalidSignature, ValueError):
        return False
    return True


def check(raw: bytes, devices: Mapping[int, Device], secret: bytes) -> Checked:
    """Open a box and say what is wrong with it, if anything. secret: the secret half of the hub's key.

    devices: as they stand outside the seal; a line the open hub did not write lets nobody in.
    """
    digest = sha256(raw[:-SIGNED]).hexdigest()
    if not fits(raw):
        return Checked("", 0, digest, FORGED)
    ident, number = id_of(raw), device_of(raw)
    device = devices.get(number)
    if device is None or not is_ours(device, secret) or not is_signed(raw, device.key):
        return Checked(ident, number, digest, FORGED)
    try:
        key, receipt = _keys(X25519PrivateKey.from_private_bytes(secret), raw[HEAD - SHARED : HEAD], secret)
        filled = AESGCM(key).decrypt(NO_NONCE, raw[HEAD:-SIGNED], raw[:HEAD])
        text = _emptied(filled)
    except (InvalidTag, ValueError):
        return Checked(ident, number, digest, FOREIGN)
    return Checked(ident, number, digest, ENDED if device.is_ended else "", text, receipt)


def receipt_of(checked: Checked, state: str) -> str:
    """The proof, for the device that sealed this box, that an open hub said so; hex."""
    return hmac.new(checked.receipt, f"{state}:{checked.id}".encode(), sha256).hexdigest()


def marked(number: int, key: bytes, secret: bytes, *, is_ended: bool = False) -> Device:
    """A line for the file of devices, as only an open hub can write it."""
    return Device(number, key, is_ended, _mark(number, key, secret, is_ended))


def is_ours(device: Device, secret: bytes) -> bool:
    """Whether an open hub wrote this line."""
    return hmac.compare_digest(device.mark, _mark(device.number, device.key, secret, device.is_ended))


def seal(
    text: bytes,
    *,
    ident: bytes,
    number: int,
    hub: bytes,
    once: X25519PrivateKey,
    signer: EllipticCurvePrivateKey,
) -> bytes:
    """A box as a device makes it. ident: 16 random bytes; hub: the hub's public half; once: a key for one box.

    Errors: Wrong if the text is too long.
    """
    size = next((size for size in SIZES if LENGTH + len(text) <= size), None)
    if size is None:
        raise Wrong("storage.box_long", "This is too long to be sealed. Write less. Nothing was lost.")
    filled = (len(text).to_bytes(LENGTH, "big") + text).ljust(size, b"\0")
    shared = once.public_key().public_bytes_raw()
    head = bytes([VERSION]) + number.to_bytes(DEVICE, "big") + ident + shared
    key, _ = _derived(once.exchange(X25519PublicKey.from_public_bytes(hub)), shared, hub)
    body = head + AESGCM(key).encrypt(NO_NONCE, filled, head)
    r, s = decode_dss_signature(signer.sign(LABEL + body, ECDSA(SHA256())))
    return body + b"".join(part.to_bytes(SIGNED // 2, "big") for part in (r, s))


def _keys(hub: X25519PrivateKey, shared: bytes, secret: bytes) -> tuple[bytes, bytes]:
    return _derived(hub.exchange(X25519PublicKey.from_public_bytes(shared)), shared, public_half(secret))


def _derived(exchanged: bytes, shared: bytes, hub: bytes) -> tuple[bytes, bytes]:
    both = HKDF(SHA256(), 64, salt=shared + hub, info=LABEL).derive(exchanged)
    return both[:32], both[32:]


def _emptied(filled: bytes) -> bytes:
    length = int.from_bytes(filled[:LENGTH], "big")
    if length > len(filled) - LENGTH:
        raise ValueError(length)
    return filled[LENGTH : LENGTH + length]


def _mark(number: int, key: bytes, secret: bytes, is_ended: bool) -> str:
    marking = HKDF(SHA256(), 32, salt=None, info=b"devices 1").derive(secret)
    return hmac.new(marking, f"{number}:{key.hex()}:{is_ended}".encode(), sha256).hexdigest()
