"""Lines cut into cells: which sign parts them, quoted cells over many lines, quotes that never end."""

import csv
import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, TextIO

from .contents import is_date, is_email, is_phone
from .encoding import Encoding, opened
from .gathering import Gathering
from .limits import COLUMNS, LINE_LETTERS, OPEN_QUOTES, QUOTED_LETTERS, QUOTED_LINES
from .table import Fault, Notes, Sheet

SIGNS: Final = (",", ";", "\t", "|", "^", "~", "\x1f")
FIXED: Final = "fixed"
_FREE: Final = 0.35
"""Below this fit a sign is only part of the sentences."""

_SAMPLE_LINES: Final = 300
_SAMPLE_LETTERS: Final = 200_000
_HINT: Final = re.compile(r"\ufeff?\"?sep=(.)\"?\s*", re.I)
_NAME_IN_QUOTES: Final = re.compile(r"[^\W\d_][^,;|\t\d]*,\s?[^\W\d_][^,;|\t\d]*")


@dataclass(frozen=True, slots=True)
class Cut:
    """How the lines are cut.

    sign: one character, or "fixed" with the places where columns start. fit: 0 to 1. skip: lines on top.
    """

    sign: str
    fit: float
    starts: tuple[int, ...] = ()
    skip: int = 0


def sample_lines(data: bytes, encoding: Encoding) -> list[str]:
    """The first lines that hold anything, for looking at. An endless line tells little of how the others are cut:
    it is left out, unless there are no others."""
    lines: list[str] = []
    endless: list[str] = []
    letters = 0
    with opened(data, encoding) as stream:
        while len(lines) < _SAMPLE_LINES and letters < _SAMPLE_LETTERS:
            line = stream.readline(LINE_LETTERS)
            if not line:
                break
            letters += len(line)
            if len(line) >= LINE_LETTERS and line[-1] not in "\r\n":
                endless.append(line.replace("\0", ""))
                while (more := stream.readline(LINE_LETTERS)) and more[-1] not in "\r\n":
                    pass
            elif line.strip():
                lines.append(line.replace("\0", ""))
    return lines if len(lines) > 1 else [*lines, *endless[:1]]


def find_cut(lines: Sequence[str]) -> Cut | None:
    """The sign that parts the cells, by how alike it makes the lines and how much each cell makes sense.

    None if no sign does: the text is one column or written freely. A first line "sep=;" decides.
    """
    if lines and (hint := _HINT.fullmatch(lines[0])):
        return Cut(hint.group(1), 1.0, skip=1)
    cuts = [Cut(sign, _fit(lines, sign)) for sign in SIGNS if any(sign in line for line in lines)]
    best = max(cuts, key=lambda cut: cut.fit, default=None)
    fixed = _fixed(lines)
    if best is None or best.fit < (_FREE if fixed is None else fixed.fit):
        return fixed
    return best


