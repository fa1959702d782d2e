"""Ten thousand names that nothing else holds, and a search for them in every byte a hub could have left behind."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.faults import lists

COUNT = 10_000
SOUND = "|".join(lists.SYLLABLES)
NAME = re.compile(f"Qu(?:{SOUND}){{5}}".encode(), re.IGNORECASE)


def names() -> set[bytes]:
    """Every canary, in small letters."""
    return {lists.invented(number).lower().encode() for number in range(COUNT)}


def list_of_them() -> bytes:
    """A list that holds each once."""
    return lists.csv(range(COUNT))


def found_in(bodies: Iterable[bytes]) -> set[bytes]:
    """The canaries in these bytes, in any case of letters, also as two bytes a letter."""
    known = names()
    found: set[bytes] = set()
    for body in bodies:
        for text in (body, body.replace(b"\0", b"")):
            found |= {match.lower() for match in NAME.findall(text)}
    return found & known


def files(*folders: Path) -> Iterator[bytes]:
    """Every file below these folders, whatever it is called."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            yield from _read(path)


def held_open(pid: int) -> Iterator[bytes]:
    """Files a program holds open, also those that have no name any more, as temporary ones do."""
    try:
        handles = list(Path(f"/proc/{pid}/fd").iterdir())
    except OSError:  # it has ended
        return
    for handle in handles:
        yield from _read(handle)


def _read(path: Path) -> Iterator[bytes]:
    try:
        if path.is_file():
            yield path.read_bytes()
    except OSError:
        return
