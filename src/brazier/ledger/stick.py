"""The small file beside a copy that remembers the newest line. Pure but for the file."""

import os
from pathlib import Path

from brazier.ledger import remembered
from brazier.ledger.remembered import Seen
from brazier.storage.keyring import sync_folder


def file_name(hub: str) -> str:
    """What the file is called, wherever it lies. hub: random id of the hub."""
    return f"ledger-{hub}.seen"


def write(folder: Path, hub: str, text: str) -> None:
    """Put the file in place whole or not at all."""
    target = folder / file_name(hub)
    draft = target.with_name(target.name + ".part")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
        out.write(text + "\n")
        out.flush()
        os.fsync(out.fileno())
    draft.replace(target)
    sync_folder(folder)


def read(folder: Path, hub: str, key: bytes) -> Seen | None:
    """What this folder remembers; None if it holds no such file, or none that this hub wrote."""
    try:
        return remembered.from_text(key, (folder / file_name(hub)).read_text("ascii").strip())
    except (OSError, UnicodeDecodeError):
        return None
