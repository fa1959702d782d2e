"""From a passphrase to the keys of a hub, and back to nothing.

    passphrase --argon2id--> key-encryption key --unwraps--> root --unwraps--> the hub's keys
    shares of a committee -----> their secret ----/

The root is random, so a passphrase can change without touching the data; the keys are random, so the root
can change too. Source: security reference 3.1.
"""

import json
import os
import time
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass, fields, replace

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from pyrage import x25519

from brazier.terms import Broken, Wrong

KEY_BYTES = 32
NONCE_BYTES = 12
MEMORY_KIB = 256 * 1024
LEAST_MEMORY_KIB = 64 * 1024
LONGEST_SECONDS = 1.5

Chance = Callable[[int], bytes]
"""Gives that many random bytes; `os.urandom` outside tests."""


@dataclass(frozen=True, slots=True)
class Slowness:
    """How much work one guess costs: argon2id with this memory (KiB), passes and lanes."""

    memory_kib: int = MEMORY_KIB
    passes: int = 3
    lanes: int = 4

    def __post_init__(self) -> None:
        if self.memory_kib < LEAST_MEMORY_KIB or self.passes < 3 or self.lanes < 1:
            raise Broken(
                "storage.weak_kdf",
                "The key file asks for too little work per guess. It may have been changed. Use a backup.",
            )


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """What an open hub holds in memory and nowhere else. Never printed.

    database: raw key of the encrypted file. box: secret half of the hub's X25519 key.
    log: for the ledger's pseudonyms. marks: for keyed hashes that serve matching.
    backup: the age identity that copies are sealed to, as text; after a line break each, those of earlier days,
    newest first, which still read what a stick in a pocket knows of people left out.
    """

    database: bytes
    box: bytes
    log: bytes
    marks: bytes
    backup: bytes

    def secrets(self) -> tuple[bytes, ...]:
        """Each key, for blanking."""
        return tuple(getattr(self, f.name) for f in fields(self))


def new_keys(chance: Chance = os.urandom) -> Keys:
    """Fresh random keys for a new hub."""
    raw = {f.name: chance(KEY_BYTES) for f in fields(Keys) if f.name != "backup"}
    return Keys(**raw, backup=str(x25519.Identity.generate()).encode())


EARLIER_BACKUPS = 9
"""How many backup keys of earlier days are kept. Copies over 90 days old are thrown away."""


def renewed(keys: Keys, chance: Chance = os.urandom) -> Keys:
    """The same hub with a fresh key for its database and a fresh one for its copies. What pseudonyms, marks and
    waiting boxes hang on stays."""
    fresh, earlier = str(x25519.Identity.generate()), keys.backup.decode().split("\n")[:EARLIER_BACKUPS]
    return replace(keys, database=chance(KEY_BYTES), backup="\n".join([fresh, *earlier]).encode())


def identities(backup: bytes) -> list[x25519.Identity]:
    """The secret halves of the backup key, today's first."""
    return [x25519.Identity.from_str(line) for line in backup.decode().split("\n")]


def recipient(backup: bytes) -> str:
    """Whom a copy is sealed to: the half of the backup key that may stand outside the seal."""
    return str(identities(backup)[0].to_public())


def public_half(secret: bytes) -> bytes:
    """The half of an X25519 key that may stand outside the seal."""
    public = X25519PrivateKey.from_private_bytes(secret).public_key()
    return public.public_bytes(Encoding.Raw, PublicFormat.Raw)


def stretch(passphrase: str, salt: bytes, slowness: Slowness) -> bytes:
    """The key-encryption key of a passphrase; slow on purpose.

    Errors: Broken if the machine has not the memory for one guess.
    """
    try:
        return hash_secret_raw(
            passphrase.encode(),
            salt,
            time_cost=slowness.passes,
            memory_cost=slowness.memory_kib,
            parallelism=slowness.lanes,
            hash_len=KEY_BYTES,
            type=Type.ID,
        )
    except MemoryError as error:
        raise Broken(
            "storage.memory",
            "This machine has not enough free memory to open the hub. Close other programs and try again.",
        ) from error


def seconds_alone() -> float:
    """Seconds this process has worked, as if nothing else ran beside it: a busy evening must not weaken a hub for
    good."""
    return time.process_time() / min(Slowness().lanes, os.cpu_count() or 1)


def tuned(timer: Callable[[], float], start: Slowness | None = None) -> Slowness:
    """As slow as this machine bears in 1.5 seconds, never under 64 MiB."""
    slowness = start or Slowness()
    while slowness.memory_kib > LEAST_MEMORY_KIB:
        began = timer()
        try:
            stretch("measure", b"0123456789abcdef", slowness)
            if timer() - began <= LONGEST_SECONDS:
                return slowness
        except Broken:  # not enough memory here: try with half
            pass
        slowness = Slowness(slowness.memory_kib // 2, slowness.passes, slowness.lanes)
    return slowness


def wrap(content: bytes, key: bytes, label: str, chance: Chance = os.urandom) -> str:
    """Content sealed under a key and bound to a label, as text for the key file."""
    nonce = chance(NONCE_BYTES)
    return b64encode(nonce + AESGCM(key).encrypt(nonce, content, label.encode())).decode()


def unwrap(sealed: str, key: bytes, label: str) -> bytes:
    """What `wrap` sealed.

    Errors: Wrong if the key does not open it; Broken if it is not what `wrap` makes.
    """
    try:
        raw = b64decode(sealed, validate=True)
        if len(raw) < NONCE_BYTES + 16:
            raise ValueError(len(raw))
    except ValueError as error:
        raise Broken("storage.keyring", "The key file is damaged. Nothing was changed. Use a backup.") from error
    try:
        return AESGCM(key).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], label.encode())
    except InvalidTag as error:
        raise Wrong(
            "storage.passphrase",
            "These words do not open the hub. Check each word and its order. Nothing was lost.",
        ) from error


def pack(keys: Keys) -> bytes:
    """The keys as bytes, for wrapping only."""
    return json.dumps({f.name: b64encode(getattr(keys, f.name)).decode() for f in fields(Keys)}).encode()


def unpack(content: bytes) -> Keys:
    """The keys again. Errors: Broken if a key is missing or has another length."""
    try:
        named = {name: b64decode(value, validate=True) for name, value in json.loads(content).items()}
        keys = Keys(**named)
    except (ValueError, TypeError, AttributeError) as error:
        raise Broken("storage.keyring", "The key file is damaged. Nothing was changed. Use a backup.") from error
    if any(len(value) != KEY_BYTES for name, value in named.items() if name != "backup"):
        raise Broken("storage.keyring", "The key file is damaged. Nothing was changed. Use a backup.")
    return keys
