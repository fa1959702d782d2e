"""Codes that stand for people on paper and in addresses: 7QK-4MP. Pure.

A code says nothing of the person, the department or the order in which people were written down. The last
sign is a check, so one wrong sign or two swapped neighbors are noticed when a sheet is typed back.
"""

import hashlib
import hmac
from functools import lru_cache

from brazier.terms import Wrong

SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # 31, a prime: the check catches every swap
BODY = 5
SPACE = len(SIGNS) ** BODY
_HALF = 5351  # 5351 * 5351 just covers 31 ** 5
_ROUNDS = 4
_LOOKS_LIKE = str.maketrans({"0": "Q", "O": "Q", "I": "J", "1": "J", "L": "J"})


def _mixed(key: bytes, turn: int, half: int) -> int:
    text = turn.to_bytes(1, "big") + half.to_bytes(4, "big")
    return int.from_bytes(hmac.new(key, text, hashlib.sha256).digest()[:8], "big")


def _step(key: bytes, number: int, *, back: bool) -> int:
    left, right = divmod(number, _HALF)
    for turn in reversed(range(_ROUNDS)) if back else range(_ROUNDS):
        if back:
            left, right = (right - _mixed(key, turn, left)) % _HALF, left
        else:
            left, right = right, (left + _mixed(key, turn, right)) % _HALF
    return left * _HALF + right


def _walk(key: bytes, number: int, *, back: bool) -> int:
    # the square is a little larger than the space: step on until inside it again
    number = _step(key, number, back=back)
    while number >= SPACE:
        number = _step(key, number, back=back)
    return number


def _check(signs: str) -> str:
    return SIGNS[sum((place + 2) * SIGNS.index(sign) for place, sign in enumerate(signs)) % len(SIGNS)]


@lru_cache(maxsize=100_000)
def code_of(number: int, key: bytes) -> str:
    """The code of a record number (0 up to 28 million). key: a secret of the hub.

    Errors: ValueError for a number outside.
    """
    if not 0 <= number < SPACE:
        raise ValueError(number)
    rest, signs = _walk(key, number, back=False), ""
    for _ in range(BODY):
        rest, sign = divmod(rest, len(SIGNS))
        signs += SIGNS[sign]
    return f"{signs[:3]}-{signs[3:]}{_check(signs)}"


def number_of(code: str, key: bytes) -> int:
    """The record number of a code, as typed: small letters, no hyphen, 0 for Q are understood.

    Errors: Wrong if a sign is mistyped.
    """
    signs = "".join(code.split()).replace("-", "").upper().translate(_LOOKS_LIKE)
    known = len(signs) == BODY + 1 and all(sign in SIGNS for sign in signs)
    if not known or _check(signs[:BODY]) != signs[BODY]:
        raise Wrong(
            "people.code", "No code reads %(typed)s. One sign is wrong. Nothing was lost.", typed=code[:20]
        )
    number = 0
    for sign in reversed(signs[:BODY]):
        number = number * len(SIGNS) + SIGNS.index(sign)
    return _walk(key, number, back=True)
