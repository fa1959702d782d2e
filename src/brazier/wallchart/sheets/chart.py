"""The wall chart as a sheet of paper. Pure.

It is handed a grid whose small cells are already masked for whoever will carry it, and holes whose owners
stand there by code. It has no place for a name.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from importlib.resources import files

from brazier.press.foot import Foot
from brazier.press.typeset import Paper, Printed, pdf
from brazier.terms import LEVELS
from brazier.wallchart import reckon
from brazier.wallchart.layout import Box, Grid, Line, Piece, pieces
from brazier.wallchart.reckon import Count
from brazier.workplaces.facts import NamedPart

COLUMNS_A_PAGE = 7
HOLES = 3


@dataclass(frozen=True, slots=True)
class ChartWords:
    """What is said on the chart, in the language of the sheet.

    unknown: the line of people nobody has placed. shift_unknown: heads their column, "" for the same. no_cell:
    where nobody works. masked: holds %(cell)s, as "few people: see %(cell)s". levels: the words of 1 to 5 and 0.
    percent: holds %(n)s, as "%(n)s%%". number: writes a count as the language does.
    """

    title: str
    legend: str
    department: str
    all_shifts: str
    all_departments: str
    unknown: str
    no_cell: str
    masked: str
    everyone: str
    levels: Mapping[int, str]
    pessimistic: str
    optimistic: str
    half: str
    holes: str
    shift_unknown: str = ""
    percent: str = "%(n)s%%"
    number: Callable[[int], str] = "{:,}".format


@dataclass(frozen=True, slots=True)
class HoleLine:
    """One of the three holes. lines: how much is missing, the bridge, and the owner by code with the day, or
    that nobody has taken it yet; is_taken: whether somebody has."""

    title: str
    lines: tuple[str, ...]
    is_taken: bool


@dataclass(frozen=True, slots=True)
class ChartSheet:
    """The chart to print. told: n, age and basis, as "8,325 people, median 16 days old, did 21%, said 58%"."""

    grid: Grid
    whole: Count
    told: str
    holes: tuple[HoleLine, ...]
    foot: Foot
    words: ChartWords


def printed(sheet: ChartSheet, *, paper: Paper, language: str) -> Printed:
    """The wall chart, lying: one page up to 14 departments and 7 shifts, otherwise more with heads repeated.

    Errors: Broken if it can not be typeset.
    """
    template = (files("brazier.wallchart.sheets") / "chart.typ").read_text("utf-8")
    return pdf(template, data(sheet), paper=paper, language=language, title=sheet.words.title)


def data(sheet: ChartSheet) -> dict[str, object]:
    """What the template is handed."""
    words = sheet.words
    return {
        "foot": asdict(sheet.foot),
        "told": sheet.told,
        "words": {
            name: getattr(words, name)
            for name in ("title", "legend", "department", "all_shifts", "everyone", "holes")
        },
        "parts": _parts(sheet.grid, words),
        "whole": _pieces(pieces(sheet.whole)),
        "levels": [
            {"level": level, "words": words.levels[level], **_of(people, sheet.whole, words)}
            for level, people in ((level, reckon.by_level(sheet.whole)[level]) for level in LEVELS)
        ],
        "sums": [
            {"words": words.pessimistic, **_of(reckon.pessimistic(sheet.whole), sheet.whole, words)},
            {"words": words.optimistic, **_of(reckon.optimistic(sheet.whole), sheet.whole, words)},
            {"words": words.half, **_of(sheet.whole.n // 2 + 1, sheet.whole, words)},
        ],
        "holes": [asdict(hole) for hole in sheet.holes[:HOLES]],
    }


def _of(people: int, whole: Count, words: ChartWords) -> dict[str, str]:
    """A count beside its share of everybody. Somebody is never nought percent."""
    share = round(100 * people / whole.n) if whole.n else 0
    text = "<1" if people and not share else words.number(share)
    return {"people": words.number(people), "share": words.percent % {"n": text}}


def _parts(grid: Grid, words: ChartWords) -> list[dict[str, object]]:
    """The columns cut into as many as stand side by side on a page; sums stand in the last part."""
    starts = range(0, max(1, len(grid.columns)), COLUMNS_A_PAGE)
    return [
        {
            "columns": [_head(shift, words) for shift in grid.columns[start : start + COLUMNS_A_PAGE]],
            "has_sums": start == starts[-1],
            "lines": [_line(line, start, words) for line in grid.lines],
            "feet": _line(grid.feet, start, words, words.all_departments),
        }
        for start in starts
    ]


def _head(shift: NamedPart | None, words: ChartWords) -> dict[str, str]:
    return (
        {"name": shift.name, "hours": shift.hours}
        if shift
        else {"name": words.shift_unknown or words.unknown, "hours": ""}
    )


def _line(line: Line, start: int, words: ChartWords, name: str = "") -> dict[str, object]:
    # people nobody has placed stand in the sum of their line alone: elsewhere there is nothing to say
    here = words if line.department or name else replace(words, no_cell="")
    return {
        "department": name or (line.department.name if line.department else words.unknown),
        "boxes": [_box(box, here) for box in line.boxes[start : start + COLUMNS_A_PAGE]],
        "all": _box(line.all, words),
    }


def _box(box: Box | None, words: ChartWords) -> dict[str, object]:
    """A cell: its bar and numbers, or in words why it has none."""
    if box is None or not (box.count.n or box.masked_into):
        return {"said": words.no_cell, "pieces": []}
    if box.masked_into:
        return {"said": words.masked % {"cell": box.masked_into}, "pieces": []}
    return {
        "said": "",
        "pieces": _pieces(box.pieces),
        "size": box.size,
        "for_it": words.number(box.count.for_it),
        "of": words.number(box.count.n),
        "committee": box.count.committee,
        "committee_said": words.number(box.count.committee),
        "arrow": box.arrow,
        "hole": box.hole if box.hole <= HOLES else 0,
    }


def _pieces(found: tuple[Piece, ...]) -> list[dict[str, float]]:
    return [{"level": piece.level, "width": piece.width} for piece in found]
