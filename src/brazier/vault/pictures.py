"""A photo as it is kept: decoded, turned upright, gray, of a size one can read, and written anew. Pure.

Written anew means that nothing of the file survives but what one sees: no place, no camera, no hidden small
picture, nothing appended. What is no photo, or is made to harm whoever opens it, is refused before a pixel is
decoded.
"""

import io
import struct
import zlib
from dataclasses import dataclass

import numpy as np
from PIL import Image
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile

from brazier.terms import Wrong

MOST_BYTES = 30 * 1024 * 1024
MOST_PIXELS = 64_000_000
"""Phones take 12 to 50 million. Decoding the worst file of this size takes some 400 MB for a moment."""
MOST_WORK = 800_000_000
"""Pixels times passes over them: a file can ask for thousands of passes."""
LONGEST, QUALITY = 2_000, 60
"""Long edge of what is kept, in pixels: 170 to an inch of A4."""
LEAST, MEASURED = 600, 1_000
"""A shorter edge can hold no writing; the long edge while sharpness is measured."""
TOO_LARGE = "This photo is too large: 30 MB and 64 million dots at most. Take it smaller. Nothing was lost."
SMALL, BLURRED, DARK, BLANK = "small", "blurred", "dark", "blank"
DOUBTS = [SMALL, BLURRED, DARK, BLANK]
"""Why one may not be able to read it."""
SHARP, BRIGHT, WRITTEN = 0.30, 60, 6
"""From here on: how much of the contrast lies between neighbors; mean and spread of brightness, of 255."""
_JPEG, _PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
_SCAN, _TURNED = b"\xff\xda", 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}  # fmt: skip
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, KeyError, IndexError, TypeError, struct.error, zlib.error)
"""What the decoders say of a file that is not what it says it is."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo as it is kept. content: JPEG, gray; doubts: of DOUBTS, why one may not be able to read it."""

    content: bytes
    wide: int
    tall: int
    doubts: tuple[str, ...] = ()


def cleaned(content: bytes) -> Picture:
    """The photo as it is kept.

    Errors: Wrong if it is none, too large, damaged, or made to harm.
    """
    if len(content) > MOST_BYTES:
        raise Wrong("vault.large", TOO_LARGE)
    if not content.startswith((_JPEG, _PNG)):
        raise Wrong("vault.kind", "This is not a photo we can read. Take a JPEG or PNG. Nothing was lost.")
    try:
        gray = _decoded(content)
    except (*_BROKEN, MemoryError) as error:
        raise Wrong(
            "vault.damaged_photo", "This photo is damaged. Take it once more. Nothing was lost."
        ) from error
    out = io.BytesIO()
    gray.save(out, "JPEG", quality=QUALITY, optimize=True)
    return Picture(out.getvalue(), *gray.size, doubts(gray))


def _decoded(content: bytes) -> Image.Image:
    """Gray, upright, of the size that is kept. Only these two decoders are ever asked."""
    source = io.BytesIO(content)
    if content.startswith(_PNG):
        found: JpegImageFile | PngImageFile = PngImageFile(source)
        passes = 1
    else:
        found = JpegImageFile(source)
        passes = max(1, content.count(_SCAN))
    pixels = found.width * found.height
    if pixels > MOST_PIXELS or pixels * passes > MOST_WORK:
        raise Wrong("vault.large", TOO_LARGE)
    turned = found.getexif().get(_TURNED) if isinstance(found, JpegImageFile) else 1
    found.draft("L", (LONGEST, LONGEST))  # a JPEG decodes to half its size at once
    gray = _on_white(found)
    gray.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    return gray.transpose(_UPRIGHT[turned]) if turned in _UPRIGHT else gray


def _on_white(found: Image.Image) -> Image.Image:
    if found.mode.startswith("I;16"):
        return Image.fromarray((np.asarray(found) // 256).astype(np.uint8), "L")
    if not found.has_transparency_data:
        return found.convert("L")
    layered = found.convert("RGBA")
    paper = Image.new("RGBA", layered.size, "white")
    paper.alpha_composite(layered)
    return paper.convert("L")


def doubts(gray: Image.Image) -> tuple[str, ...]:
    """Why one may not be able to read a picture; empty if nothing speaks against it."""
    small = gray.copy()
    small.thumbnail((MEASURED, MEASURED), Image.Resampling.BOX)
    light = np.asarray(small, dtype=np.float32)
    spread = float(light.std())
    found = [SMALL] if min(gray.size) < LEAST else []
    found += [DARK] if light.mean() < BRIGHT else []
    if spread < WRITTEN:
        return (*found, BLANK)
    return (*found, BLURRED) if min(light.shape) > 2 and sharpness(light) < SHARP else tuple(found)


def sharpness(light: np.ndarray) -> float:
    """How much of the contrast lies between neighbors: of ink on paper in focus 0.4 and more, blurred under 0.26.

    light: rows of brightness. The steepest hundredth counts, because most of a card is blank.
    """
    edges = np.abs(4 * light[1:-1, 1:-1] - light[:-2, 1:-1] - light[2:, 1:-1] - light[1:-1, :-2] - light[1:-1, 2:])
    reach = float(np.percentile(light, 99.5) - np.percentile(light, 0.5))
    return float(np.percentile(edges, 99)) / reach if reach else 0.0
