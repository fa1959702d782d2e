"""Phone contacts as vCards (2.1, 3, 4): each card one row, a broken card one fault, the rest still read."""

import binascii
import quopri
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from .cleaning import tidy
from .gathering import Gathering
from .table import Fault, Notes, RawRow, Sheet

_PROPERTY: Final = re.compile(
    r"(?:[\w-]{1,60}\.)?([\w-]{1,60})((?:;[^:;\"]*(?:\"[^\"]*\"[^:;\"]*)*){0,40}):(.*)", re.S
)
_ESCAPE: Final = re.compile(r"\\([\\,;:nN])")
_PARTS: Final = re.compile(r"(?<!\\);")
_SOFT: Final = re.compile(r"=[ \t]*$")
_CARD_LINES: Final = 5_000
_VALUE_LETTERS: Final = 20_000
_PHONES: Final = 4
_EMAILS: Final = 2
_COLUMNS: Final = (
    *("Name", "First name", "Middle name", "Last name", "Suffix", "Nickname"),
    *("Phone" if at == 0 else f"Phone {at + 1}" for at in range(_PHONES)),
    *("Email" if at == 0 else f"Email {at + 1}" for at in range(_EMAILS)),
    *("Address", "City", "Postal code", "Birth date", "Department", "Job title", "Note"),
)  # fmt: skip


@dataclass(slots=True)
class _Card:
    line: int
    values: dict[str, str] = field(default_factory=dict)
    phones: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    bad: int = 0

    def put(self, column: str, value: str) -> None:
        if value and column not in self.values:
            self.values[column] = value


def read_cards(lines: Iterable[str], title: str, encoding: str) -> Sheet:
    """One row a card; line numbers are those of BEGIN:VCARD.

    Pictures, sounds and keys are skipped unread. A card without an end is still a card. A line that cannot be
    read marks its card, which is kept.
    """
    found = Gathering()
    for card in _cards(lines, found.faults):
        kept = found.add(card.line, _cells(card))
        if card.bad:
            found.faults.append(Fault(card.line, "card_lines_unread", {"count": card.bad}, kept=kept))
        elif not kept:
            found.faults.append(Fault(card.line, "empty_card"))
    used = [at for at in range(len(_COLUMNS)) if at == 0 or any(_at(row.cells, at) for row in found.rows)]
    found.rows = [RawRow(row.line, tuple(_at(row.cells, at) for at in used)) for row in found.rows]
    return found.sheet(title, Notes("cards", encoding), tuple(_COLUMNS[at] for at in used))


def _at(cells: tuple[str, ...], column: int) -> str:
    return cells[column] if column < len(cells) else ""


def _cards(lines: Iterable[str], faults: list[Fault]) -> Iterator[_Card]:
    card: _Card | None = None
    for number, text in _logical(lines):
        word = text.strip().upper()[:40].replace(" ", "")
        if word == "BEGIN:VCARD":
            if card is not None:
                faults.append(Fault(card.line, "card_without_end", {}, kept=True))
                yield card
            card = _Card(number)
        elif word == "END:VCARD":
            if card is not None:
                yield card
            card = None
        elif card is not None and text.strip():
            _read_property(card, text)
        elif text.strip():
            faults.append(Fault(number, "outside_card"))
    if card is not None:
        faults.append(Fault(card.line, "card_without_end", {}, kept=True))
        yield card


