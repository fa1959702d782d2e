"""Keep the hub's half of the key to a phone's list: begin, give it for the right PIN, destroy it."""

import hashlib
import hmac
import os
from datetime import datetime

from brazier.access.gate import allow
from brazier.access.signin import actions as signin
from brazier.access.signin import queries as signin_read
from brazier.access.signin.facts import KnownDevice
from brazier.ledger import actions as ledger
from brazier.phone.facts import MOST_TRIES
from brazier.phone.models import ReadingHalf
from brazier.phone.reading import queries
from brazier.phone.reading.grace import GATE, HALF_BYTES, PROOF_BYTES, READY, SALT_BYTES, WAITS
from brazier.storage.hub import here
from brazier.terms import Actor, Wrong

WRONG, GONE, SHUT = "phone.wrong_pin", "phone.list_gone", "phone.no_list"


def begin(actor: Actor, *, device: KnownDevice, salt: bytes, proof: bytes, now: datetime) -> None:
    """A PIN was chosen on this device: a new half lies ready for it, and whatever it kept before stays shut for
    good.

    salt: for stretching the PIN; proof: what the device made of the PIN and a secret of its own that it can not
    hand out. The hub keeps a keyed mark of that, and never sees a PIN. Errors: Wrong for other lengths, and for a
    device that opens no lists yet.
    """
    _require(actor, device, now)
    if len(salt) != SALT_BYTES or len(proof) != PROOF_BYTES:
        raise Wrong(SHUT, "This page sent something else than a PIN. Nothing was changed. Open it again.")
    with ledger.entry(actor, "phone.begin_list", f"device:{device.id}", now):
        half = os.urandom(HALF_BYTES)
        fresh = {"salt": salt, "verifier": _mark(proof), "half": half, "tries": 0, "at_gate": False}
        ReadingHalf.objects.update_or_create(device=int(device.id), defaults=fresh)


def unlock(actor: Actor, *, device: KnownDevice, proof: bytes, now: datetime) -> bytes:
    """Give the hub's half for the right PIN. Errors: Wrong for another one (`phone.wrong_pin`); the fifth in a row
    destroys the half for good (`phone.list_gone`). Wrong where no list is to be had (`phone.no_list`)."""
    _require(actor, device, now)
    stands = queries.standing(actor, device=device, now=now)
    if stands.state == GATE or (stands.state != READY and stands.left):
        raise Wrong(SHUT, "There is no list on this device.")
    if stands.state != READY:
        raise _gone()
    row = ReadingHalf.objects.get(device=int(device.id))
    fits = _fits(row, proof)
    with ledger.entry(actor, "phone.open_list" if fits else "phone.wrong_pin", f"device:{device.id}", now):
        half, left = _try(int(device.id), proof)
    if half:
        return half
    if not left:
        raise _gone()
    raise Wrong(WRONG, "This is not the PIN of this list. %(left)s more wrong ones delete it.", left=left)


def _try(device: int, proof: bytes) -> tuple[bytes, int]:
    """The half and the tries that are left, counted where one writes at a time: fifty at once are no way round."""
    row = ReadingHalf.objects.get(device=device)
    if row.half and _fits(row, proof):
        row.tries = 0
        row.save(update_fields=["tries"])
        return bytes(row.half), MOST_TRIES
    row.tries = min(row.tries + 1, MOST_TRIES)
    if row.tries == MOST_TRIES:
        row.half = row.verifier = row.salt = b""
    row.save(update_fields=["tries", "half", "verifier", "salt"])
    return b"", MOST_TRIES - row.tries


def stand_at_gate(actor: Actor, *, device: KnownDevice, at_gate: bool, now: datetime) -> None:
    """This device is taken where phones are taken from people, or is back: at the gate it gets no list. Errors:
    Wrong if there is none."""
    _require(actor, device, now)
    with ledger.entry(actor, "phone.at_gate" if at_gate else "phone.off_gate", f"device:{device.id}", now):
        if not ReadingHalf.objects.filter(device=int(device.id)).update(at_gate=at_gate):
            raise Wrong(SHUT, "There is no list on this device.")


def end_device(actor: Actor, *, device: str, now: datetime) -> None:
    """End one of one's own devices, and with it what it could read. Errors: as `access.signin.actions.end_device`;
    then nothing is ended."""
    allow(actor, "access.own")
    with ledger.entry(actor, "access.end_device", f"device:{device}", now):
        signin.end_device(actor, device=device, now=now)
        ReadingHalf.objects.filter(device=int(device)).delete()


def end_over(actor: Actor, *, now: datetime) -> int:
    """Destroy the halves of devices nobody signs in with any more, whoever ended them. Gives how many."""
    allow(actor, "phone.tend")
    known = set(ReadingHalf.objects.values_list("device", flat=True))
    over = known - signin_read.live(Actor.keeper, devices=known)
    if not over:
        return 0
    with ledger.entry(actor, "phone.end_lists", "", now):
        return ReadingHalf.objects.filter(device__in=over).delete()[0]


def _require(actor: Actor, device: KnownDevice, now: datetime) -> None:
    """Errors: Wrong unless this is a device of theirs that opens lists. The hub itself is no phone."""
    allow(actor, "phone.own")
    is_theirs = device.organizer == actor.id and not device.at_terminal
    if not is_theirs or queries.standing(actor, device=device, now=now).state == WAITS:
        raise Wrong(SHUT, "There is no list on this device.")


def _gone() -> Wrong:
    return Wrong(GONE, "Five wrong PINs: this list is deleted for good. What waits to be sent is still there.")


def _fits(row: ReadingHalf, proof: bytes) -> bool:
    return hmac.compare_digest(bytes(row.verifier), _mark(proof))


def _mark(proof: bytes) -> bytes:
    secret = hmac.digest(here.opened_keys().log, b"brazier own list\x01", hashlib.sha256)
    return hmac.digest(secret, proof, hashlib.sha256)
