"""Codes of six digits that an app makes, one every thirty seconds (RFC 6238). Pure."""

import base64
import hashlib
import hmac
from datetime import datetime
from urllib.parse import quote

STEP_SECONDS = 30
DIGITS = 6
DRIFT = 1
"""How many steps a clock may be off, either way."""
SECRET_BYTES = 20


def code(secret: bytes, step: int, digits: int = DIGITS) -> str:
    """The code of one step. Source: RFC 4226, 5.3; checked against the table of RFC 6238, appendix B."""
    digest = hmac.digest(secret, step.to_bytes(8, "big"), hashlib.sha1)
    offset = digest[-1] & 0x0F
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**digits:0{digits}}"


def step_of(now: datetime) -> int:
    """The number of the thirty seconds it is."""
    return int(now.timestamp()) // STEP_SECONDS


def matching(secret: bytes, typed: str, now: datetime, used: int) -> int | None:
    """The step whose code this is; None if it is none, or one of a step that was used already, or before it."""
    digits = "".join(typed.split())
    here = step_of(now)
    found = None
    for step in range(here - DRIFT, here + DRIFT + 1):
        if hmac.compare_digest(code(secret, step).encode(), digits.encode()) and step > used:
            found = step
    return found


def for_hands(secret: bytes) -> str:
    """The secret as it is typed into an app."""
    text = base64.b32encode(secret).decode()
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def for_scanning(secret: bytes, title: str) -> str:
    """The secret as an app reads it from a square code. title: what stands in the app; says nothing of us."""
    return f"otpauth://totp/{quote(title)}?secret={base64.b32encode(secret).decode()}&issuer={quote(title)}"
