"""Any file an organizer hands in becomes tables of text; its content decides what it is, not its name."""

import re
from collections.abc import Callable, Iterable
from typing import Final, TextIO

from brazier.terms import Wrong

from .archive import Archive
from .cards import read_cards
from .chat import is_chat, read_chat
from .contacts import read_contacts
from .contents import is_name
from .delimited import Cut, find_cut, read_delimited, sample_lines
from .encoding import Encoding, detect, opened
from .heading import find_header
from .kinds import (
    OLD_OFFICE,
    ZIP,
    check,
    document,
    empty,
    is_binary,
    is_locked_office,
    is_old_excel,
    not_a_list,
)
from .layout import frame
from .limits import FILE_BYTES, LINE_LETTERS, MARKUP_BYTES, RECORDS_BYTES, ROWS
from .old_workbook import read_old_workbook
from .opendocument import is_opendocument, locked, read_opendocument
from .overflow import too_big, too_many_rows, too_much_inside
from .pasted import read_pasted, understood
from .table import RawRow, Sheet, Table
from .webpage import read_web_page, read_xml_sheet
from .workbook import is_workbook, read_workbook

_ENDING: Final = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_READABLE_WORDS: Final = ".csv .tsv .tab .txt .vcf .vcard .json .xlsx .xlsm .xls .ods .htm .html .xml"
_READABLE: Final = tuple(_READABLE_WORDS.split())
_INNER_FILES: Final = 50
_MARKUP: Final = re.compile(r"<(?:!doctype|html|table|\?xml|head|body|meta|workbook|ss:|!--|style|div)", re.I)
_NUMBERS: Final = ("Index/Document.iwa", "Index.zip")


def read(file_name: str, data: bytes) -> list[Table]:
    """The lists in one file, each as a table of plain text with line numbers, faults and notes.

    A workbook gives a table for each sheet that holds anything; an archive one for each list inside it.
    file_name: only for the titles. Nothing is written to disk and no formula is reckoned.
    Errors: Wrong with a `lists.…` code and what to do about it, for whatever is not a list, is locked,
    damaged, or larger than `limits` allow.
    """
    if len(data) > FILE_BYTES:
        raise too_big()
    sheets = _sheets(_title(file_name), data, nested=False)
    tables = [frame(sheet) for sheet in sheets if sheet.rows or sheet.faults]
    if not tables:
        raise empty()
    found = [table for table in tables if table.rows]
    if not found:
        raise _nobody()
    return found


def read_text(text: str) -> list[Table]:
    """The same for text pasted into a box. Errors as for `read`."""
    return read("", text.encode("utf-8", "replace"))


def _title(file_name: str) -> str:
    name = re.split(r"[/\\]", file_name)[-1]
    return " ".join(_ENDING.sub("", name).replace("_", " ").split())[:120]


def _sheets(title: str, data: bytes, nested: bool) -> list[Sheet]:
    if data.startswith(ZIP):
        return _from_archive(title, data, nested)
    if is_locked_office(data):
        raise locked()
    if is_old_excel(data):
        return read_old_workbook(data, title)
    if data.startswith(OLD_OFFICE):
        raise document()
    check(data)
    return _from_text(title, data)


def _from_archive(title: str, data: bytes, nested: bool) -> list[Sheet]:
    archive = Archive(data)
    if is_workbook(archive):
        return read_workbook(archive, title)
    if is_opendocument(archive):
        return read_opendocument(archive, title)
    if any(name.endswith((".iwa", "xl/workbook.bin")) or name in _NUMBERS for name in archive.names):
        raise _other_program()
    if any(name in ("word/document.xml", "ppt/presentation.xml", "content.xml") for name in archive.names):
        raise document()
    if nested:
        raise _nested()
    return _from_packed(archive)


def _from_packed(archive: Archive) -> list[Sheet]:
    """Lists inside a plain ZIP, such as a chat saved on an iPhone; pictures and sounds are left alone."""
    names = [name for name in archive.names if name.lower().endswith(_READABLE) and "__MACOSX" not in name]
    if not names:
        raise not_a_list()
    if len(names) > _INNER_FILES:
        raise too_much_inside()
    if any(archive.is_locked(name) for name in names):
        raise locked()
    sheets: list[Sheet] = []
    for name in names:
        if archive.size(name) > FILE_BYTES:
            raise too_big()
        inner = archive.whole(name)
        if inner.strip():
            sheets += _sheets(_title(name), inner, nested=True)
    return sheets


