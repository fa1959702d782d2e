"""Past elections from a public file: what each row says, checked before any of it is used."""

import csv
import gzip
import io
import math
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from brazier.terms import Wrong

Floats = NDArray[np.float64]
NOT_KNOWN = frozenset({"", "na", "n/a", "nan", "nat", "none", "null", "unknown", "?", "-"})
MOST_BYTES = 512 * 1024 * 1024
LARGEST_UNIT = 10_000_000
TRUE, FALSE = frozenset({"true", "t", "yes", "y", "1"}), frozenset({"false", "f", "no", "n", "0"})
DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][0-9:.]*Z?)?")


@dataclass(frozen=True, slots=True)
class Elections:
    """One value a row in each field. Numbers are nan where nobody knows; days are counted as in `date.toordinal`.

    yes, no: counted votes, nan where the file has no outcome.
    """

    case: tuple[str, ...]
    kind: tuple[str, ...]
    state: tuple[str, ...]
    naics: tuple[str, ...]
    employer: tuple[str, ...]
    union: tuple[str, ...]
    method: tuple[str, ...]
    rerun: NDArray[np.bool_]
    filed: Floats
    held: Floats
    eligible: Floats
    yes: Floats
    no: Floats

    def __len__(self) -> int:
        return len(self.case)

    def some(self, chosen: NDArray[np.bool_]) -> "Elections":
        """Only the chosen rows, in their order."""
        places = np.flatnonzero(chosen)

        def text(values: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(values[place] for place in places)

        return Elections(
            text(self.case), text(self.kind), text(self.state), text(self.naics), text(self.employer),
            text(self.union), text(self.method), self.rerun[chosen], self.filed[chosen], self.held[chosen],
            self.eligible[chosen], self.yes[chosen], self.no[chosen],
        )  # fmt: skip


def day(text: str) -> date:
    """A day written as 2018-12-31. Errors: Wrong."""
    fits = DAY.fullmatch(text.strip())
    try:
        return date(int(fits[1]), int(fits[2]), int(fits[3])) if fits else _no_day(text)
    except ValueError:
        return _no_day(text)


def _no_day(text: str) -> date:
    raise Wrong("forecast.day", "%(text)s is not a day. Write it as 2018-12-31.", text=repr(text[:40]))


def read(content: bytes, *, outcome: bool) -> Elections:
    """The rows of a CSV file, also packed with gzip.

    outcome: whether votes must be there (to learn) or are not even looked at (to forecast).
    Errors: Wrong, with the line, for anything that can not be read; nothing is guessed and no row is dropped.
    """
    needed = ("election_or_tally", "eligible", "votes_for", "votes_against") if outcome else ("case",)
    rows = list(table(text_of(content), needed))
    if not rows:
        raise Wrong(
            "forecast.no_elections",
            "There is no election in the file, only the first line, which names the columns. Each line below it "
            "must be one election.",
        )
    cells: dict[str, list[str]] = {name: [row.get(name, "") for _, row in rows] for name in COLUMNS}
    lines = [line for line, _ in rows]
    if outcome:
        yes, no = (_numbers(cells[name], name, lines) for name in ("votes_for", "votes_against"))
    else:
        yes = no = np.full(len(rows), math.nan)
    return Elections(
        case=tuple(cells["case"]),
        kind=tuple(cell.strip().upper() or "RC" for cell in cells["type"]),
        state=tuple(_known(cell) for cell in cells["state"]),
        naics=tuple(_known(cell) for cell in cells["naics"]),
        employer=tuple(cells["employer"]),
        union=tuple(cells["union"]),
        method=tuple(_method(cell) for cell in cells["method"]),
        rerun=np.array([_truth(cell, line) for cell, line in zip(cells["rerun"], lines, strict=True)], np.bool_),
        filed=_days(cells["filed"], "filed", lines),
        held=_days(cells["election_or_tally"], "election_or_tally", lines),
        eligible=_numbers(cells["eligible"], "eligible", lines),
        yes=yes,
        no=no,
    )


COLUMNS = (
    "case", "type", "filed", "election_or_tally", "state", "naics", "employer", "union", "eligible", "votes_for",
    "votes_against", "method", "rerun",
)  # fmt: skip


def text_of(content: bytes) -> str:
    """What the bytes say, whichever way they are packed and written. Errors: Wrong if damaged or far too large."""
    if content.startswith(b"\x1f\x8b"):
        try:
            with gzip.GzipFile(fileobj=io.BytesIO(content)) as packed:
                content = packed.read(MOST_BYTES + 1)
        except (OSError, EOFError, zlib.error):
            raise Wrong("forecast.packed", "The packed file is damaged. Copy it once more.") from None
    if len(content) > MOST_BYTES:
        raise Wrong("forecast.large", "The file is larger than 512 MB. Hand it over in parts.")
    for coding in ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(coding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def table(text: str, needed: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Line and cells by column, for each row. Columns nobody asks for are let through. Errors: Wrong."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=_delimiter(text, needed))
    try:
        head = [name.strip().lower() for name in next((row for row in reader if _says(row)), [])]
        if not head:
            raise Wrong(
                "forecast.nothing",
                "The file is empty. Its first line must name the columns, among them %(names)s.",
                names=", ".join(needed),
            )
        double = {name for name in head if name and head.count(name) > 1}
        if double:
            raise Wrong("forecast.double", "Two columns are called %(name)s.", name=sorted(double)[0])
        if missing := [name for name in needed if name not in head]:
            raise _missing(missing)
        for row in reader:
            if not _says(row):
                continue
            if len(row) > len(head):
                raise Wrong(
                    "forecast.cells", "Line %(line)s has more cells than the first line.", line=reader.line_num
                )
            yield reader.line_num, dict(zip(head, row, strict=False))
    except csv.Error as error:
        raise Wrong(
            "forecast.csv", "Line %(line)s is not CSV (%(why)s).", line=reader.line_num, why=str(error)
        ) from None


def _says(row: Sequence[str]) -> bool:
    return any(cell.strip() for cell in row)


def _missing(names: Sequence[str]) -> Wrong:
    if len(names) == 1:
        return Wrong("forecast.column", "The column %(name)s is missing.", name=names[0])
    return Wrong(
        "forecast.columns",
        "These columns are missing: %(names)s. The first line of the file must name them.",
        names=", ".join(names),
    )


def _delimiter(text: str, needed: Sequence[str]) -> str:
    """What parts the cells: what finds the columns in the first line; spreadsheets in many countries write
    semicolons."""
    first = text.lstrip().partition("\n")[0].strip().lower()
    return next((sign for sign in ",;\t" if set(needed) <= {c.strip(' "') for c in first.split(sign)}), ",")


def whole(text: str, name: str, line: int, *, most: int = LARGEST_UNIT) -> int | None:
    """A whole number from 0 on, or None where it is not known. Errors: Wrong, with line and column."""
    said = text.strip()
    if said.lower() in NOT_KNOWN:
        return None
    if re.fullmatch(r"\d{1,12}(\.0*)?", said) and (number := int(said.partition(".")[0])) <= most:
        return number
    raise Wrong(
        "forecast.number",
        "Line %(line)s: %(name)s must be a whole number from 0 to %(most)s, not %(said)s.",
        line=line, name=name, most=most, said=repr(said[:40]),
    )  # fmt: skip


def _numbers(cells: Sequence[str], name: str, lines: Sequence[int]) -> Floats:
    found = (whole(cell, name, line) for cell, line in zip(cells, lines, strict=True))
    return np.array([math.nan if number is None else number for number in found], np.float64)


def _days(cells: Sequence[str], name: str, lines: Sequence[int]) -> Floats:
    found = []
    for cell, line in zip(cells, lines, strict=True):
        try:
            found.append(math.nan if cell.strip().lower() in NOT_KNOWN else float(day(cell).toordinal()))
        except Wrong as error:
            raise Wrong(
                "forecast.day", "Line %(line)s, %(name)s: %(why)s", line=line, name=name, why=str(error)
            ) from None
    return np.array(found, np.float64)


def _known(cell: str) -> str:
    return "" if cell.strip().lower() in NOT_KNOWN else cell.strip()


def _method(cell: str) -> str:
    """manual, mail, mixed, or nothing where it is not known or not one of them."""
    said = cell.strip().lower()
    return next((method for method in ("mixed", "mail", "manual") if said.startswith(method)), "")


def _truth(cell: str, line: int) -> bool:
    said = cell.strip().lower()
    if said in TRUE or said in FALSE or said in NOT_KNOWN:
        return said in TRUE
    raise Wrong(
        "forecast.rerun",
        "Line %(line)s: rerun must be True or False, not %(said)s.",
        line=line,
        said=repr(said[:40]),
    )
