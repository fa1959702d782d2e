"""A page of the book as XHTML, for the screen, the folder and the EPUB. Pure."""

from collections.abc import Callable
from html import escape

from brazier.handbook.book import Page
from brazier.handbook.filled import day_said
from brazier.handbook.labels import Labels, note
from brazier.handbook.source import Block, Line, Source, Span, plain

RTL = frozenset({"ar", "fa", "he", "ur"})
Address = Callable[[str], str]
"""Gives the address of a page by its name."""


def direction(language: str) -> str:
    """rtl or ltr."""
    return "rtl" if language.split("-", maxsplit=1)[0] in RTL else "ltr"


def article(page: Page, filled: Source, words: Labels, address: Address, *, level: int = 1) -> str:
    """The page as one article. filled: its source with the law in it; address: where links lead; level: of its
    heading."""
    about = note(words, page)
    said = f'<p class="state" role="note">{escape(about)}</p>' if about else ""
    inner = "".join(block(one, words, address, level=level + 1) for one in filled.blocks)
    foot = words.reviewed % {"day": day_said(filled.reviewed, lambda _: words.day)}
    return (
        f'<article lang="{page.language}" dir="{direction(page.language)}">'
        f"<h{level}>{escape(filled.title)}</h{level}>{said}"
        f'{inner}<p class="foot-of-page">{escape(words.audience[filled.audience])} · {escape(foot)}</p></article>'
    )


def block(one: Block, words: Labels, address: Address, *, level: int = 2) -> str:
    """One block. level: of headings in it."""
    lines = [line(each, address) for each in one.lines]
    if one.kind == "heading":
        return f"<h{level}>{lines[0]}</h{level}>"
    if one.kind == "quote":
        return f"<blockquote><p>{lines[0]}</p></blockquote>"
    if one.kind in ("points", "steps"):
        tag = "ul" if one.kind == "points" else "ol"
        return f"<{tag}>{''.join(f'<li>{each}</li>' for each in lines)}</{tag}>"
    if one.kind == "ticks":
        ticks = "".join(f'<li><span class="box" aria-hidden="true">☐</span> {each}</li>' for each in lines)
        # a group and no landmark: the whole book on one page has 59 of them
        return f'<div class="checklist" role="group" aria-label="{escape(words.checklist)}"><ul>{ticks}</ul></div>'
    if one.kind == "question":
        return _question(lines, one.has_why, words, level)
    kind = ' class="small"' if one.kind == "small" else ""
    return f"<p{kind}>{lines[0]}</p>"


def _question(lines: list[str], has_why: bool, words: Labels, level: int) -> str:
    answers = lines[1:-1] if has_why else lines[1:]
    why = f'<p class="why"><b>{escape(words.why)}:</b> {lines[-1]}</p>' if has_why else ""
    said = "".join(f"<li>{answer}</li>" for answer in answers)
    head = f"<h{level}>{lines[0]}</h{level}>"
    return f'<div class="question">{head}<ul class="answers">{said}</ul>{why}</div>'


def line(pieces: Line, address: Address) -> str:
    """A line."""
    return "".join(_span(piece, address) for piece in pieces)


def _span(piece: Span, address: Address) -> str:
    if piece.kind == "bold":
        return f"<b>{escape(piece.text)}</b>"
    if piece.kind == "link":
        return f'<a href="{escape(address(piece.to))}">{escape(piece.text)}</a>'
    return escape(piece.text)


def words_in(source: Source) -> str:
    """All that a page says, for searching."""
    return " ".join([source.title, *(plain(each) for one in source.blocks for each in one.lines)])
