"""Open, seal and create the hub of this process, and run one long job at a time beside the pages."""

import contextlib
import hashlib
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.core.cache import caches
from django.core.management import call_command
from django.db import connection, connections

from brazier.storage import bundle, keyring, memory, place, pool
from brazier.storage.hub import State, here
from brazier.storage.jobs import Job, Report
from brazier.storage.keys import Keys, Slowness, tuned
from brazier.storage.sqlcipher.base import opener
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
        here.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        here.folder.chmod(0o700)
        place.check(here.folder, place.mounts())
        for leftover in here.folder.glob(here.database.name + "*"):
            leftover.unlink()
        ring, keys = keyring.create(passphrase, slowness or tuned(time.perf_counter))
        here.keys = keys
        try:
            _connect()
            _migrate()
            keyring.write(here.folder, ring)
        except BaseException:
            seal(actor)
            raise
        here.times_opened += 1


def discard(actor: Actor) -> None:
    """Remove a hub that was only just made and holds nothing yet."""
    with here.lock:
        seal(actor)
        for leftover in (here.folder / keyring.FILE_NAME, *here.folder.glob(here.database.name + "*")):
            leftover.unlink(missing_ok=True)


def unseal(actor: Actor, *, passphrase: str) -> None:
    """Open the hub: keys into memory, connections ready.

    Errors: Wrong if the words do not open it; Broken if key file or database is damaged.
    """
    with here.lock:
        keys = keyring.unlock(keyring.read(here.folder), passphrase)
        if here.keys is not None:
            return
        memory.guard()
        here.keys = keys
        try:
            _connect()
            _migrate()
        except BaseException:
            seal(actor)
            raise
        here.times_opened += 1


def seal(actor: Actor) -> None:
    """Drop keys, connections and sessions. Unfinished writes are undone, not half kept."""
    with here.lock:
        here.keys = None
        here.held.clear()
        here.jobs.forget_all()
        opened, here.pool = here.pool, None
        if opened is not None:
            opened.close()
        caches["sessions"].clear()
        with contextlib.suppress(Exception):
            connection.close()
        if connection.vendor == "postgresql":
            connection.close_pool()  # type: ignore[attr-defined]  # only PostgreSQL's wrapper has it


def copy(actor: Actor, *, folder: Path, name: str) -> Copied:
    """Make a copy in a folder (a stick), read it back, open it and compare: only then is it a copy.

    Errors: Broken if what was read back is not what was written; OSError if the disk or stick fails.
    """
    with here.lock:
        ring, keys = keyring.read(here.folder), here.opened_keys()
        snapshot, restored = here.folder / "copy.part", here.folder / "tested.part"
        try:
            _snapshot(snapshot)
            target = folder / (name + bundle.ENDING)
            bundle.write(target, ring, snapshot)
            restored.unlink(missing_ok=True)
            bundle.unpack(target, keys, restored)
            digest = _digest(snapshot)
            if _digest(restored) != digest or _faults(restored, keys):
                target.unlink(missing_ok=True)
                raise Broken(
                    "storage.copy_untrue",
                    "What was read back from the stick is not what was written. Use another stick. "
                    "The hub itself is fine.",
                )
            return Copied(target, target.stat().st_size, digest)
        finally:
            for part in here.folder.glob("*.part*"):
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
        here.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        here.folder.chmod(0o700)
        place.check(here.folder, place.mounts())
        part = here.folder / "restore.part"
        try:
            for leftover in (*here.folder.glob("*.part*"), *here.folder.glob(here.database.name + "*")):
                leftover.unlink()
            bundle.unpack(source, keys, part)
            if _faults(part, keys):
                raise bundle.damaged()
            part.replace(here.database)
            keyring.write(here.folder, ring)
        finally:
            for leftover in here.folder.glob("*.part*"):
                leftover.unlink()
    unseal(actor, passphrase=passphrase)


def _snapshot(target: Path) -> None:
    """The database as it stands between two writes, in a file of its own, under the same key."""
    for leftover in target.parent.glob(target.name + "*"):
        leftover.unlink()
    lender = here.opened_pool()
    source, copied = lender.lend(), pool.open_raw(target, here.opened_keys().database)
    try:
        source.backup(copied)
        copied.execute("PRAGMA journal_mode = DELETE")
    finally:
        copied.close()
        lender.give_back(source)


def _faults(database: Path, keys: Keys) -> list[str]:
    """What is wrong with an encrypted file; empty if it is whole."""
    raw = pool.open_raw(database, keys.database)
    try:
        return [str(row[0]) for row in raw.execute("PRAGMA cipher_integrity_check")] + [
            str(row[0]) for row in raw.execute("PRAGMA integrity_check") if row[0] != "ok"
        ]
    finally:
        raw.execute("PRAGMA journal_mode = DELETE")
        raw.close()


def _digest(path: Path) -> str:
    with path.open("rb") as body:
        return hashlib.file_digest(body, "sha256").hexdigest()


def add_recovery(actor: Actor, *, passphrase: str, recovery: str) -> None:
    """Let the words in the recovery envelope open this hub too; earlier envelopes stop working."""
    with here.lock:
        ring = keyring.read(here.folder)
        keyring.write(here.folder, keyring.with_slot(ring, keyring.RECOVERY, passphrase, recovery))


def change_passphrase(actor: Actor, *, passphrase: str, fresh: str) -> None:
    """Replace the founder's words. Copies made before still open with the old ones."""
    with here.lock:
        ring = keyring.read(here.folder)
        keyring.write(here.folder, keyring.with_slot(ring, keyring.PASSPHRASE, passphrase, fresh))


def start_job(actor: Actor, *, name: str, work: Callable[[Report], object]) -> Job:
    """Run something long beside the pages. Errors: Wrong if another job is running."""
    return here.jobs.start(name, work, after=connections.close_all)


def _connect() -> None:
    if connection.vendor == "sqlite":
        here.pool = pool.Pool(opener)


def _migrate() -> None:
    """Bring the tables to this version's shape. Does nothing when they are."""
    call_command("migrate", verbosity=0, interactive=False)
    connections.close_all()
