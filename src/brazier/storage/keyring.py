"""The key file beside the encrypted database: who can open the hub, and its public half.

It holds nothing that opens anything without a passphrase. Each slot wraps the same root: the founder's
passphrase, the recovery words in the envelope; later the shares of a committee.
"""

import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from brazier.storage import keys, words
from brazier.terms import Broken, Wrong

FILE_NAME = "hub.keyring"
VERSION = 1
PASSPHRASE, RECOVERY = "passphrase", "recovery"


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to the root. kind: `passphrase` or `recovery`; salt: hex; root: the root, wrapped."""

    kind: str
    slowness: keys.Slowness
    salt: str
    root: str


@dataclass(frozen=True, slots=True)
class Keyring:
    """hub: random id of this hub, hex. box: public half, hex; backup: age recipient; sealed: the keys, wrapped
    by the root."""

    hub: str
    box: str
    backup: str
    slots: tuple[Slot, ...]
    sealed: str


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
        if version != VERSION:
            raise Broken(
                "storage.version",
                "This hub was made by a newer Brazier. Update Brazier, then open it. Nothing was changed.",
            )
        slots = tuple(
            Slot(s["kind"], keys.Slowness(**s["slowness"]), bytes.fromhex(s["salt"]).hex(), s["root"])
            for s in content.pop("slots")
        )
        return Keyring(slots=slots, **content)
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
