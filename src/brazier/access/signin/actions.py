"""Sign in, and keep what it takes: devices, PIN or passphrase, passkeys, codes."""

import hashlib
import hmac
import secrets
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from itertools import pairwise

from django.contrib.auth.hashers import check_password, make_password
from django.db.models import Max

from brazier.access.dropping import actions as dropping
from brazier.access.facts import CODES, COPIED, PAIRED, PASSKEY, PASSPHRASE
from brazier.access.gate import allow
from brazier.access.models import Authenticator, Device, Notice, Organizer, Recovery
from brazier.access.queries import actor_of, level
from brazier.access.signin import codes, lanes, passkeys, queries
from brazier.access.signin.facts import (
    LEAST_DIFFERENT,
    LOCKED,
    MOST_DEVICES,
    PASSPHRASE_LEAST,
    PIN,
    PIN_DIGITS,
    QUARANTINE,
    STRONG,
    TRIES,
    Entered,
    KnownDevice,
)
from brazier.access.signin.passkeys import Place
from brazier.access.signin.proofs import is_key
from brazier.ledger import actions as ledger
from brazier.storage import keys as sealing
from brazier.storage.hub import here
from brazier.terms import Actor, Wrong

NOT_IN = (
    "That did not open your seat. Nothing was lost. Check what you typed and try again. After five wrong tries, "
    "wait 15 minutes; after ten, ask another organizer to help you in person."
)
"""One sentence for every reason, so that nobody learns who is here or what was wrong."""
FOUNDER_FIRST = "Whoever started this campaign must be able to sign in first. Open More, then Your sign-in."
GONE = "There is nothing here."


@cache
def _somebody() -> str:
    """Checked when there is nobody, so that a wrong name takes as long as a wrong passphrase."""
    return make_password("nobody at all")


# Devices


def register_device(
    actor: Actor, *, organizer: str, key: bytes, now: datetime, today: date, counts_from: datetime | None = None
) -> KnownDevice:
    """Let an organizer sign in with a browser or phone. Gives the device.

    actor: the organizer, or who vouches for them in person; only then it opens lists at once where the group has
    grown past one table. key: public half of its key, 65 bytes, P-256, as WebCrypto exports "raw". counts_from:
    when it may do what counts, after `recovery.actions.come_back` ended all they had. Errors: Wrong for a key that
    is none or belongs to anybody, for a third device, from others for somebody who can sign in already.
    """
    vouched = organizer != actor.id
    if vouched:
        allow(actor, "access.vouch")
    else:
        allow(actor, "access.own")
    row = _here(organizer)
    if not is_key(key):
        raise Wrong("signin.key", "This browser sent no key. Nothing was changed. Open the page again.")
    with ledger.entry(actor, "access.register_device", f"organizer:{organizer}", now):
        if vouched and queries.can_enter(Actor.clock, organizer=organizer):
            raise Wrong(
                "signin.no_recovery", "They can sign in already. If they lost their device, vouch for that first."
            )
        waits = level(Actor.clock) != "table" and not vouched
        until = now + QUARANTINE if waits else None
        held = counts_from or _held_back_until(row, now)
        return _keep_device(actor, row, KnownDevice("", organizer, key, "", today, until, 0, held), now)


def _held_back_until(row: Organizer, now: datetime) -> datetime | None:
    """A second device is no way round the day the first one waits."""
    waiting = Device.objects.filter(organizer=row, ended_at=None, counts_from__gt=now)
    latest: datetime | None = waiting.aggregate(latest=Max("counts_from"))["latest"]
    return latest


