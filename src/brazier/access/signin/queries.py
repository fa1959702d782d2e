"""Who this is: devices, passkeys, ways in, and whether a seat still stands."""

import hashlib
import hmac
from collections.abc import Iterable

from django.db.models import OuterRef, Subquery

from brazier.access import known_keys
from brazier.access.facts import CODES, PASSKEY, PASSPHRASE
from brazier.access.gate import allow
from brazier.access.models import Authenticator, Device, KnownKey, Notice, Organizer, Recovery
from brazier.access.queries import alone
from brazier.access.signin.facts import STRONG, KnownDevice, Passkey, Untold, WaysIn, stamp
from brazier.access.signin.proofs import key_nobody_holds
from brazier.storage.hub import here
from brazier.terms import Actor


def by_name(actor: Actor) -> bool:
    """Whether whoever sits here signed in, each by themselves: as soon as there is a second person who can."""
    allow(actor, "access.enter")
    return alone(actor) == Actor.nobody and Organizer.objects.exists()


def known_device(actor: Actor, *, key: bytes) -> KnownDevice | None:
    """The device of somebody who is here that has this public key; None if there is none."""
    allow(actor, "access.enter")
    rows = Device.objects.filter(key=key, ended_at=None, organizer__until=None)
    return next(map(_device, rows[:1]), None) if key else None


def terminal_key(actor: Actor, *, organizer: str) -> bytes:
    """The key of this hub's command line for one organizer. It follows from the hub's own key: it is wherever the
    hub is open, lies in no file, and is another one for each organizer."""
    allow(actor, "access.enter")
    return _terminal_key(organizer)


def _terminal_key(organizer: str) -> bytes:
    secret = hmac.digest(here.opened_keys().log, b"brazier command line\x01", hashlib.sha256)
    return key_nobody_holds(secret, organizer)


def owner_of_key(actor: Actor, *, key: bytes) -> str:
    """Whose device the browser with this public key is or ever was; empty for nobody's."""
    allow(actor, "access.enter")
    mark = known_keys.mark(here.opened_keys().log, key)
    live = Device.objects.filter(key=key).values_list("organizer_id", flat=True).first() if key else None
    return str(live or KnownKey.objects.filter(mark=mark).values_list("organizer_id", flat=True).first() or "")


def passkey(actor: Actor, *, credential: bytes) -> Passkey | None:
    """The passkey with this id, of somebody who is here; None if there is none."""
    allow(actor, "access.enter")
    rows = Authenticator.objects.filter(kind=PASSKEY, credential=credential, organizer__until=None)
    return next(map(_passkey, rows[:1]), None)


def ways_in(actor: Actor) -> WaysIn:
    """How whoever asks can sign in."""
    allow(actor, "access.own")
    return _ways(actor.id)


def is_ready(actor: Actor, *, organizer: str) -> bool:
    """Whether this organizer has one whole way to sign in. Whoever invites the first other person must have one,
    or nobody could open their seat again."""
    allow(actor, "access.look")
    return _ways(organizer).is_ready


def can_enter(actor: Actor, *, organizer: str) -> bool:
    """Whether this organizer has a PIN, or one whole way to sign in."""
    allow(actor, "access.look")
    ways = _ways(organizer)
    return ways.pin or ways.is_ready


def _ways(organizer: str) -> WaysIn:
    row = Organizer.objects.get(pk=organizer)
    made = list(Authenticator.objects.filter(organizer=row).order_by("pk"))
    return WaysIn(
        pin=bool(row.password),
        passphrase=any(a.kind == PASSPHRASE for a in made),
        devices=tuple(_device(d) for d in Device.objects.filter(organizer=row, ended_at=None).order_by("pk")),
        passkeys=tuple(_passkey(a) for a in made if a.kind == PASSKEY),
        codes=any(a.kind == CODES for a in made),
    )


def devices(actor: Actor) -> tuple[KnownDevice, ...]:
    """One's own devices, oldest first."""
    allow(actor, "access.own")
    return tuple(map(_device, Device.objects.filter(organizer=int(actor.id), ended_at=None).order_by("pk")))


def live(actor: Actor, *, devices: Iterable[int]) -> frozenset[int]:
    """Those of these devices that were not ended and belong to somebody who is here."""
    allow(actor, "access.enter")
    rows = Device.objects.filter(pk__in=list(devices), ended_at=None, organizer__until=None)
    return frozenset(rows.values_list("pk", flat=True))


def may_be_strong(actor: Actor) -> bool:
    """Whether this organizer's role signs in at a desk without their phone, and steps up there."""
    allow(actor, "access.own")
    return actor.role in STRONG[actor.level]


def still(actor: Actor, *, organizer: str, device: str, mark: str) -> KnownDevice | None:
    """The device of a seat that still stands: its organizer is here with the same role and secrets, and the device
    has not ended. None if it is over."""
    allow(actor, "access.enter")
    if mark_of(actor, organizer=organizer) != mark:
        return None
    row = Device.objects.filter(pk=device, organizer=int(organizer), ended_at=None).first()
    return _device(row) if row else None


def mark_of(actor: Actor, *, organizer: str) -> str:
    """The mark of role and secrets of an organizer; empty for whoever was removed."""
    allow(actor, "access.enter")
    known = Authenticator.objects.filter(organizer=OuterRef("pk"), kind=PASSPHRASE).values("secret")
    vouched = Recovery.objects.filter(organizer=OuterRef("pk")).order_by("-pk").values("pk")[:1]
    rows = Organizer.objects.filter(pk=organizer, until=None).annotate(
        phrase=Subquery(known), vouched=Subquery(vouched)
    )
    found = rows.values_list("role", "password", "phrase", "vouched").first()
    return stamp(organizer, found[0], found[1], found[2] or "", found[3] or 0) if found else ""


def untold(actor: Actor) -> tuple[Untold, ...]:
    """What whoever asks was not told yet of sign-ins, their own and others', oldest first, each once."""
    allow(actor, "access.own")
    rows = Notice.objects.filter(organizer=int(actor.id), told_at=None).order_by("pk")
    found = (Untold(kind, handle or "") for kind, handle in rows.values_list("kind", "about__handle"))
    return tuple(dict.fromkeys(found))


def _device(row: Device) -> KnownDevice:
    organizer, key = str(row.organizer_id), bytes(row.key)
    return KnownDevice(
        str(row.pk),
        organizer,
        key,
        row.label,
        row.added_on,
        row.quarantined_until,
        row.number,
        row.counts_from,
        at_terminal=bool(key) and key == _terminal_key(organizer),
    )


def _passkey(row: Authenticator) -> Passkey:
    return Passkey(
        row.pk, str(row.organizer_id), bytes(row.credential), bytes(row.key), row.counter, row.label, row.added_on
    )
