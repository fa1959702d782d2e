"""What a passer-by sees of a hub, sealed or open: a title and an icon, in a small file beside the key file.

It stands outside the seal, because a sealed door that looks different from the open desk gives both away.
Pure but for the file.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

FILE_NAME = "hub.cover"
ICONS = ("notes", "leaf", "clock", "music")
LONGEST = 40

SHUT = b"""<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/">
<title>Notes</title><p><a href="/">Notes</a></p></html>"""
"""What a sealed hub says everywhere but at its door: the way to the cover, for whoever left a page open."""


@dataclass(frozen=True, slots=True)
class Cover:
    """title: of every window; icon: one of `ICONS`."""

    title: str = "Shift notes"
    icon: str = "notes"


def read(folder: Path) -> Cover:
    """The cover of this folder; the common one if there is no such file or it is damaged. Anybody may have
    written there: what does not fit is not shown."""
    try:
        found = json.loads((folder / FILE_NAME).read_text("utf-8"))
        cover = Cover(str(found["title"]), str(found["icon"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Cover()
    fits = cover.icon in ICONS and 0 < len(cover.title) <= LONGEST and cover.title.isprintable()
    return cover if fits else Cover()


def write(folder: Path, cover: Cover) -> None:
    """Put the file in place whole or not at all."""
    draft = folder / (FILE_NAME + ".new")
    draft.write_text(json.dumps(asdict(cover)), "utf-8")
    draft.replace(folder / FILE_NAME)