def _keep_device(actor: Actor, row: Organizer, wanted: KnownDevice, now: datetime) -> KnownDevice:
    is_live = Device.objects.filter(key=wanted.key, ended_at=None).exists()
    if is_live or queries.owner_of_key(Actor.keeper, key=wanted.key) not in ("", str(row.pk)):
        raise Wrong(
            "signin.key_used", "This browser belongs to an organizer already. Nothing was changed. Use another."
        )
    ours = queries.terminal_key(Actor.keeper, organizer=str(row.pk))  # the hub itself: no third device, drops none
    carried = Device.objects.filter(organizer=row, ended_at=None).exclude(key=ours)
    if wanted.key != ours and carried.count() >= MOST_DEVICES:
        raise Wrong("signin.two_devices", "There are two devices already. End one of them first.")
    made = Device.objects.create(
        organizer=row,
        key=wanted.key,
        number=0 if wanted.key == ours else dropping.new_number(actor),
        added_on=wanted.added_on,
        quarantined_until=wanted.quarantined_until,
        counts_from=wanted.counts_from,
    )
    dropping.let_drop_later(actor)
    dropping.remember_keys(Actor.keeper, devices=[made])
    others = Device.objects.filter(organizer=row).exclude(pk=made.pk)
    if others.filter(ended_at=None).exists() or (wanted.counts_from is None and others.exists()):
        Notice.objects.create(organizer=row, kind=PAIRED, at=now)
    return replace(wanted, id=str(made.pk), number=made.number)


def name_device(actor: Actor, *, device: str, label: str, now: datetime) -> None:
    """What one calls one's own device. Errors: Wrong for another's."""
    allow(actor, "access.own")
    with ledger.entry(actor, "access.name_device", f"device:{device}", now):
        if not _own(actor, device).update(label=" ".join(label.split())[:40]):
            raise Wrong("signin.device", GONE)


def end_device(actor: Actor, *, device: str, now: datetime) -> None:
    """End one of one's own devices: its seat is over at the next request. Errors: Wrong for another's, or the last
    way in."""
    allow(actor, "access.own")
    with ledger.entry(actor, "access.end_device", f"device:{device}", now):
        if not _own(actor, device).update(ended_at=now, ended_by=actor.id):
            raise Wrong("signin.device", GONE)
        _keep_one_way(actor)
        dropping.let_drop_later(actor)


def _own(actor: Actor, device: str):  # type: ignore[no-untyped-def]  # a queryset, which stays in this file
    known = Device.objects.filter(organizer=int(actor.id), ended_at=None)
    return known.filter(pk=device) if device.isdecimal() and len(device) < 19 else known.none()


def _keep_one_way(actor: Actor) -> None:
    if not queries.is_ready(Actor.clock, organizer=actor.id):
        raise Wrong(
            "signin.last_way", "This is your last way to sign in. Add another one first. Nothing was changed."
        )


# PIN and passphrase


def set_secret(actor: Actor, *, organizer: str, secret: str, kind: str, now: datetime) -> None:
    """Set the PIN of a phone, or the passphrase of a desk. From then on this organizer can sign in, and every seat
    they had is over.

    actor: the organizer, or who vouches for them right after `register_device`. kind: `pin`, six digits, or
    `passphrase`, twenty letters or more. Errors: Wrong for one that is too easy, for somebody else's who has one
    already, and while the founder could not sign in any more.
    """
    if organizer == actor.id:
        allow(actor, "access.own")
    else:
        allow(actor, "access.vouch")
    row = _here(organizer)
    _check_secret(secret, kind)
    with ledger.entry(actor, "access.set_secret", f"organizer:{organizer}", now):
        if row.password and organizer != actor.id:
            raise Wrong("signin.has_secret", "They can sign in already. Only they can change how.")
        founder = Organizer.objects.filter(role="founder", until=None).exclude(pk=row.pk).first()
        if founder and not queries.is_ready(Actor.clock, organizer=str(founder.pk)):
            raise Wrong("signin.founder_first", FOUNDER_FIRST)
        kept = make_password(secret)
        if kind == PIN:
            Organizer.objects.filter(pk=row.pk).update(password=kept, bad_tries=0, locked_until=None)
        else:
            known = {"secret": kept, "added_on": now.date()}
            Authenticator.objects.update_or_create(organizer=row, kind=PASSPHRASE, defaults=known)


def _check_secret(secret: str, kind: str) -> None:
    if kind == PIN:
        if not (secret.isascii() and secret.isdecimal() and len(secret) == PIN_DIGITS):
            raise Wrong("signin.pin", "A PIN has six digits. Nothing was changed.")
        steps = {int(b) - int(a) for a, b in pairwise(secret)}
        if len(steps) == 1 and steps <= {-1, 0, 1}:
            raise Wrong("signin.pin_easy", "This PIN is the first one others try. Choose another.")
    elif kind != PASSPHRASE or len(secret.strip()) < PASSPHRASE_LEAST or len(set(secret)) < LEAST_DIFFERENT:
        raise Wrong("signin.passphrase", "A passphrase has twenty letters or more. Five words are good.")


