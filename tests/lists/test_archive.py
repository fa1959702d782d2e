"""A packed file is measured before it is opened."""

import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lists.making import zipped

from brazier.lists.archive import Archive
from brazier.terms import Wrong


def code_of(data, name=None):
    with pytest.raises(Wrong) as error:
        archive = Archive(data)
        archive.whole(name or archive.names[0])
    return error.value.code


def test_parts_are_given_out_whole_or_piece_by_piece():
    archive = Archive(zipped({"a.txt": "x" * 600_000, "folder/": "", "/b.txt": "y"}))
    assert archive.names == ("a.txt", "b.txt")
    assert archive.size("a.txt") == 600_000
    assert len(list(archive.pieces("a.txt"))) == 3
    assert archive.whole("b.txt") == b"y"
    assert archive.whole("none") == b""
    assert archive.size("none") == 0
    assert not archive.is_locked("a.txt")
    assert not archive.is_locked("none")


def test_a_bomb_of_zeros_is_refused_unopened_n41():
    assert code_of(zipped({"xl/worksheets/sheet1.xml": b"\0" * 60_000_000})) == "lists.too_much_inside"


def test_many_parts_that_together_are_too_much_are_refused_n41(monkeypatch):
    monkeypatch.setattr("brazier.lists.archive.UNPACKED_BYTES", 100_000)
    assert code_of(zipped({f"{n}.xml": bytes(range(256)) * 50 for n in range(8)})) == "lists.too_much_inside"


def test_a_directory_of_countless_parts_is_refused_n41():
    assert code_of(b"PK\x03\x04" + b"PK\x01\x02" * 10_001) == "lists.too_much_inside"


def test_a_part_that_lies_about_its_size_gives_no_more_than_it_said():
    data = bytearray(zipped({"a.txt": "x" * 100_000}))
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<L", data, at + 24, 10)
    assert code_of(bytes(data)) == "lists.damaged"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_cut_off_archive_is_damaged(share):
    data = zipped({"a.txt": bytes(range(256)) * 40})
    assert code_of(data[: int(len(data) * share)]) == "lists.damaged"


def test_changed_bytes_are_damaged():
    data = bytearray(zipped({"a.txt": bytes(range(256)) * 40}, zipfile.ZIP_STORED))
    data[100] ^= 0xFF
    assert code_of(bytes(data)) == "lists.damaged"


@pytest.mark.parametrize("packing", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_packings_that_can_ask_for_gigabytes_are_not_opened(packing):
    assert code_of(zipped({"a.txt": "x" * 1000}, packing)) == "lists.damaged"


def test_a_locked_part_is_seen():
    data = bytearray(zipped({"a.csv": "x"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert Archive(bytes(data)).is_locked("a.csv")


def test_reading_the_same_part_over_and_over_comes_to_an_end(monkeypatch):
    monkeypatch.setattr("brazier.lists.archive.UNPACKED_BYTES", 10_000)
    archive = Archive(zipped({"a.txt": bytes(range(256)) * 30}))
    with pytest.raises(Wrong) as error:
        for _ in range(5):
            archive.whole("a.txt")
    assert error.value.code == "lists.too_much_inside"


@given(st.integers(0, 400), st.binary(min_size=1, max_size=8))
@settings(max_examples=150, deadline=None)
def test_any_damage_is_an_error_with_a_sentence(at, noise):
    data = bytearray(zipped({"xl/workbook.xml": "<a/>" * 20, "b": "c"}))
    data[at : at + len(noise)] = noise
    try:
        archive = Archive(bytes(data))
        for name in archive.names:
            archive.whole(name)
    except Wrong as error:
        assert error.code in ("lists.damaged", "lists.too_much_inside")
