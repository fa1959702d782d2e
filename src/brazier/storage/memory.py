"""Keys stay in memory and out of swap and core dumps, as far as this system lets us.

Python can not promise to wipe a string from memory. We say so on the page about limits.
"""

import contextlib
import ctypes
import sys
from pathlib import Path

PR_SET_DUMPABLE = 4
MCL_CURRENT_AND_FUTURE = 3


def guard() -> None:
    """No core dumps, no attaching by other programs of the same account, pages locked where allowed."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415  # not on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        library = ctypes.CDLL(None, use_errno=True)
        library.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def swap_is_on(table: str | None = None) -> bool:
    """Whether this machine may write memory to disk. table: text of /proc/swaps, read if not given."""
    if table is None:
        try:
            table = Path("/proc/swaps").read_text("utf-8")
        except OSError:
            return False
    return any("/zram" not in line for line in table.splitlines()[1:] if line.strip())
