"""Who asked to be left out, in a small file beside every copy, so that restoring an old copy leaves them out.

The file is sealed like the copy. It holds record numbers and keyed marks, never a name. Pure but for the file.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import pyrage

from brazier.storage.keyring import sync_folder
from brazier.storage.keys import Keys, identities
from brazier.terms import Broken


@dataclass(frozen=True, slots=True)
class Forgotten:
    """One person who asked to be left out. numbers: of the records that are gone, none where nobody had written
    her down; day: ISO."""

    numbers: tuple[int, ...]
    sure: tuple[str, ...]
    hints: tuple[str, ...]
    cell: int | None
    day: str

    @property
    def known_by(self) -> tuple[int, ...] | tuple[str, ...]:
        """What tells her from others: numbers, and marks of her name where there are none."""
        return self.numbers or self.hints


def file_name(hub: str) -> str:
    """What the file is called, wherever it lies."""
    return f"forgotten-{hub}.age"


def write(folder: Path, hub: str, recipients: Iterable[str], people: Iterable[Forgotten]) -> None:
    """Put the file in place whole or not at all. recipients: of the copies of today and of earlier days: whoever
    opens a copy must be able to read who has to be left out of it."""
    content = json.dumps([asdict(person) for person in people]).encode()
    sealed = pyrage.encrypt(content, [pyrage.x25519.Recipient.from_str(one) for one in recipients])
    target = folder / file_name(hub)
    draft = target.with_name(target.name + ".part")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        out.write(sealed)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(target)
    sync_folder(folder)


def read(folder: Path, hub: str, keys: Keys) -> tuple[Forgotten, ...]:
    """Who asked to be left out, as this folder knows it; nobody if it holds no such file.

    Errors: Broken if the file is damaged.
    """
    path = folder / file_name(hub)
    if not path.exists():
        return ()
    try:
        people = json.loads(pyrage.decrypt(path.read_bytes(), identities(keys.backup)))
        return tuple(
            Forgotten(tuple(p["numbers"]), tuple(p["sure"]), tuple(p["hints"]), p["cell"], p["day"])
            for p in people
        )
    except (pyrage.DecryptError, ValueError, KeyError, TypeError) as error:
        raise Broken(
            "upkeep.forgotten",
            "The file that says who asked to be left out is damaged, so nothing was restored. Put the one from "
            "another stick in its place.",
        ) from error
