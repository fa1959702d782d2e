"""A picture under a key of its own, and that key under the hub's. Pure."""

import os
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from brazier.storage.keys import KEY_BYTES, NONCE_BYTES, Chance, Keys, unwrap, wrap
from brazier.terms import Broken, Wrong

LABEL = b"vault 1"


@dataclass(frozen=True, slots=True)
class Sealed:
    """key: the picture's own key, wrapped by the hub's; content: nonce and sealed bytes; digest: sha256 of what
    was sealed, hex."""

    key: str
    content: bytes
    digest: str


def _over(keys: Keys) -> bytes:
    """The key over all keys of pictures. It stays when the key of the database is renewed, as `marks` does."""
    return HKDF(SHA256(), KEY_BYTES, None, LABEL).derive(keys.marks)


def seal(content: bytes, *, name: str, keys: Keys, chance: Chance = os.urandom) -> Sealed:
    """The picture, sealed and bound to its name, so that no other can be put in its place."""
    own, nonce = chance(KEY_BYTES), chance(NONCE_BYTES)
    sealed = nonce + AESGCM(own).encrypt(nonce, content, name.encode())
    return Sealed(wrap(own, _over(keys), name, chance), sealed, sha256(content).hexdigest())


def opened(sealed: Sealed, *, name: str, keys: Keys) -> bytes:
    """What was sealed. Errors: Broken if a bit of it, its key or its name is another."""
    try:
        own = unwrap(sealed.key, _over(keys), name)
        nonce, rest = sealed.content[:NONCE_BYTES], sealed.content[NONCE_BYTES:]
        content = AESGCM(own).decrypt(nonce, rest, name.encode())
    except (InvalidTag, ValueError, Wrong, Broken) as error:
        raise Broken("vault.damaged", "This picture is damaged. Nothing else was lost. Use a copy.") from error
    if sha256(content).hexdigest() != sealed.digest:
        raise Broken("vault.damaged", "This picture is damaged. Nothing else was lost. Use a copy.")
    return content
