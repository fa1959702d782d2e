"""LibreOffice sheets come as they are shown, and repeats cannot flood the memory."""

import pytest
from tests.lists.making import ods, ods_row, sample, zipped

from brazier.lists.archive import Archive
from brazier.lists.limits import COLUMNS
from brazier.lists.opendocument import is_opendocument, read_opendocument
from brazier.lists.reading import read
from brazier.terms import Wrong


def sheets(body):
    return read_opendocument(Archive(ods(body)), "list")


def rows_of(body):
    return [(row.line, row.cells) for row in sheets(f'<table:table table:name="A">{body}</table:table>')[0].rows]


def cell(inside, **attributes):
    told = "".join(
        f' {name.replace("_", ":", 1).replace("_", "-")}="{value}"' for name, value in attributes.items()
    )
    return f"<table:table-row><table:table-cell{told}>{inside}</table:table-cell></table:table-row>"


def code_of(call, *args):
    with pytest.raises(Wrong) as error:
        call(*args)
    return error.value.code


def test_the_sample_with_a_million_empty_rows_below():
    table = read("roster.ods", sample("roster.ods"))[0]
    assert table.header == ("Name", "Phone", "Hired")
    assert [row.cells for row in table.rows] == [("Diaz, Rosa", "9175550148", "2021-03-14")]


def test_several_sheets_are_named():
    body = "".join(f'<table:table table:name="{name}">{ods_row("x")}</table:table>' for name in ("One", "Two"))
    assert [sheet.title for sheet in sheets(body)] == ["list: One", "list: Two"]


@pytest.mark.parametrize(
    ("inside", "attributes", "text"),
    [
        ("<text:p>9.18E+09</text:p>", {"office_value_type": "float", "office_value": "9175550148"}, "9175550148"),
        (
            "<text:p>9,175,550,148</text:p>",
            {"office_value_type": "float", "office_value": "9175550148"},
            "9175550148",
        ),
        ("<text:p>###</text:p>", {"office_value_type": "float", "office_value": "104417"}, "104417"),
        ("<text:p>01234</text:p>", {"office_value_type": "float", "office_value": "1234"}, "01234"),
        (
            "<text:p>078-05-1120</text:p>",
            {"office_value_type": "float", "office_value": "78051120"},
            "078-05-1120",
        ),
        (
            "<text:p>11/05/26</text:p>",
            {"office_value_type": "date", "office_date_value": "2026-11-05T00:00:00"},
            "2026-11-05",
        ),
        ("<text:p>one</text:p><text:p>two</text:p>", {}, "one\ntwo"),
        ('<text:p>a<text:s text:c="3"/>b<text:tab/>c<text:span>d</text:span></text:p>', {}, "a   b cd"),
        ("<office:annotation><text:p>secret</text:p></office:annotation><text:p>Rosa</text:p>", {}, "Rosa"),
    ],
)
def test_what_a_cell_shows(inside, attributes, text):
    assert rows_of(cell(inside, **attributes)) == [(1, (text,))]


def test_repeated_cells_and_rows_are_unfolded():
    row = (
        '<table:table-row table:number-rows-repeated="2">'
        '<table:table-cell table:number-columns-repeated="2"/>'
        '<table:table-cell table:number-columns-repeated="2"><text:p>x</text:p>'
        "</table:table-cell></table:table-row>"
    )
    assert rows_of(row + ods_row("y")) == [(1, ("", "", "x", "x")), (2, ("", "", "x", "x")), (3, ("y",))]


def test_a_cell_repeated_four_billion_times_fills_no_memory():
    row = (
        '<table:table-row><table:table-cell table:number-columns-repeated="4000000000"><text:p>'
        "x</text:p></table:table-cell></table:table-row>"
    )
    assert code_of(rows_of, row * 3) == "lists.too_wide"
    assert len(rows_of(row + ods_row("a", "b") * 5)[0][1]) == COLUMNS


def test_a_full_row_repeated_a_million_times_is_refused(monkeypatch):
    monkeypatch.setattr("brazier.lists.gathering.ROWS", 2_000)
    assert code_of(rows_of, ods_row("x", repeat=1_000_000)) == "lists.too_many_rows"
    monkeypatch.setattr("brazier.lists.gathering.CELLS", 1_000)
    assert code_of(rows_of, ods_row(*"abcdefghij", repeat=1_000_000)) == "lists.too_many_cells"


def test_countless_sheets_are_refused(monkeypatch):
    monkeypatch.setattr("brazier.lists.opendocument.SHEETS", 3)
    assert code_of(sheets, "<table:table></table:table>" * 4) == "lists.too_many_cells"


def test_a_locked_document_says_so():
    manifest = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    assert code_of(read, "a.ods", ods("", manifest)) == "lists.locked"
    data = bytearray(ods(f"<table:table>{ods_row('x')}</table:table>"))
    at = data.index(b"PK\x01\x02", data.index(b"content.xml"))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert at
    assert code_of(read, "a.ods", bytes(data)) == "lists.locked"


def test_entity_bombs_are_refused_n41():
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
    }
    assert code_of(read, "a.ods", zipped(parts)) == "lists.unsafe"


def test_a_text_document_is_no_list():
    parts = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}
    assert not is_opendocument(Archive(zipped(parts)))
    assert code_of(read, "a.odt", zipped(parts)) == "lists.document"
