"""Who has the hub of a folder open, and whether the last one sealed it: a lock that ends with its process,
however that ends, on a small file that says `open` until somebody seals."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has no flock: there everybody is taken to be alone
    fcntl = None  # type: ignore[assignment]

FILE_NAME = "hub.open"
OPEN = b"open"


class Presence:
    """This process's mark in a folder, from opening the hub to sealing it."""

    def __init__(self) -> None:
        self._handle: int | None = None

    def enter(self, folder: Path) -> tuple[bool, bool]:
        """Say that we have it open. Gives whether nobody else has, and whether the last one was cut off: ended by
        force or by the power, without sealing."""
        self.leave()
        self._handle = os.open(folder / FILE_NAME, os.O_RDWR | os.O_CREAT, 0o600)
        alone = locked(self._handle)
        was_open = os.pread(self._handle, len(OPEN), 0) == OPEN
        os.pwrite(self._handle, OPEN, 0)
        if fcntl is not None:
            fcntl.flock(self._handle, fcntl.LOCK_SH)
        return alone, alone and was_open

    @contextlib.contextmanager
    def alone(self) -> Iterator[bool]:
        """Keep everybody else from opening it for a while: whoever tries waits. Gives False if somebody has it
        open already, and then keeps nobody out."""
        if self._handle is None or not locked(self._handle):
            yield False
            return
        try:
            yield True
        finally:
            if self._handle is not None and fcntl is not None:
                fcntl.flock(self._handle, fcntl.LOCK_SH)

    def leave(self) -> None:
        """Say that we have it no more."""
        if self._handle is None:
            return
        if locked(self._handle):
            os.ftruncate(self._handle, 0)
        os.close(self._handle)
        self._handle = None


def locked(handle: int) -> bool:
    """Take an open file for this process alone. Gives False if another holds it."""
    if fcntl is None:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
