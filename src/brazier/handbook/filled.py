"""The law in the book: numbers and the page of rights, for one place and one day, from the law packs. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from brazier.handbook.source import Block, Line, Source, Span
from brazier.rules import deciding, exact, rights
from brazier.rules.law import PARTS, Law, Place

Say = Callable[[str], str]
"""Gives a sentence of ours in the language of the book."""
NO_PLACE = "Nobody has said yet whose law holds here, or we have no page for it. Ask your committee."
NOT_KNOWN = "ask your committee"
PART_TITLES = {
    "yours": "What you may do",
    "bosses": "What bosses may not do",
    "limits": "Where it ends",
    "help": "Who helps",
}
DAY = "%(year)s-%(month)s-%(day)s"
"""How a language writes a day in figures."""
SAID = (NO_PLACE, NOT_KNOWN, *PART_TITLES.values(), "Checked %(day)s. Sources: %(sources)s.", DAY)
"""All of it, for the catalog."""
CHECKED = "Checked %(day)s. Sources: %(sources)s."


@dataclass(frozen=True, slots=True)
class Where:
    """Whose law holds, and on which day. campaign: as a campaign calls it, as us.nlra; empty if nobody said."""

    law: Law
    campaign: str
    day: date

    @property
    def place(self) -> Place | None:
        """The law pack, if there is one."""
        return next((p for p in self.law.places.values() if p.campaign == self.campaign and self.campaign), None)


def day_said(day: date, say: Say) -> str:
    """A day in figures, as the language of the book writes it: 2026-11-28, 2026年11月28日."""
    figures: Mapping[str, object] = {"year": day.year, "month": f"{day.month:02d}", "day": f"{day.day:02d}"}
    return say(DAY) % figures


def place_line(where: Where, say: Say) -> str:
    """Whose law stands in the book, and of which day; empty where there is none."""
    return f"{say(where.place.name)}, {day_said(where.day, say)}" if where.place else ""


def fill(source: Source, where: Where, say: Say) -> Source:
    """The page with its law in it. A number that does not hold on that day is not told: "ask your committee"."""
    blocks: list[Block] = []
    for block in source.blocks:
        if block.kind == "rights":
            blocks += _rights(where, say)
        else:
            blocks.append(replace(block, lines=tuple(_line(line, where, say) for line in block.lines)))
    return replace(source, blocks=tuple(blocks))


def _line(line: Line, where: Where, say: Say) -> Line:
    return tuple(Span("text", _number(span.to, where, say)) if span.kind == "law" else span for span in line)


def _number(asked: str, where: Where, say: Say) -> str:
    rule_id, name = asked.split(" ")
    place = where.place
    rule = place.rules.get(rule_id) if place else None
    values = deciding.in_force(rule, where.day) if rule else ()
    if not values or name not in values[0].let:
        return say(NOT_KNOWN)
    number = values[0].let[name]
    return f"{exact.fraction(number) * 100}%" if isinstance(number, str) else str(number)


def _rights(where: Where, say: Say) -> list[Block]:
    page = rights.page(where.law, campaign=where.campaign, day=where.day)
    if page is None:
        return [Block("text", ((Span("text", say(NO_PLACE)),),))]
    found = []
    for part in PARTS:
        lines = [line for line in page.lines if line.part == part]
        if lines:
            found.append(Block("heading", ((Span("text", say(PART_TITLES[part])),),)))
            found.append(Block("points", tuple((Span("text", line.said(say)),) for line in lines)))
    sources = "; ".join(dict.fromkeys(source for line in page.lines for source in line.source.split("; ")))
    told: Mapping[str, object] = {"day": day_said(page.checked, say), "sources": sources}
    return [*found, Block("small", ((Span("text", say(CHECKED) % told),),))]
