"""The seats that are taken, in memory: sealing ends them all. What a browser shows of its seat, and is asked."""

import secrets
from datetime import datetime
from typing import cast

from brazier.access.signin import proofs
from brazier.access.signin.passkeys import Place
from brazier.access.signin.seats import Seat
from brazier.storage.hub import here

SEAT = "seat"
"""Where a session keeps the number of its seat."""
TURN, ASK = "turn", "ask"
"""Cookies: of a seat, turned over at each proof; of the sign-in page, what this browser was asked."""
_HELD = "seats"
ASKING = secrets.token_bytes(32)
"""Marks what the sign-in page asks; lives as long as the process."""


def _all() -> dict[str, Seat]:
    if _HELD not in here.held:
        here.hold(_HELD, {})
    return cast("dict[str, Seat]", here.held.get(_HELD, {}))


def sit(seat: Seat) -> str:
    """Take a seat; another one of the same device is over. Gives its number."""
    for number, other in list(_all().items()):
        if other.entered.device == seat.entered.device:
            leave(number)
    number = secrets.token_urlsafe(16)
    _all()[number] = seat
    return number


def find(number: str) -> Seat | None:
    """The seat of this number; None if it is over."""
    return _all().get(number)


def leave(number: str) -> None:
    """This seat is over."""
    _all().pop(number, None)


def question(seat: Seat | None, now: datetime) -> str:
    """Something new to sign: for a page of this seat, or, without one, for the sign-in page."""
    return proofs.ask(seat.secret if seat else ASKING, secrets.token_bytes(proofs.CHALLENGE_BYTES), now)


def place(host: str, *, over_tls: bool) -> Place:
    """Where a browser reaches us. host: with its port, as the browser sent it."""
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    return Place(name, f"{'https' if over_tls else 'http'}://{host}")
