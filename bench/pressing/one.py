"""Make one form of the handbook in this process, say what it took, and leave what was made in a file.

python -m bench.pressing.one LANGUAGE FORM FILE      FORM: as of `brazier handbook build`, or text: for WeasyPrint
"""

import io
import json
import os
import resource
import sys
import time
import zipfile
from datetime import date
from importlib.resources import files
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "brazier.web.settings")

import django

django.setup()

from django.utils import translation  # noqa: E402
from django.utils.translation import gettext  # noqa: E402

from brazier.handbook import book, epub, folder, markup, printing  # noqa: E402
from brazier.handbook.filled import Where  # noqa: E402
from brazier.handbook.frozen import Ready, make_ready  # noqa: E402
from brazier.rules.loading import packaged  # noqa: E402

DAY = date(2026, 11, 27)
PAGE = """@page { size: 105mm 148mm; margin: 9mm 9mm 11mm } article { break-before: page }
body { font: 8.6pt/1.35 Noto }
h1 { font-size: 1.45em } h2 { font-size: 1.06em } ul, ol { padding-inline-start: 4mm } a { color: black }
"""


def made(ready: Ready, form: str) -> tuple[bytes, int]:
    """The bytes of one form, and how many pages: of paper where it is paper, else of text."""
    if form == "epub":
        return epub.made(ready), len(ready.filled)
    if form == "html":
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
            for name, body in folder.pages(ready).items():
                archive.writestr(name, body)
        return out.getvalue(), len(ready.filled)
    if form == "text":
        return _text(ready).encode(), len(ready.filled)
    pages = printing.a6(ready, cover="neutral", place="")
    return (pages.pdf if form == "a6" else printing.booklet(ready, pages, form=form)), pages.pages


def _text(ready: Ready) -> str:
    """The same pages for WeasyPrint, with our own fonts."""
    fonts = files("brazier.press") / "fonts"
    kinds = [("normal", "Regular"), ("bold", "Bold")]
    named = ("NotoSans", "NotoSansArabic", "NotoSansBengali")
    faces = [
        f"@font-face {{ font-family: {'Noto' if one == 'NotoSans' else one}; font-weight: {weight}; "
        f"src: url(file://{fonts / f'{one}-{name}.ttf'}) }}"
        for one in named
        for weight, name in kinds
    ]
    faces += [
        f"@font-face {{ font-family: NotoSansCJK; font-weight: {weight}; "
        f"src: url(file://{fonts / f'NotoSansCJKsc-{name}.otf'}) }}"
        for weight, name in kinds
    ]
    articles = "".join(
        markup.article(page, filled, ready.words, lambda name: f"#{name}") for page, filled in ready.filled
    )
    style = "".join(faces) + PAGE.replace("Noto }", "Noto, NotoSansArabic, NotoSansBengali, NotoSansCJK }")
    direction = markup.direction(ready.language)
    return (
        f'<!doctype html><html lang="{ready.language}" dir="{direction}"><head><meta charset="utf-8">'
        f"<title>x</title><style>{style}</style></head><body>{articles}</body></html>"
    )


def main() -> None:
    """Do it once, from cold."""
    language, form, path = sys.argv[1:]
    with translation.override(language):
        clock, work = time.perf_counter(), time.process_time()
        ready = make_ready(book.packaged(language), Where(packaged(), "us.nlra", DAY), gettext, cover="neutral")
        body, pages = made(ready, form)
        took = time.perf_counter() - clock, time.process_time() - work
    Path(path).write_bytes(body)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"clock": took[0], "work": took[1], "pages": pages, "bytes": len(body), "memory_mb": most}))


main()
