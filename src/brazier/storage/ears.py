"""A few things at a time that are done after the answer has gone, so that nobody can tell them by the clock. What
is too many is dropped: whoever sent it sends it again."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import BoundedSemaphore

MOST_AT_ONCE = 64
_room = BoundedSemaphore(MOST_AT_ONCE)
_one = ThreadPoolExecutor(max_workers=1, thread_name_prefix="ears")


def later(work: Callable[[], None]) -> None:
    """Do this soon, in its turn; a failure of the disk loses it, and nobody was promised anything."""
    if _room.acquire(blocking=False):
        _one.submit(work).add_done_callback(_over)


def _over(done: "Future[None]") -> None:
    _room.release()
