"""What stands outside the seal for paired devices: who may drop boxes, and the boxes nobody has opened yet.

No name, no day, no address: a random number and a public key for each device, and files nobody can read. Anybody
who has the disk may have written here; nothing in it is believed until an open hub has checked it. Pure but for
the files.
"""

import contextlib
import json
import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from brazier.storage import boxes
from brazier.storage.boxes import Device
from brazier.storage.keyring import sync_folder

FILE_NAME = "hub.devices"
FOLDER_NAME = "hub.boxes"
EACH, ALL = 200, 2_000
"""Most boxes that wait: of one device, and of all together."""
MOST_DEVICES = 500
NOBODYS_KEY = bytes.fromhex(
    "046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
    "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5"
)
"""The base point of P-256: a box of a device we do not know is checked against it, so that it takes as long."""


def devices(folder: Path) -> dict[int, Device]:
    """The devices by number; none if there is no such file or it is damaged."""
    path = folder / FILE_NAME
    try:
        now = path.stat()
    except OSError:
        return {}
    return dict(_read(path, now.st_ino, now.st_mtime_ns, now.st_size))


@lru_cache(maxsize=2)
def _read(path: Path, *_as_it_is: int) -> dict[int, Device]:
    """The same, read once for as long as the file stays as it is: every box asks."""
    try:
        lines = json.loads(path.read_text("utf-8"))["devices"]
        found = [
            Device(int(d["number"]), bytes.fromhex(d["key"]), d["ended"] is True, str(d["mark"]))
            for d in lines[:MOST_DEVICES]
        ]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {device.number: device for device in found}


def write_devices(folder: Path, known: Iterable[Device]) -> None:
    """Put the file in place whole or not at all."""
    lines = [{"number": d.number, "key": d.key.hex(), "ended": d.is_ended, "mark": d.mark} for d in known]
    _place(folder, FILE_NAME, json.dumps({"devices": lines}).encode())


def drop(folder: Path, raw: bytes) -> None:
    """Let a box wait, if a device of ours made it and there is room; whoever dropped it learns nothing. A box that
    waits already stays as it is."""
    if not boxes.fits(raw):
        return
    number = boxes.device_of(raw)
    device = devices(folder).get(number)
    is_known = device is not None and not device.is_ended
    if not boxes.is_signed(raw, device.key if device and is_known else NOBODYS_KEY):
        return
    if not is_known or not _has_room(folder, number):
        return
    place = folder / FOLDER_NAME
    place.mkdir(mode=0o700, exist_ok=True)
    name = f"{number:016x}-{boxes.id_of(raw)}"
    if not (place / name).exists():
        _place(place, name, raw)
        os.utime(place / name, (0, 0))  # no hour of the night in the listing


def _has_room(folder: Path, number: int) -> bool:
    names = _names(folder)
    hers = sum(name.startswith(f"{number:016x}-") for name in names)
    return len(names) < ALL and hers < EACH


def _names(folder: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in (folder / FOLDER_NAME).iterdir())
    except OSError:
        return []


def waiting(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of every box that waits; what is no box at all comes as it is, cut off."""
    for name in _names(folder):
        with contextlib.suppress(OSError), (folder / FOLDER_NAME / name).open("rb") as box:
            yield name, box.read(boxes.LARGEST + 1)


def remove(folder: Path, name: str) -> None:
    """This box was opened, or put aside."""
    (folder / FOLDER_NAME / Path(name).name).unlink(missing_ok=True)


def clear(folder: Path) -> None:
    """No device is known and nothing waits."""
    for name in _names(folder):
        remove(folder, name)
    (folder / FILE_NAME).unlink(missing_ok=True)


def _place(folder: Path, name: str, content: bytes) -> None:
    draft = folder / f".{name}.new"
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(folder / name)
    sync_folder(folder)
