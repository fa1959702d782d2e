"""A photo is written anew; what is no photo, or harms, is refused."""

import io
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.harbor import photos

from brazier.terms import Wrong
from brazier.vault import pictures
from brazier.vault.pictures import BLANK, BLURRED, DARK, SMALL, cleaned

HOSTILE = {
    "an image of lines that can hold scripts": b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
    "nothing": b"",
    "a first line and no more": b"\xff\xd8\xff\xe0",
    "half a photo": photos.card()[:40_000],
    "half a drawing": photos.card(kind="PNG")[:20_000],
    "a billion dots in a kilobyte": photos.png_that_says(60_000, 60_000),
    "sixty-five million dots": photos.png_that_says(8_200, 8_200),
    "fewer dots than it says": photos.png_that_says(3_000, 3_000),
    "a photo that asks for a hundred passes": photos.of_many_passes(100),
    "a moving picture": b"GIF89a" + bytes(100),
    "a format no page shows": photos.card(kind="TIFF"),
    "words": b"%PDF-1.7 not a photo",
    "more than thirty megabytes": b"\xff\xd8\xff" + bytes(pictures.MOST_BYTES),
}


def kept(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(cleaned(content).content))


def test_what_the_camera_hid_is_gone() -> None:
    taken = photos.card()
    assert photos.PLACE.encode() in taken
    again = cleaned(taken).content
    assert photos.PLACE.encode() not in again
    assert b"Exif" not in again
    assert Image.open(io.BytesIO(again)).getexif() == {}


def test_what_was_hung_on_behind_the_photo_is_gone() -> None:
    appended = b"PK\x03\x04 a whole archive <script>alert(1)</script>"
    for taken in (photos.card(), photos.card(kind="PNG")):
        assert appended not in cleaned(taken + appended).content


@pytest.mark.parametrize("turned", range(1, 9))
def test_a_photo_is_upright_however_the_phone_was_held(turned: int) -> None:
    lies = turned >= 5
    found = kept(photos.card(1600, 1200, turned=turned) if lies else photos.card(turned=turned))
    assert found.height > found.width


def test_a_photo_of_a_phone_is_kept_small_and_can_be_read() -> None:
    found = cleaned(photos.card(3000, 4000))
    assert (found.wide, found.tall, found.doubts) == (1500, 2000, ())
    assert len(found.content) < 400_000


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_sharp_and_blurred_are_told_apart(kind: str) -> None:
    assert cleaned(photos.card(kind=kind)).doubts == ()
    assert cleaned(photos.card(kind=kind, blur=8)).doubts == (BLURRED,)


def test_why_it_can_not_be_read_is_said() -> None:
    assert SMALL in cleaned(photos.card(300, 400)).doubts
    assert DARK in cleaned(photos.card(light=0.15)).doubts
    blank = io.BytesIO()
    Image.new("RGB", (1200, 1600), "white").save(blank, "JPEG")
    assert cleaned(blank.getvalue()).doubts == (BLANK,)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_drawing_is_read(mode: str) -> None:
    out = io.BytesIO()
    plain = Image.new("L", (700, 700), 234)
    drawn = Image.new("I;16", (700, 700), 60_000) if mode == "I;16" else plain.convert(mode)
    drawn.save(out, "PNG")
    assert kept(out.getvalue()).getpixel((350, 350)) in range(225, 256)


def test_what_one_can_see_through_lies_on_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (700, 700), (0, 0, 0, 0)).save(out, "PNG")
    assert kept(out.getvalue()).getpixel((350, 350)) == 255


@pytest.mark.parametrize("what", HOSTILE)
def test_what_is_no_photo_is_refused_at_once(what: str) -> None:
    began = time.process_time()
    with pytest.raises(Wrong) as error:
        cleaned(HOSTILE[what])
    assert "Nothing was lost" in error.value.sentence
    assert time.process_time() - began < 2


@pytest.mark.filterwarnings("ignore:Tag data larger than file")  # the decoder says so, and goes on
@settings(max_examples=150, deadline=None)
@example(at=[(0.0078125, 1)], kind="JPEG")
@given(
    at=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=6),
    kind=st.sampled_from(["JPEG", "PNG"]),
)
def test_a_bent_photo_is_read_or_refused_and_never_breaks_anything(at: list[tuple[float, int]], kind: str) -> None:
    bent = bytearray(photos.card(120, 160, kind=kind))
    for share, value in at:
        bent[min(len(bent) - 1, int(share * len(bent)))] = value
    try:
        found = cleaned(bytes(bent))
    except Wrong:
        return
    assert found.content.startswith(b"\xff\xd8\xff")
