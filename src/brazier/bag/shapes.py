"""What stands where on each sheet that is filled in by hand. Pure.

A block is a kind with the names of its texts. The kinds are those of `sheets/form.typ`: `fields` (boxes with room
to write, so many beside each other), `lines` (one box with ruled lines), `ticks`, `table`, `head`, `text`,
`figures`, `checklist` (of a page of the handbook) and `law` (lines of the page of rights).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Block:
    """texts: names of what it says; across: columns of fields or ticks; many: ruled lines or rows, on large paper
    and on small; widths: of the columns of a table, in parts; page: of the handbook; parts: of the page of
    rights."""

    kind: str
    texts: tuple[str, ...] = ()
    across: int = 1
    many: tuple[int, int] = (0, 0)
    widths: tuple[float, ...] = ()
    page: str = ""
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """pages: blocks of each; how: name of the sentence below the title; titles: of pages after the first;
    is_lying: the paper lies on its long side; is_coded: no name may stand on it."""

    pages: tuple[tuple[Block, ...], ...]
    how: str = ""
    titles: tuple[str, ...] = field(default=())
    is_lying: bool = False
    is_coded: bool = True


def _fields(*texts: str, across: int = 0) -> Block:
    return Block("fields", texts, across=across or len(texts))


def _lines(text: str, large: int, small: int) -> Block:
    return Block("lines", (text,), many=(large, small))


def _checklist(page: str) -> Block:
    return Block("checklist", ("to_do",), across=2, page=page)


HELP = Block("law", parts=("help",))

SHAPES: Mapping[str, Shape] = {
    "tent-log": Shape(
        (
            (
                _fields("day", "hours", "place"),
                _fields("on_duty", "weather"),
                Block(
                    "table", ("department", "talks", "cards", "leaflets", "not_yet"), many=(7, 5),
                    widths=(2, 1.05, 1.05, 1.15, 2),
                ),
                _lines("questions", 4, 3),
                _lines("police", 3, 2),
                _fields("low", "next"),
                _checklist("16-2-at-the-table"),
            ),
        ),
    ),
    "sign-in": Shape(
        (
            (
                _fields("day", "place"),
                Block(
                    "table", ("code", "first_name", "department", "phone", "brought", "help"), many=(12, 8),
                    widths=(1.15, 1.5, 1.6, 1.7, 1.4, 1.7),
                ),
            ),
        ),
        how="how", is_lying=True, is_coded=False,
    ),
    "boss-watch": Shape(
        (
            (
                Block("text", ("kinds",)),
                Block(
                    "table", ("where", "who_spoke", "exact_words", "kind", "saw", "by"), many=(9, 6),
                    widths=(1.3, 1.5, 3.4, 1.35, 1.2, 1),
                ),
                HELP,
            ),
        ),
        how="how", is_lying=True,
    ),
    "incident": Shape(
        (
            (
                _fields("day", "hour", "place"),
                _fields("who_spoke"),
                _lines("exact_words", 5, 4),
                _fields("heard"),
                _lines("before", 2, 2),
                _lines("after", 2, 2),
                _fields("paper"),
                Block("ticks", ("myself", "told"), across=2),
                _fields("signature", "written", "kept"),
                _checklist("15-1-the-incident-sheet"),
                HELP,
            ),
        ),
        how="how", is_coded=False,
    ),
    "grievance": Shape(
        (
            (
                _fields("number", "who", "department", "steward", across=2),
                _lines("what", 4, 3),
                _fields("when", "where"),
                _lines("why", 3, 2),
                _lines("others", 2, 2),
                _lines("remedy", 2, 2),
                _fields("witnesses", "documents"),
                Block("table", ("step", "by", "done", "answer"), many=(4, 3), widths=(2, 1, 1, 2.4)),
                _fields("last_day"),
                _checklist("22-2-one-problem-many-hands"),
                HELP,
            ),
        ),
        how="how",
    ),
    "picket-roster": Shape(
        (
            (
                _fields("day", "gate", "slot", "captain"),
                Block(
                    "table", ("code", "in", "out", "duty", "by", "note"), many=(10, 7),
                    widths=(1.2, 0.9, 0.9, 1.3, 1.1, 2.6),
                ),
                Block("text", ("duties",)),
                _lines("incidents", 2, 2),
                _checklist("24-2-on-the-picket"),
            ),
        ),
        how="how", is_lying=True,
    ),
    "hardship": Shape(
        (
            (
                Block("head", ("need",)),
                Block(
                    "ticks", ("rent", "power", "food", "medicine", "children", "transport", "other"), across=4
                ),
                _fields("amount", "due"),
                _lines("tried", 4, 2),
                _fields("depend", "earlier"),
                _lines("duty", 2, 1),
                Block("ticks", ("papers",)),
                Block("head", ("pay_to",)),
                Block("ticks", ("pay_worker", "pay_owed"), across=2),
                Block("head", ("decision",)),
                Block("ticks", ("full", "part", "refused", "referred"), across=2),
                _fields("amount", "day", "deciders"),
            ),
            (
                _fields("name"),
                _lines("reach", 2, 2),
                _fields("department"),
                _lines("paid_how", 3, 3),
                Block("text", ("consent",)),
                _fields("signature", "day"),
            ),
        ),
        how="how", titles=("who",),
    ),
    "weekly": Shape(
        (
            (
                Block("head", ("figures",)),
                Block(
                    "figures",
                    (
                        "everyone", "coverage", "support", "acted", "committee", "basis", "age", "cards",
                        "cards_new", "talks", "leaflets", "gates", "change",
                    ),
                ),
                Block("text", ("honest",)),
                _lines("wins", 3, 3),
                Block("list", ("holes",), many=(3, 3)),
                _lines("act", 2, 2),
                _fields("rest"),
            ),
        ),
        is_coded=False,
    ),
}  # fmt: skip
"""The sheets, by form."""
CARDS = ("rights-card", "rap-card", "card")
"""Forms of which several stand on a sheet, to be cut."""
LARGE = ("leaflet", "poster", "rights-poster")
"""Forms to be read by others."""
FORMS = (*LARGE, *CARDS, *SHAPES)
"""Every form of the bag."""
LAWFUL = ("rights-poster", "rights-card", *(f for f, s in SHAPES.items() if any(HELP in page for page in s.pages)))
"""Forms with lines of the page of rights."""
PAPERS = {"a4": "a4", "letter": "us-letter", "a5": "a5", "half-letter": "us-statement"}
"""Every paper, and how Typst calls it."""
PAPER_NAMES = {"a4": "A4", "letter": "Letter", "a5": "A5", "half-letter": "Half-letter"}
"""And how people do."""
SMALL = ("a5", "half-letter")
