"""How many guesses are worked on at once, so that a flood costs neither the memory nor an honest sign-in.

Each guess takes 64 MiB and a sixth of a second. Browsers whose key we know have a lane of their own.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from brazier.terms import Wrong

BUSY = "Too many are trying to sign in at this moment. Nothing was lost. Wait a few seconds and try again."


class Lane:
    """One guess at a time. waiting: how many may stand in line, for at most patience seconds each."""

    def __init__(self, waiting: int, patience: float) -> None:
        self._waiting = threading.BoundedSemaphore(waiting)
        self._working = threading.Lock()
        self._patience = patience

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for one's turn. Errors: Wrong if the line is full."""
        if not self._waiting.acquire(blocking=False):
            raise Wrong("signin.busy", BUSY)
        try:
            if not self._working.acquire(timeout=self._patience):
                raise Wrong("signin.busy", BUSY)
            try:
                yield
            finally:
                self._working.release()
        finally:
            self._waiting.release()


KNOWN = Lane(waiting=24, patience=10)
STRANGERS = Lane(waiting=4, patience=2)