# Signing in


def enter_by_pin(actor: Actor, *, key: bytes, pin: str, now: datetime) -> Entered:
    """A known device and its PIN. The caller has checked that the browser holds the key.

    Errors: Wrong, in one sentence for every reason; five wrong tries lock for 15 minutes, ten until others help.
    """
    allow(actor, "access.enter")
    device = queries.known_device(actor, key=key)
    if device is None:
        _spend(pin, "", lanes.STRANGERS)
        raise Wrong("signin.not_in", NOT_IN)
    row = Organizer.objects.get(pk=device.organizer)
    fits = _spend(pin, row.password, lanes.KNOWN)
    return _enter(row, fits, Entered(device.organizer, "", False, device.id), now)


def enter_by_code(actor: Actor, *, handle: str, passphrase: str, code: str, key: bytes, now: datetime) -> Entered:
    """Name, passphrase and a code from an app, at a desk. Errors: Wrong, in one sentence for every reason.

    A wrong passphrase locks nobody out, or anybody could: it is long, and guesses stand in line.
    """
    allow(actor, "access.enter")
    row = Organizer.objects.filter(handle=" ".join(handle.split()), until=None).first()
    device = queries.known_device(actor, key=key)
    is_theirs = row is not None and device is not None and device.organizer == str(row.pk)
    fits = _spend(passphrase, _passphrase_of(row), lanes.KNOWN if is_theirs else lanes.STRANGERS)
    if row is None or not fits or (device and not is_theirs) or not _may_be_strong(row, now):
        raise Wrong("signin.not_in", NOT_IN)
    entered = Entered(str(row.pk), "", True, device.id if device else "")
    return _enter(row, _takes_code(row, code, now), entered, now)


def _passphrase_of(row: Organizer | None) -> str:
    made = Authenticator.objects.filter(organizer=row, kind=PASSPHRASE).first() if row else None
    return made.secret if made else ""


def enter_by_passkey(
    actor: Actor, *, answer: str, challenge: bytes, place: Place, key: bytes, now: datetime
) -> Entered:
    """A passkey, at a desk: whose it is, it says itself. challenge: what this browser was asked.

    Errors: Wrong unless it is known, answers this challenge from this place, and verified who holds it.
    """
    allow(actor, "access.enter")
    known = queries.passkey(actor, credential=passkeys.named(answer))
    row = Organizer.objects.filter(pk=known.organizer).first() if known else None
    device = queries.known_device(actor, key=key)
    others = device is not None and known is not None and device.organizer != known.organizer
    if known is None or row is None or others or not _may_be_strong(row, now):
        raise Wrong("signin.not_in", NOT_IN)
    counter = passkeys.counted(place, known, answer, challenge)
    entered = Entered(known.organizer, "", True, device.id if device else "")
    with ledger.entry(_as_actor(row), "access.sign_in", f"organizer:{row.pk}", now):
        _count_on(known.id, counter)
    return _stamped(entered)


def _count_on(authenticator: int, counter: int) -> None:
    """The counter only goes up, also when two answers arrive at once. Errors: Wrong."""
    rows = Authenticator.objects.filter(pk=authenticator)
    if counter and not rows.filter(counter__lt=counter).update(counter=counter):
        raise Wrong("signin.not_in", NOT_IN)


def _spend(secret: str, kept: str, lane: lanes.Lane) -> bool:
    """Work through one guess. kept: empty where there is nothing to guess, which costs as much.

    The stand-in is made in any case: a command is a process of its own, and the first guess of a process must not
    take longer for a wrong name.
    """
    with lane.turn():
        stand_in = _somebody()
        return check_password(secret, kept or stand_in, setter=None) and bool(kept)


def _enter(row: Organizer, fits: bool, entered: Entered, now: datetime) -> Entered:
    """Count a wrong try; let in whoever fits and is not locked out."""
    with ledger.entry(
        _as_actor(row), "access.sign_in" if fits else "access.wrong_try", f"organizer:{row.pk}", now
    ):
        row.refresh_from_db()  # others may try at the same moment
        locked = row.bad_tries >= 2 * TRIES or (row.locked_until is not None and row.locked_until > now)
        if fits and not locked:
            row.bad_tries, row.locked_until = 0, None
        elif not locked:
            row.bad_tries += 1
            row.locked_until = now + LOCKED if row.bad_tries % TRIES == 0 else None
        row.save(update_fields=["bad_tries", "locked_until"])
    if locked or not fits:
        raise Wrong("signin.not_in", NOT_IN)
    return _stamped(entered)


