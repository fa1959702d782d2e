"""What a phone keeps of the app so that it opens without a network, and the number of that set.."""

import hashlib
from functools import cache
from pathlib import Path

HERE = Path(__file__).parents[2]
ROOTS = (HERE / "phone/static", HERE / "web/static", HERE / "cards/static", HERE / "handbook/static")
OWN = ("phone/*.js", "cards/*.js", "handbook/practice.js")
SHARED = ("web/tokens.css", "web/pages.css", "web/leave.js", "web/exits.js", "web/device.js", "web/icon-*.svg")
WORKER = "phone/worker.js"
"""The worker itself: served under an address of its own, since it may only serve what lies below its address."""


@cache
def names() -> tuple[str, ...]:
    """The files below /static/ that the app needs, sorted."""
    found = {
        str(path.relative_to(root)) for root in ROOTS for pattern in (*OWN, *SHARED) for path in root.glob(pattern)
    }
    return tuple(sorted(found - {WORKER}))


@cache
def version() -> str:
    """A number that changes with each change of any of them: sixteen hex digits."""
    digest = hashlib.sha256()
    for name in (*names(), WORKER):
        [path] = (root / name for root in ROOTS if (root / name).exists())
        digest.update(name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


@cache
def worker() -> str:
    """The worker's source."""
    return (ROOTS[0] / WORKER).read_text("utf-8")
