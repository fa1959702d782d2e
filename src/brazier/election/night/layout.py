"""The public layout of a tally, as ballots are listed: one line, no repair, blanks for the unknown. Pure."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from brazier.rules.tally import Count, Meaning

COLUMNS = (
    "id", "name", "jurisdiction", "kind", "date", "eligible", "eligible_approx", "yes", "no", "void",
    "challenged", "valid", "margin", "yes_pct_valid", "turnout_pct", "determinative_computed", "outcome",
    "determinative_official", "case_no", "source", "quality", "notes",
)  # fmt: skip
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class About:
    """What is said of a count beside its figures."""

    id: str
    name: str
    day: date
    is_approx: bool
    case_no: str = ""
    notes: str = ""


def row(about: About, counted: Count, meaning: Meaning) -> Mapping[str, str]:
    """One line. Quality C where the number who may vote is not exact, B otherwise: our own sheet is no official
    record."""
    determinative = {True: "Y", False: "N", None: ""}[meaning.determinative]
    cells = {
        "id": about.id,
        "name": about.name,
        "jurisdiction": meaning.place.code,
        "kind": meaning.kind,
        "date": about.day.isoformat(),
        "eligible": _told(counted.eligible),
        "eligible_approx": "1" if about.is_approx else "0",
        "yes": _told(counted.yes),
        "no": _told(counted.no),
        "void": _told(counted.void),
        "challenged": _told(counted.challenged),
        "valid": _told(meaning.valid),
        "margin": _told(meaning.margin),
        "yes_pct_valid": _told(meaning.yes_percent),
        "turnout_pct": _told(meaning.turnout_percent),
        "determinative_computed": determinative,
        "outcome": meaning.outcome or "",
        "determinative_official": "",
        "case_no": about.case_no,
        "source": "own counting sheet",
        "quality": "C" if about.is_approx else "B",
        "notes": about.notes,
    }
    return {column: _plain(cells[column]) for column in COLUMNS}


def as_csv(about: About, counted: Count, meaning: Meaning) -> bytes:
    """The file: the header of the layout and one line."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerow(row(about, counted, meaning))
    return out.getvalue().encode()


def _told(value: float | None) -> str:
    """A figure; blank is not known, and not zero."""
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def _plain(cell: str) -> str:
    """A cell that a spreadsheet shows and does not run."""
    text = "".join(c for c in cell if c.isprintable())
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