def _stamped(entered: Entered) -> Entered:
    mark = queries.mark_of(Actor.keeper, organizer=entered.organizer)
    return Entered(entered.organizer, mark, entered.strong, entered.device)


def _takes_code(row: Organizer, typed: str, now: datetime) -> bool:
    """Whether this is a code of now that nobody used. Two that come at once: one is taken."""
    made = Authenticator.objects.filter(organizer=row, kind=CODES).first()
    if made is None:
        return False
    step = codes.matching(sealing.unwrap(made.secret, _code_key(), "code"), typed, now, made.used)
    if step is None:
        return False
    return bool(Authenticator.objects.filter(pk=made.pk, used__lt=step).update(used=step))


def _may_be_strong(row: Organizer, now: datetime) -> bool:
    who = actor_of(Actor.keeper, organizer=str(row.pk), now=now)  # as they act now, and not while devices wait
    return who.role in STRONG[who.level]


def _as_actor(row: Organizer) -> Actor:
    return Actor(str(row.pk), row.role)


def _here(organizer: str) -> Organizer:
    """Errors: Wrong unless somebody who was not removed has this id."""
    known = Organizer.objects.filter(until=None)
    row = known.filter(pk=organizer).first() if organizer.isdecimal() and len(organizer) < 19 else None
    if row is None:
        raise Wrong("signin.organizer", GONE)
    return row


def _code_key() -> bytes:
    return hmac.digest(here.opened_keys().log, b"brazier sign-in codes\x01", hashlib.sha256)


def step_up(actor: Actor, *, device: str, secret: str, code: str, now: datetime) -> bool:
    """Prove once more who sits here, before something that counts: PIN or passphrase, and a code of whoever has an
    app that makes them. Gives whether that was more than a PIN. Errors: Wrong, in one sentence for every
    reason."""
    allow(actor, "access.own")
    row, has_app = _here(actor.id), queries.ways_in(actor).codes
    kept = row.password if len(secret) == PIN_DIGITS else _passphrase_of(row)
    fits = _spend(secret, kept or _somebody(), lanes.KNOWN) and bool(kept)
    fits = fits and (not has_app or _takes_code(row, code, now))
    _enter(row, fits, Entered(actor.id, "", has_app, device), now)
    return has_app


def step_up_by_passkey(actor: Actor, *, answer: str, challenge: bytes, place: Place, now: datetime) -> None:
    """The same with one's own passkey. Errors: Wrong unless it holds."""
    allow(actor, "access.own")
    known = queries.passkey(Actor.keeper, credential=passkeys.named(answer))
    if known is None or known.organizer != actor.id:
        raise Wrong("signin.not_in", NOT_IN)
    counter = passkeys.counted(place, known, answer, challenge)
    with ledger.entry(actor, "access.sign_in", f"organizer:{actor.id}", now):
        _count_on(known.id, counter)


# Passkeys and codes


def add_passkey(
    actor: Actor, *, answer: str, challenge: bytes, place: Place, label: str, now: datetime, today: date
) -> None:
    """Keep a passkey that was made here. Errors: Wrong unless it answers this challenge from this place, with
    whoever holds it verified, and is nobody's yet."""
    allow(actor, "access.own")
    made = passkeys.made(place, answer, challenge).credential_data
    if made is None:
        raise Wrong("signin.passkey", passkeys.NO_ANSWER)
    if not queries.may_be_strong(actor):
        raise Wrong("signin.organizer", GONE)
    with ledger.entry(actor, "access.add_passkey", f"organizer:{actor.id}", now):
        if Authenticator.objects.filter(kind=PASSKEY, credential=made.credential_id).exists():
            raise Wrong("signin.passkey_used", "This passkey belongs to an organizer already. Use another.")
        Authenticator.objects.create(
            organizer_id=int(actor.id),
            kind=PASSKEY,
            credential=made.credential_id,
            key=bytes(made),
            label=" ".join(label.split())[:40],
            added_on=today,
        )


