"""Web pages and XML sheets that pretend to be workbooks give their tables; scripts and pictures are nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lists.making import sample

from brazier.lists.reading import read
from brazier.lists.webpage import read_web_page, read_xml_sheet
from brazier.terms import Wrong


def grid(text):
    return [[row.cells for row in sheet.rows] for sheet in read_web_page(text, "list", "utf-8")]


def code_of(data):
    with pytest.raises(Wrong) as error:
        read("a.xls", data)
    return error.value.code


def test_the_sample_page_with_unclosed_cells_and_spans():
    table = read("payroll_page.xls", sample("payroll_page.xls"))[0]
    assert table.header == ("Dept", "Employee Name", "Cell #")
    assert [row.cells for row in table.rows] == [
        ("PACK", "Diaz, Rosa & son", "917-555-0148"),
        ("PACK", "Chen, Wei", "347-555-0199"),
        ("PICK", "Bo Smith", ""),
    ]


def test_scripts_styles_and_comments_are_nothing():
    text = (
        "<table><script>var a='<tr><td>x';</script><style>td{}</style><!-- <tr><td>no</td> -->"
        "<tr><td>Rosa<td>1</tr><tr><td>Wei<td>2</table>"
    )
    assert grid(text) == [[("Rosa", "1"), ("Wei", "2")]]


def test_what_follows_a_comment_at_once_is_kept():
    assert grid("<table><tr><td><!-- x -->Rosa<td>1<tr><td>Wei<td>2</table>") == [[("Rosa", "1"), ("Wei", "2")]]


@pytest.mark.parametrize(
    "text",
    [
        "<table><script>",
        "<table><!-- x",
        "<table><tr><td>",
        "</table></tr></td>",
        "<td>x",
        "<table><tr>x</tr></table>",
        "<" * 1000,
    ],
)
def test_a_page_that_never_closes_anything_comes_to_an_end(text):
    for sheet in grid(text):
        assert len(sheet) <= 1


def test_tables_inside_tables_and_several_tables():
    text = (
        "<table><tr><td>a<td>b<tr><td>c<td>d</table>text<TABLE><TR><TD>e</TD></TR><TR><TD>f"
        "</TD></TR></TABLE><table><tr><td>lone</table>"
    )
    assert grid(text) == [[("a", "b"), ("c", "d")], [("e",), ("f",)]]


def test_columns_that_span_leave_their_places_empty():
    assert grid('<table><tr><td colspan="2">a<td>b<tr><td>c<td>d<td>e</table>') == [
        [("a", "", "b"), ("c", "d", "e")]
    ]


def test_spans_of_billions_are_only_spans_of_some():
    text = '<table><tr><td colspan="9999" rowspan="9999">a<td>b' + "<tr><td>c" * 3 + "</table>"
    assert len(grid(text)[0]) == 4
    assert max(map(len, grid(text)[0])) < 100


def test_millions_of_cells_are_refused(monkeypatch):
    monkeypatch.setattr("brazier.lists.gathering.CELLS", 100)
    assert code_of(b"<table>" + b"<tr><td>a<td>b" * 60 + b"</table>") == "lists.too_many_cells"
    monkeypatch.setattr("brazier.lists.gathering.ROWS", 10)
    assert code_of(b"<table>" + b"<tr><td>a<td>b" * 60 + b"</table>") == "lists.too_many_rows"


def test_a_row_with_a_thousand_cells_is_cut_and_said():
    found = read_web_page("<table><tr><td>a<tr>" + "<td>x" * 1000 + "</table>", "list", "utf-8")[0]
    assert len(found.rows[1].cells) == 500
    assert [fault.code for fault in found.faults] == ["too_many_cells"]


def test_a_page_without_a_table_is_a_document():
    assert code_of(b"<html><body><p>Rosa Diaz</p></body></html>") == "lists.document"


def test_a_page_as_large_as_a_film_is_refused(monkeypatch):
    monkeypatch.setattr("brazier.lists.reading.MARKUP_BYTES", 100)
    monkeypatch.setattr("brazier.lists.webpage.MARKUP_BYTES", 100)
    assert code_of(b"<table>" + b"<tr><td>a" * 100) == "lists.too_big"
    assert code_of(sample("payroll_2003.xls")) == "lists.too_big"


def test_the_xml_sheet_of_2003():
    table = read("payroll_2003.xls", sample("payroll_2003.xls"))[0]
    assert [(row.line, row.cells) for row in table.rows] == [
        (2, ("Diaz, Rosa", "2021-03-14", "104417")),
        (4, ("Chen, Wei", "", "104418")),
    ]


def test_absurd_places_in_an_xml_sheet():
    def sheet(inside):
        space = 'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
        return f'<Workbook {space}><Worksheet ss:Name="A"><Table>{inside}</Table></Worksheet></Workbook>'.encode()

    far = '<Row ss:Index="9999999"><Cell ss:Index="9999999"><Data>x</Data></Cell></Row>'
    found = read_xml_sheet(sheet(far), "list")[0]
    assert (found.rows, [fault.code for fault in found.faults]) == ((), ["too_many_cells"])
    odd = '<Row ss:Index="-3"><Cell ss:Index="abc"><Data>x</Data></Cell></Row>'
    assert read_xml_sheet(sheet(odd), "list")[0].rows[0].cells == ("x",)


def test_countless_sheets_and_cells_of_an_xml_sheet_are_refused(monkeypatch):
    monkeypatch.setattr("brazier.lists.webpage.SHEETS", 2)
    with pytest.raises(Wrong):
        read_xml_sheet(b"<W><Worksheet/><Worksheet/><Worksheet/></W>", "list")
    monkeypatch.setattr("brazier.lists.webpage.CELLS", 3)
    with pytest.raises(Wrong):
        read_xml_sheet(
            b"<W><Worksheet><Row>" + b"<Cell><Data>x</Data></Cell>" * 9 + b"</Row></Worksheet></W>", "list"
        )


@given(st.text(st.sampled_from('<>/tdrhable!-"= xscriptyl&;'), max_size=200))
@settings(max_examples=120, deadline=1_000)
def test_any_soup_of_tags_is_read(text):
    grid("<table>" + text)