def _fit(lines: Sequence[str], sign: str) -> float:
    rows = _sample_rows(lines, sign)
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0.0
    width, _ = max(widths.items(), key=lambda item: (item[1] * min(item[0], 6), item[0]))
    close = [row for row in rows if len(row) > 1 and abs(len(row) - width) <= max(0, width // 4)]
    same = sum(count for size, count in widths.items() if size == width)
    alike = (0.6 * same + 0.4 * len(close)) / len(rows)
    cells = [cell for row in close[:80] for cell in row[:40]]
    sense = sum(map(_sense, cells)) / len(cells)
    foreign = sum(any(other in cell for other in ";\t|" if other != sign) for cell in cells) / len(cells)
    spaced = sum(cell.startswith(" ") for row in close[:80] for cell in row[1:]) / max(1, len(cells))
    return alike * (0.4 + 0.6 * sense) * (1 - 0.8 * foreign) * (1 - 0.25 * spaced) * (1 - 0.3 / width)


def _sample_rows(lines: Sequence[str], sign: str) -> list[list[str]]:
    try:
        return list(csv.reader(lines, delimiter=sign))
    except csv.Error:
        return [line.rstrip("\r\n").split(sign) for line in lines]


def _sense(cell: str) -> float:
    """How much one cell looks like a whole cell: 1 yes, less for a torn one."""
    cell = cell.strip()[:120]
    if not cell or cell.isdigit() or is_email(cell) or is_phone(cell) or is_date(cell):
        return 1.0
    if _NAME_IN_QUOTES.fullmatch(cell):
        return 1.0
    words = len(cell.split())
    torn = any(sign in cell for sign in (";", "|", "\t", "   ")) or cell[0] in ")]-" or cell.count('"') % 2 == 1
    return 0.2 if torn else 0.9 if words <= 6 else 0.5


def _fixed(lines: Sequence[str]) -> Cut | None:
    """Columns of spaces, as old payroll programs print them: places where nearly every line is blank."""
    body = [line.rstrip("\r\n").expandtabs(8)[:400] for line in lines if len(line.strip()) > 8]
    if len(body) < 4:
        return None
    width = max(map(len, body))
    padded = [line.ljust(width) for line in body]
    blank = [sum(line[at] == " " for line in padded) >= 0.85 * len(padded) for at in range(width)]
    starts = [0, *(at for at in range(2, width) if blank[at - 1] and blank[at - 2] and not blank[at])]
    return Cut(FIXED, 0.45, tuple(starts)) if len(starts) >= 3 else None


@dataclass(slots=True)
class _Lines:
    """Physical lines with a memory of those that the current row has used, so that it can be taken back."""

    stream: TextIO
    faults: list[Fault]
    read: int = 0
    held: list[str] = field(default_factory=list)
    waiting: deque[str] = field(default_factory=deque)
    letters: int = 0
    nul: bool = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.letters > QUOTED_LETTERS:
            raise _OpenQuote
        line = self.waiting.popleft() if self.waiting else self._fresh()
        self.read += 1
        self.held.append(line)
        self.letters += len(line)
        return line

    def _fresh(self) -> str:
        line = self.stream.readline(LINE_LETTERS)
        if not line:
            raise StopIteration
        if len(line) >= LINE_LETTERS and line[-1] not in "\r\n":
            self._skip_rest()
        if "\0" in line:
            self.faults.append(Fault(self.read + 1, "nul_bytes", {}, kept=True))
            line = line.replace("\0", "")
        return line

    def _skip_rest(self) -> None:
        self.faults.append(Fault(self.read + 1, "line_too_long", {"limit": LINE_LETTERS}, kept=True))
        while (more := self.stream.readline(LINE_LETTERS)) and more[-1] not in "\r\n":
            pass

    def forget(self) -> int:
        """The row is done: where it began, and a clean start for the next."""
        began = self.read - len(self.held) + 1
        self.held.clear()
        self.letters = 0
        return began

    def take_back(self) -> str:
        """All lines of the row but its first go back to be read again; gives the first."""
        first, rest = self.held[0], self.held[1:]
        self.waiting.extendleft(reversed(rest))
        self.read -= len(rest)
        self.held = [first]
        self.letters = len(first)
        return first


class _OpenQuote(Exception):
    """A quoted cell ran too far."""


def read_delimited(data: bytes, encoding: Encoding, cut: Cut, title: str) -> Sheet:
    """All lines of a delimited file as rows of text cells.

    A quote that never ends is read as a plain letter and its line marked, so that it cannot swallow the
    people below. Errors: Wrong lists.too_many_rows, lists.too_many_cells, lists.too_wide.
    """
    found = Gathering()
    with opened(data, encoding) as stream:
        lines = _Lines(stream, found.faults)
        for _ in islice(lines, cut.skip):
            found.faults.append(Fault(lines.forget(), "separator_line"))
        for line, raw in _records(lines, cut):
            if not found.add(line, raw):
                found.blank.append(line)
    shown = "tab" if cut.sign == "\t" else cut.sign
    return found.sheet(title, Notes("csv", encoding.label, shown))


def _records(lines: _Lines, cut: Cut) -> Iterator[tuple[int, Sequence[str]]]:
    if cut.sign == FIXED:
        yield from _fixed_records(lines, cut.starts)
        return
    taken_back = 0
    width = 0
    reader = csv.reader(lines, delimiter=cut.sign, strict=True)
    while True:
        try:
            raw = next(reader)
        except StopIteration:
            return
        except (_OpenQuote, csv.Error):
            before = len(lines.faults)
            raw, reader = _unquoted(lines, cut.sign), csv.reader(lines, delimiter=cut.sign, strict=True)
            taken_back += len(lines.faults) - before
        else:
            if len(lines.held) > 1 and _swallowed(lines.held, raw, cut.sign, width):
                raw = _unquoted(lines, cut.sign)
                taken_back += 1
            width = max(width, len(raw)) if len(lines.held) == 1 else width
        yield lines.forget(), _bounded(raw)
        if taken_back > OPEN_QUOTES:
            break
    for line in lines:
        yield lines.forget(), _bounded(line.rstrip("\r\n").split(cut.sign))


def _unquoted(lines: _Lines, sign: str) -> list[str]:
    """The first line of a row whose quotes do not work out; if they do pair up in that line, they still count."""
    first = lines.take_back().rstrip("\r\n")
    if first.count('"') % 2 == 0:
        return next(csv.reader([first], delimiter=sign), [])
    lines.faults.append(Fault(lines.read, "open_quote", {}, kept=True))
    return [cell.strip().strip('"') for cell in first.split(sign)]


def _swallowed(held: list[str], raw: list[str], sign: str, width: int) -> bool:
    """Whether a quoted cell ate whole rows: its inner lines are cut like rows, but the row came out wrong."""
    if len(held) > QUOTED_LINES or "".join(held).count('"') % 2 == 1:
        return True
    need = max(1, min(width, 4) - 1)
    inner = held[1:-1] or held[1:]
    return len(raw) != width and width > 1 and all(line.count(sign) >= need for line in inner if line.strip())


def _bounded(raw: Sequence[str]) -> Sequence[str]:
    if len(raw) <= COLUMNS:
        return raw
    last = next((at for at in range(len(raw) - 1, -1, -1) if raw[at].strip()), -1)
    return raw[: min(last + 1, COLUMNS + 1)]


def _fixed_records(lines: _Lines, starts: tuple[int, ...]) -> Iterator[tuple[int, list[str]]]:
    ends = (*starts[1:], None)
    for line in lines:
        flat = line.rstrip("\r\n").expandtabs(8)
        yield lines.forget(), [flat[start:end] for start, end in zip(starts, ends, strict=True)]
