"""XLSX workbooks: which sheets there are, their texts and number formats. Formulas are never reckoned."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from .archive import Archive
from .cell_values import Formats, shown_as, unescaped
from .limits import CELL_LETTERS, SHEETS, STRINGS_LETTERS
from .markup import damaged, walk
from .overflow import too_much_inside
from .sheet_rows import read_rows
from .table import Notes, Sheet

_BOOK: Final = "xl/workbook.xml"
_DEFAULT_FORMATS: Final = 4_000
_PLAIN_TEXT: Final = re.compile(rb'<si><t(?: xml:space="preserve")?>([^<]*+)</t></si>')


@dataclass(slots=True)
class _Part:
    name: str
    hidden: bool
    path: str


@dataclass(slots=True)
class _Texts:
    """Gathers the shared texts: one entry for each <si>, reading aids (rPh) left out, long ones cut."""

    found: list[str] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)
    size: int = 0
    total: int = 0
    phonetic: int = 0
    reading: bool = False

    def start(self, name: str, _: dict[str, str]) -> None:
        if name == "si":
            self.letters, self.size = [], 0
        elif name == "rPh":
            self.phonetic += 1
        elif name == "t":
            self.reading = self.phonetic == 0

    def text(self, letters: str) -> None:
        if self.reading and self.size <= CELL_LETTERS:
            self.letters.append(letters[: CELL_LETTERS + 1])
            self.size += len(letters)

    def end(self, name: str) -> None:
        if name == "t":
            self.reading = False
        elif name == "rPh":
            self.phonetic -= 1
        elif name == "si":
            text = unescaped("".join(self.letters))
            self.total += len(text) + 50
            if self.total > STRINGS_LETTERS:
                raise too_much_inside()
            self.found.append(text)


def is_workbook(archive: Archive) -> bool:
    """Whether the archive is an XLSX (or XLSM) workbook."""
    return _BOOK in archive.names


def read_workbook(archive: Archive, title: str) -> list[Sheet]:
    """Every sheet that holds anything, hidden ones too (they are marked).

    A cell with a formula gives the result the workbook remembers. Dates come as 2026-11-05.
    Errors: Wrong lists.damaged, lists.unsafe and the limits of `overflow`.
    """
    parts, from_1904 = _parts(archive)
    if not parts:
        raise damaged()
    strings = _strings(archive)
    formats = Formats(_formats(archive), from_1904)
    sheets: list[Sheet] = []
    for part in parts[:SHEETS]:
        rows = read_rows(partial(archive.pieces, part.path), strings, formats)
        name = f"{title}: {part.name}" if len(parts) > 1 else title
        sheets.append(rows.sheet(name, Notes("xlsx", hidden=part.hidden)))
    return sheets


def _parts(archive: Archive) -> tuple[list[_Part], bool]:
    targets: dict[str, str] = {}
    listed: list[tuple[str, bool, str]] = []
    old = False

    def relation(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and "worksheet" in attributes.get("Type", ""):
            targets[attributes.get("Id", "")] = _path(attributes.get("Target", ""))

    def sheet(name: str, attributes: dict[str, str]) -> None:
        nonlocal old
        if name == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            listed.append((attributes.get("name", "")[:120], hidden, attributes.get("id", "")))
        elif name == "workbookPr":
            old = attributes.get("date1904", "") in ("1", "true")

    _walk(archive, "xl/_rels/workbook.xml.rels", relation)
    _walk(archive, _BOOK, sheet)
    known = set(archive.names)
    return [_Part(name, hidden, targets[key]) for name, hidden, key in listed if targets.get(key) in known], old


def _path(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}".replace("xl/./", "xl/")


def _walk(archive: Archive, name: str, start: Callable[[str, dict[str, str]], None]) -> None:
    if name in archive.names:
        walk(archive.pieces(name), start, _nothing, _nothing)


def _nothing(_: str) -> None:
    """Text and ends that do not matter."""


def _strings(archive: Archive) -> list[str]:
    name = next((name for name in archive.names if name.lower() == "xl/sharedstrings.xml"), "")
    if not name:
        return []
    quick = _plain_strings(archive.pieces(name))
    if quick is not None:
        return quick
    texts = _Texts()
    walk(archive.pieces(name), texts.start, texts.text, texts.end)
    return texts.found


def _plain_strings(pieces: Iterable[bytes]) -> list[str] | None:
    """The shared texts if each is one plain <si><t>; None as soon as anything else comes."""
    found: list[str] = []
    held, total = b"", 0
    for piece in pieces:
        held += piece
        end = held.rfind(b"</si>") + 5
        if end < 5 or b"<!" in held or (not found and b'encoding="' in held and b'encoding="UTF-8"' not in held):
            return None
        head, held = held[:end], held[end:]
        texts = _PLAIN_TEXT.findall(head)
        if len(texts) != head.count(b"<si") or len(texts) != head.count(b"</si>"):
            return None
        try:
            told = [text.decode("utf-8") for text in texts]
        except UnicodeDecodeError:
            return None
        found += [
            unescaped(text)[: CELL_LETTERS + 1] if "&" in text or "_x" in text else text[: CELL_LETTERS + 1]
            for text in told
        ]
        total += sum(map(len, told)) + 50 * len(told)
        if total > STRINGS_LETTERS:
            raise too_much_inside()
    return found if held.strip().endswith(b"</sst>") else None


def _formats(archive: Archive) -> dict[int, str]:
    codes: dict[int, str] = {}
    styles: list[int] = []
    inside = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        if name == "numFmt" and len(codes) < _DEFAULT_FORMATS:
            codes[_number(attributes.get("numFmtId", ""))] = attributes.get("formatCode", "")[:200]
        elif name == "cellXfs":
            inside = True
        elif name == "xf" and inside and len(styles) < 70_000:
            styles.append(_number(attributes.get("numFmtId", "")))

    def end(name: str) -> None:
        nonlocal inside
        if name == "cellXfs":
            inside = False

    if "xl/styles.xml" in archive.names:
        walk(archive.pieces("xl/styles.xml"), start, _nothing, end)
    return _shown(styles, codes)


def _shown(styles: Iterable[int], codes: dict[int, str]) -> dict[int, str]:
    kinds = {number: shown_as(number, codes.get(number, "")) for number in set(styles)} if styles else {}
    return {at: kinds[number] for at, number in enumerate(styles) if kinds[number]}


def _number(text: str) -> int:
    return int(text) if text.isdigit() and len(text) < 9 else 0
