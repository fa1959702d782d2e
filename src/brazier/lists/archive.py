"""Packed files opened with a measure in hand: what is inside is counted before it is unpacked."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from .limits import ARCHIVE_PARTS, PART_RATIO, RATIO_FREE_BYTES, UNPACKED_BYTES
from .markup import damaged
from .overflow import too_much_inside

_ENTRY: Final = b"PK\x01\x02"
_PIECE: Final = 1 << 18
_ENCRYPTED: Final = 0x1


class Archive:
    """One ZIP file in memory. Parts are given out piece by piece; nothing is written anywhere.

    Errors: Wrong lists.too_much_inside when the parts together would grow past the limit or one part packs
    better than any list can; lists.damaged when the archive is cut off or lies about itself.
    """

    def __init__(self, data: bytes) -> None:
        # Counted before zipfile makes an object of each: a directory of millions of parts is a bomb too.
        if data.count(_ENTRY) > ARCHIVE_PARTS:
            raise too_much_inside()
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise damaged() from error
        parts = self._zip.infolist()
        # The other packings can ask for gigabytes before the first letter, and no list program uses them.
        if any(part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts):
            raise damaged()
        if sum(part.file_size for part in parts) > UNPACKED_BYTES or any(map(_is_bomb, parts)):
            raise too_much_inside()
        self._parts = {part.filename.lstrip("/").replace("\\", "/"): part for part in parts}
        self._given = 0

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all parts that are no folders."""
        return tuple(name for name in self._parts if not name.endswith("/"))

    def size(self, name: str) -> int:
        """Unpacked size a part claims, in bytes; 0 if there is no such part."""
        part = self._parts.get(name)
        return part.file_size if part else 0

    def is_locked(self, name: str) -> bool:
        """Whether a part is encrypted with a password."""
        part = self._parts.get(name)
        return part is not None and bool(part.flag_bits & _ENCRYPTED)

    def pieces(self, name: str) -> Iterator[bytes]:
        """One part, unpacked piece by piece; nothing if it is not there. Parts that overlap count twice."""
        part = self._parts.get(name)
        if part is None:
            return
        try:
            with self._zip.open(part) as stream:
                while piece := stream.read(_PIECE):
                    self._given += len(piece)
                    if self._given > 2 * UNPACKED_BYTES:
                        raise too_much_inside()
                    yield piece
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            ValueError,
            OSError,
            RuntimeError,
            NotImplementedError,
        ) as error:
            raise damaged() from error

    def whole(self, name: str) -> bytes:
        """One small part, unpacked; b"" if it is not there."""
        return b"".join(self.pieces(name))


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    return part.file_size > RATIO_FREE_BYTES and part.file_size > PART_RATIO * max(1, part.compress_size)
