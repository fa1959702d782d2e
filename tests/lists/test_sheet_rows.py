"""The quick reading of a sheet and the careful one always agree."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lists.making import letters, sheet_xml

from brazier.lists import gathering, sheet_rows
from brazier.lists.cell_values import Formats
from brazier.lists.limits import CELL_LETTERS, COLUMNS
from brazier.lists.sheet_rows import read_rows
from brazier.lists.table import Notes
from brazier.terms import Wrong

STRINGS = ["zero", "one", "Muñoz", ""]
FORMATS = Formats({1: "date", 2: "00000"})


def rows_of(xml, piece=1 << 18):
    data = xml if isinstance(xml, bytes) else xml.encode()
    found = read_rows(lambda: (data[at : at + piece] for at in range(0, len(data), piece)), STRINGS, FORMATS)
    found = found.sheet("list", Notes("xlsx"))
    return [(row.line, row.cells) for row in found.rows], [(fault.line, fault.code) for fault in found.faults]


def both(xml, monkeypatch):
    """What the quick way finds; the careful one must find the same."""
    quick = rows_of(xml)
    with monkeypatch.context() as patch:
        patch.setattr(sheet_rows, "_fast", _never)
        assert rows_of(xml) == quick
    return quick


def _never(*_):
    raise sheet_rows._Unusual


ORDINARY = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>2</v></c></row>'
    '<row r="3" spans="1:3"><c r="A3" s="1"><v>45000</v></c><c r="B3" s="2" t="n"><v>1234'
    '</v></c><c r="C3" t="b"><v>1</v></c></row>'
    '<row r="4"><c r="A4" t="inlineStr"><is><t xml:space="preserve"> Rosa &amp; co </t>'
    '</is></c><c r="B4"/><c r="C4" t="str"><f>A1</f><v>x</v></c></row>'
    '<row r="5"/><row r="6"><c r="A6" s="1"/></row>'
    '<row r="7"><c r="A7" t="e"><v>#REF!</v></c><c r="B7"><f>1+1</f></c><c r="C7" t="s"><v>'
    '99</v></c><c r="D7"><v>9.175550148E9</v></c></row>'
)


def test_an_ordinary_sheet(monkeypatch):
    rows, faults = both(sheet_xml(ORDINARY), monkeypatch)
    assert rows == [
        (1, ("zero", "", "Muñoz")),
        (3, ("2023-03-15", "01234", "TRUE")),
        (4, ("Rosa & co", "", "x")),
        (7, ("", "", "", "9175550148")),
    ]
    assert faults == [(7, "formula_error"), (7, "formula_without_value")]


def test_pieces_may_end_anywhere():
    assert rows_of(sheet_xml(ORDINARY), piece=7) == rows_of(sheet_xml(ORDINARY))


@pytest.mark.parametrize(
    "body",
    [
        '<x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row>',
        "<row r='1'><c r='A1'><v>7</v></c></row>",
        '<row r="1"><!-- hi --><c r="A1"><v>7</v></c></row>',
        '<row r="1"><c r="A1"><v><![CDATA[7]]></v></c></row>',
        '<row r="1"><c t="n" r="A1"><v>7</v></c></row>',
        '<row r="1"><c r="A1" t="inlineStr"><is><r><t>7</t></r><rPh><t>x</t></rPh></is></c></row>',
        '<row r="1"><c r="A1" foo="b&gt;"><v>7</v></c></row>',
        "<row><c><v>7</v></c></row>",
        '<row r="1"><c r="A1"><v>7</v><extLst/></c></row>',
    ],
)
def test_unusual_writing_is_read_all_the_same(body):
    xml = sheet_xml(body).replace("<worksheet ", '<worksheet xmlns:x="u" ')
    assert rows_of(xml)[0] == [(1, ("7",))]


def test_a_sheet_in_another_encoding_is_read():
    xml = sheet_xml('<row r="1"><c r="A1" t="str"><v>Muñoz</v></c></row>')
    assert rows_of(xml.replace("UTF-8", "UTF-16").encode("utf-16"))[0] == [(1, ("Muñoz",))]
    assert rows_of(xml.replace("UTF-8", "ISO-8859-1").encode("latin-1"))[0] == [(1, ("Muñoz",))]


def test_rows_and_cells_without_numbers_follow_each_other(monkeypatch):
    body = "<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row>"
    assert both(sheet_xml(body), monkeypatch)[0] == [(1, ("1", "", "3")), (2, ("4",))]


def test_a_lone_cell_at_the_far_end_costs_nothing(monkeypatch):
    body = (
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c>'
        '<c r="XFD1048576"><v>3</v></c></row>'
    )
    rows, faults = both(sheet_xml(body), monkeypatch)
    assert rows == [(1, ("1",)), (1048576, ("2",))]
    assert faults == [(1048576, "too_many_cells")]


def test_a_sheet_wider_than_any_list_is_refused():
    row = "".join(f'<c r="{letters(at)}1"><v>1</v></c>' for at in range(COLUMNS + 5))
    with pytest.raises(Wrong) as error:
        rows_of(sheet_xml("".join(f'<row r="{n}">{row}</row>' for n in (1, 2, 3))))
    assert error.value.code == "lists.too_wide"
    loose = "<c><v>1</v></c>" * (COLUMNS + 5)
    with pytest.raises(Wrong):
        rows_of(sheet_xml(f"<row>{loose}</row>" * 3))


def test_a_cell_of_ten_megabytes_is_cut_and_said():
    big = "x" * 10_000_000
    rows, faults = rows_of(sheet_xml(f'<row r="1"><c r="A1" t="str"><v>{big}</v></c></row>'))
    assert len(rows[0][1][0]) == CELL_LETTERS
    assert faults == [(1, "cell_too_long")]


def test_limits_of_rows_and_cells(monkeypatch):
    body = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="B{n}"><v>2</v></c></row>' for n in range(1, 30))
    for limit, code in (("ROWS", "lists.too_many_rows"), ("CELLS", "lists.too_many_cells")):
        with monkeypatch.context() as patch, pytest.raises(Wrong) as error:
            patch.setattr(gathering, limit, 20)
            rows_of(sheet_xml(body))
        assert error.value.code == code


def test_the_careful_way_counts_the_cells_of_a_row_too(monkeypatch):
    monkeypatch.setattr(sheet_rows, "CELLS", 20)
    with pytest.raises(Wrong):
        rows_of(sheet_xml("<!-- x --><row>" + "<c/>" * 30 + "</row>"))


def test_cells_merged_downward_are_filled_and_others_left(monkeypatch):
    body = "".join(
        f'<row r="{n}">'
        + (f'<c r="A{n}" t="str"><v>PACK</v></c>' if n == 1 else "")
        + f'<c r="B{n}"><v>{n}</v></c></row>'
        for n in range(1, 5)
    )
    tail = (
        '<mergeCells><mergeCell ref="A1:A3"/><mergeCell ref="B4:D4"/><mergeCell ref="Z9:Z10"/>'
        '<mergeCell ref="A1:A999999"/></mergeCells>'
    )
    rows, _ = both(sheet_xml(body, tail), monkeypatch)
    assert [cells[0] for _, cells in rows] == ["PACK", "PACK", "PACK", ""]


def test_a_bomb_of_merged_cells_is_counted(monkeypatch):
    monkeypatch.setattr(sheet_rows, "_MERGES", 2)
    body = '<row r="1"><c r="A1"><v>1</v></c></row>' + "".join(
        f'<row r="{n}"><c r="B{n}"><v>1</v></c></row>' for n in range(2, 9)
    )
    tail = "".join(f'<mergeCell ref="A{n}:A{n + 1}"/>' for n in range(6, 0, -1))
    assert [cells[0] for _, cells in rows_of(sheet_xml(body, tail))[0]][1] == ""


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.9])
def test_a_cut_off_sheet_is_damaged(cut):
    xml = sheet_xml(ORDINARY)
    with pytest.raises(Wrong) as error:
        rows_of(xml[: int(len(xml) * cut)])
    assert error.value.code == "lists.damaged"


def test_a_sheet_without_rows_is_empty(monkeypatch):
    assert both(sheet_xml(""), monkeypatch) == ([], [])


def test_a_huge_sheet_without_row_ends_is_left_to_the_parser():
    xml = sheet_xml('<row r="1"><c r="A1"><v>1</v></c>' + "<x/>" * 2_100_000 + "</row>")
    assert rows_of(xml)[0] == [(1, ("1",))]


TEXT = st.text(st.sampled_from("aé7<&\"'>_x0 \n"), max_size=8)


@given(st.lists(st.lists(st.one_of(st.none(), TEXT), max_size=4), max_size=6))
@settings(max_examples=150, deadline=None)
def test_whatever_is_in_the_cells_both_ways_agree(grid):
    def cell(row, column, text):
        safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return f'<c r="{letters(column)}{row}" t="str"><v>{safe}</v></c>'

    body = "".join(
        f'<row r="{at}">'
        + "".join(cell(at, column, text) for column, text in enumerate(row) if text is not None)
        + "</row>"
        for at, row in enumerate(grid, 1)
    )
    with pytest.MonkeyPatch.context() as patch:
        both(sheet_xml(body), patch)
