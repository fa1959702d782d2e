"""Open, seal and create the hub of this process, and run one long job at a time beside the pages."""

import contextlib
import os
import secrets
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.core.cache import caches
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from shamir_mnemonic.share import Share

from brazier.storage import bundle, copying, keyring, mailbox, memory, place, pool, presence, rekeying, sight, tray
from brazier.storage.guessing import turns
from brazier.storage.hub import HEAD_NAME, State, here
from brazier.storage.jobs import Job, Report
from brazier.storage.keyring import Keyring
from brazier.storage.keys import Keys, Slowness, seconds_alone, tuned
from brazier.storage.shares import Split
from brazier.storage.sqlcipher.base import opener
from brazier.storage.trouble import in_words
from brazier.terms import Actor, Broken, Wrong


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy that was read back and opened. size: bytes; digest: SHA-256 of the encrypted database."""

    path: Path
    size: int
    digest: str


@dataclass(frozen=True, slots=True, repr=False)
class Renewed:
    """A hub whose key file is new and whose database is not yet. Never printed."""

    ring: Keyring
    fresh: Keys


SPARE_BYTES = 8 * 1024 * 1024


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
        _open(actor, keys, ring, lambda: keyring.write(here.folder, ring))


def discard(actor: Actor) -> None:
    """Remove a hub that was only just made and holds nothing yet."""
    with here.lock:
        seal(actor)
        ours = (here.folder / name for name in (keyring.FILE_NAME, presence.FILE_NAME, HEAD_NAME))
        for leftover in (*ours, *here.folder.glob(here.database.name + "*")):
            leftover.unlink(missing_ok=True)
        mailbox.clear(here.folder)


def unseal(actor: Actor, *, passphrase: str = "", shares: Sequence[str] = ()) -> None:
    """Open the hub: keys into memory, connections ready. shares: instead of the passphrase, as they are typed.

    Errors: Wrong if the words or shares do not open it or too many try at once; Broken if key file or database is
    damaged.
    """
    ring = keyring.read(here.folder)
    _unseal(actor, ring, _unlocked(ring, passphrase, shares))  # slow: not while sealing would have to wait


def unseal_by_share(actor: Actor, *, typed: str, now: datetime) -> int:
    """One more share of those that open the hub together, from whatever device. Gives how many are still missing;
    with none it is open.

    Errors: Wrong if it is mistyped, of another set, or here already; and as `unseal`. After five that do not
    belong here, or one set that does not open it, all that waited are put away; so they are after ten minutes.
    """
    ring = keyring.read(here.folder)
    with here.lock:
        here.tray, slip = tray.put(tray.waiting(here.tray, now), ring, typed, now)
        if slip is not None:
            raise slip
        brought = here.tray.brought
        missing = ring.committee.enough - len(brought) if ring.committee else 0
        _put_away_later(here.tray if missing else None)
    if not missing:
        _unseal(actor, ring, keyring.unlock_together(ring, brought))
    return missing


def _put_away_later(waits: tray.Tray | None) -> None:
    """Shares do not lie in memory for longer than they are waited for, also if nobody looks. None: at once."""
    here.tray = waits
    if waits is not None:

        def end() -> None:
            with here.lock:
                here.tray = None if here.tray is waits else here.tray

        timer = threading.Timer(tray.WAITS.total_seconds(), end)
        timer.daemon = True
        timer.start()


def _unlocked(ring: Keyring, passphrase: str, shares: Sequence[str]) -> Keys:
    if not shares:
        with turns.one():
            return keyring.unlock(ring, passphrase)
    brought = {share.index: share for share in (tray.read(ring, text) for text in shares)}
    enough = ring.committee.enough if ring.committee else 0
    if len(brought) < enough:
        raise Wrong(
            "storage.few_shares",
            "%(there)s of %(enough)s shares are here. Bring more. Nothing was changed.",
            there=len(brought),
            enough=enough,
        )
    return keyring.unlock_together(ring, list(brought.values())[:enough])


def _unseal(actor: Actor, ring: Keyring, keys: Keys) -> None:
    with here.lock:
        if here.keys is None:
            _open(actor, keys, ring)
        else:
            memory.blank(keys.secrets())


def _open(actor: Actor, keys: Keys, ring: Keyring, last: Callable[[], None] = lambda: None) -> None:
    """From keys to an open hub, or sealed as before. last: what must be done before it counts as open."""
    memory.guard()
    here.keys = keys
    try:
        alone, here.was_cut_off = here.presence.enter(here.folder)
        if alone:
            _drop_parts()
        if ring.was:
            _finish_renewing(ring, keys)
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
        here.was_cut_off = here.was_renewed = False
        here.tray = None
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


def finished_renewing(actor: Actor) -> Broken | None:
    """What to say if opening it finished what was cut off while its keys were renewed. Said once."""
    was, here.was_renewed = here.was_renewed, False
    if not was:
        return None
    return Broken(
        "storage.renewed",
        "Brazier was stopped while the hub got its new keys. That is finished now: only the new shares or words "
        "open it.",
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


def restore(actor: Actor, *, source: Path, passphrase: str = "", shares: Sequence[str] = ()) -> None:
    """Make this process's empty folder the hub that a copy holds, and open it. shares: instead of the passphrase,
    of the day the copy was made.

    Errors: Wrong if the folder holds a campaign or the words or shares do not open the copy; Broken if it is
    damaged.
    """
    with here.lock:
        if here.state is not State.NEW:
            raise Wrong(
                "storage.exists",
                "There is a campaign in this folder already. Restore into another folder. Nothing was changed.",
            )
        ring = bundle.key_file(source)
        keys = _unlocked(ring, passphrase, shares)
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
            _open(actor, keys, ring, lambda: keyring.write(here.folder, ring))
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


@contextlib.contextmanager
def renewing(actor: Actor) -> Iterator[None]:
    """Keep other programs out of the open hub while its keys are renewed. If that is cut off in the middle it is
    sealed, and the next opening finishes it.

    Errors: Wrong if another program has it open already.
    """
    with here.presence.alone() as alone:
        if not alone:
            raise Wrong(
                "storage.not_alone",
                "Another program has this hub open. End it, then try again. Nothing was changed.",
            )
        try:
            yield
        except BaseException:
            if keyring.read(here.folder).was:
                seal(actor)
            raise


def prove(actor: Actor, *, known: Keyring, passphrase: str = "", brought: Sequence[Share] = ()) -> None:
    """Let whoever asks show that they can open what this key file stands for. Errors: Wrong if they can not."""
    keys = keyring.unlock_together(known, brought) if brought else keyring.unlock(known, passphrase)
    memory.blank(keys.secrets())


def renew(actor: Actor, *, known: Keyring, way: Split | str) -> Renewed:
    """Whoever could open the hub before can not from now on. known: the key file that the way in was proved with;
    way: shares, or six words. What is left to do is `rekey`; if it is cut off, the next opening does it.

    Errors: Wrong if the key file was changed meanwhile, or if the disk has no room for the database once more;
    Sealed if the hub is sealed. Nothing was changed then.
    """
    if _on_file() and shutil.disk_usage(here.folder).free < 2 * here.database.stat().st_size + SPARE_BYTES:
        raise Wrong(
            "storage.no_room",
            "The disk has no room to write the hub once more under its new key. Make room, then begin again. "
            "Nothing was changed.",
        )
    slowness = tuned(seconds_alone) if isinstance(way, str) else Slowness()
    opening = keyring.opening(known.hub, way, slowness)  # slow: not while sealing would have to wait
    with here.lock:
        if keyring.read(here.folder) != known:
            raise Wrong("storage.ring", "The words were changed by somebody else just now. Nothing was changed.")
        ring, fresh = keyring.renewed(known, here.opened_keys(), opening)
        if not _on_file():
            ring = keyring.settled(ring)
        keyring.write(here.folder, ring)
    return Renewed(ring, fresh)


def rekey(actor: Actor, *, renewed: Renewed) -> None:
    """Write the database under its new key and go on with it. Nobody may be in the middle of a write of his own.

    Errors: Sealed if the hub is sealed meanwhile; Broken or OSError if the disk fails.
    """
    connection.close()  # our own goes back first, or waiting for all would wait for us
    if not _on_file():
        with here.lock:
            here.keys = renewed.fresh if here.keys else None
        return
    lender, was = here.opened_pool(), here.opened_keys().database
    part = here.folder / "rekeyed.part"
    try:
        with lender.alone():
            rekeying.copied(
                here.database, part, was, renewed.fresh.database,
                opened=lender.beside, is_sealed=lambda: lender.is_closed,
            )  # fmt: skip
            with here.lock:
                if lender.is_closed:
                    raise pool.Sealed
                _put_in_place(part, renewed.ring)
                here.keys = renewed.fresh
                memory.blank([was])
    finally:
        for leftover in here.folder.glob(part.name + "*"):
            leftover.unlink()


def _finish_renewing(ring: Keyring, keys: Keys) -> None:
    """The keys were renewed and then something was cut off: give the database its new key, if it has not."""
    with here.presence.alone() as alone:
        if not alone:
            raise Wrong("storage.not_alone", "Another program has this hub open. End it, then try again.")
        part = here.folder / "rekeyed.part"
        part.unlink(missing_ok=True)
        if not rekeying.is_under(here.database, keys.database):
            was = keyring.former(ring, keys)
            rekeying.copied(here.database, part, was, keys.database, is_sealed=bundle.never)
            _put_in_place(part, ring)
        else:
            keyring.write(here.folder, keyring.settled(ring))
        here.was_renewed = True


def _put_in_place(part: Path, ring: Keyring) -> None:
    part.replace(here.database)
    keyring.sync_folder(here.folder)
    keyring.write(here.folder, keyring.settled(ring))


def _on_file() -> bool:
    return bool(connection.vendor == "sqlite")


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
    with sight.seeing(sight.OWNER):
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", verbosity=0, interactive=False)
    connections.close_all()
