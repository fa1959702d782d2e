"""What this hub is made of, for checks and for the page about copies."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import connection

from brazier.storage import boxes, copying, keyring, mailbox, memory, place, tray
from brazier.storage.hub import here
from brazier.storage.keyring import Committee
from brazier.terms import Actor

ONLY_NOTED = frozenset({"swap_off", "ledger_restored"})


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. code: short; is_well: whether it is as it should be; detail: for the log."""

    code: str
    is_well: bool
    detail: str = ""

    @property
    def is_broken(self) -> bool:
        """Whether something is really wrong; a setting of the machine that could be better is only noted."""
        return not self.is_well and self.code not in ONLY_NOTED


def findings(actor: Actor) -> tuple[Finding, ...]:
    """Look at the file, its keys and its settings. Nothing is changed."""
    found = [
        Finding("key_file_private", _is_private(here.folder / keyring.FILE_NAME)),
        Finding("folder_private", _is_private(here.folder)),
        Finding("disk", place.filesystem(here.folder, place.mounts()) not in place.WEAK_FILESYSTEMS),
        Finding("swap_off", not memory.swap_is_on()),
    ]
    return tuple(found) + (_file_findings() if connection.vendor == "sqlite" else _server_findings())


def lies_on_server(actor: Actor) -> bool:
    """Whether the campaign lies on a union's own database server and not in a file of ours."""
    return bool(connection.vendor == "postgresql")


def hub_id(actor: Actor) -> str:
    """The random id of this hub, for the names of its files."""
    return keyring.read(here.folder).hub


def box_key(actor: Actor) -> bytes:
    """The half of the hub's key that devices seal their boxes to, 32 bytes; it stands outside the seal."""
    return bytes.fromhex(keyring.read(here.folder).box)


def check_box(actor: Actor, *, raw: bytes) -> boxes.Checked:
    """Open one box and say what is wrong with it. Errors: Sealed if the hub is sealed."""
    return boxes.check(raw, mailbox.devices(here.folder), here.opened_keys().box)


def waiting_boxes(actor: Actor) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of every box that was dropped and not opened yet."""
    return mailbox.waiting(here.folder)


def has_envelope(actor: Actor) -> bool:
    """Whether words in an envelope open this hub too."""
    return any(slot.kind == keyring.RECOVERY for slot in keyring.read(here.folder).slots)


def committee(actor: Actor) -> Committee | None:
    """How many shares of which set open this hub, or None if words do. Known while it is sealed."""
    return keyring.read(here.folder).committee


def waiting(actor: Actor, now: datetime) -> int:
    """How many shares wait at the door for others; nobody is told whose."""
    return len(tray.waiting(here.tray, now).brought)


def _is_private(path: Path) -> bool:
    return path.stat().st_mode & 0o077 == 0


def _file_findings() -> tuple[Finding, ...]:
    connection.ensure_connection()
    pages = copying.touched_pages(connection.connection)
    with connection.cursor() as cursor:
        whole = [str(row[0]) for row in cursor.execute("PRAGMA integrity_check").fetchall()]
        loose = cursor.execute("PRAGMA foreign_key_check").fetchall()
        synchronous = cursor.execute("PRAGMA synchronous").fetchone()[0]
    return (
        Finding("pages_untouched", not pages, "; ".join(pages[:3])),
        Finding("database_whole", whole == ["ok"], "; ".join(whole[:3])),
        Finding("nothing_loose", not loose, f"{len(loose)} rows"),
        Finding("writes_kept", synchronous >= 2, f"synchronous={synchronous}"),
    )


def _server_findings() -> tuple[Finding, ...]:
    with connection.cursor() as cursor:
        settings = {}
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            cursor.execute(f"SHOW {name}")
            settings[name] = cursor.fetchone()[0]
    return tuple(Finding(f"server_{n}", value in {"on", "remote_apply"}, value) for n, value in settings.items())
