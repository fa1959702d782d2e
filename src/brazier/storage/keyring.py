"""The key file beside the encrypted database: who can open the hub, and its public half.

It holds nothing that opens anything without a passphrase or so many shares. Each slot wraps the same root: the
founder's passphrase, the recovery words in the envelope. Where a committee holds shares there are no words: else
whoever has the words would not need the committee.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from shamir_mnemonic.share import Share

from brazier.storage import keys, shares, words
from brazier.terms import Broken, Wrong

FILE_NAME = "hub.keyring"
VERSION = 2
READABLE = (1, VERSION)
PASSPHRASE, RECOVERY = "passphrase", "recovery"
PAST_SETS = 100


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to the root. kind: `passphrase` or `recovery`; salt: hex; root: the root, wrapped."""

    kind: str
    slowness: keys.Slowness
    salt: str
    root: str


@dataclass(frozen=True, slots=True)
class Committee:
    """The way to the root for a committee: any `enough` of `whole` shares of set `number`. root: wrapped."""

    number: int
    enough: int
    whole: int
    root: str


@dataclass(frozen=True, slots=True)
class Keyring:
    """hub: random id of this hub, hex. box: public half, hex; backup: age recipient; sealed: the keys, wrapped
    by the root. committee: who opens it instead of the slots. was: the former key of the database, wrapped by the
    new one, from the moment the keys are renewed until the database is; then empty. past: numbers of earlier sets
    of shares; past_backups: earlier recipients, newest first."""

    hub: str
    box: str
    backup: str
    slots: tuple[Slot, ...]
    sealed: str
    committee: Committee | None = None
    was: str = ""
    past: tuple[int, ...] = ()
    past_backups: tuple[str, ...] = ()

    @property
    def backups(self) -> tuple[str, ...]:
        """Whom copies were sealed to, today's recipient first."""
        return (self.backup, *self.past_backups)


def _slot(kind: str, passphrase: str, root: bytes, hub: str, slowness: keys.Slowness) -> Slot:
    salt = os.urandom(16)
    stretched = keys.stretch(words.as_typed(passphrase), salt, slowness)
    return Slot(kind, slowness, salt.hex(), keys.wrap(root, stretched, f"{hub}:{kind}"))


def create(passphrase: str, slowness: keys.Slowness) -> tuple[Keyring, keys.Keys]:
    """A key file for a new hub, and its keys."""
    hub, root, made = os.urandom(8).hex(), os.urandom(keys.KEY_BYTES), keys.new_keys()
    ring = Keyring(
        hub=hub,
        box=keys.public_half(made.box).hex(),
        backup=keys.recipient(made.backup),
        slots=(_slot(PASSPHRASE, passphrase, root, hub, slowness),),
        sealed=keys.wrap(keys.pack(made), root, f"{hub}:keys"),
    )
    return ring, made


def _root(ring: Keyring, passphrase: str) -> bytes:
    if ring.committee is not None:
        raise Wrong(
            "storage.by_shares",
            "This opens with shares of a committee, not with six words. Nothing was changed.",
        )
    failure: Wrong | None = None
    for slot in ring.slots:
        stretched = keys.stretch(words.as_typed(passphrase), bytes.fromhex(slot.salt), slot.slowness)
        try:
            return keys.unwrap(slot.root, stretched, f"{ring.hub}:{slot.kind}")
        except Wrong as error:
            failure = error
    raise failure or Broken("storage.keyring", "The key file is damaged. Nothing was changed. Use a backup.")


def unlock(ring: Keyring, passphrase: str) -> keys.Keys:
    """The keys of the hub.

    Errors: Wrong if no slot opens with these words; Broken if the key file is damaged.
    """
    return keys.unpack(keys.unwrap(ring.sealed, _root(ring, passphrase), f"{ring.hub}:keys"))


def unlock_together(ring: Keyring, brought: Sequence[Share]) -> keys.Keys:
    """The keys of the hub, from so many shares as it takes.

    Errors: Wrong if they do not open it, or if it opens with words; Broken if the key file is damaged.
    """
    if ring.committee is None:
        raise Wrong("storage.by_words", "This opens with six words, not with shares. Nothing was changed.")
    secret = shares.together(brought)
    try:
        root = keys.unwrap(ring.committee.root, secret, f"{ring.hub}:shares")
    except Wrong as error:
        raise shares.untrue() from error
    return keys.unpack(keys.unwrap(ring.sealed, root, f"{ring.hub}:keys"))


@dataclass(frozen=True, slots=True, repr=False)
class Opening:
    """A fresh root and the way to it. Never printed."""

    root: bytes
    slots: tuple[Slot, ...] = ()
    committee: Committee | None = None


