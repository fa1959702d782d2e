"""Text as our fonts can print it: nothing invisible that rearranges a line, and a code where no glyph is. Pure."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# embeddings, overrides, isolates and their ends could turn the rest of a line around; a byte order mark,
# variation selectors and tags say nothing that our fonts can show
_SILENT = re.compile("[\u202a-\u202e\u2066-\u206f\ufeff\ufe00-\ufe0f\U000e0000-\U000e0fff]")
# invisible, harmless, and needed inside Persian, Bengali or Khmer words: every font lets them pass
_JOINERS = "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2060-\u2064\u3164\uffa0"
# the order of `families` in sheets/page.typ
TRIED_FIRST = (
    "NotoSans",
    "NotoSansArabic",
    "NotoSansCJKsc",
    "NotoSansBengali",
    "NotoSansEthiopic",
    "NotoSansDevanagari",
)
_JOINER = re.compile(f"[{_JOINERS}]")


@dataclass(frozen=True, slots=True)
class Legible:
    """A value with texts in it, ready to print. missing: "U+1F319" for each character that no font draws
    where it stands, once each, in order of code."""

    value: object
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Cover:
    """What the fonts draw. bounds: first codes of stretches that the same families draw; families: those
    families, as bits, the lowest bit the family tried first; undrawn: finds what none draws, with the invisible
    that hangs on it; marked: finds a letter with combining marks."""

    bounds: tuple[int, ...]
    families: tuple[int, ...]
    undrawn: re.Pattern[str]
    marked: re.Pattern[str]


@cache
def _cover() -> _Cover:
    text = (files("brazier.press") / "fonts" / "cover.txt").read_text("ascii")
    edges: dict[int, int] = {0: 0}
    ranges = []
    lines = [line.split() for line in text.splitlines()]
    lines.sort(key=lambda line: TRIED_FIRST.index(line[0]) if line[0] in TRIED_FIRST else len(TRIED_FIRST))
    for family, (_, *parts) in enumerate(lines):
        for part in parts:
            first, _, last = part.partition("-")
            low, high = int(first, 16), int(last or first, 16)
            ranges.append((low, high))
            for edge in (low, high + 1):
                edges[edge] = edges.get(edge, 0) ^ (1 << family)
    bounds, families, now = sorted(edges), [], 0
    for bound in bounds:
        now ^= edges[bound]
        families.append(now)
    drawn = "".join(f"{re.escape(chr(low))}-{re.escape(chr(high))}" for low, high in ranges)
    marks = "".join(re.escape(chr(c)) for low, high in ranges for c in range(low, high + 1) if _is_mark(chr(c)))
    return _Cover(
        tuple(bounds),
        tuple(families),
        re.compile(f"([^{drawn}{_JOINERS}\n])[{_JOINERS}]*"),
        re.compile(f"(^|[^{marks}])([{marks}][{marks}{_JOINERS}]*)", re.MULTILINE),
    )


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign).startswith("M")


@lru_cache(maxsize=4096)
def _families(sign: str) -> int:
    """The families that draw a character, as bits."""
    cover = _cover()
    return cover.families[bisect_right(cover.bounds, ord(sign)) - 1]


def _joint(letter: int, mark: int) -> int:
    """The families that can draw a mark on a letter, both as bits; 0 if the mark must print as a code.

    Typst tries families in order. One that has the mark and not the letter leaves the letter out without a
    word, so the first that has the mark must be one that has the letter.
    """
    tried = mark & ((1 << len(TRIED_FIRST)) - 1)
    first = tried & -tried
    return letter & mark if not first or letter & first else 0


def legible(value: object, also: str = "") -> Legible:
    """The value with every text in it made printable; keys of mappings stay as they are.

    value: text, numbers, None, and lists and mappings of them; anything else becomes text. also: more
    characters that must print as codes.
    """
    missing: set[str] = set()
    made = _walk(value, frozenset(also), missing)
    return Legible(made, tuple(sorted(missing, key=lambda code: int(code[2:], 16))))


def _walk(value: object, also: frozenset[str], missing: set[str]) -> object:
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Mapping):
        return {str(key): _walk(inner, also, missing) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_walk(inner, also, missing) for inner in value]
    return _text(str(value), also, missing)  # texts, and translations that are still to be made


def _text(text: str, also: frozenset[str], missing: set[str]) -> str:
    def coded(sign: str) -> str:
        missing.add(f"U+{ord(sign):04X}")
        return f"⟨U+{ord(sign):04X}⟩"

    def with_marks(match: re.Match[str]) -> str:
        letter, shared = match[1], _families(match[1]) if match[1] else 0
        kept = letter
        for sign in match[2]:
            joint = shared if _JOINER.match(sign) else _joint(shared, _families(sign))
            kept += sign if joint else coded(sign)
            shared = joint or _families("⟩")
        return kept

    text = _SILENT.sub("", _LINE_ENDS.sub("\n", text).replace("\t", " "))
    text = _cover().undrawn.sub(lambda match: coded(match[1]), unicodedata.normalize("NFC", text))
    if also:
        text = "".join(coded(sign) if sign in also else sign for sign in text)
    return _cover().marked.sub(with_marks, text)
