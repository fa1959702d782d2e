"""Open, seal and create the hub of this process, and run one long job at a time beside the pages."""

import contextlib
import time
from collections.abc import Callable
from pathlib import Path

from django.core.cache import caches
from django.core.management import call_command
from django.db import connection, connections

from brazier.storage import keyring, memory, place, pool
from brazier.storage.hub import State, here
from brazier.storage.jobs import Job, Report
from brazier.storage.keys import Slowness, tuned
from brazier.storage.sqlcipher.base import opener
from brazier.terms import Actor, Wrong


def use_folder(actor: Actor, folder: Path) -> None:
    """Say which folder this process serves. Seals whatever was open."""
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
