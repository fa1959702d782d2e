"""Photos as phones take them, sharp and not, and files that only look like photos."""

import io
import struct
import zlib

from PIL import Image, ImageDraw, ImageFilter, ImageFont

PLACE = "51 Canary Street"


def card(
    wide: int = 1200, tall: int = 1600, *, blur: float = 0, light: float = 1.0, turned: int = 1, kind: str = "JPEG"
) -> bytes:
    """A written card on a table. turned: as the camera was held, of EXIF; the place stands in it too."""
    drawn = Image.new("RGB", (wide, tall), (120, 100, 80))
    pen, font = ImageDraw.Draw(drawn), ImageFont.load_default(max(8, wide // 50))
    pen.rectangle((wide // 15, tall // 15, wide - wide // 15, tall - tall // 15), fill=(235, 232, 225))
    for line in range(tall // 8, tall - tall // 8, max(10, tall // 25)):
        pen.text((wide // 8, line), "I want the union to bargain for me. Cleo Diaz", fill=(30, 30, 60), font=font)
    drawn = drawn.filter(ImageFilter.GaussianBlur(blur)).point(lambda value: value * light)
    hidden = Image.Exif()
    hidden[0x0112], hidden[0x010E], hidden[0x8825] = turned, PLACE, {1: "N", 2: (40.0, 36.0, 1.0)}
    out = io.BytesIO()
    drawn.save(out, kind, **({"exif": hidden} if kind in {"JPEG", "PNG"} else {}))
    return out.getvalue()


def png_that_says(wide: int, tall: int) -> bytes:
    """A PNG of this size by its own word, with next to nothing in it."""

    def part(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", wide, tall, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(bytes(1000))) + part(b"IEND", b"")
    )


def of_many_passes(passes: int) -> bytes:
    """A JPEG that has itself decoded over and over."""
    whole = card(4000, 4000)
    scan = whole.index(b"\xff\xda")
    end = whole.rindex(b"\xff\xd9")
    return whole[:scan] + whole[scan:end] * passes + b"\xff\xd9"
