"""How many may try words at the same moment: each guess takes hundreds of megabytes, so that a flood of them would
take the whole machine. Pure but for waiting."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from brazier.terms import Wrong

AT_ONCE = 2
WAITING = 6


class Turns:
    """So many guesses run, so many more wait, everybody else is told at once to come again."""

    def __init__(self, at_once: int = AT_ONCE, waiting: int = WAITING) -> None:
        self._running = threading.Semaphore(at_once)
        self._room = threading.Semaphore(at_once + waiting)

    @contextmanager
    def one(self) -> Iterator[None]:
        """One guess. Errors: Wrong if too many wait already."""
        if not self._room.acquire(blocking=False):
            raise Wrong(
                "storage.crowded",
                "Too many are trying words at this moment. Nothing was changed. Wait a minute and try again.",
            )
        try:
            with self._running:
                yield
        finally:
            self._room.release()


turns = Turns()
"""Of this process."""
