"""The book as an EPUB 3, written with the standard library. Pure: the same book gives the same bytes."""

import hashlib
import io
import zipfile
from html import escape
from importlib.resources import files

from brazier.handbook.frozen import Ready
from brazier.handbook.markup import article, direction

CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<container version="1.0" '
    'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book/book.opf" '
    'media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)
THEN = (1980, 1, 1, 0, 0, 0)


def made(ready: Ready) -> bytes:
    """The file."""
    names = [page.source.name for page, _ in ready.filled]
    inside: dict[str, str] = {"META-INF/container.xml": CONTAINER}
    for page, filled in ready.filled:
        body = article(page, filled, ready.words, lambda name: f"{name}.xhtml")
        inside[f"book/{page.source.name}.xhtml"] = _xhtml(ready, filled.title, body)
    inside["book/nav.xhtml"] = _xhtml(ready, ready.words.title, _nav(ready))
    inside["book/cover.xhtml"] = _xhtml(ready, ready.words.title, _cover(ready))
    inside["book/book.css"] = (files("brazier.handbook") / "static" / "handbook" / "book.css").read_text("utf-8")
    inside["book/book.opf"] = _package(ready, names)
    return _zipped(inside)


def _zipped(inside: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        kind = zipfile.ZipInfo("mimetype", THEN)  # first and not compressed: readers look at its place in the file
        archive.writestr(kind, "application/epub+zip", zipfile.ZIP_STORED)
        for name, text in inside.items():
            archive.writestr(zipfile.ZipInfo(name, THEN), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _cover(ready: Ready) -> str:
    line = f"<p>{escape(ready.words.subtitle)}</p>" if ready.words.subtitle else ""
    return f"<h1>{escape(ready.words.title)}</h1>{line}"


def _nav(ready: Ready) -> str:
    parts = []
    for chapter in ready.book.chapters:
        mine = [(page, filled) for page, filled in ready.filled if page.source.chapter == chapter.number]
        inner = "".join(f'<li><a href="{p.source.name}.xhtml">{escape(f.title)}</a></li>' for p, f in mine)
        first = mine[0][0].source.name
        parts.append(f'<li><a href="{first}.xhtml">{escape(chapter.title)}</a><ol>{inner}</ol></li>')
    return f'<nav epub:type="toc"><h1>{escape(ready.words.contents)}</h1><ol>{"".join(parts)}</ol></nav>'


def _xhtml(ready: Ready, title: str, body: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops" lang="{ready.language}" xml:lang="{ready.language}" '
        f'dir="{direction(ready.language)}"><head><title>{escape(title)}</title>'
        f'<link rel="stylesheet" type="text/css" href="book.css"/></head><body>{body}</body></html>\n'
    )


def _package(ready: Ready, names: list[str]) -> str:
    reviewed = max(filled.reviewed for _, filled in ready.filled)
    text = "".join(f"{filled.title}{filled.blocks}" for _, filled in ready.filled)
    ident = hashlib.sha256(f"{ready.language}{text}".encode()).hexdigest()[:32]
    items = "".join(
        f'<item id="p-{name}" href="{name}.xhtml" media-type="application/xhtml+xml"/>'
        for name in ("cover", *names)
    )
    spine = "".join(f'<itemref idref="{one}"/>' for one in ("p-cover", "nav", *(f"p-{name}" for name in names)))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
        f'unique-identifier="id" xml:lang="{ready.language}" dir="{direction(ready.language)}"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="id">urn:x-brazier:{ident}</dc:identifier>'
        f"<dc:title>{escape(ready.words.title)}</dc:title><dc:language>{ready.language}</dc:language>"
        f'<meta property="dcterms:modified">{reviewed.isoformat()}T00:00:00Z</meta></metadata><manifest>'
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        f'<item id="css" href="book.css" media-type="text/css"/>{items}</manifest>'
        f'<spine page-progression-direction="{direction(ready.language)}">{spine}</spine></package>\n'
    )
