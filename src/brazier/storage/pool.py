"""The few connections to the encrypted file: opened with the key, lent for one request, closed as a whole.

They belong to storage and not to the threads that serve pages, because a cold connection reads encrypted
pages up to eight times slower, and because sealing must be able to close every one of them.
"""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import sqlcipher3.dbapi2 as sqlcipher

from brazier.storage.guarded import Connection
from brazier.terms import Broken, Refused

SIZE = 4
LEND_SECONDS = 30.0
CLOSE_SECONDS = 1.5
BUSY_SECONDS = 60.0
LEAST_CACHE_KIB = 64_000
MOST_CACHE_KIB = 512_000

Raw: TypeAlias = Any  # a sqlcipher3 connection; the package carries no types


class Sealed(Refused):
    """The hub is sealed: there is no connection to lend."""

    def __init__(self) -> None:
        super().__init__("storage.sealed", "This hub is sealed. Open it first.")


def cache_kib(path: Path) -> int:
    """A page cache the whole database fits in, within reason: encrypted scans are cheap only from there."""
    size = path.stat().st_size // 1024 if path.exists() else 0
    return min(max(LEAST_CACHE_KIB, size + size // 4), MOST_CACHE_KIB)


def open_raw(path: Path, key: bytes, *, detect_types: int = 0, factory: Any = Connection) -> Raw:
    """One keyed connection with the settings that keep acknowledged writes.

    key: 32 raw bytes. Errors: Broken if the key does not open the file or the file is damaged.
    """
    connection = sqlcipher.connect(
        str(path),
        timeout=BUSY_SECONDS,
        check_same_thread=False,
        detect_types=detect_types,
        isolation_level=None,
        cached_statements=256,
        factory=factory,
    )
    try:
        hand_over(connection, key)
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlcipher.DatabaseError as error:
        connection.close()
        raise Broken(
            "storage.key",
            "The database does not open with this key file. They may come from two different copies. "
            "Nothing was changed. Use a backup that holds both.",
        ) from error
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",  # with NORMAL nearly half of simulated power cuts lose acknowledged rows
        "temp_store = MEMORY",
        "secure_delete = ON",
        "foreign_keys = ON",
        "trusted_schema = OFF",
        "mmap_size = 0",
        "legacy_alter_table = OFF",
        f"cache_size = -{cache_kib(path)}",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def hand_over(connection: Raw, key: bytes) -> None:
    """Give a connection its key in a buffer that is blanked at once, never in a statement it would remember."""
    buffer = bytearray(b"x'" + key.hex().encode() + b"'")
    try:
        connection.set_key(buffer)
    finally:
        buffer[:] = bytes(len(buffer))


def _too_busy() -> Broken:
    return Broken("storage.busy", "The hub is too busy just now. Nothing was lost. Try again in a minute.")


class Pool:
    """At most `size` connections; lends each to one borrower at a time.

    path: the database, so that a connection's cache grows with it.
    """

    def __init__(self, opener: Callable[[], Raw], path: Path, size: int = SIZE) -> None:
        self._opener = opener
        self._path = path
        self._caches: dict[Raw, int] = {}
        self._free: list[Raw] = []
        self._lent: set[Raw] = set()
        self._size = size
        self._places = threading.Semaphore(size)
        self._lock = threading.Lock()
        self._closed = False
        self.opened = 0

    def lend(self) -> Raw:
        """A connection, warm if there is one; waits while all are lent.

        Errors: Sealed once the pool is closed; Broken after 30 seconds of waiting.
        """
        if not self._places.acquire(timeout=LEND_SECONDS):
            raise _too_busy()
        try:
            with self._lock:
                if self._closed:
                    raise Sealed
                connection = self._free.pop() if self._free else self._open()
                self._fit(connection)
                self._lent.add(connection)
                return connection
        except BaseException:
            self._places.release()
            raise

    def _open(self) -> Raw:
        self.opened += 1
        return self._opener()

    def _fit(self, connection: Raw) -> None:
        size = cache_kib(self._path)
        if self._caches.get(connection) != size:
            connection.execute(f"PRAGMA cache_size = -{size}")
            self._caches[connection] = size

    @contextlib.contextmanager
    def beside(self, path: Path, key: bytes) -> Iterator[Raw]:
        """A connection to another file under this key, closed with the others if the hub is sealed meanwhile.

        Errors: Sealed once the pool is closed; Broken if the key does not open the file.
        """
        with self._lock:
            if self._closed:
                raise Sealed
            connection = open_raw(path, key)
            self._lent.add(connection)
        try:
            yield connection
        finally:
            with self._lock:
                self._lent.discard(connection)
                connection.close()

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Wait until every connection is back, close them, and lend none meanwhile: whoever asks waits. Afterwards
        they are opened anew, with the key of then.

        Errors: Broken if one is not back within 30 seconds. Nothing was closed then.
        """
        taken = 0
        try:
            while taken < self._size:
                if not self._places.acquire(timeout=LEND_SECONDS):
                    raise _too_busy()
                taken += 1
            with self._lock:
                free, self._free, self._caches = self._free, [], {}
            for connection in free:
                connection.close()
            yield
        finally:
            for _ in range(taken):
                self._places.release()

    @property
    def is_closed(self) -> bool:
        """Whether the hub was sealed since."""
        return self._closed

    def give_back(self, connection: Raw) -> None:
        """Return what was lent; an unfinished transaction is undone."""
        with self._lock:
            if connection not in self._lent:
                return
            self._lent.remove(connection)
            closed = self._closed
        try:
            if not closed and connection.in_transaction:
                with contextlib.suppress(sqlcipher.ProgrammingError):  # sealing begins: closing undoes it
                    connection.rollback()
        finally:
            with self._lock:
                if self._closed:
                    connection.close()
                else:
                    self._free.append(connection)
            self._places.release()

    def close(self) -> None:
        """Close every connection, also those that are lent: running statements are interrupted."""
        with self._lock:
            self._closed = True
            free, self._free = self._free, []
            lent = set(self._lent)
        for connection in free:
            connection.close()
        until = time.monotonic() + CLOSE_SECONDS
        for connection in lent:
            connection.is_over = True
        for connection in lent:
            if not connection.end(until):  # a statement that nothing interrupts: closed as soon as it is over
                threading.Thread(target=connection.end, args=(float("inf"),), daemon=True).start()
