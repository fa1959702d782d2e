"""Open the files that somebody hands in: every table of all of them, and which could not be read. Pure."""

import hashlib
from collections.abc import Sequence

from brazier.lists.facts import Unread
from brazier.lists.reading import read, read_text
from brazier.lists.table import Table
from brazier.storage.jobs import Report
from brazier.terms import Wrong

PASTED = "Pasted text"


def opened(
    files: Sequence[tuple[str, bytes]], report: Report
) -> tuple[list[tuple[str, Table, str]], tuple[Unread, ...]]:
    """Each table with its name and the sha256 of its file; and the files that could not be read, and why.

    files: name and bytes of each; text that was pasted has no name.
    """
    tables: list[tuple[str, Table, str]] = []
    unread: list[Unread] = []
    for number, (name, data) in enumerate(files):
        report("read", number, len(files))
        try:
            found = read(name, data) if name else read_text(data.decode("utf-8", "replace"))
        except Wrong as fault:
            unread.append(Unread(shown(name), fault.sentence, fault.holes))
            continue
        several, digest = len(found) > 1, hashlib.sha256(data).hexdigest()
        tables += [(f"{shown(name)}: {t.title}" if several else shown(name), t, digest) for t in found]
    return tables, tuple(unread)


def shown(name: str) -> str:
    """What a file is called on a page, without the folders it came from."""
    return name.replace("\\", "/").rsplit("/", 1)[-1] or PASTED
