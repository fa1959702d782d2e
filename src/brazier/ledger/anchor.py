"""The file beside the database that remembers the newest line, so that cutting lines off the table is noticed.

`hub.head` holds what a browser or a stick would remember, in as many bytes as any other line, so it is written in
place and needs no room on a full disk. It is never ahead of what is kept: it is written after the database has
acknowledged. It may lag behind by what a power cut took; then it still tells the truth, about an earlier line.
"""

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from brazier.ledger import remembered
from brazier.ledger.remembered import Seen
from brazier.storage.hub import HEAD_NAME
from brazier.storage.keyring import sync_folder

try:
    import fcntl
except ImportError:  # Windows has no flock: there one process serves a folder
    fcntl = None  # type: ignore[assignment]

LONGEST = 1000


def exists(folder: Path) -> bool:
    """Whether this folder remembers any line."""
    return (folder / HEAD_NAME).exists()


def read(folder: Path, key: bytes) -> Seen | None:
    """The line this folder remembers; None if there is no such file or it is none that this hub wrote."""
    try:
        return remembered.from_text(key, (folder / HEAD_NAME).read_text("ascii"))
    except (OSError, UnicodeDecodeError):
        return None


def put(folder: Path, key: bytes, newest: Seen) -> None:
    """Make the folder remember this line, whatever it remembered before. It is on the disk when this returns."""
    with _locked(folder, os.O_RDWR | os.O_CREAT) as handle:
        os.ftruncate(handle, os.pwrite(handle, remembered.to_text(key, newest).encode(), 0))
        os.fsync(handle)
    sync_folder(folder)


def advance(folder: Path, key: bytes, newest: Seen, is_before: Callable[[Seen], bool]) -> None:
    """Make the folder remember this line if what it remembers is an earlier one of the same ledger.

    is_before: whether a line is one of this ledger. The disk is not waited for.
    """
    with contextlib.suppress(OSError), _locked(folder, os.O_RDWR) as handle:
        known = remembered.from_text(key, os.pread(handle, LONGEST, 0).decode("ascii", "replace"))
        if known is not None and known.number < newest.number and is_before(known):
            os.pwrite(handle, remembered.to_text(key, newest).encode(), 0)


@contextlib.contextmanager
def _locked(folder: Path, how: int) -> Iterator[int]:
    handle = os.open(folder / HEAD_NAME, how, 0o600)
    try:
        if fcntl is not None:
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)
