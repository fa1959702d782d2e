"""The charting sheet: one line a person of a cell, by code, to be written on while we talk. Pure."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from importlib.resources import files

from brazier.press.foot import Foot
from brazier.press.typeset import Paper, Printed, pdf
from brazier.terms import LEVELS


@dataclass(frozen=True, slots=True)
class ChartingWords:
    """What is said on the sheet. levels, anchors: the words of 1 to 5 and 0, and what each rests on; how: one
    sentence, as "Names stand only on the key sheet."; new_people: stands before the empty lines."""

    title: str
    how: str
    code: str
    today: str
    talked_on: str
    cares_about: str
    asked: str
    answer: str
    now: str
    next_step: str
    initials: str
    new_people: str
    levels: Mapping[int, str]
    anchors: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class ChartingRow:
    """Somebody of the cell. level: today's, 1 to 5 or 0; is_unsure: a 1 that is shown as "1?"."""

    code: str
    level: int
    is_unsure: bool = False


@dataclass(frozen=True, slots=True)
class ChartingSheet:
    """A cell to take along. cell: "Stow, back nights". new_codes: one for each empty line at the end."""

    cell: str
    rows: tuple[ChartingRow, ...]
    new_codes: tuple[str, ...]
    foot: Foot
    words: ChartingWords


def printed(sheet: ChartingSheet, *more: ChartingSheet, paper: Paper, language: str) -> Printed:
    """The charting sheet, lying, lines of 10 mm; heads and words of the scale stand on every page.

    more: sheets of other cells behind it, each on a page of its own; foot and words are those of the first.

    Errors: Broken if it can not be typeset.
    """
    template = (files("brazier.people.sheets") / "charting.typ").read_text("utf-8")
    title = sheet.words.title if more else f"{sheet.words.title}: {sheet.cell}"
    return pdf(template, data(sheet, *more), paper=paper, language=language, title=title)


def data(sheet: ChartingSheet, *more: ChartingSheet) -> dict[str, object]:
    """What the template is handed."""
    words = sheet.words
    return {
        "sheets": [
            {"cell": s.cell, "rows": [asdict(row) for row in s.rows], "new_codes": list(s.new_codes)}
            for s in (sheet, *more)
        ],
        "foot": asdict(sheet.foot),
        "levels": [
            {"level": level, "words": words.levels[level], "anchor": words.anchors[level]} for level in LEVELS
        ],
        "words": {f.name: getattr(words, f.name) for f in fields(words) if f.name not in {"levels", "anchors"}},
    }
