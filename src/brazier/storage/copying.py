"""A copy of the open database, made and looked through so that sealing can stop it at any moment."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from brazier.storage.pool import Pool, Raw, Sealed

PAGES = 500
"""How many pages are copied before we look whether the hub was sealed; two megabytes."""


def snapshot(lender: Pool, key: bytes, target: Path) -> None:
    """Write the database as it stands between two writes to a new file, under the same key.

    Errors: Sealed if the hub is sealed meanwhile.
    """

    def go_on(_status: int, _left: int, _whole: int) -> None:
        if lender.is_closed:
            raise Sealed

    source = lender.lend()
    try:
        with lender.beside(target, key) as copied:
            source.execute("BEGIN")  # one view for all steps, so that others may write meanwhile
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
            source.backup(copied, pages=PAGES, progress=go_on)
            copied.execute("PRAGMA journal_mode = DELETE")
    finally:
        lender.give_back(source)


def touched_pages(raw: Raw) -> list[str]:
    """Pages of the encrypted file that are not as they were written.

    The check reads the file itself and not the log of late writes beside it, so a page that was being carried over
    when the power went, or is right now, looks touched though its true content is in the log. Hence the log is
    carried over first, unless we stand in the middle of a write ourselves; what looks touched is looked at twice.
    """
    for _ in range(2):
        if not raw.in_transaction:
            raw.execute("PRAGMA wal_checkpoint(FULL)").fetchall()
        found = [str(row[0]) for row in raw.execute("PRAGMA cipher_integrity_check")]
        if not found:
            break
    return found


def faults(raw: Raw) -> list[str]:
    """What is wrong with an encrypted file nobody else has open; empty if it is whole."""
    found = touched_pages(raw) + [str(row[0]) for row in raw.execute("PRAGMA integrity_check") if row[0] != "ok"]
    raw.execute("PRAGMA journal_mode = DELETE")
    return found


def digest(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as body:
        return hashlib.file_digest(body, "sha256").hexdigest()


class Stoppable:
    """A file to read from that stops in the middle when the hub is sealed."""

    def __init__(self, body: BinaryIO, is_sealed: Callable[[], bool]) -> None:
        self._body = body
        self._is_sealed = is_sealed
        self.was_stopped = False

    def read(self, size: int = -1) -> bytes:
        """The next bytes. Errors: Sealed."""
        if self._is_sealed():
            self.was_stopped = True
            raise Sealed
        return self._body.read(size)


class Remembering:
    """A file to write to that remembers why it could not: age tells only that it failed."""

    def __init__(self, body: BinaryIO) -> None:
        self._body = body
        self.error: OSError | None = None

    def write(self, content: bytes) -> int:
        """Write on. Errors: OSError, which is remembered."""
        try:
            return self._body.write(content)
        except OSError as error:
            self.error = error
            raise

    def flush(self) -> None:
        """Hand over what is buffered. Errors: OSError, which is remembered."""
        try:
            self._body.flush()
        except OSError as error:
            self.error = error
            raise
