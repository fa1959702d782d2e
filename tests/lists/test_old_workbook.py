"""Workbooks of Excel 2003 and before are read; broken ones are refused, never a crash."""

import random
import struct

import pytest
from tests.lists.making import sample

from brazier.lists.old_workbook import read_old_workbook
from brazier.lists.reading import read
from brazier.terms import Wrong


def record(kind, body=b""):
    return struct.pack("<HH", kind, len(body)) + body


START = record(0x809, struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6))


def code_of(data, name="a.xls"):
    with pytest.raises(Wrong) as error:
        read(name, data)
    return error.value.code


def test_the_sample_with_dates_masks_and_a_hidden_sheet():
    one, hidden = read("roster.xls", sample("roster.xls"))
    assert one.rows[0].cells == ("Díaz, Rosa", "9175550148", "078-05-1120", "2020-01-05", "TRUE", "01234")
    assert (one.title, one.notes.kind, hidden.notes.hidden) == ("roster: One", "xls", True)


def test_its_name_does_not_matter():
    assert read("whatever.csv", sample("roster.xls"))[0].rows[1].cells[0] == "张伟"


def test_a_locked_workbook_says_so():
    assert (
        code_of(START + record(0x2F, b"\x01\x00" + b"\x01\x00" * 2 + b"\0" * 48) + record(0x0A)) == "lists.locked"
    )


def test_a_workbook_locked_by_new_excel_says_so():
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
    assert code_of(data) == "lists.locked"


def test_an_old_text_document_is_no_list():
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le") + b"\0" * 600
    assert code_of(data) == "lists.document"


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.95])
def test_a_cut_off_workbook_is_damaged_or_read_as_far_as_it_goes(share):
    data = sample("roster.xls")
    try:
        read("a.xls", data[: int(len(data) * share)])
    except Wrong as error:
        assert error.code in ("lists.damaged", "lists.nobody", "lists.empty", "lists.document")


def test_a_thousand_kinds_of_damage_are_errors_not_crashes():
    chance = random.Random(7)
    whole = sample("roster.xls")
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 30)):
            data[chance.randrange(8, len(data))] = chance.randrange(256)
        try:
            read("a.xls", bytes(data))
        except Wrong as error:
            assert error.code.startswith("lists.")


def test_a_chain_of_sectors_that_bites_its_tail_comes_to_an_end():
    data = bytearray(sample("roster.xls"))
    table = struct.unpack_from("<L", data, 76)[0] * 512 + 512
    for at in range(128):
        struct.pack_into("<L", data, table + at * 4, 1)
    assert code_of(bytes(data)) in ("lists.damaged", "lists.document")


def test_a_workbook_larger_than_old_excel_makes_is_refused(monkeypatch):
    monkeypatch.setattr("brazier.lists.old_workbook.OLD_WORKBOOK_BYTES", 1_000)
    assert code_of(sample("roster.xls")) == "lists.too_big"


def test_too_many_cells_are_refused(monkeypatch):
    monkeypatch.setattr("brazier.lists.gathering.CELLS", 5)
    with pytest.raises(Wrong) as error:
        read_old_workbook(sample("roster.xls"), "list")
    assert error.value.code == "lists.too_many_cells"


def test_formula_errors_are_told():
    hidden = read("roster.xls", sample("roster.xls"))[1]
    assert [(fault.line, fault.code) for fault in hidden.faults] == [(2, "formula_error")]
