"""What the folder, a browser or a stick remembers of the ledger, and how the ledger as it is compares. Pure.

It is sealed under a key of the hub: whoever else reads it learns nothing, and nobody else can write one.
"""

import hashlib
import hmac
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from brazier.ledger.chain import START
from brazier.storage.keys import Chance

NONCE_BYTES = 12
SHORTER, CHANGED, LOST = "shorter", "changed", "lost"


@dataclass(frozen=True, slots=True)
class Turn:
    """A line after which the ledger may honestly be another one: a copy was restored, or somebody said at the desk
    that they know why it is shorter. verb: which of the two."""

    number: int
    digest: str
    verb: str
    hour: str


@dataclass(frozen=True, slots=True)
class Seen:
    """The newest line when somebody last looked. turn: digest of the newest Turn then; START if there was none."""

    number: int
    digest: str
    turn: str = START


@dataclass(frozen=True, slots=True)
class Astray:
    """The ledger is not the one that was seen. kind: it is shorter, or the line that was newest is another one
    now, or what should remember it is gone. seen, now: number of the newest line then and now. why: the Turn since
    then that explains it, if there is one.
    """

    kind: str
    seen: int
    now: int
    why: Turn | None


def compare(seen: Seen, *, now: int, digest: str | None, turn: Turn | None) -> Astray | None:
    """How the ledger differs from the one that was seen; None if it only grew.

    now: number of the newest line; digest: of the line with the number that was seen, if it exists; turn: the
    newest one in the ledger.
    """
    if digest == seen.digest:
        return None
    since = turn if turn is not None and turn.digest != seen.turn else None
    return Astray(SHORTER if seen.number > now else CHANGED, seen.number, now, since)


def to_text(key: bytes, seen: Seen, chance: Chance = os.urandom) -> str:
    """What is kept: letters, digits, -, _ and =, always as many."""
    content, nonce = f"{seen.number:019d} {seen.digest} {seen.turn}".encode(), chance(NONCE_BYTES)
    return urlsafe_b64encode(nonce + AESGCM(key).encrypt(nonce, content, None)).decode()


def from_text(key: bytes, text: str) -> Seen | None:
    """What it remembers; None if this is not ours or was touched."""
    try:
        raw = urlsafe_b64decode(text.encode("ascii"))
        content = AESGCM(key).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], None).decode()
    except (ValueError, InvalidTag):
        return None
    number, digest, turn = content.split(" ")
    return Seen(int(number), digest, turn)


def mark(key: bytes) -> str:
    """Six hex digits that part the memories of two hubs in one browser and say nothing to anybody else."""
    return hmac.digest(key, b"mark", hashlib.sha256).hex()[:6]
