"""The book as a folder of web pages that works from a stick: no server, no network, a search of its own. Pure."""

import json
from html import escape
from importlib.resources import files

from brazier.handbook.frozen import Ready
from brazier.handbook.markup import article, direction, words_in

PARTS = ("book.css", "book.js")


def pages(ready: Ready) -> dict[str, bytes]:
    """Every file of the folder by its name."""
    order = [page.source.name for page, _ in ready.filled]
    made: dict[str, str] = {"index.html": _page(ready, _contents(ready), home=True)}
    for at, (page, filled) in enumerate(ready.filled):
        body = article(page, filled, ready.words, lambda name: f"{name}.html")
        before, after = order[at - 1] if at else "", order[at + 1] if at + 1 < len(order) else ""
        made[f"{page.source.name}.html"] = _page(ready, body + _around(before, after))
    index = [[page.source.name, filled.title, words_in(filled)] for page, filled in ready.filled]
    made["index.js"] = f"const PAGES = {json.dumps(index, ensure_ascii=False)};\n"
    static = files("brazier.handbook") / "static" / "handbook"
    return {name: text.encode() for name, text in made.items()} | {
        name: (static / name).read_bytes() for name in PARTS
    }


def _contents(ready: Ready) -> str:
    words = ready.words
    chapters = []
    for chapter in ready.book.chapters:
        inner = "".join(
            f'<li><a href="{page.source.name}.html">{escape(filled.title)}</a></li>'
            for page, filled in ready.filled
            if page.source.chapter == chapter.number
        )
        chapters.append(f"<li><h2>{chapter.number}. {escape(chapter.title)}</h2><ul>{inner}</ul></li>")
    line = f"<p>{escape(words.subtitle)}</p>" if words.subtitle else ""
    return (
        f'<h1>{escape(words.title)}</h1>{line}<form class="search" role="search"><label>{escape(words.search)} '
        f'<input type="search" autocomplete="off"></label><ul class="found" aria-live="polite" '
        f'data-nothing="{escape(words.nothing)}"></ul></form>'
        f'<ol class="contents">{"".join(chapters)}</ol>'
    )


def _around(before: str, after: str) -> str:
    back = f'<a rel="prev" href="{before}.html">←</a>' if before else "<span></span>"
    on = f'<a rel="next" href="{after}.html">→</a>' if after else "<span></span>"
    return f'<nav class="around">{back}<a href="index.html">≡</a>{on}</nav>'


def _page(ready: Ready, body: str, *, home: bool = False) -> str:
    scripts = '<script src="index.js"></script><script src="book.js" defer></script>' if home else ""
    return (
        f'<!doctype html><html lang="{ready.language}" dir="{direction(ready.language)}"><head>'
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(ready.words.title)}</title>"
        f'<link rel="stylesheet" href="book.css">{scripts}</head><body><main>{body}</main></body></html>\n'
    )
