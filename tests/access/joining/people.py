"""Short ways to bring somebody in, for tests."""

import random
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from tests.harbor.cast import NOW

from brazier.access import actions as access
from brazier.access import queries as access_read
from brazier.access.joining import actions, code
from brazier.access.models import Organizer
from brazier.terms import Actor

KEEPER = Actor.keeper


def new_key() -> bytes:
    """The public half of a browser's key."""
    public = ec.generate_private_key(ec.SECP256R1()).public_key()
    return public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def new_code() -> str:
    return code.draw(random.randrange)


def with_pin(organizer: str) -> str:
    """They sign in; what the PIN is does not matter here."""
    Organizer.objects.filter(pk=organizer).update(password="kept elsewhere")
    return organizer


def actor(organizer: str, now: datetime = NOW) -> Actor:
    return access_read.actor_of(KEEPER, organizer=organizer, now=now)


def brought_in(by: Actor, handle: str, *, now: datetime = NOW, key: bytes = b"", **asked: object) -> str:
    """Invited, opened, heard, taken in; with a PIN. Gives the id."""
    shown, key = new_code(), key or new_key()
    number = actions.invite(by, handle=handle, code=shown, now=now, today=now.date(), **asked)  # type: ignore[arg-type]
    actions.open_invitation(KEEPER, code=shown, key=key, now=now)
    actions.hear(by, invitation=number, same=True, now=now)
    return with_pin(actions.take_in(KEEPER, invitation=number, key=key, now=now, today=now.date())[0])


def stepped(by: Actor, level: str) -> None:
    access.set_level(by, level=level, by=by.id, now=NOW)
