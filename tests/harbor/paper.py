"""Sample sheets of Harbor: everything the press prints, in three languages, of any length."""

import io
import re
from dataclasses import replace
from datetime import date
from itertools import product

from pypdf import PdfReader

from brazier.people.codes import code_of
from brazier.people.facts import Person, RecordFacts
from brazier.people.portrait import compose, said_of
from brazier.people.sheets.charting import ChartingRow, ChartingSheet
from brazier.people.sheets.key import KeyRow, KeySheet
from brazier.people.sheets.own_record import Entry, OwnRecord, Section, sections_of
from brazier.people.sheets.sign_up import SignUpSheet
from brazier.people.standing import Rating, Standing, current
from brazier.press.envelope import Envelope
from brazier.press.typeset import Printed
from brazier.terms import LEVELS
from brazier.wallchart import reckon
from brazier.wallchart.facts import CellCount
from brazier.wallchart.layout import arrange
from brazier.wallchart.reckon import Count
from brazier.wallchart.sheets.chart import ChartSheet, HoleLine
from brazier.workplaces.facts import CellFacts, NamedPart
from tests.harbor import paper_words as words

KEY = b"only for samples"
HEADCOUNTS = (173, 148, 154, 123, 70, 51, 339, 357, 238, 248, 137, 118, 56, 45, 22, 9)
NAMES = (
    "Amina Abdirahman Hassan", "José Ángel Muñoz Íñiguez", "محمد عبد الرحمن السيد", "ፀሐይ ገብረ መድኅን",
    "রহিমা বেগম চৌধুরী", "王小明", "欧阳䶮祎", "Nguyễn Thị Bích Hường", "Святослав Щербина", "अनिता शर्मा",
    "ਗੁਰਪ੍ਰੀਤ ਕੌਰ", "김철수", "Ελένη Παπαδοπούλου", "שרה כהן", "สมชาย ใจดี", "பிரியா சுந்தரம்",
    "D'Andre O'Neal-Washington", "မောင်မောင်", "សុខ ចាន់", "Cleo 🌙 Diaz",
)  # fmt: skip
HOSTILE = (
    '#panic("x")', "$ x^2 $ *bold* _it_ `raw`", "\\ \\u{41} \\n", '"quote" {{json}} </script>', "= heading",
    "A" * 200, "\u202egnitirw txet\u202c", "nul\x00nul", "@preview/cetz:0.3.0", '#import "x.typ"',
    '#read("/etc/passwd")', "<label>", "\ud800", "\u2069\u2069\u202d out", "x\u0591\u0592\u064b\u07eb",
)  # fmt: skip


