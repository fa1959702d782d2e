"""Open, seal and create the hub of this process, and run one long job at a time beside the pages."""

import contextlib
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.core.cache import caches
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

from brazier.storage import boxes, bundle, copying, ears, keyring, mailbox, memory, place, pool, presence
from brazier.storage.hub import HEAD_NAME, State, here
from brazier.storage.jobs import Job, Report
from brazier.storage.keys import Keys, Slowness, seconds_alone, tuned
from brazier.storage.sqlcipher.base import opener
from brazier.storage.trouble import in_words
from brazier.terms import Actor, Broken, Wrong


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy that was read back and opened. size: bytes; digest: SHA-256 of the encrypted database."""

    path: Path
    size: int
    digest: str


def use_folder(actor: Actor, folder: Path) -> None:
    """Say which folder this process serves. Seals whatever was open; new files belong to this account alone."""
    os.umask(0o077)
    seal(actor)
    here.folder = folder


def create(actor: Actor, *, passphrase: str, slowness: Slowness | None = None) -> None:
    """Make a new, empty, open hub in this process's folder.

    slowness: work per guess; tuned to this machine when not given.
    Errors: Wrong if the folder holds a campaign already or can not keep one safely.
    A crash in the middle leaves a folder that counts as new.
    """
    with here.lock:
        if here.state is not State.NEW:
            raise Wrong(
                "storage.exists",
                "There is a campaign in this folder already. Open it, or choose another folder. "
                "Nothing was changed.",
            )
        _ready_folder()
        for leftover in (*here.folder.glob(here.database.name + "*"), *here.folder.glob(HEAD_NAME)):
            leftover.unlink()
        mailbox.clear(here.folder)
        ring, keys = keyring.create(passphrase, slowness or tuned(seconds_alone))
        _open(actor, keys, lambda: keyring.write(here.folder, ring))


def discard(actor: Actor) -> None:
    """Remove a hub that was only just made and holds nothing yet."""
    with here.lock:
        seal(actor)
        ours = (here.folder / name for name in (keyring.FILE_NAME, presence.FILE_NAME, HEAD_NAME))
        for leftover in (*ours, *here.folder.glob(here.database.name + "*")):
            leftover.unlink(missing_ok=True)
        mailbox.clear(here.folder)


def unseal(actor: Actor, *, passphrase: str) -> None:
    """Open the hub: keys into memory, connections ready.

    Errors: Wrong if the words do not open it; Broken if key file or database is damaged.
    """
    keys = keyring.unlock(keyring.read(here.folder), passphrase)  # slow: not while sealing would have to wait
    with here.lock:
        if here.keys is None:
            _open(actor, keys)
        else:
            memory.blank(keys.secrets())


def _open(actor: Actor, keys: Keys, last: Callable[[], None] = lambda: None) -> None:
    """From keys to an open hub, or sealed as before. last: what must be done before it counts as open."""
    memory.guard()
    here.keys = keys
    try:
        alone, here.was_cut_off = here.presence.enter(here.folder)
        if alone:
            _drop_parts()
        _connect()
        _migrate()
        last()
    except BaseException:
        seal(actor)
        raise
    here.times_opened += 1


def seal(actor: Actor) -> None:
    """Drop keys, connections and sessions. Unfinished writes are undone, not half kept."""
    with here.lock:
        keys, here.keys = here.keys, None
        here.held.clear()
        here.jobs.forget_all()
        with contextlib.suppress(Exception):
            connection.close()  # our own goes back first, or closing all would wait for us
        opened, here.pool = here.pool, None
        if opened is not None:
            opened.close()
        caches["sessions"].clear()
        if connection.vendor == "postgresql":
            connection.close_pool()  # type: ignore[attr-defined]  # only PostgreSQL's wrapper has it
        here.presence.leave()
        here.was_cut_off = False
        if keys is not None:
            memory.blank(keys.secrets())


def cut_off(actor: Actor) -> Broken | None:
    """What to say if the hub was last ended by force or by the power, not sealed. Said once."""
    was, here.was_cut_off = here.was_cut_off, False
    if not was:
        return None
    return Broken(
        "storage.cut_off",
        "Brazier was stopped last time before it could seal. All that had been kept is here. What was being "
        "written at that moment was undone as a whole. Look whether your last step is there.",
    )


def copy(actor: Actor, *, folder: Path, name: str) -> Copied:
    """Make a copy in a folder (a stick), read it back, open it and compare: only then is it a copy.

    Errors: Broken if what was read back is not what was written; OSError if the disk or stick fails; Sealed if
    the hub is sealed meanwhile; Wrong if the campaign lies on a server.
    """
    if connection.vendor != "sqlite":
        raise Wrong(
            "storage.server_copies",
            "This campaign lies on a database server. Whoever runs the server makes its copies. "
            "Nothing was changed.",
        )
    ring, keys, lender = keyring.read(here.folder), here.opened_keys(), here.opened_pool()
    mark = secrets.token_hex(4)
    taken, tested = (here.folder / f"{what}-{mark}.part" for what in ("copy", "tested"))
    target = folder / (name + bundle.ENDING)
    try:
        with in_words():
            copying.snapshot(lender, keys.database, taken)
        bundle.write(target, ring, taken, lambda: lender.is_closed)
        bundle.unpack(target, keys, tested, lambda: lender.is_closed)
        digest = copying.digest(taken)
        if copying.digest(tested) != digest:  # before it is opened: opening touches the file
            raise bundle.untrue()
        with in_words(), lender.beside(tested, keys.database) as raw:
            if copying.faults(raw):
                raise bundle.untrue()
        return Copied(target, target.stat().st_size, digest)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    finally:
        for part in here.folder.glob(f"*-{mark}.part*"):
            part.unlink()


def restore(actor: Actor, *, source: Path, passphrase: str) -> None:
    """Make this process's empty folder the hub that a copy holds, and open it.

    Errors: Wrong if the folder holds a campaign or the words do not open the copy; Broken if it is damaged.
    """
    with here.lock:
        if here.state is not State.NEW:
            raise Wrong(
                "storage.exists",
                "There is a campaign in this folder already. Restore into another folder. Nothing was changed.",
            )
        ring = bundle.key_file(source)
        keys = keyring.unlock(ring, passphrase)
        _ready_folder()
        part = here.folder / "restore.part"
        try:
            _drop_parts()
            for leftover in here.folder.glob(here.database.name + "*"):
                leftover.unlink()
            bundle.unpack(source, keys, part)
            with contextlib.closing(pool.open_raw(part, keys.database)) as raw:
                if copying.faults(raw):
                    raise bundle.damaged()
            part.replace(here.database)
            _open(actor, keys, lambda: keyring.write(here.folder, ring))
        finally:
            _drop_parts()


def _ready_folder() -> None:
    here.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    here.folder.chmod(0o700)
    place.check(here.folder, place.mounts())


def _drop_parts() -> None:
    """What a copy or a restore left that was cut off."""
    for part in here.folder.glob("*.part*"):
        part.unlink(missing_ok=True)


def add_recovery(actor: Actor, *, passphrase: str, recovery: str) -> None:
    """Let the words in the recovery envelope open this hub too; earlier envelopes stop working."""
    _renew_slot(keyring.RECOVERY, passphrase, recovery)


def change_passphrase(actor: Actor, *, passphrase: str, fresh: str, end_recovery: bool = False) -> None:
    """Replace the founder's words. end_recovery: words in an envelope stop working too.

    Copies made before still open with the words of their day.
    """
    _renew_slot(keyring.PASSPHRASE, passphrase, fresh, end=keyring.RECOVERY if end_recovery else "")


def _renew_slot(kind: str, known: str, added: str, *, end: str = "") -> None:
    ring = keyring.read(here.folder)
    changed = keyring.with_slot(ring, kind, known, added)  # slow: not while sealing would have to wait
    changed = keyring.without_slot(changed, end) if end else changed
    with here.lock:
        if keyring.read(here.folder) != ring:
            raise Wrong("storage.ring", "The words were changed by somebody else just now. Nothing was changed.")
        keyring.write(here.folder, changed)


def let_device_drop(actor: Actor, *, key: bytes) -> int:
    """Let a device drop sealed boxes from now on, also while the hub is sealed. Gives its number, which is random.

    key: the public half of its P-256 key, 65 bytes. Errors: Wrong if it is none, or there are too many devices;
    Sealed if the hub is sealed.
    """
    boxes.check_key(key)
    with here.lock:
        secret, known = here.opened_keys().box, mailbox.devices(here.folder)
        if len(known) >= mailbox.MOST_DEVICES:
            known = {n: d for n, d in known.items() if not d.is_ended}
        if len(known) >= mailbox.MOST_DEVICES:
            raise Wrong("storage.devices", "There are too many devices. End one first. Nothing was changed.")
        number = secrets.randbelow(boxes.NUMBERS)
        mailbox.write_devices(here.folder, (*known.values(), boxes.marked(number, key, secret)))
        return number


def forget_device(actor: Actor, *, number: int) -> None:
    """Let a device drop no more boxes. Only that it is over stays known, so that what it still holds is put aside
    and it is told to wipe itself. A number nobody has is none. Errors: Sealed if the hub is sealed."""
    with here.lock:
        secret, known = here.opened_keys().box, mailbox.devices(here.folder)
        if number in known:
            known[number] = boxes.marked(number, known[number].key, secret, is_ended=True)
            mailbox.write_devices(here.folder, known.values())


def hear(actor: Actor, *, raw: bytes) -> None:
    """Take in what somebody dropped at the sealed door, after the answer has gone: its time tells nothing."""
    folder = here.folder
    ears.later(lambda: mailbox.drop(folder, raw))


def remove_box(actor: Actor, *, name: str) -> None:
    """A box that waited was opened or put aside."""
    mailbox.remove(here.folder, name)


def start_job(actor: Actor, *, name: str, work: Callable[[Report], object]) -> Job:
    """Run something long beside the pages. Errors: Wrong if another job is running."""
    return here.jobs.start(name, work, after=_after_job)


def _after_job() -> None:
    connections.close_all()
    if here.state is not State.OPEN:
        here.held.clear()  # what a job put there after the hub was sealed


def _connect() -> None:
    if connection.vendor == "sqlite":
        here.pool = pool.Pool(opener, here.database)


def _migrate() -> None:
    """Bring the tables to this version's shape. Does nothing when they are."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)
    connections.close_all()
