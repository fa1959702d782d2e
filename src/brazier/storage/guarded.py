"""Connections that can be closed from another thread without harm to the one that is using them.

SQLite frees what is closed; a thread that was just inside it would then read freed memory, and the whole program
would end. So every call holds the connection's guard, and whoever closes it waits for the guard.
"""

import contextlib
import threading
import time
from collections.abc import Callable
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

AGAIN_SECONDS = 0.01


def _guarded(method: Callable[..., Any], of_cursor: bool) -> Callable[..., Any]:
    def called(self: Any, *args: Any, **kwargs: Any) -> Any:
        connection = self.connection if of_cursor else self
        with connection.guard:
            if connection.is_over:
                raise sqlcipher.ProgrammingError("Cannot operate on a closed database.")
            return method(self, *args, **kwargs)

    return called


class Connection(sqlcipher.Connection):  # type: ignore[misc]  # sqlcipher3 carries no types
    """guard: held by each call; fence: while it is interrupted or closed. is_over: no call is let in any more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.guard, self.fence = threading.RLock(), threading.Lock()
        self.is_over = False
        super().__init__(*args, **kwargs)

    execute = _guarded(sqlcipher.Connection.execute, of_cursor=False)
    executemany = _guarded(sqlcipher.Connection.executemany, of_cursor=False)
    executescript = _guarded(sqlcipher.Connection.executescript, of_cursor=False)
    commit = _guarded(sqlcipher.Connection.commit, of_cursor=False)
    rollback = _guarded(sqlcipher.Connection.rollback, of_cursor=False)
    backup = _guarded(sqlcipher.Connection.backup, of_cursor=False)

    @property
    def isolation_level(self) -> Any:
        """None: transactions begin and end as told. Naming it anew would keep what is half written."""
        return super().isolation_level

    @isolation_level.setter
    def isolation_level(self, wanted: Any) -> None:
        with self.guard:
            if wanted != super().isolation_level:
                raise sqlcipher.NotSupportedError("Transactions are begun and ended by statements here.")

    def cursor(self, factory: Any = None) -> Any:
        return super().cursor(factory=factory or Cursor)

    def close(self) -> None:
        with self.guard, self.fence:
            self.is_over = True
            super().close()

    def interrupt(self) -> None:
        with self.fence, contextlib.suppress(sqlcipher.ProgrammingError):  # it may be closed already
            super().interrupt()

    def end(self, until: float) -> bool:
        """Close it, whatever another thread does with it: what runs is interrupted, and what would begin after it.
        Gives whether it is closed; False if somebody still held it at `until`, on the monotonic clock."""
        self.is_over = True
        while not self.guard.acquire(timeout=AGAIN_SECONDS):
            self.interrupt()
            if time.monotonic() > until:
                return False
        try:
            self.close()
        finally:
            self.guard.release()
        return True


class Cursor(sqlcipher.Cursor):  # type: ignore[misc]  # sqlcipher3 carries no types
    """A cursor of such a connection."""

    execute = _guarded(sqlcipher.Cursor.execute, of_cursor=True)
    executemany = _guarded(sqlcipher.Cursor.executemany, of_cursor=True)
    fetchone = _guarded(sqlcipher.Cursor.fetchone, of_cursor=True)
    fetchmany = _guarded(sqlcipher.Cursor.fetchmany, of_cursor=True)
    fetchall = _guarded(sqlcipher.Cursor.fetchall, of_cursor=True)
    __next__ = _guarded(sqlcipher.Cursor.__next__, of_cursor=True)
