"""The database under another key: copied page by page into a new file that takes the old one's place at once.

Changing the key where the file lies could be stopped by nothing; this stops within two megabytes when the hub is
sealed, and until the last moment the old file is as it was.
"""

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from brazier.storage import copying, pool
from brazier.storage.pool import Raw, Sealed
from brazier.terms import Broken

Opened = Callable[[Path, bytes], contextlib.AbstractContextManager[Raw]]


@contextlib.contextmanager
def plainly(path: Path, key: bytes) -> Iterator[Raw]:
    """A connection of our own, while the hub is not open yet."""
    with contextlib.closing(pool.open_raw(path, key)) as raw:
        yield raw


def is_under(path: Path, key: bytes) -> bool:
    """Whether this key opens the database."""
    try:
        with plainly(path, key):
            return True
    except Broken:
        return False


def copied(
    path: Path, part: Path, was: bytes, fresh: bytes, *, opened: Opened = plainly, is_sealed: Callable[[], bool]
) -> None:
    """Write the database to `part` under a fresh key and look it through. Nobody else may have it open.

    Afterwards the log of late writes beside the old file is empty, so that it can not be taken for the new file's.
    Errors: Sealed if the hub is sealed meanwhile; Broken if the new file is not whole.
    """

    def go_on(_status: int, _left: int, _whole: int) -> None:
        if is_sealed():
            raise Sealed

    with opened(path, was) as source:
        with opened(part, fresh) as target:
            source.backup(target, pages=copying.PAGES, progress=go_on)
            if copying.faults(target):
                raise Broken("storage.rekeyed", "The new file is not whole. The old one was kept. Try once more.")
        source.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        source.execute("PRAGMA journal_mode = DELETE").fetchall()
    handle = os.open(part, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
