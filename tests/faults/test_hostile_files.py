"""Files that are broken, enormous or meant to harm, at both doors: the page answers in words, the command with one
sentence and 1, and the hub is as whole afterwards as before."""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator

import pytest

from tests.faults import lists
from tests.faults.browser import Browser
from tests.faults.hubs import Folder, Zygote

GOOD = b"Name,Phone,Dept\nRosa Diaz,917 555 0148,Stow\n"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(range(256)) * 200
SHEET = '<?xml version="1.0"?>{}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)


def workbook(sheet: bytes, parts: int = 1) -> bytes:
    """A spreadsheet whose first sheet is this, packed as tight as it goes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("xl/workbook.xml", '<workbook><sheets><sheet name="S" sheetId="1"/></sheets></workbook>')
        for number in range(parts):
            packed.writestr(f"xl/worksheets/sheet{number + 1}.xml", sheet)
    return out.getvalue()


def endless_sheet() -> bytes:
    return workbook(SHEET.format("").encode() + b"<sheetData>" + b"<row/>" * 4_000_000, parts=12)


REFUSED: dict[str, Callable[[], bytes]] = {
    "empty.csv": lambda: b"",
    "blank.csv": lambda: b"\n \n\t\n" * 1000,
    "photo.csv": lambda: JPEG,
    "noise.xlsx": lambda: b"PK\x03\x04" + bytes(range(256)) * 100,
    "bomb.xlsx": endless_sheet,
    "laughs.xlsx": lambda: workbook((SHEET.format(LAUGHS + "]>") + "<c>&j;</c></worksheet>").encode()),
    "old.xls": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 5000,
    "sheet.ods": lambda: workbook(b"<office/>"),
    "program.csv": lambda: b"\x7fELF\x02\x01\x01" + bytes(5000),
    "printed.pdf": lambda: b"%PDF-1.7\n" + b"x" * 5000,
}
BORNE: dict[str, Callable[[], bytes]] = {
    "nul.csv": lambda: b"Name,Phone\nRosa\x00 Diaz,917\x00 555 0148\n\x00\x00\n",
    "letters.csv": lambda: b"Name,Phone\nJos\xe9 P\xe9rez,1\n\xff\xfe\xc3\x28,2\n\xed\xa0\x80 Lone,3\n",
    "half.csv": lambda: "Name,Phone\nRosa,1\n".encode("utf-16")[:-1],
    "cell.csv": lambda: b"Name,Phone\n" + b"R" * 10_000_000 + b",917 555 0148\nMei Zhao,917 555 0149\n",
    "wide.csv": lambda: b"Name," + b"x," * 1_000_000 + b"\nMei Zhao," + b"," * 1_000_000,
    "twice.csv": lambda: b"Name,Name,Phone,Phone,Name\nRosa,Diaz,1,2,R\n",
    "quotes.csv": lambda: b'Name,Phone\n"' * 900 + b'Rosa,1\n',
    "formula.csv": lambda: b"Name,Phone\n\"=HYPERLINK(\"\"http://evil.example\"\",\"\"Rosa\"\")\",1\n@SUM(A1),2\n",
    "markup.csv": lambda: b"Name,Phone\n<script>alert(1)</script>,1\n{{7*7}},2\n%s%n,3\n",
    "turned.csv": "Name,Phone\n\u202eevil\u202c Rosa,1\n\u200b\u200b,2\n".encode,
    "card.vcf": lambda: b"BEGIN:VCARD\nFN:Rosa Diaz\nTEL:917 555 0148\nBEGIN:VCARD\nFN:Mei Zhao\n" * 500,
    "../../hub.keyring.csv": lambda: GOOD,
    "<img src=x onerror=alert(1)>.csv": lambda: GOOD,
}  # fmt: skip


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, fresh: Folder) -> Iterator[Browser]:
    """A browser at an open hub that all these files are brought to."""
    folder = fresh.copied_to(tmp_path_factory.mktemp("desk"))
    yield folder.open()[1]
    folder.end()
    found = folder.zygote.call("look", str(folder.at))
    assert (found["faults"], len(found["people"])) == ([], 2)


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory, fresh: Folder) -> Folder:
    """A sealed hub that all these files are brought to by command."""
    folder = fresh.copied_to(tmp_path_factory.mktemp("terminal"))
    folder.zygote.ask({"warm": str(folder.at)})
    return folder


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_list_is_refused_in_words_by_page_and_command_n41(
    desk: Browser, terminal: Folder, zygote: Zygote, name: str
) -> None:
    content = REFUSED[name]()
    answer = desk.hand_in([(name, content)])
    assert answer.status == 400
    assert "othing was" in answer.text
    path = terminal.at.parent / name
    path.write_bytes(content)
    done = zygote.run("import", path, "--yes", "--json", *terminal.options)
    assert (done.code, done.said, done.complained.count("\n")) == (1, "", 1)
    assert done.complained.startswith(f"brazier: {name}: ")
    assert done.complained.endswith("Nothing was written.\n")


@pytest.mark.parametrize("name", BORNE)
def test_what_can_be_read_in_part_is_read_and_shown_as_it_is_n42(
    desk: Browser, terminal: Folder, zygote: Zygote, name: str
) -> None:
    content = BORNE[name]()
    answer = desk.hand_in([(name.replace('"', ""), content)])
    assert answer.status in {302, 400}
    if answer.status == 302:
        page = desk.get(answer.headers["location"])
        assert page.status == 200
        for harm in ("<script>alert", "<img src=x", "evil.example</a>", ">49<"):
            assert harm not in page.text
        desk.post(f"{answer.headers['location']}/drop")
    path = terminal.at.parent / name.replace("/", "_")
    path.write_bytes(content)
    done = zygote.run("import", path, "--yes", "--json", *terminal.options)
    assert done.code in {0, 1}
    assert "Traceback" not in done.complained
    assert "our side" not in done.complained
    assert done.complained.count("\n") == done.code
    assert done.code == 1 or json.loads(done.said)["files"]


def test_one_bad_file_among_good_ones_is_named_and_the_good_ones_wait(desk: Browser) -> None:
    answer = desk.hand_in([("good.csv", GOOD), ("photo.csv", JPEG)])
    assert answer.status == 302
    page = desk.get(answer.headers["location"]).text
    assert "photo.csv" in page
    assert "good.csv" in page
    desk.post(f"{answer.headers['location']}/drop")


def test_a_formula_is_shown_as_it_is_and_goes_out_as_text_n35(folder: Folder, zygote: Zygote) -> None:
    path = folder.at.parent / "list.csv"
    rows = ("Name,Phone,Dept", "=HYPERLINK(1) Okafor,917 555 0148,=1+1", "@SUM Zhao,+1 917 555 0149,-x")
    path.write_text("\n".join(rows))
    assert zygote.run("import", path, "--yes", "--json", *folder.options).code == 0
    out = folder.at.parent / "out.csv"
    assert zygote.run("export", out, "--plain", *folder.options).code == 0
    cells = [cell for row in csv.reader(io.StringIO(out.read_text("utf-8-sig"))) for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    _, browser = folder.open()
    assert "=HYPERLINK(1)" in browser.get("/people/").text


def test_two_hundred_thousand_rows_are_looked_through(folder: Folder, zygote: Zygote) -> None:
    path = folder.at.parent / "all.csv"
    path.write_bytes(lists.csv(range(200_000)))
    done = zygote.run("import", path, "--json", *folder.options)
    assert (done.code, done.complained) == (0, "")
    [told] = json.loads(done.said)["files"]
    assert told["rows"] == 200_000 == told["new"] + told["same"] + told["review"]