def _logical(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Folded lines made whole: one that starts with a blank, or follows a soft "=" in quoted-printable."""
    began, letters = 0, 0
    held: list[str] = []
    soft = False
    for number, raw in enumerate(lines, 1):
        text = raw.rstrip("\r\n")
        starts_card = text[:12].strip().upper().startswith(("BEGIN:VCARD", "END:VCARD"))
        folded = held and not starts_card and (soft or text[:1] in (" ", "\t"))
        if folded:
            if letters < _VALUE_LETTERS:
                held.append(text if soft else text[1:])
                letters += len(text)
        else:
            if held:
                yield began, "".join(held)
            began, held, letters = number, [text], len(text)
        if "QUOTED-PRINTABLE" in held[0][:200].upper() and _SOFT.search(text):
            held[-1] = _SOFT.sub("", held[-1])
            soft = True
        else:
            soft = False
    if held:
        yield began, "".join(held)


def _read_property(card: _Card, text: str) -> None:
    match = _PROPERTY.fullmatch(text[:_VALUE_LETTERS])
    if match is None:
        card.bad += 1
        return
    name, parameters, raw = match.group(1).upper(), match.group(2).upper(), match.group(3)
    if name in _READ:
        value = _decoded(raw, parameters)
        _READ[name](card, value)


def _decoded(raw: str, parameters: str) -> str:
    if "QUOTED-PRINTABLE" in parameters:
        charset = re.search(r"CHARSET=\"?([\w-]{2,30})", parameters)
        data = quopri.decodestring(raw.encode("utf-8", "replace"))
        return _text(data, charset.group(1) if charset else "utf-8")
    if "ENCODING=B" in parameters or "BASE64" in parameters:
        try:
            return _text(binascii.a2b_base64(raw), "utf-8")
        except binascii.Error:
            return ""
    return raw


def _text(data: bytes, charset: str) -> str:
    for name in (charset, "utf-8", "cp1252"):
        try:
            return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("latin-1")


def _plain(value: str) -> str:
    return tidy(_ESCAPE.sub(lambda found: "\n" if found.group(1) in "nN" else found.group(1), value))


def _pieces(value: str, count: int) -> list[str]:
    pieces = [_plain(piece) for piece in _PARTS.split(value)]
    return (pieces + [""] * count)[:count]


def _read_name(card: _Card, value: str) -> None:
    last, first, middle, _prefix, suffix = _pieces(value, 5)
    for column, piece in (
        ("First name", first),
        ("Middle name", middle),
        ("Last name", last),
        ("Suffix", suffix),
    ):
        card.put(column, piece.replace(",", " ") if column != "Suffix" else piece)


def _read_phone(card: _Card, value: str) -> None:
    number = _plain(value).removeprefix("tel:").removeprefix("TEL:")
    if number and number not in card.phones:
        card.phones.append(number)


def _read_email(card: _Card, value: str) -> None:
    address = _plain(value).removeprefix("mailto:")
    if address and address not in card.emails:
        card.emails.append(address)


def _read_address(card: _Card, value: str) -> None:
    box, extended, street, city, _region, postcode, _country = _pieces(value, 7)
    card.put("Address", ", ".join(" ".join(part.split()) for part in (street, extended, box) if part))
    card.put("City", city)
    card.put("Postal code", postcode)


def _read_company(card: _Card, value: str) -> None:
    card.put("Department", _pieces(value, 2)[1])


def _into(column: str) -> Callable[[_Card, str], None]:
    return lambda card, value: card.put(column, _plain(value))


_READ: Final[dict[str, Callable[[_Card, str], None]]] = {
    "FN": _into("Name"),
    "N": _read_name,
    "NICKNAME": _into("Nickname"),
    "TEL": _read_phone,
    "EMAIL": _read_email,
    "ADR": _read_address,
    "BDAY": _into("Birth date"),
    "ORG": _read_company,
    "TITLE": _into("Job title"),
    "NOTE": _into("Note"),
}


def _cells(card: _Card) -> tuple[str, ...]:
    values = dict(card.values)
    for at, number in enumerate(card.phones[:_PHONES]):
        values[_COLUMNS[6 + at]] = number
    for at, address in enumerate(card.emails[:_EMAILS]):
        values[_COLUMNS[6 + _PHONES + at]] = address
    spare = [*card.phones[_PHONES:], *card.emails[_EMAILS:]]
    if spare:
        values["Note"] = "; ".join(filter(None, (values.get("Note", ""), *spare)))
    return tuple(values.get(column, "") for column in _COLUMNS)
