"""Builds the odd, broken and hostile files of the tests; every person in them is invented."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

SAMPLES = Path(__file__).parent / "samples"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def sample(name: str) -> bytes:
    """One of the small files beside this one."""
    return (SAMPLES / name).read_bytes()


def zipped(parts: Mapping[str, bytes | str], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP file of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packing) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def sheet_xml(rows: str, tail: str = "") -> str:
    """One worksheet around these <row> elements."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><worksheet {MAIN}><sheetData>{rows}</sheetData>{tail}</worksheet>'
    )


def xlsx(*sheets: str, strings: str = "", styles: str = "", names: Sequence[str] = (), book: str = "") -> bytes:
    """A workbook of these worksheets. strings: <si> elements. styles: the inside of <styleSheet>."""
    names = names or [f"Sheet{at}" for at in range(1, len(sheets) + 1)]
    listed = "".join(f'<sheet name="{n}" sheetId="{i}" r:id="rId{i}"/>' for i, n in enumerate(names, 1))
    linked = "".join(
        f'<Relationship Id="rId{i}" Type="{_RELS}/worksheet" Target="worksheets/sheet{i}.xml"/>'
        for i in range(1, len(sheets) + 1)
    )
    parts: dict[str, str | bytes] = {
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{_RELS}">{book}<sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="x">{linked}</Relationships>',
    }
    if strings:
        parts["xl/sharedStrings.xml"] = f"<sst {MAIN}>{strings}</sst>"
    if styles:
        parts["xl/styles.xml"] = f"<styleSheet {MAIN}>{styles}</styleSheet>"
    parts |= {f"xl/worksheets/sheet{i}.xml": sheet for i, sheet in enumerate(sheets, 1)}
    return zipped(parts)


def grid_xlsx(rows: Sequence[Sequence[str]]) -> bytes:
    """A workbook with one sheet of plain text cells."""
    body = "".join(
        f'<row r="{at}">' + "".join(_cell(at, column, text) for column, text in enumerate(row)) + "</row>"
        for at, row in enumerate(rows, 1)
    )
    return xlsx(sheet_xml(body))


def _cell(row: int, column: int, text: str) -> str:
    safe = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<c r="{letters(column)}{row}" t="inlineStr"><is><t>{safe}</t></is></c>' if text else ""


def letters(column: int) -> str:
    """The name of a column: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def ods(body: str, manifest: str = "") -> bytes:
    """An OpenDocument sheet around these <table:table> elements."""
    spaces = 'xmlns:office="o" xmlns:table="t" xmlns:text="x"'
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="m">{manifest}</manifest:manifest>',
            "content.xml": f"<office:document-content {spaces}><office:body><office:spreadsheet>{body}"
            "</office:spreadsheet></office:body></office:document-content>",
        }
    )


def ods_row(*cells: str, repeat: int = 1) -> str:
    """One row of text cells; an empty one counts as empty."""
    inside = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
        if cell
        else "<table:table-cell/>"
        for cell in cells
    )
    return f'<table:table-row table:number-rows-repeated="{repeat}">{inside}</table:table-row>'
