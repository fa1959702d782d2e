"""Text as people write it down: one worker a line, "Rosa Diaz 917 555 0148 pack nights", numbers, bullets."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from .contents import is_date, is_name, is_phone
from .given_names import FAMILY, GIVEN
from .headers import meanings
from .placing import Headings, place_kind, places_in
from .table import Fault, Notes, RawRow, Sheet
from .wording import plain

_BULLET: Final = re.compile(
    r"\s*(?:[-*•·▪◦‣–—>✓✔☐☑✅→]+\s*|\(?\d{1,4}\s?[.)\]:、]\s*(?=\D)|\d{1,4}\s*[-–]\s+(?=[^\W\d_])"
    r"|#\d{1,4}\s+|\[[ xX]?\]\s*)+"
)
_EMAIL: Final = re.compile(r"<?(?:mailto:)?([\w.+%'-]{1,64}@[\w.-]{1,190}\.[^\W\d_]{2,24})>?")
_PHONE: Final = re.compile(
    r"(?:(?<=\s)|(?<=[,;:(|/-])|^)"
    r"(\+?\(?\d(?:[\d().\- \u00a0·‑–]|(?<=\d)/(?=\d)){5,20}\d(?:\s?(?:x|ext\.?)\s?\d{1,5})?)(?!\w)",
    re.I,
)
_LABELS: Final = (
    "cell cel phone ph tel tél mobile mob text call whatsapp wa celular teléfono telefono telefòn telefon "
    "e-?mail correo imel ফোন هاتف جوال 电话 手机"
)
_LABEL: Final = re.compile(rf"\b(?:{_LABELS.replace(' ', '|')})\b\s?[.:#=]*\s*$|[#:=]\s*$", re.I)
_CHUNKS: Final = re.compile(r"\s*(?:[,;|\t/()\[\]،，；、]|\s[-–—]+\s|\s{3,}|:\s)\s*|\s[-–—]+$|^[-–—]+\s")
_COLUMNS: Final = ("Name", "Phone", "Phone 2", "Phone 3", "Email", "Department", "Shift", "Note")
_NAME_WORDS: Final = 5
_LINKS_WORDS: Final = "from in at on of de en del du nan w z من في"
_LINKS: Final = frozenset(_LINKS_WORDS.split())
_PARTICLES_WORDS: Final = "de del la las los da dos di van von der bin al el le"
_PARTICLES: Final = frozenset(_PARTICLES_WORDS.split())
_GENERATIONS: Final = frozenset(("jr", "sr", "ii", "iii", "iv"))


@dataclass(frozen=True, slots=True)
class _Told:
    """What one line tells."""

    name: str = ""
    phones: tuple[str, ...] = ()
    email: str = ""
    department: str = ""
    shift: str = ""
    note: str = ""

    def cells(self) -> tuple[str, ...]:
        phones = (*self.phones, "", "", "")[:3]
        note = "; ".join(filter(None, (self.note, *self.phones[3:])))
        return (self.name, *phones, self.email, self.department, self.shift, note)


def read_pasted(lines: Iterable[tuple[int, str]], title: str, encoding: str) -> Sheet:
    """Free lines of text as rows, one worker a line.

    A lone "PACK NIGHTS:" holds for the lines below it. A line that is only a phone or an e-mail belongs to
    the name right above. What is not understood comes back as a note, never dropped.
    """
    rows: list[tuple[int, _Told]] = []
    faults: list[Fault] = []
    blank: list[int] = []
    headings = Headings()
    for number, text in lines:
        bare = _BULLET.sub("", text, count=1).strip() if _BULLET.match(text) else text.strip()
        if not bare:
            blank.append(number)
            continue
        code = _aside(bare, not rows)
        if code:
            faults.append(Fault(number, code))
            if places := places_in(bare):
                headings.take(places)
            continue
        told = _told(bare)
        if rows and _belongs_above(told, rows[-1][1], number - rows[-1][0]):
            rows[-1] = (rows[-1][0], _joined(rows[-1][1], told))
            faults.append(Fault(number, "joined_line", {"to": rows[-1][0]}))
            continue
        told = replace(
            told,
            department=told.department or headings.department,
            shift=told.shift or headings.shift,
        )
        rows.append((number, told))
    return _sheet(rows, faults, title, Notes("pasted", encoding, blank=tuple(blank)))


def understood(cell: str) -> bool:
    """Whether this reader knows what one piece between commas is: a phone, an e-mail or a place."""
    bare = cell.strip()
    return not bare or is_phone(bare) or bool(_EMAIL.fullmatch(bare)) or places_in(bare) is not None


def _sheet(rows: Sequence[tuple[int, _Told]], faults: list[Fault], title: str, notes: Notes) -> Sheet:
    raw = [RawRow(number, told.cells()) for number, told in rows]
    used = [at for at in range(len(_COLUMNS)) if at == 0 or any(row.cells[at] for row in raw)]
    narrow = tuple(RawRow(row.line, tuple(row.cells[at] for at in used)) for row in raw)
    return Sheet(title, narrow, tuple(faults), notes, header=tuple(_COLUMNS[at] for at in used))


def _aside(bare: str, first: bool) -> str:
    """Why a line names nobody by its very form: a heading, a title, a line of column names; else ""."""
    if _PHONE.search(bare) or "@" in bare:
        return ""
    if places_in(bare) is not None:
        return "heading_line"
    words = [word for word in _CHUNKS.split(bare) if word]
    if len(words) == 1:
        words = bare.split()
    if len(words) > 1 and all(_is_header_word(word) for word in words):
        return "header_again"
    if bare.endswith(":") or (first and (len(bare.split()) > _NAME_WORDS or any(map(str.isdigit, bare)))):
        return "title_line"
    return ""


def _is_header_word(word: str) -> bool:
    best = meanings(word)
    return bool(best) and best[0].exact and best[0].score >= 0.6


def _told(bare: str) -> _Told:
    emails = _EMAIL.findall(bare)
    rest = _EMAIL.sub(" , ", bare) if emails else bare
    rest, phones = _without_phones(rest)
    chunks = [chunk.strip(' .:-–—•*"') for chunk in _CHUNKS.split(rest)]
    chunks = [chunk for chunk in chunks if chunk and any(map(str.isalnum, chunk))]
    told, notes = _placed(chunks)
    notes = [*notes, *emails[1:]]
    return replace(told, phones=tuple(phones), email=emails[0] if emails else "", note="; ".join(notes))


def _without_phones(text: str) -> tuple[str, list[str]]:
    phones: list[str] = []
    kept: list[str] = []
    end = 0
    for match in _PHONE.finditer(text):
        number = match.group(1).strip(" -–./(")
        if not is_phone(number) or is_date(number) or number.count("(") != number.count(")"):
            number = match.group(1).strip(" -–./")
        if not is_phone(number) or is_date(number):
            continue
        kept.append(_LABEL.sub("", text[end : match.start()]))
        phones.append(number)
        end = match.end()
    return " , ".join([*kept, text[end:]]), phones


def _placed(chunks: Sequence[str]) -> tuple[_Told, list[str]]:
    """Name, department and shift out of the pieces of a line; the pieces nobody understood."""
    name = department = shift = ""
    notes: list[str] = []
    for at, whole in enumerate(chunks):
        given = bool(name) and at == 1 and _is_given(name, whole)
        piece, places = whole, places_in(whole)
        if places is None and (not name or given):
            piece, places = _without_places(whole)
            if given:
                name = f"{name}, {piece}"
            else:
                name, rest = _name_and_rest(piece)
                notes += [rest] if rest else []
        elif places is None:
            notes.append(whole)
        department, shift = department or (places or ("", ""))[0], shift or (places or ("", ""))[1]
    return _Told(name, department=department, shift=shift), notes


def _name_and_rest(piece: str) -> tuple[str, str]:
    """ "Rosa Diaz 2026-11-05" is a name and a rest; a whole sentence is all rest."""
    words = piece.split()
    numbered = next((at for at, word in enumerate(words) if any(map(str.isdigit, word))), len(words))
    head = " ".join(words[:numbered])
    return (head, " ".join(words[numbered:])) if head and _is_name(head) else ("", piece)


def _is_name(chunk: str) -> bool:
    return is_name(chunk) and len(chunk.split()) <= _NAME_WORDS


def _is_given(name: str, chunk: str) -> bool:
    """Whether "Diaz" and "Rosa" around a comma are one name, family name first."""
    family = [word for word in name.split() if word.casefold() not in _PARTICLES]
    given = [word for word in chunk.split() if not _follows_a_name(word)]
    if not (len(family) <= 2 and 1 <= len(given) <= 2 and _is_name(chunk)) or name.endswith("."):
        return False
    # Two words before the comma may be a whole name already: "Marisol Tejada, Sorting hall".
    return len(family) < 2 or name.isupper() or plain(given[0]) in GIVEN


def _follows_a_name(word: str) -> bool:
    """An initial, or a generation."""
    bare = word.strip(".")
    return (len(bare) == 1 and bare.isupper()) or bare.casefold() in _GENERATIONS


def _ends_a_name(word: str) -> bool:
    """ "Rosa N" and "Bao Tran" are whole names, though an N after two names is the night shift, and Tran short for
    transportation."""
    return _follows_a_name(word) or (word.istitle() and plain(word) in FAMILY)


def _without_places(chunk: str) -> tuple[str, tuple[str, str] | None]:
    """ "Rosa Diaz pack nights" without the places at its end; at least one word stays for the name."""
    words = chunk.split()
    first = 2 if len(words) == 2 and _ends_a_name(words[1]) else 1
    for end in range(first, len(words)):
        places = places_in(" ".join(words[end:]))
        if places is not None and (place_kind(words[end]) or places_in(" ".join(words[end : end + 2]))):
            last = end - 1 if end > 1 and words[end - 1].casefold() in _LINKS else end
            return " ".join(words[:last]), places
    return chunk, None


def _belongs_above(told: _Told, above: _Told, distance: int) -> bool:
    lone = not told.name and not told.note and bool(told.phones or told.email or told.department or told.shift)
    if not lone or not above.name or distance > 2:
        return False
    return not (told.phones and above.phones) and not (told.email and above.email)


def _joined(above: _Told, below: _Told) -> _Told:
    return _Told(
        above.name,
        above.phones or below.phones,
        above.email or below.email,
        below.department or above.department,
        below.shift or above.shift,
        above.note,
    )
