"""Where sticks show up when they are plugged in. Pure but for looking at folders."""

from collections.abc import Iterable
from pathlib import Path

PLACES = ("/media/*/*", "/run/media/*/*", "/Volumes/*")
OWN_DISKS = {"Macintosh HD"}


def plugged_in(root: Path = Path("/"), patterns: Iterable[str] = PLACES) -> tuple[Path, ...]:
    """Folders of sticks and other disks that are plugged in now, by name."""
    found = {path for pattern in patterns for path in root.glob(pattern.lstrip("/")) if path.is_dir()}
    return tuple(sorted(path for path in found if path.name not in OWN_DISKS))
