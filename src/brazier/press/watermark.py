"""A mark in every list that leaves, which says which copy it is; and whose copy a list is that turned up. Pure.

Every cell that can be written in several equal ways is written in the one that this copy's number draws for this
cell, and the rows stand in the order it draws. Which copy it was is found by asking of each that was made how well
it explains the list: no cell is needed, all that are left count, and a column that somebody wrote anew counts
nothing. A list that somebody types anew from paper, thinking of this, has lost the mark.
"""

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from brazier.press.equal_forms import KINDS, NAME, count_of, name_meant, seen, written

COPIES = 16**3
MOST_ROWS = 500
"""So many rows tell more than enough."""
SURE, AHEAD = 20.0, 8.0
"""Natural logarithms: how much likelier than chance the list must be by a copy, beyond the number of copies asked,
and than by the next."""
_LEAST = 8
_SPOILED = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.85)
_IN_ORDER = (0.6, 0.7, 0.8, 0.9, 0.97, 0.995)


@dataclass(frozen=True, slots=True)
class Found:
    """What the marks say. copy: its number, None if they do not say; strength: how much likelier than by
    chance, as a natural logarithm; rows: how many were looked at; by: how much each kind of mark gave."""

    copy: int | None
    strength: float
    rows: int
    by: Mapping[str, float] = field(default_factory=dict)


def name_of(copy: int) -> str:
    """A copy as people say it: 7F3."""
    return f"{copy:03X}"


def number_of(name: str) -> int | None:
    """The copy of this name, however it was typed; None if no copy can be called so."""
    signs = name.strip().upper()
    return int(signs, 16) if len(signs) == 3 and set(signs) <= set("0123456789ABCDEF") else None


def _draw(key: bytes, copy: int, *what: str) -> int:
    text = "\0".join((str(copy), *what)).encode("utf-8", "replace")
    return int.from_bytes(hashlib.blake2b(text, key=key[:64], digest_size=8).digest(), "big")


def _anchor(row: Sequence[str], kinds: Sequence[tuple[str, ...]]) -> str:
    """What this row is known by: the name, or where there is none, the code."""
    for wanted in (NAME, "code"):
        for cell, kind in zip(row, kinds, strict=True):
            if wanted in kind:
                told = name_meant(cell) if wanted == NAME else count_of("code", cell)
                return told if isinstance(told, str) else told[0] if told else ""
    return ""


def mark(
    rows: Iterable[Sequence[object]], kinds: Sequence[tuple[str, ...]], *, copy: int, key: bytes
) -> list[list[object]]:
    """The rows, without a head line, as this copy has them. kinds: of each column, those of KINDS in which it may
    be written otherwise, and NAME for the name; key: a secret of the hub."""
    marked = []
    for row in rows:
        cells = ["" if cell is None else str(cell) for cell in row]
        anchor = _anchor(cells, kinds)
        told: list[object] = []
        for cell, whole, wanted in zip(cells, row, kinds, strict=True):
            text = cell
            for kind in wanted:
                meant = count_of(kind, text) if kind in KINDS else None
                if meant:
                    by = "" if KINDS[kind][1] else anchor
                    text = written(kind, text, _draw(key, copy, kind, by, meant[0]) % meant[1])
            told.append(whole if text == cell else text)
        marked.append((_draw(key, copy, "row", anchor), anchor, told))
    return [told for _, _, told in sorted(marked, key=lambda m: m[:2])]


def whose(rows: Sequence[Sequence[str]], copies: Iterable[int], *, key: bytes) -> Found:
    """Which of these copies the list is, with or without head line, in any order, with columns gone."""
    rows = [[str(cell) for cell in row] for row in rows if any(str(cell).strip() for cell in row)][:MOST_ROWS]
    asked = sorted(set(copies))
    if not asked or not rows:
        return Found(None, 0.0, len(rows))
    told = [_read(rows, anchors) for anchors in _anchors(rows)]
    scores = [(max((_score(part, copy, key) for part in told), key=_total), copy) for copy in asked]
    scores.sort(key=lambda found: -_total(found[0]))
    best, copy = scores[0]
    second = _total(scores[1][0]) if len(scores) > 1 else 0.0
    is_sure = _total(best) >= SURE + math.log(len(asked)) and _total(best) - second >= AHEAD
    return Found(copy if is_sure else None, _total(best), len(rows), best)


def _total(by: Mapping[str, float]) -> float:
    return sum(by.values())


def _anchors(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """What rows may be known by: the column that looks most like names, the one that looks most like codes."""
    wide = max(map(len, rows))
    columns = [[row[n].strip() if n < len(row) else "" for row in rows] for n in range(wide)]
    named = [
        [name_meant(c) if not any(x.isdigit() or x == "@" for x in c) else "" for c in col] for col in columns
    ]
    coded = [[found[0] if (found := count_of("code", c)) else "" for c in col] for col in columns]
    return [max(kind, key=lambda col: len(set(col) - {""})) for kind in (named, coded)]


@dataclass(frozen=True, slots=True)
class _Part:
    """What can be asked of a list. cells: by column and kind, what is written how; order: rows as they stand."""

    cells: Mapping[tuple[int, str], list[tuple[str, str, int, int]]]
    order: Sequence[str]


def _read(rows: Sequence[Sequence[str]], anchors: Sequence[str]) -> _Part:
    cells: dict[tuple[int, str], list[tuple[str, str, int, int]]] = defaultdict(list)
    known: set[tuple[str, str, str]] = set()
    for row, anchor in zip(rows, anchors, strict=True):
        for at, cell in enumerate(row):
            for said in seen(cell):
                by = "" if said.own else anchor
                if (said.kind, by, said.meant) not in known and (said.own or anchor):
                    known.add((said.kind, by, said.meant))  # what stands there twice says it once
                    cells[at, said.kind].append((by, said.meant, said.form, said.count))
    return _Part({k: v for k, v in cells.items() if len(v) >= _LEAST}, [*dict.fromkeys(a for a in anchors if a)])


def _score(part: _Part, copy: int, key: bytes) -> dict[str, float]:
    by: dict[str, float] = defaultdict(float)
    for (_, kind), cells in part.cells.items():
        by[kind] += _explained(cells, kind, copy, key)
    by["rows"] = _ordered([_draw(key, copy, "row", anchor) for anchor in part.order])
    return dict(by)


def _explained(cells: Sequence[tuple[str, str, int, int]], kind: str, copy: int, key: bytes) -> float:
    """How much likelier these cells are if this copy drew their forms and somebody spoiled a share of them,
    whatever share fits best; nothing if all of them, as when the column was written anew."""
    often = Counter((count, form) for _, _, form, count in cells)
    of = Counter(count for *_, count in cells)
    fit: Counter[float] = Counter()
    for by, meant, form, count in cells:
        if _draw(key, copy, kind, by, meant) % count == form:
            fit[often[count, form] / of[count]] += 1
    unlike = len(cells) - fit.total()
    likely = (
        unlike * math.log(e) + sum(n * math.log((1 - e) / share + e) for share, n in fit.items()) for e in _SPOILED
    )
    return max(0.0, *likely)


def _ordered(places: Sequence[int]) -> float:
    """How much likelier it is that so many rows stand after the one before, if this order was theirs."""
    if len(places) < _LEAST:
        return 0.0
    after = sum(a < b for a, b in pairwise(places))
    before = len(places) - 1 - after
    return max(0.0, *(after * math.log(2 * p) + before * math.log(2 * (1 - p)) for p in _IN_ORDER))
