"""Small files in one file, to hand on and to take in. Pure.

A zip: everybody can open it and look at all of it. The same files give the same bytes.
"""

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping

_THEN = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_ENTRY = b"PK\x01\x02"
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The others can ask for gigabytes before the first letter."""


class NoZip(ValueError):
    """It is no zip, it is damaged or locked, or there is more in it than there can be."""


def zipped(files: Mapping[str, str] | Mapping[str, bytes]) -> bytes:
    """The one file. files: what stands in each, by name; they keep their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, body in files.items():
            entry = zipfile.ZipInfo(name, _THEN)
            entry.create_system = _UNIX  # else the file says on what kind of machine it was made
            archive.writestr(entry, body, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def unzipped(
    body: bytes, *, most_bytes: int, most_files: int, is_wanted: Callable[[str], bool] = lambda name: True
) -> dict[str, bytes]:
    """What stands in each of its files, by name. What it says of their size is not believed.

    most_bytes: packed, and unpacked in all. is_wanted: which names are looked into; the others are left out.
    Errors: NoZip, also where a name stands twice.
    """
    # Counted before zipfile makes an object of each: a directory of millions of files is a bomb too.
    if len(body) > most_bytes or body.count(_ENTRY) > most_files:
        raise NoZip
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return _files(archive, most_bytes, is_wanted)
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        ValueError,
        OSError,
        EOFError,
    ) as error:
        raise NoZip from error


def _files(archive: zipfile.ZipFile, left: int, is_wanted: Callable[[str], bool]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for entry in archive.infolist():
        if not is_wanted(entry.filename):
            continue
        if entry.compress_type not in _PACKINGS or entry.filename in found:
            raise NoZip
        with archive.open(entry) as inner:
            found[entry.filename] = inner.read(left + 1)
        left -= len(found[entry.filename])
        if left < 0:
            raise NoZip
    return found
