"""The code of an invitation: scanned as a square, or typed in another browser. Pure."""

import hashlib
import hmac
from base64 import urlsafe_b64decode
from collections.abc import Callable

from cryptography.hazmat.primitives.asymmetric import ec

from brazier.storage.words import word_list

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP, GROUPS = 4, 4
WORDS_ALOUD = 4
KEY_BYTES = 65
_LOOKS_LIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_KEPT = 32


def draw(below: Callable[[int], int]) -> str:
    """A fresh code, as 7QK4-MP2X-91AB-CDEF: 80 bits. below: `secrets.randbelow` outside tests."""
    groups = ("".join(SIGNS[below(len(SIGNS))] for _ in range(GROUP)) for _ in range(GROUPS))
    return "-".join(groups)


def as_typed(text: str) -> str:
    """The code in one form, however it was typed; empty if it can not be one."""
    signs = "".join(text.upper().translate(_LOOKS_LIKE).replace("-", " ").split())
    if len(signs) != GROUP * GROUPS or not set(signs) <= set(SIGNS):
        return ""
    return "-".join(signs[at : at + GROUP] for at in range(0, len(signs), GROUP))


def marks(key: bytes, code: str) -> tuple[str, str]:
    """What is stored of a code: a keyed hash of its first group, by which it is found, and one of the whole. So a
    code that is wrong further on counts as a try at that invitation."""
    found_by, whole = (_keyed(key, name, text) for name, text in (("place", code[:GROUP]), ("code", code)))
    return found_by[:_KEPT], whole[:_KEPT]


def _keyed(key: bytes, name: str, text: str) -> str:
    return hmac.digest(key, f"brazier invitation {name}\x1f{text}".encode(), hashlib.sha256).hex()


def key_of(text: str) -> bytes:
    """The public half of a browser's key, a point of P-256, from the form browsers send it in (base64url without
    padding); empty for anything else."""
    try:
        raw = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw)
    except ValueError:
        return b""
    return raw if len(raw) == KEY_BYTES else b""


def aloud(code: str, key: bytes) -> str:
    """The four words both screens show: they follow from the code and the newcomer's key, so that another key in
    between shows others. Two keys share their words once in 3.6 * 10 ** 15.

    key: the public half. `joining.js` reckons the same on the newcomer's side.
    """
    words = word_list()
    digest = hashlib.sha256(f"brazier join\x1f{code}\x1f{key.hex()}".encode()).digest()
    places = (int.from_bytes(digest[4 * n : 4 * n + 4], "big") % len(words) for n in range(WORDS_ALOUD))
    return " ".join(words[place] for place in places)
