"""Make a picture small enough for the README: the 256 colors it uses most, every other one as the nearest."""

import struct
import zlib

import numpy as np

SIGN = b"\x89PNG\r\n\x1a\n"
COLORS = 256


def paletted(png: bytes) -> bytes:
    """The same picture with a palette. png: 8-bit RGB or RGBA without interlace, as Chromium writes it."""
    pixels = _decoded(png)
    codes = pixels.astype(np.uint32) @ np.array([65536, 256, 1], np.uint32)
    found, where, often = np.unique(codes.reshape(-1), return_inverse=True, return_counts=True)
    kept = found[np.argsort(-often)[:COLORS]]
    nearest = np.array([_nearest(code, kept) for code in found], np.uint8)
    rows = nearest[where].reshape(codes.shape)
    high, wide = rows.shape
    lines = b"".join(b"\0" + row.tobytes() for row in rows)
    return SIGN + b"".join(
        _chunk(kind, body)
        for kind, body in (
            (b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 3, 0, 0, 0)),
            (b"PLTE", _channels(kept).astype(np.uint8).tobytes()),
            (b"IDAT", zlib.compress(lines, 9)),
            (b"IEND", b""),
        )
    )


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _channels(codes: np.ndarray) -> np.ndarray:
    return np.stack([codes >> 16 & 255, codes >> 8 & 255, codes & 255], axis=-1).astype(np.int32)


def _nearest(code: int, kept: np.ndarray) -> int:
    return int(((_channels(kept) - _channels(np.array([code]))) ** 2).sum(axis=1).argmin())


def _decoded(png: bytes) -> np.ndarray:
    """Pixels as rows of red, green, blue."""
    at, packed, head = len(SIGN), b"", b""
    while at < len(png):
        (size,), kind = struct.unpack(">I", png[at : at + 4]), png[at + 4 : at + 8]
        body = png[at + 8 : at + 8 + size]
        head, packed = (body if kind == b"IHDR" else head), packed + (body if kind == b"IDAT" else b"")
        at += 12 + size
    wide, high, depth, color = struct.unpack(">IIBB", head[:10])
    step = {2: 3, 6: 4}[color]
    assert depth == 8
    raw, before, rows = zlib.decompress(packed), bytearray(wide * step), []
    for y in range(high):
        line = bytearray(raw[y * (wide * step + 1) + 1 : (y + 1) * (wide * step + 1)])
        _unfilter(raw[y * (wide * step + 1)], line, before, step)
        rows.append(np.frombuffer(bytes(line), np.uint8).reshape(wide, step)[:, :3])
        before = line
    return np.stack(rows)


def _unfilter(kind: int, line: bytearray, above: bytearray, step: int) -> None:
    """Undo what PNG does to a line before it is packed (PNG specification, 9.2)."""
    for x in range(len(line)):
        left = line[x - step] if x >= step else 0
        corner = above[x - step] if x >= step else 0
        guess = (0, left, above[x], (left + above[x]) // 2, _paeth(left, above[x], corner))[kind]
        line[x] = (line[x] + guess) & 255


def _paeth(left: int, above: int, corner: int) -> int:
    guess = left + above - corner
    return min((left, above, corner), key=lambda known: abs(guess - known))
