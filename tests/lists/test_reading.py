"""Any file gives tables or one clear error, soon, in little memory, and never touches the disk."""

import builtins
import os
import tempfile
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lists.making import SAMPLES, grid_xlsx, sample, zipped

from brazier.lists.columns import guess
from brazier.lists.mapping import apply
from brazier.lists.reading import read, read_text
from brazier.terms import Wrong


def code_of(data):
    with pytest.raises(Wrong) as error:
        read("list", data)
    return error.value.code


def test_text_from_the_box_is_read_like_a_file():
    found = read_text("Rosa Diaz, 917 555 0148, pack nights\nWei Chen, 347 555 0199, stow days\nCleo, pick")[0]
    assert found.notes.kind == "pasted"
    assert found.rows[0].cells == ("Rosa Diaz", "917 555 0148", "pack", "nights")
    assert read_text("Name\tPhone\nRosa\t917 555 0148\n")[0].notes.delimiter == "tab"
    assert read_text("Diaz, Rosa\nChen, Wei\nOkoye, Amara")[0].rows[1].cells[0] == "Chen, Wei"


def test_commas_that_part_columns_are_not_taken_for_a_sentence():
    found = read_text(
        "Rosa Diaz, 917 555 0148, 12 Main St\nWei Chen, 347 555 0199, 9 Bay St\nBo Smith, 646 555 0100, 3 Oak Ave"
    )[0]
    assert (found.notes.kind, len(found.header)) == ("csv", 3)
    assert read_text("Name, Phone\nRosa Diaz, 917 555 0148\nWei, 1\n")[0].header == ("Name", "Phone")


def test_a_file_larger_than_any_list_is_refused(monkeypatch):
    monkeypatch.setattr("brazier.lists.reading.FILE_BYTES", 100)
    assert code_of(b"Rosa\n" * 30) == "lists.too_big"
    monkeypatch.setattr("brazier.lists.reading.FILE_BYTES", 5_000)
    assert code_of(zipped({"a.csv": b"Rosa Diaz\n" * 3_000})) == "lists.too_big"


def test_a_million_lines_of_pasted_text_are_refused(monkeypatch):
    monkeypatch.setattr("brazier.lists.reading.ROWS", 50)
    assert code_of(b"Rosa Diaz\n" * 60) == "lists.too_many_rows"


def test_a_large_json_or_page_is_refused(monkeypatch):
    monkeypatch.setattr("brazier.lists.reading.RECORDS_BYTES", 50)
    assert code_of(b"[" + b'{"name": "Rosa"},' * 30) == "lists.too_big"


@pytest.mark.parametrize(
    "text",
    [
        "x" * 3_000_000,
        "\n" * 3_000_000,
        ",\n" * 200_000,
        '"' * 2_000_000,
        "BEGIN:VCARD\n" * 30_000,
        "(" * 1_000_000,
        "a b " * 500_000,
        "[1/1/26, 1:1" * 100_000,
        "<table>" + "<td" * 500_000,
        "{" * 1_000_000,
        "1-" * 500_000,
        "\t" * 2_000_000,
    ],
)
def test_endless_rubbish_comes_to_an_end(text):
    try:
        for table in read("list", text.encode()):
            apply(table, guess(table))
    except Wrong as error:
        assert error.code.startswith("lists.")


