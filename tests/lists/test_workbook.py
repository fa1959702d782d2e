"""Workbooks come sheet by sheet as people see them; nothing in them is ever reckoned."""

import io

import openpyxl
import pytest
from tests.lists.making import grid_xlsx, sample, sheet_xml, xlsx, zipped

from brazier.lists import workbook
from brazier.lists.archive import Archive
from brazier.lists.reading import read
from brazier.lists.workbook import is_workbook, read_workbook
from brazier.terms import Wrong


def cells(data):
    return [[row.cells for row in sheet.rows] for sheet in read_workbook(Archive(data), "list")]


def code_of(data):
    with pytest.raises(Wrong) as error:
        read("list.xlsx", data)
    return error.value.code


def test_the_sample_roster_with_title_masks_dates_and_merged_cells():
    roster, old = read("roster.xlsx", sample("roster.xlsx"))
    assert (roster.title, roster.notes.header_line, roster.notes.hidden) == ("roster: Roster", 3, False)
    assert roster.rows[1].cells == ("PACK", "Chen, Wei", "1990-05-18", "01235", "078-05-1121", "9175550149", "")
    assert [fault.code for fault in roster.faults] == ["formula_without_value"] * 4
    assert (old.title, old.notes.hidden) == ("roster: Old", True)
    assert old.rows[1].cells == ("@cleo", "+1 917 555 0100")


def test_shared_texts_with_colors_and_reading_aids():
    strings = (
        "<si><r><t>Ro</t></r><r><t>sa</t></r></si><si><t>王</t><rPh sb='0' eb='1'><t>Wang</t></rPh></si><si/>"
    )
    sheet = sheet_xml(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>'
    )
    assert cells(xlsx(sheet, strings=strings)) == [[("Rosa", "王")]]


@pytest.mark.parametrize(
    "strings",
    [
        "<si><t>zero</t></si><si><t>one</t></si>",
        '<si><t xml:space="preserve"> zero </t></si><si><t>one</t></si>',
        "<si><t>ze<!-- x -->ro</t></si><si><t>one</t></si>",
        "<si><r><t>zero</t></r></si><si><t>one</t></si>",
        "<si><t>&#122;ero</t></si><si><t><![CDATA[one]]></t></si>",
        "<si ><t>zero</t></si ><si><t>one</t></si>",
        "\n<si>\n<t>zero</t>\n</si><si><t>one</t></si>",
    ],
)
def test_shared_texts_written_in_any_way_are_the_same(strings):
    sheet = sheet_xml('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>')
    assert cells(xlsx(sheet, strings=strings)) == [[("zero", "one")]]


@pytest.mark.parametrize("end", ["", "<si><t>x", "<si><t>\xff</t></si>"])
def test_shared_texts_that_are_cut_off_or_broken_are_damaged(end):
    parts = {
        "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="A" r:id="a"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<R><Relationship Id="a" Type="worksheet" Target="s.xml"/></R>',
        "xl/s.xml": sheet_xml('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'),
        "xl/sharedStrings.xml": b"<sst><si><t>Rosa</t></si>" + end.encode("latin-1"),
    }
    assert code_of(zipped(parts)) == "lists.damaged"


def test_many_shared_texts_over_several_pieces_are_read_the_quick_way(monkeypatch):
    monkeypatch.setattr(workbook, "_Texts", None)
    strings = "".join(f"<si><t>person {n} &amp; co</t></si>" for n in range(30_000))
    sheet = sheet_xml('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>29999</v></c></row>')
    assert cells(xlsx(sheet, strings=strings)) == [[("person 0 & co", "person 29999 & co")]]


def test_formulas_are_text_and_never_reckoned():
    rows = [
        ["Name", "Phone"],
        ['=HYPERLINK("http://x.example")', "+1 917 555 0148"],
        ["@SUM(1)", "-1"],
        ["\t=1", "1"],
    ]
    assert cells(grid_xlsx(rows))[0][1:] == [
        ('=HYPERLINK("http://x.example")', "+1 917 555 0148"),
        ("@SUM(1)", "-1"),
        ("=1", "1"),
    ]


