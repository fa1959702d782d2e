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
from functools import reduce

from brazier.terms import Wrong

AUDIENCES = ("everyone", "committee")
MOST_TICKS = 10
CHAPTERS = 26
RIGHTS = "{{rights}}"
FENCE = "+++"
_HEAD = {"title": str, "chapter": int, "audience": str, "reviewed": date, "made": str}
_SPAN = re.compile(r"\*\*(.+?)\*\*|\[([^\]]+)\]\(([a-z0-9-]+)\)|\{\{law ([\w.-]+) (\w+)\}\}")
_LOOSE = re.compile(r"\*\*|\{\{|\}\}|\]\(|`|\[ ?\]")
WHYS = {
    "unprintable": "there is a sign that can not be printed",
    "no_head": "a page must begin with a head between two lines of +++",
    "nothing": "the page says nothing",
    "checklist": f"a page must end with one checklist of 1 to {MOST_TICKS} ticks, and have no other",
    "toml": "the head is no TOML: %(what)s",
    "needs": "the head needs %(what)s",
    "unknown": "the head says %(what)s, which means nothing here",
    "title": "the title must be one line of words",
    "audience": f"the audience is one of {', '.join(AUDIENCES)}",
    "chapter": f"chapters go from 1 to {CHAPTERS}",
    "question": "a question needs its answers, each after a : and at most one line after a =",
    "loose": "a mark has no partner, or means nothing here: ** {{ }} ]( ` [ ]",
}
"""What is not right with a page, by a short code; what: the word or line it is about."""
_MARKS = {"## ": "heading", "- ": "points", "> ": "quote", "? ": "question", "[ ] ": "ticks"}
_STEP = re.compile(r"\d+\. ")
# control signs, half signs and what XML has no place for: no form of the book could hold them
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


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

    @property
    def tells_rights(self) -> bool:
        """Whether the page of rights of the place stands in it."""
        return any(block.kind == "rights" for block in self.blocks)


@dataclass(frozen=True, slots=True)
class _At:
    """A line of a file, with its place for whoever has to mend it."""

    file: str
    number: int
    text: str

    def wrong(self, code: str, what: str = "") -> Wrong:
        return Wrong(
            "handbook.source",
            "%(page)s, line %(line)s: %(why)s. Nothing was changed.",
            page=f"{self.file}.md",
            line=self.number,
            why=WHYS[code] % {"what": what},
            reason=code,
            what=what,
        )

    def then(self, more: "_At") -> "_At":
        """This line with another that goes on from it."""
        return _At(self.file, self.number, f"{self.text} {more.text}")


def read(name: str, text: str) -> Source:
    """The page in a file. Errors: Wrong, naming file and line and what is not right there."""
    lines = [_At(name, at, line.rstrip()) for at, line in enumerate(re.split(r"\r?\n", text), 1)]
    for line in lines:
        if _UNPRINTABLE.search(line.text):
            raise line.wrong("unprintable")
    ends = [at for at, line in enumerate(lines) if line.text == FENCE][:2]
    if len(ends) < 2 or ends[0] != 0:
        raise lines[0].wrong("no_head")
    head = _head(lines[: ends[1]])
    groups = list(_groups(lines[ends[1] + 1 :]))
    if not groups:
        raise lines[-1].wrong("nothing")
    blocks = tuple(_block(group) for group in groups)
    checklists = [at for at, block in enumerate(blocks) if block.kind == "ticks"]
    if checklists != [len(blocks) - 1] or len(blocks[-1].lines) > MOST_TICKS:
        raise groups[checklists[0] if checklists else -1][0].wrong("checklist")
    return Source(name=name, blocks=blocks, **head)  # type: ignore[arg-type]


def _head(lines: list[_At]) -> dict[str, object]:
    first = lines[0]
    try:
        head = tomllib.loads("\n".join(line.text for line in lines[1:]))
    except (ValueError, RecursionError) as error:
        raise first.wrong("toml", str(error)) from None
    head.setdefault("made", "")
    at = {key: next((line for line in lines if line.text.split("=")[0].strip() == key), first) for key in head}
    for key, kind in _HEAD.items():
        if type(head.get(key)) is not kind:
            raise at.get(key, first).wrong("needs", key)
    if unknown := sorted(head.keys() - _HEAD.keys()):
        raise at[unknown[0]].wrong("unknown", unknown[0])
    if not head["title"].strip() or "\n" in head["title"] or _UNPRINTABLE.search(head["title"]):
        raise at["title"].wrong("title")
    if head["audience"] not in AUDIENCES:
        raise at["audience"].wrong("audience")
    if not 1 <= head["chapter"] <= CHAPTERS:
        raise at["chapter"].wrong("chapter")
    return head


def _groups(body: list[_At]) -> Iterator[list[_At]]:
    """The lines of each block."""
    group: list[_At] = []
    for line in body:
        if line.text.strip():
            group.append(_At(line.file, line.number, line.text.strip()))
        elif group:
            yield group
            group = []
    if group:
        yield group


def _block(lines: list[_At]) -> Block:
    first = lines[0].text
    if first == RIGHTS and len(lines) == 1:
        return Block("rights", ())
    mark = next((mark for mark in _MARKS if first.startswith(mark)), "")
    kind = _MARKS.get(mark, "text")
    if kind == "question":
        return _question(lines)
    if kind in ("points", "ticks"):
        return Block(kind, tuple(_spans(line) for line in _each(lines, re.compile(re.escape(mark)))))
    if _STEP.match(first):
        return Block("steps", tuple(_spans(line) for line in _each(lines, _STEP)))
    whole = [_At(line.file, line.number, line.text.removeprefix(mark)) for line in lines]
    return Block(kind, (_spans(reduce(_At.then, whole)),))


def _each(lines: list[_At], mark: re.Pattern[str]) -> list[_At]:
    """Lines that begin with the mark, without it, each with those that go on from it."""
    whole: list[_At] = []
    for line in lines:
        if found := mark.match(line.text):
            whole.append(_At(line.file, line.number, line.text[found.end() :]))
        else:
            whole[-1] = whole[-1].then(line)
    return whole


def _question(lines: list[_At]) -> Block:
    whole: list[_At] = []
    for line in lines:
        if line.text[:2] in ("? ", ": ", "= "):
            whole.append(line)
        else:
            whole[-1] = whole[-1].then(line)
    marks = "".join(line.text[0] for line in whole)
    if not re.fullmatch(r"\?:{1,4}=?", marks):
        raise lines[0].wrong("question")
    said = tuple(_spans(_At(line.file, line.number, line.text[2:])) for line in whole)
    return Block("question", said, has_why=marks.endswith("="))


def _spans(line: _At) -> Line:
    """A line in pieces."""
    pieces: list[Span] = []
    at, text = 0, line.text
    for found in _SPAN.finditer(text):
        pieces += _words(line, text[at : found.start()])
        bold, words, to, rule, number = found.groups()
        if bold is not None:
            pieces += [Span("bold", one.text) for one in _words(line, bold)]
        elif words is not None:
            pieces += [Span("link", one.text, to) for one in _words(line, words)]
        else:
            pieces.append(Span("law", "", f"{rule} {number}"))
        at = found.end()
    return (*pieces, *_words(line, text[at:]))


def _words(line: _At, text: str) -> list[Span]:
    if _LOOSE.search(text):
        raise line.wrong("loose")
    return [Span("text", text)] if text else []


def plain(line: Line) -> str:
    """A line without its marks."""
    return "".join(span.text for span in line)
