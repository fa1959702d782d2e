"""Keys stay in memory and out of core dumps and of other programs, as far as this system lets us.

Python can not promise to wipe everything it ever copied. Keys are blanked where they are known to lie; names
that were shown stay in memory until the program ends. Pages of memory are not locked: a limit on locked memory
would end the program in the middle of a list, so swap is looked for and told of instead.
"""

import contextlib
import ctypes
import sys
from collections.abc import Iterable
from pathlib import Path

PR_SET_DUMPABLE = 4


def guard() -> None:
    """No core dumps, no attaching by other programs of the same account."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415  # not on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        library = ctypes.CDLL(None, use_errno=True)
        library.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def blank(secrets: Iterable[bytes]) -> None:
    """Overwrite these bytes where they lie. They must be nobody else's any more."""
    if sys.implementation.name != "cpython":
        return
    for secret in secrets:
        ctypes.memset(id(secret) + bytes.__basicsize__ - 1, 0, len(secret))


def swap_is_on(table: str | None = None) -> bool:
    """Whether this machine may write memory to disk. table: text of /proc/swaps, read if not given."""
    if table is None:
        try:
            table = Path("/proc/swaps").read_text("utf-8")
        except OSError:
            return False
    return any("/zram" not in line for line in table.splitlines()[1:] if line.strip())