def opening(hub: str, way: shares.Split | str, slowness: keys.Slowness) -> Opening:
    """A fresh root, wrapped for so many shares or for six words; slow for words."""
    root = os.urandom(keys.KEY_BYTES)
    if isinstance(way, str):
        return Opening(root, slots=(_slot(PASSPHRASE, way, root, hub, slowness),))
    wrapped = keys.wrap(root, way.secret, f"{hub}:shares")
    return Opening(root, committee=Committee(way.number, way.enough, len(way.texts), wrapped))


def renewed(ring: Keyring, known: keys.Keys, way: Opening) -> tuple[Keyring, keys.Keys]:
    """The key file and the keys after whoever could open the hub before can not any more: a fresh root, a fresh
    key for the database and for the copies.

    The box, the ledger's pseudonyms and the marks stay as they are.
    """
    fresh = keys.renewed(known)
    ended = () if ring.committee is None else (ring.committee.number,)
    changed = Keyring(
        hub=ring.hub,
        box=ring.box,
        backup=keys.recipient(fresh.backup),
        slots=way.slots,
        sealed=keys.wrap(keys.pack(fresh), way.root, f"{ring.hub}:keys"),
        committee=way.committee,
        was=keys.wrap(known.database, fresh.database, f"{ring.hub}:was"),
        past=(*ended, *ring.past)[:PAST_SETS],
        past_backups=ring.backups[: keys.EARLIER_BACKUPS],
    )
    return changed, fresh


def former(ring: Keyring, fresh: keys.Keys) -> bytes:
    """The key the database has until it is given the new one. Errors: Broken if the key file is damaged."""
    try:
        return keys.unwrap(ring.was, fresh.database, f"{ring.hub}:was")
    except Wrong as error:
        raise Broken("storage.keyring", "The key file is damaged. Nothing was changed. Use a backup.") from error


def settled(ring: Keyring) -> Keyring:
    """The key file once the database has its new key."""
    return replace(ring, was="")


def with_slot(ring: Keyring, kind: str, known: str, added: str) -> Keyring:
    """The key file with this kind of slot replaced; `known` is a passphrase that opens it today."""
    root = _root(ring, known)
    kept = tuple(slot for slot in ring.slots if slot.kind != kind)
    return replace(ring, slots=(*kept, _slot(kind, added, root, ring.hub, ring.slots[0].slowness)))


def without_slot(ring: Keyring, kind: str) -> Keyring:
    """The key file that words of this kind do not open any more."""
    return replace(ring, slots=tuple(slot for slot in ring.slots if slot.kind != kind))


def to_text(ring: Keyring) -> str:
    """The key file as text."""
    return json.dumps({"version": VERSION, **asdict(ring)}, indent=1)


def from_text(text: str) -> Keyring:
    """The key file read back. Errors: Broken if it is damaged or of a later version."""
    try:
        content = json.loads(text)
        version = content.pop("version")
        if version not in READABLE:
            raise Broken(
                "storage.version",
                "This hub was made by a newer Brazier. Update Brazier, then open it. Nothing was changed.",
            )
        slots = tuple(
            Slot(s["kind"], keys.Slowness(**s["slowness"]), bytes.fromhex(s["salt"]).hex(), s["root"])
            for s in content.pop("slots")
        )
        committee = content.pop("committee", None)
        return Keyring(
            slots=slots,
            committee=Committee(**committee) if committee else None,
            past=tuple(content.pop("past", ())),
            past_backups=tuple(content.pop("past_backups", ())),
            **content,
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Broken("storage.keyring", "The key file is damaged. Nothing was changed. Use a backup.") from error


def write(folder: Path, ring: Keyring) -> None:
    """Put the key file in place whole or not at all, readable by its owner only."""
    place, draft = folder / FILE_NAME, folder / (FILE_NAME + ".new")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
        out.write(to_text(ring))
        out.flush()
        os.fsync(out.fileno())
    draft.replace(place)
    sync_folder(folder)


def read(folder: Path) -> Keyring:
    """The key file of this folder. Errors: Wrong if there is none; Broken if it is damaged."""
    try:
        return from_text((folder / FILE_NAME).read_text("utf-8"))
    except FileNotFoundError as error:
        raise Wrong(
            "storage.no_hub",
            "There is no campaign in this folder yet. Start one with `brazier init`, or name the right folder.",
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise Broken("storage.keyring", "The key file is damaged. Nothing was changed. Use a backup.") from error


def sync_folder(folder: Path) -> None:
    """Make a rename in this folder survive a power cut. Windows has no such call and needs none."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
