"""A page of the handbook as its file says it: a head in TOML, then blocks. Pure.

Blocks, with a blank line between: `## heading`, `- point`, `1. step`, `> sentence`, `? question` with `: answer`
and `= why`, `[ ] tick`, `{{rights}}`, and paragraphs. In a line: `**bold**`, `[words](page)`, `{{law RULE
NUMBER}}`.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from brazier.terms import Wrong

AUDIENCES = ("everyone", "committee")
MOST_TICKS = 10
_HEAD = re.compile(r"\A\+\+\+\n(.*?)\n\+\+\+\n(.*)\Z", re.DOTALL)
_SPAN = re.compile(r"\*\*(.+?)\*\*|\[([^\]]+)\]\(([a-z0-9-]+)\)|\{\{law ([\w.-]+) (\w+)\}\}")
_MARKS = {"## ": "heading", "- ": "points", "> ": "quote", "? ": "question", "[ ] ": "ticks"}
_STEP = re.compile(r"\d+\. ")
RIGHTS = "{{rights}}"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line. kind: text, bold, link or law; to: the page a link leads to, or `RULE NUMBER` of a
    law."""

    kind: str
    text: str
    to: str = ""


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One block. kind: heading, text, points, steps, quote, question, ticks or rights. lines: one for each point,
    step or tick, one in all for a heading, a text or a quote; of a question, itself, its answers, and why last if
    `has_why`."""

    kind: str
    lines: tuple[Line, ...]
    has_why: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """One page in one language. name: of its file without .md, the same in every language; made: empty for a text
    a person wrote or checked, else how it was made; reviewed: when somebody last read it with its chapter in
    hand."""

    name: str
    title: str
    chapter: int
    audience: str
    reviewed: date
    made: str
    blocks: tuple[Block, ...]

    @property
    def ticks(self) -> tuple[Line, ...]:
        """Its checklist."""
        return next((block.lines for block in self.blocks if block.kind == "ticks"), ())


def read(name: str, text: str) -> Source:
    """The page in a file. Errors: Wrong, naming the file and what is not right in it."""
    found = _HEAD.match(text.replace("\r\n", "\n"))
    if not found:
        raise _wrong(name, "it must begin with a head between two lines of +++")
    head = _head(name, found[1])
    blocks = tuple(_blocks(name, found[2]))
    checklists = [block for block in blocks if block.kind == "ticks"]
    if len(checklists) != 1 or blocks[-1].kind != "ticks" or len(checklists[0].lines) > MOST_TICKS:
        raise _wrong(name, f"it must end with one checklist of 1 to {MOST_TICKS} ticks, and have no other")
    return Source(name=name, blocks=blocks, **head)  # type: ignore[arg-type]


def _head(name: str, text: str) -> dict[str, object]:
    try:
        head = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _wrong(name, f"its head is no TOML: {error}") from None
    kinds = {"title": str, "chapter": int, "audience": str, "reviewed": date, "made": str}
    head.setdefault("made", "")
    for key, kind in kinds.items():
        if type(head.get(key)) is not kind:
            raise _wrong(name, f"its head needs {key}")
    if unknown := sorted(head.keys() - kinds.keys()):
        raise _wrong(name, f"its head says {unknown[0]}, which means nothing here")
    if not head["title"].strip() or head["audience"] not in AUDIENCES or not 1 <= head["chapter"] <= 99:
        raise _wrong(name, "its title, audience or chapter can not be so")
    return head


def _blocks(name: str, body: str) -> Iterator[Block]:
    parts = [part.split("\n") for part in re.split(r"\n\s*\n", body.strip("\n")) if part.strip()]
    if not parts:
        raise _wrong(name, "it says nothing")
    for lines in parts:
        yield _block(name, [line.strip() for line in lines if line.strip()])


def _block(name: str, lines: list[str]) -> Block:
    first = lines[0]
    if first == RIGHTS and len(lines) == 1:
        return Block("rights", ())
    kind = next((kind for mark, kind in _MARKS.items() if first.startswith(mark)), "")
    if kind == "question":
        return _question(name, lines)
    if kind in ("points", "ticks"):
        mark = "- " if kind == "points" else "[ ] "
        return Block(kind, tuple(_each(lines, re.compile(re.escape(mark)))))
    if _STEP.match(first):
        return Block("steps", tuple(_each(lines, _STEP)))
    if kind:
        mark = next(mark for mark in _MARKS if first.startswith(mark))
        return Block(kind, (spans(" ".join(line.removeprefix(mark) for line in lines)),))
    return Block("text", (spans(" ".join(lines)),))


def _each(lines: list[str], mark: re.Pattern[str]) -> Iterator[Line]:
    """Lines that begin with the mark, each with those that go on from it."""
    whole: list[str] = []
    for line in lines:
        if found := mark.match(line):
            whole.append(line[found.end() :])
        else:
            whole[-1] += f" {line}"
    return map(spans, whole)


def _question(name: str, lines: list[str]) -> Block:
    whole: list[str] = []
    for line in lines:
        if line[:2] in ("? ", ": ", "= "):
            whole.append(line)
        else:
            whole[-1] += f" {line}"
    marks = "".join(line[0] for line in whole)
    if not re.fullmatch(r"\?:{1,4}=?", marks):
        raise _wrong(name, f"a question needs its answers: {whole[0]}")
    return Block("question", tuple(spans(line[2:]) for line in whole), has_why=marks.endswith("="))


def spans(text: str) -> Line:
    """A line in pieces."""
    pieces: list[Span] = []
    at = 0
    for found in _SPAN.finditer(text):
        if found.start() > at:
            pieces.append(Span("text", text[at : found.start()]))
        bold, words, to, rule, number = found.groups()
        if bold is not None:
            pieces.append(Span("bold", bold))
        elif words is not None:
            pieces.append(Span("link", words, to))
        else:
            pieces.append(Span("law", "", f"{rule} {number}"))
        at = found.end()
    if at < len(text):
        pieces.append(Span("text", text[at:]))
    return tuple(pieces)


def plain(line: Line) -> str:
    """A line without its marks."""
    return "".join(span.text for span in line)


def _wrong(name: str, why: str) -> Wrong:
    return Wrong("handbook.source", "%(page)s can not be read: %(why)s. Nothing was changed.", page=name, why=why)