def count_of(n: int, turn: int) -> Count:
    """A believable cell of n people."""
    for_it = n * (15 + turn * 7 % 40) // 100
    one = for_it // 3
    rest = (n * 11 // 100, n * 6 // 100, n * 3 // 100)
    levels = (one, for_it - one, *rest)
    rated = sum(levels)
    return Count(n, n, levels, one, 0, rated // 5, rated // 2, (turn * 5) % 14 * (n > 40))


def chart(language: str, departments: int = 14, shifts: int = 6, name: str = "") -> ChartSheet:
    """The wall chart of Harbor; beyond the known ones, departments and shifts are numbered.

    name: of all departments, instead of their own.
    """
    cells = []
    for row, column in product(range(departments), range(shifts)):
        if (row, column) == (10, 3):  # there is no such shift
            continue
        turn = row * 7 + column * 3
        n = HEADCOUNTS[turn % len(HEADCOUNTS)] if (row, column) != (12, 5) else 4
        place = (_department(row, language, name), _shift(column, language))
        facts = CellFacts(row * shifts + column + 1, "Harbor", *place, None)
        cells.append(CellCount(facts, count_of(n, turn), turn % 9 - 3))
    worst = [hole.cell for hole in reckon.holes((c.facts.id, c.count) for c in cells)][:3]
    titles = {c.facts.id: f"{c.facts.department.name}, {c.facts.shift.name}" for c in cells}  # type: ignore[union-attr]
    whole, said = reckon.total(c.count for c in cells), words.chart(language)
    return ChartSheet(
        grid=arrange(cells, worst, may_split=lambda _: False),
        whole=whole,
        told=words.SAID[language]["told"] % {"n": said.number(whole.n)},
        holes=tuple(_hole(titles[cell], place, language) for place, cell in enumerate(worst)),
        foot=words.foot(language),
        words=replace(said, everyone=said.everyone % {"n": said.number(whole.n)}),
    )


def _department(row: int, language: str, name: str) -> NamedPart:
    known = words.SAID[language]["departments"]
    own = known[row] if row < len(known) else f"{known[row % len(known)]} {row // len(known) + 1}"
    return NamedPart(row + 1, f"{name} {row}" if name else own, str(row))


def _shift(column: int, language: str) -> NamedPart:
    known, hours = words.SAID[language]["shifts"], words.SAID[language]["hours"]
    place = column % len(known)
    name = known[place] if column < len(known) else f"{known[place]} {column}"
    return NamedPart(100 + column, name, str(column), hours[place])


def _hole(title: str, place: int, language: str) -> HoleLine:
    assessed, bridge, owner, nobody = words.SAID[language]["hole"]
    is_taken = place < 2
    return HoleLine(title, (assessed, bridge, owner if is_taken else nobody), is_taken)


def codes(count: int, start: int = 0) -> tuple[str, ...]:
    """Row codes as the hub makes them."""
    return tuple(code_of(number, KEY) for number in range(start, start + count))


def charting(language: str, rows: int = 12, blanks: int = 4, cell: str = "") -> ChartingSheet:
    """A charting sheet with all marks in turn."""
    return ChartingSheet(
        cell=cell or words.SAID[language]["cell"],
        rows=tuple(ChartingRow(code, LEVELS[i % 6], i % 12 == 0) for i, code in enumerate(codes(rows))),
        new_codes=codes(blanks, rows),
        foot=words.foot(language),
        words=words.charting(language),
    )


def sign_up(language: str, rows: int = 12, cell: str = "") -> SignUpSheet:
    """A sign-up sheet with empty lines."""
    return SignUpSheet(cell, codes(rows), words.foot(language), words.sign_up(language))


def key(language: str, rows: int = 40, blanks: int = 4, names: tuple[str, ...] = NAMES) -> KeySheet:
    """The key to as many lines, names in every script."""
    named = tuple(KeyRow(code, names[i % len(names)]) for i, code in enumerate(codes(rows)))
    return KeySheet(
        named + tuple(KeyRow(c) for c in codes(blanks, rows)), words.foot(language), words.key(language)
    )


def person(name: str = "Amina Abdirahman Hassan") -> Person:
    """Somebody with three records, three opinions and a seat."""
    phones = ["+1 555 0100 123", "+1 555 0177"]
    told: list[tuple[int, str, date, dict[str, object]]] = [
        (
            1,
            "official",
            date(2026, 9, 1),
            {
                "name": "HASSAN, AMINA A",
                "department": "STOW",
                "shift": "BN",
                "job": "FC ASSOCIATE",
                "start": "2024-03-04",
            },
        ),
        (
            2,
            "list",
            date(2026, 10, 2),
            {
                "name": name,
                "phones": phones[:1],
                "emails": ["amina@example.org"],
                "languages": "so, en",
                "badge": "A-117",
                "locker": "12",
            },
        ),
        (3, "talk", date(2026, 11, 9), {"first": "Amina", "phones": phones, "last": None}),
    ]
    said = [said_of(number, source, day, fields) for number, source, day, fields in told]
    ratings = {"1": Rating(2, date(2026, 11, 9), "did", 3), "2": Rating(3, date(2026, 10, 30), "said", 2)}
    standing = current(Standing(ratings, ratings["1"], date(2026, 11, 9)))
    records = tuple(
        RecordFacts(s.number, s.source, None, 0, s.day, "1", s, fields)
        for s, (*_, fields) in zip(said, told, strict=True)
    )
    return Person(1, codes(1)[0], 7, "here", compose(said), standing, False, ratings, date(2026, 11, 1), records)


def own_record(language: str, name: str = "Amina Abdirahman Hassan", talks: int = 2) -> OwnRecord:
    """All that Harbor keeps of one person, with talks that another area adds."""
    said = words.record(language)
    known = person(name)
    more = tuple(
        Entry("2026-11-09", "She wants the holiday pay back.\nAsked: take the petition round. Yes.", "talk")
        for _ in range(talks)
    )
    sections = (*sections_of(known, said), Section("1:1", more))
    return OwnRecord(known.portrait.name, words.foot(language).day, said.title, said.intro, said.nothing, sections)


def envelope(language: str) -> Envelope:
    """Six words, not those of any hub."""
    return Envelope(
        "abacus cavalry moonlight trickle unwashed zookeeper", words.foot(language).day, words.envelope(language)
    )


def text_of(made: Printed) -> str:
    """What a reader finds on the sheets, without the invisible marks that keep names apart."""
    pages = PdfReader(io.BytesIO(made.pdf)).pages
    found = "\n".join(page.extract_text() for page in pages)
    return re.sub("[\u200b\u2066-\u2069]", "", found)


def squeezed(text: str) -> str:
    """A text without any white space: where a line breaks is the sheet's business."""
    return "".join(text.split())