def test_a_workbook_of_the_usual_library_comes_back():
    book = openpyxl.Workbook()
    for row in (["Name", "Phone"], ["José Muñoz", 9175550148], ["O'Neil <b> & co", "x\ny"]):
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    assert cells(stream.getvalue()) == [
        [("Name", "Phone"), ("José Muñoz", "9175550148"), ("O'Neil <b> & co", "x\ny")]
    ]


def test_the_1904_calendar_is_honored():
    sheet = sheet_xml('<row r="1"><c r="A1" s="1"><v>43538</v></c></row>')
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    assert cells(xlsx(sheet, styles=styles, book='<workbookPr date1904="1"/>')) == [[("2023-03-15",)]]


def test_styles_outside_the_cells_do_not_count():
    styles = (
        '<numFmts><numFmt numFmtId="164" formatCode="00000"/></numFmts><cellStyleXfs>'
        '<xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="164"/></cellXfs>'
    )
    assert cells(xlsx(sheet_xml('<row r="1"><c r="A1" s="0"><v>1234</v></c></row>'), styles=styles)) == [
        [("01234",)]
    ]


def test_one_long_text_shared_by_a_hundred_thousand_cells_is_no_bomb():
    strings = f"<si><t>{'x' * 7_000_000}</t></si>"
    body = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 3_000))
    found = read_workbook(Archive(xlsx(sheet_xml(body), strings=strings)), "list")
    assert len(found[0].rows) == 2_999


def test_too_many_shared_texts_are_refused(monkeypatch):
    monkeypatch.setattr("brazier.lists.workbook.STRINGS_LETTERS", 1_000)
    assert code_of(xlsx(sheet_xml(""), strings="<si><t>x</t></si>" * 50)) == "lists.too_much_inside"


def test_entity_bombs_in_any_part_are_refused():
    bomb = '<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;&x;">]>'
    sheet = sheet_xml('<row r="1"><c r="A1" t="str"><v>&y;</v></c></row>')
    assert code_of(xlsx(sheet.replace("<worksheet", bomb + "<worksheet"))) == "lists.unsafe"


def test_a_workbook_with_column_names_only_has_nobody():
    assert code_of(xlsx(sheet_xml(ORDINARY))) == "lists.nobody"


ORDINARY = '<row r="1"><c r="A1" t="str"><v>Name</v></c><c r="B1" t="str"><v>Phone</v></c></row>'


def test_the_number_of_sheets_is_limited(monkeypatch):
    monkeypatch.setattr("brazier.lists.workbook.SHEETS", 2)
    sheet = sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>')
    assert len(cells(xlsx(sheet, sheet, sheet))) == 2


def test_a_workbook_without_sheets_is_damaged():
    assert code_of(zipped({"xl/workbook.xml": "<workbook/>"})) == "lists.damaged"


def test_a_sheet_that_points_outside_the_archive_is_not_followed():
    data = xlsx(sheet_xml(""))
    for target in ("../../../etc/passwd", "http://x.example/a.xml", "/etc/passwd"):
        parts = {
            "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="A" r:id="a"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": (
                f'<Relationships><Relationship Id="a" Type="x/worksheet" Target="{target}"/></Relationships>'
            ),
        }
        assert code_of(zipped(parts)) == "lists.damaged"
    assert is_workbook(Archive(data))
    assert not is_workbook(Archive(zipped({"a": "b"})))


def test_absolute_and_relative_paths_inside_are_followed():
    for target in ("/xl/worksheets/sheet1.xml", "./worksheets/sheet1.xml", "worksheets/sheet1.xml"):
        parts = {
            "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="A" r:id="a"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": (
                f'<Relationships><Relationship Id="a" Type="x/worksheet" Target="{target}"/></Relationships>'
            ),
            "xl/worksheets/sheet1.xml": sheet_xml('<row r="1"><c r="A1"><v>7</v></c></row>'),
        }
        assert cells(zipped(parts)) == [[("7",)]]