def _from_text(title: str, data: bytes) -> list[Sheet]:
    encoding = detect(data)
    if is_binary(data, wide=encoding.name.startswith(("utf-16", "utf-32"))):
        raise not_a_list()
    lines = sample_lines(data, encoding)
    start = "".join(lines[:20])[:4_000].lstrip("\ufeff \t\r\n")
    if re.search(r"^\s*BEGIN:VCARD", "".join(lines[:60]), re.I | re.M):
        return [_streamed(data, encoding, lambda stream: read_cards(stream, title, encoding.label))]
    if start[:1] in ("{", "[") and not is_chat(lines):
        return read_contacts(_whole(data, encoding, RECORDS_BYTES), title, encoding.label)
    if _MARKUP.match(start):
        return _from_markup(title, data, encoding, start)
    if is_chat(lines):
        return [_streamed(data, encoding, lambda stream: read_chat(stream, title, encoding.label))]
    return [_from_lines(title, data, encoding, lines)]


def _from_markup(title: str, data: bytes, encoding: Encoding, start: str) -> list[Sheet]:
    if "urn:schemas-microsoft-com:office:spreadsheet" in start and "<html" not in start.lower():
        return read_xml_sheet(data, title)
    text = _whole(data, encoding, MARKUP_BYTES)
    if "<table" not in text.lower():
        raise document()
    return read_web_page(text, title, encoding.label)


def _from_lines(title: str, data: bytes, encoding: Encoding, lines: list[str]) -> Sheet:
    cut = find_cut(lines)
    if cut is not None and not _written_freely(lines, cut):
        return read_delimited(data, encoding, cut, title)
    if cut is None:
        single = read_delimited(
            "".join(lines).encode("utf-8", "replace"), Encoding("utf-8"), Cut("\x1f", 1.0), title
        )
        if find_header(single.rows) is not None:
            return read_delimited(data, encoding, Cut("\x1f", 1.0), title)
    return _streamed(data, encoding, lambda stream: read_pasted(_numbered(stream), title, encoding.label))


def _written_freely(lines: list[str], cut: Cut) -> bool:
    """Whether the commas are those of a sentence: "Rosa Diaz, 917 555 0148, pack nights", no header."""
    if cut.sign != "," or any('"' in line for line in lines):
        return False
    rows = [line.strip().split(",") for line in lines]
    first = [cell for cell in rows[0] if cell.strip()]
    head = [RawRow(at, tuple(cell.strip() for cell in row)) for at, row in enumerate(rows, 1)]
    if not first or (len(first) > 1 and find_header(head) is not None):
        return False
    rest = [cell for row in rows for cell in row[1:] if cell.strip()]
    told = sum(map(understood, rest))
    even = len({len(row) for row in rows}) == 1
    spaced = sum(cell.startswith(" ") for cell in rest)
    if all(len(row) == 2 and all(map(is_name, map(str.strip, row))) for row in rows):
        return spaced >= 0.7 * len(rest)
    return bool(rest) and spaced >= 0.7 * len(rest) and (told >= 0.7 * len(rest) or not even)


def _numbered(stream: Iterable[str]) -> Iterable[tuple[int, str]]:
    for number, line in enumerate(stream, 1):
        if number > ROWS:
            raise too_many_rows()
        yield number, line


def _streamed(data: bytes, encoding: Encoding, reader: Callable[[Iterable[str]], Sheet]) -> Sheet:
    with opened(data, encoding) as stream:
        return reader(_short_lines(stream))


def _short_lines(stream: TextIO) -> Iterable[str]:
    """Lines of a stream, an endless one cut; NUL bytes taken out."""
    while line := stream.readline(LINE_LETTERS):
        if len(line) >= LINE_LETTERS and line[-1] not in "\r\n":
            while (more := stream.readline(LINE_LETTERS)) and more[-1] not in "\r\n":
                pass
        yield line.replace("\0", "") if "\0" in line else line


def _whole(data: bytes, encoding: Encoding, limit: int) -> str:
    if len(data) > limit:
        raise too_big()
    with opened(data, encoding) as stream:
        return stream.read()


def _nobody() -> Wrong:
    return Wrong(
        "lists.nobody",
        "There are no people in this file, only titles or names of columns. Nothing was lost."
        " Check that you picked the right file and that the list was saved in it.",
    )


def _other_program() -> Wrong:
    return Wrong(
        "lists.other_program",
        "This workbook is in a form that is not read here (Apple Numbers or binary Excel). Nothing was lost."
        " Open it and save or export it as Excel (.xlsx) or CSV, then hand in that file.",
    )


def _nested() -> Wrong:
    return Wrong(
        "lists.nested",
        "This file is a package inside a package, so it was not opened. Nothing was lost."
        " Unpack it on your computer first, then hand in the list from inside.",
    )