def test_nothing_is_ever_written_or_opened(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError(f"the disk was touched: {args[:1]}")

    files = [(path.name, path.read_bytes()) for path in sorted(SAMPLES.iterdir())]
    read("warm.xls", sample("roster.xls"))
    for module, name in (
        (builtins, "open"),
        (os, "open"),
        (tempfile, "mkstemp"),
        (tempfile, "TemporaryFile"),
        (tempfile, "SpooledTemporaryFile"),
    ):
        monkeypatch.setattr(module, name, refuse)
    for name, data in files:
        for table in read(name, data):
            apply(table, guess(table))


def test_a_roster_of_a_whole_site_stays_small_in_memory():
    text = "Name,Phone,Dept,Shift\n" + "".join(f"Rosa Diaz {n},917 555 {n:04d},Pack,Days\n" for n in range(20_000))
    data = text.encode()
    tracemalloc.start()
    table = read("a.csv", data)[0]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(table.rows) == 20_000
    assert peak < 20_000 * 900


def test_a_workbook_with_a_hidden_and_an_empty_sheet():
    found = read("roster.xlsx", sample("roster.xlsx"))
    assert [(table.title, table.notes.hidden) for table in found] == [
        ("roster: Roster", False),
        ("roster: Old", True),
    ]


def test_right_to_left_lists_with_marks():
    text = (
        "\u200fالاسم\u200f,\u200fالهاتف\u200f,القسم\n\u202bمحمد علي\u202c,\u200e+1 917 555 0148"
        "\u200e,تعبئة\nفاطمة حسن,347 555 0199,شحن\n"
    )
    found = read("a.csv", text.encode("cp1256", "ignore"))[0]
    row = apply(found, guess(found)).rows[0]
    assert (row.name, row.phones, row.department) == ("محمد علي", ("+1 917 555 0148",), "تعبئة")


def test_halves_of_letters_in_wide_text_are_marked():
    data = b"\xff\xfe" + "Name,Phone\nRosa ".encode("utf-16-le") + b"\x00\xd8" + ",1\nWei,2\n".encode("utf-16-le")
    assert "broken_letters" in {fault.code for fault in read("a.csv", data)[0].faults}


@given(st.binary(max_size=600))
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_tables_or_one_clear_error(data):
    try:
        for table in read("list", data):
            apply(table, guess(table))
    except Wrong as error:
        assert error.code.startswith("lists.")


@given(
    st.sampled_from(sorted(SAMPLES.iterdir())),
    st.lists(st.tuples(st.integers(0, 20_000), st.integers(0, 255)), min_size=1, max_size=12),
    st.integers(0, 100),
)
@settings(max_examples=120, deadline=None)
def test_damaged_samples_give_tables_or_one_clear_error(path, noise, cut):
    data = bytearray(path.read_bytes())
    for at, value in noise:
        data[at % len(data)] = value
    try:
        for table in read(path.name, bytes(data[: len(data) - cut])):
            apply(table, guess(table))
    except Wrong as error:
        assert error.code.startswith("lists.")


@given(
    st.lists(
        st.lists(
            st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=10),
            min_size=1,
            max_size=4,
        ),
        min_size=1,
        max_size=8,
    )
)
@settings(max_examples=100, deadline=None)
def test_a_workbook_and_a_text_of_the_same_cells_tell_the_same(grid):
    try:
        book = read("a.xlsx", grid_xlsx(grid))[0]
    except Wrong as error:
        assert error.code in ("lists.empty", "lists.nobody", "lists.damaged")
        return
    assert all(any(row.cells) for row in book.rows)


@pytest.mark.parametrize("quote", ["", '"'])
def test_one_endless_cell_spoils_neither_the_header_nor_its_own_line(quote):
    cell = "x" * 10_000_000
    text = f"Name,Phone\n{quote}{cell}{quote},917 555 0148\nKwame Asante,917 555 0149\n"
    [table] = read("list.csv", text.encode())
    found = apply(table, guess(table))
    assert table.header == ("Name", "Phone")
    assert [(row.line, row.name[:5]) for row in found.rows] == [(2, "xxxxx"), (3, "Kwame")]
    assert {fault.code for fault in found.faults if not fault.kept} == set()
    assert "line_too_long" in {fault.code for fault in found.faults}


def test_a_lone_header_over_an_endless_line_is_still_a_header():
    [table] = read("list.csv", b"name\n" + b"x" * 10_000_000 + b"\n")
    assert (table.header, len(table.rows)) == (("name",), 1)
