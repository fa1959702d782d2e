"""The file beside the database that remembers the newest line, so that cutting lines off the table is noticed.

`hub.head` holds one signed checkpoint in as many bytes as any other, so it is written in place and needs no room
on a full disk. It is never ahead of what is kept: it is written after the database has acknowledged. It may lag
behind by what a power cut took; then it still tells the truth, about an earlier line.
"""

import contextlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

from brazier.ledger.signing import Checkpoint
from brazier.storage.hub import HEAD_NAME
from brazier.storage.keyring import sync_folder

try:
    import fcntl
except ImportError:  # Windows has no flock: there one process serves a folder
    fcntl = None  # type: ignore[assignment]

FORM = re.compile(r"(\d{19}) ([0-9a-f]{64}) (\S{17}) ([0-9a-f]{128})\n")
SIZE = 19 + 64 + 17 + 128 + 4


def to_text(head: Checkpoint) -> str:
    """A checkpoint as the file holds it; always SIZE bytes."""
    return f"{head.number:019d} {head.digest} {head.hour} {head.signature}\n"


def from_text(text: str) -> Checkpoint | None:
    """The checkpoint again; None if this is none. Whether it is signed is not looked at here."""
    found = FORM.fullmatch(text)
    return Checkpoint(int(found[1]), found[2], found[3], found[4]) if found else None


def exists(folder: Path) -> bool:
    """Whether this folder remembers any line."""
    return (folder / HEAD_NAME).exists()


def read(folder: Path) -> Checkpoint | None:
    """The line this folder remembers; None if there is no such file or it is damaged."""
    try:
        return from_text((folder / HEAD_NAME).read_text("ascii"))
    except (OSError, UnicodeDecodeError):
        return None


def put(folder: Path, head: Checkpoint) -> None:
    """Make the folder remember this line, whatever it remembered before. It is on the disk when this returns."""
    with _locked(folder, os.O_RDWR | os.O_CREAT) as handle:
        os.pwrite(handle, to_text(head).encode(), 0)
        os.ftruncate(handle, SIZE)
        os.fsync(handle)
    sync_folder(folder)


def advance(folder: Path, head: Checkpoint) -> None:
    """Make the folder remember this line if what it remembers is earlier. It is not waited for the disk."""
    with contextlib.suppress(OSError), _locked(folder, os.O_RDWR) as handle:
        known = from_text(os.pread(handle, SIZE + 1, 0).decode("ascii", "replace"))
        if known is not None and known.number < head.number:
            os.pwrite(handle, to_text(head).encode(), 0)


@contextlib.contextmanager
def _locked(folder: Path, how: int) -> Iterator[int]:
    handle = os.open(folder / HEAD_NAME, how, 0o600)
    try:
        if fcntl is not None:
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)
