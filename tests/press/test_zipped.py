"""Small files in one: what went in comes out, and what is no such file is refused before it costs anything."""

import io
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brazier.press import zipped as zips
from brazier.press.zipped import NoZip, unzipped, zipped

FILES = {"a.md": b"Ask her for one thing. " * 40, "es/b.md": b"Pregunta.", "none.txt": b""}


def out_of(body: bytes) -> dict[str, bytes]:
    return unzipped(body, most_bytes=10_000, most_files=5)


def packed_as(kind: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", kind) as archive:
        archive.writestr("a.md", b"x" * 99)
    return out.getvalue()


def twice() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("a.md", b"x")
        archive.writestr("a.md", b"y")
    return out.getvalue()


def flagged() -> bytes:
    """As a locked one says of itself."""
    body = bytearray(zipped({"a.md": b"x"}))
    body[6] |= 1
    body[body.index(b"PK\x01\x02") + 8] |= 1
    return bytes(body)


def scrambled() -> bytes:
    """The directory is right, and what it leads to is no stream."""
    whole = zipped({"a.md": FILES["a.md"]})
    begins = whole.index(b"a.md") + len("a.md")
    return whole[:begins] + b"\xff" * 8 + whole[begins + 8 :]


def lying() -> bytes:
    """It says ten bytes and unpacks to a hundred thousand."""
    body = bytearray(zipped({"a.md": b"0" * 100_000}))
    for at in (body.index(b"PK\x03\x04") + 22, body.index(b"PK\x01\x02") + 24):
        body[at : at + 4] = (10).to_bytes(4, "little")
    return bytes(body)


def test_the_same_files_give_the_same_bytes_in_their_order() -> None:
    assert out_of(zipped(FILES)) == FILES
    assert zipped(FILES) == zipped(dict(FILES))
    with zipfile.ZipFile(io.BytesIO(zipped(FILES))) as archive:
        assert archive.namelist() == list(FILES)
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_what_is_not_wanted_is_not_even_looked_into() -> None:
    body = scrambled()
    assert unzipped(body, most_bytes=10_000, most_files=5, is_wanted=lambda name: name != "a.md") == {}


@pytest.mark.parametrize(
    "body",
    [
        b"", b"PK\x03\x04", zipped(FILES)[:-9], zipped({f"{n}.md": b"" for n in range(6)}),
        zipped({"a.md": b"0" * 10_001}), zipped({"a.md": b"0" * 6_000, "b.md": b"0" * 6_000}), b"\0" * 10_001,
        packed_as(zipfile.ZIP_BZIP2), packed_as(zipfile.ZIP_LZMA), flagged(), twice(), scrambled(), lying(),
    ],
    ids=["nothing", "a beginning", "cut off", "too many", "too large", "too large together", "too long",
         "another packing", "one that takes much room", "locked", "a name twice", "a broken stream", "a lie"],
)  # fmt: skip
def test_what_is_none_is_refused(body: bytes) -> None:
    with pytest.raises(NoZip):
        out_of(body)


def test_a_broken_stream_would_be_an_error_of_another_kind() -> None:
    with zipfile.ZipFile(io.BytesIO(scrambled())) as archive, pytest.raises(zlib.error):
        archive.read("a.md")


@given(st.integers(0, 400), st.binary(min_size=1, max_size=9))
def test_whatever_is_bent_it_is_read_or_refused(at: int, into: bytes) -> None:
    body = zipped(FILES)
    with_fault = body[:at] + into + body[at + len(into) :]
    try:
        assert all(isinstance(text, bytes) for text in out_of(with_fault).values())
    except NoZip:
        return


def test_a_directory_of_millions_is_refused_before_any_of_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "_files", pytest.fail)
    with pytest.raises(NoZip):
        unzipped(b"PK\x01\x02" * 100, most_bytes=10_000, most_files=99)
