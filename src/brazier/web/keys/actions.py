"""Open a copy in the empty folder of this process, whichever way it was brought here."""

import shutil
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from brazier.storage.bundle import ENDING
from brazier.storage.hub import here
from brazier.terms import Actor, Wrong
from brazier.upkeep import actions as upkeep

BROUGHT = "brought"


def open_copy(
    actor: Actor, *, source: Path, now: datetime, passphrase: str = "", shares: Sequence[str] = ()
) -> int:
    """Restore a copy that lies on a stick or a disk. Gives how many people were left out again.

    Errors: Wrong if there is no such file, and as `upkeep.actions.restore`.
    """
    if not source.is_file():
        raise Wrong("web.no_copy", "There is no such file. Is the stick plugged in? Nothing was changed.")
    return upkeep.restore(actor, source=source, passphrase=passphrase, shares=shares, now=now)


def open_brought(
    actor: Actor, *, files: Mapping[str, bytes], now: datetime, passphrase: str = "", shares: Sequence[str] = ()
) -> int:
    """Restore a copy that came through the browser, sealed as it is; a file of those left out may come with it.

    Nothing of it stays but the hub. Errors: Wrong without exactly one copy, and as `upkeep.actions.restore`.
    """
    copies = [name for name in files if name.endswith(ENDING)]
    if len(copies) != 1:
        raise Wrong("web.one_copy", "Choose one copy. Its name begins with hub- and ends in .brazier.")
    folder = here.folder / BROUGHT
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    try:
        for name, content in files.items():
            (folder / name).write_bytes(content)
        source = folder / copies[0]
        return upkeep.restore(actor, source=source, passphrase=passphrase, shares=shares, now=now)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
