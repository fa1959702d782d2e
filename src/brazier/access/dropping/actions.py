"""Which devices may drop sealed boxes: the file beside the seal follows the table of devices."""

import secrets
from functools import partial

from django.db import transaction

from brazier.access.gate import allow
from brazier.access.models import Device
from brazier.storage.boxes import NUMBERS
from brazier.storage.dropping import actions as dropping
from brazier.storage.mailbox import MOST_DEVICES
from brazier.terms import Actor, Wrong


def new_number(actor: Actor) -> int:
    """A number for one more device, which tells nothing. Errors: Wrong if there are too many devices."""
    if Device.objects.filter(ended_at=None).count() >= MOST_DEVICES:
        raise Wrong("signin.devices", "There are too many devices. End one first. Nothing was changed.")
    return 1 + secrets.randbelow(NUMBERS - 1)


def let_drop(actor: Actor) -> None:
    """Write beside the seal which devices there are; no names. After a restore it may know older ones."""
    allow(actor, "access.enter")
    rows = Device.objects.filter(ended_at=None, organizer__until=None).exclude(number=0).exclude(key=b"")
    live = {number: bytes(key) for number, key in rows.order_by("pk").values_list("number", "key")}
    dropping.let_drop(actor, live=live)


def let_drop_later(actor: Actor) -> None:
    """The same, once what changes now is kept. Whoever changes a device was let in by the gate before."""
    transaction.on_commit(partial(let_drop, Actor.keeper))