def end_passkey(actor: Actor, *, passkey: int, now: datetime) -> None:
    """Forget one of one's own passkeys. Errors: Wrong for another's, or the last way in."""
    allow(actor, "access.own")
    with ledger.entry(actor, "access.end_passkey", f"authenticator:{passkey}", now):
        if not Authenticator.objects.filter(organizer=int(actor.id), kind=PASSKEY, pk=passkey).delete()[0]:
            raise Wrong("signin.device", GONE)
        _keep_one_way(actor)


def draw_code_secret(actor: Actor) -> bytes:
    """A secret for an app that makes codes; kept only when it gave a first one."""
    allow(actor, "access.own")
    return secrets.token_bytes(codes.SECRET_BYTES)


def take_codes(actor: Actor, *, secret: bytes, code: str, now: datetime, today: date) -> None:
    """Let an app make codes, once it gave the first one. Another app that did so before is forgotten.

    Errors: Wrong if the code is not of now.
    """
    allow(actor, "access.own")
    step = codes.matching(secret, code, now, 0)
    if step is None:
        raise Wrong("signin.code", "This is not the code of this moment. Look at the app and type the next one.")
    if not queries.may_be_strong(actor):
        raise Wrong("signin.organizer", GONE)
    sealed = sealing.wrap(secret, _code_key(), "code")
    with ledger.entry(actor, "access.take_codes", f"organizer:{actor.id}", now):
        Authenticator.objects.update_or_create(
            organizer_id=int(actor.id), kind=CODES, defaults={"secret": sealed, "used": step, "added_on": today}
        )


def end_codes(actor: Actor, *, now: datetime) -> None:
    """No more codes. Errors: Wrong if there are none, or it is the last way in."""
    allow(actor, "access.own")
    with ledger.entry(actor, "access.end_codes", f"organizer:{actor.id}", now):
        if not Authenticator.objects.filter(organizer=int(actor.id), kind=CODES).delete()[0]:
            raise Wrong("signin.device", GONE)
        _keep_one_way(actor)


# The end


def shut_out(actor: Actor, *, organizer: str, now: datetime) -> None:
    """End every way in an organizer has, at once: devices, passkeys, codes, PIN or passphrase, a recovery."""
    allow(actor, "access.remove")
    with ledger.entry(actor, "access.shut_out", f"organizer:{organizer}", now):
        row = Organizer.objects.filter(pk=organizer).first()
        if row is None:
            raise Wrong("signin.organizer", GONE)
        Recovery.objects.filter(organizer=row, ended_at=None).update(ended_at=now, ended_by=actor.id, how="doubt")
        _end_all(actor, row, now)


def end_ways(actor: Actor, *, organizer: str, now: datetime) -> None:
    """The same for somebody whom others see in person, just before they begin anew with another device."""
    allow(actor, "access.join")
    with ledger.entry(actor, "access.end_ways", f"organizer:{organizer}", now):
        _end_all(actor, _here(organizer), now)


def _end_all(actor: Actor, row: Organizer, now: datetime) -> None:
    Device.objects.filter(organizer=row, ended_at=None).update(ended_at=now, ended_by=actor.id)
    dropping.let_drop_later(actor)
    Authenticator.objects.filter(organizer=row).delete()
    row.password, row.bad_tries, row.locked_until = "", 0, None
    row.save(update_fields=["password", "bad_tries", "locked_until"])


def notice_copied(actor: Actor, *, organizer: str, now: datetime) -> None:
    """Somebody held a copy of this organizer's seat without their device; tell them at the next sign-in."""
    allow(actor, "access.enter")
    with ledger.entry(actor, "access.seat_copied", f"organizer:{organizer}", now):
        Notice.objects.create(organizer_id=int(organizer), kind=COPIED, at=now)


def told(actor: Actor, *, now: datetime) -> None:
    """Whoever asks was told what there was to tell of their own sign-in."""
    allow(actor, "access.own")
    rows = Notice.objects.filter(organizer=int(actor.id), told_at=None)
    if rows.exists():
        with ledger.entry(actor, "access.told", f"organizer:{actor.id}", now):
            rows.update(told_at=now)
