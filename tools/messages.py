"""The words on the screens, for translators.

python tools/messages.py            bring every catalog up to date with the code
python tools/messages.py --check    say whether any catalog is behind; write nothing
python tools/messages.py --compile  make the .mo files that run
"""

import argparse
import ast
import io
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "brazier.web.settings"

import django
from babel.messages import mofile, pofile
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from django.conf import settings
from django.utils.dates import MONTHS_3, WEEKDAYS_ABBR
from django.utils.translation.template import templatize

SOURCE = Path(__file__).parents[1] / "src/brazier"
LOCALE = SOURCE / "web/locale"
KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3), "Wrong": (2,), "Refused": (2,), "Broken": (2,),
}  # fmt: skip
SENTENCE = re.compile(r"[A-Z“][^\n]* [^\n]*[.?]")
"""What a constant of a file says on a screen, if it says anything."""


def from_python() -> Iterator[tuple[str, int, object, str | None]]:
    """What is said in Python files: marked texts, and the sentences of errors."""
    for path in sorted(SOURCE.rglob("*.py")):
        if "migrations" in path.parts:
            continue
        with path.open("rb") as body:
            for line, message, _, context in extract("python", body, KEYWORDS):
                yield str(path.relative_to(SOURCE)), line, message, context


def from_constants() -> Iterator[tuple[str, int, object, str | None]]:
    """Sentences that several places say, and that stand once at the top of a file."""
    for path in sorted(SOURCE.rglob("*.py")):
        if "migrations" in path.parts:
            continue
        for node in ast.parse(path.read_text("utf-8")).body:
            value = node.value if isinstance(node, ast.Assign) else None
            if (
                isinstance(value, ast.Constant)
                and isinstance(value.value, str)
                and SENTENCE.fullmatch(value.value)
            ):
                yield str(path.relative_to(SOURCE)), node.lineno, value.value, None


def from_templates() -> Iterator[tuple[str, int, object, str | None]]:
    """What is said in templates."""
    for path in sorted(SOURCE.rglob("*.html")):
        body = "\n".join(map(str.lstrip, path.read_text("utf-8").splitlines()))  # indentation is no Python of ours
        made = templatize(body, origin=str(path))
        for line, message, _, context in extract("python", io.BytesIO(made.encode()), KEYWORDS):
            yield str(path.relative_to(SOURCE)), line, message, context


def from_tables() -> Iterator[tuple[str, int, object, str | None]]:
    """Sentences that stand in tables under short codes."""
    from brazier.forecast import defaults
    from brazier.handbook import filled, labels, source
    from brazier.lists import columns, faults
    from brazier.matching import explain
    from brazier.rules import loading
    from brazier.storage.pool import Sealed

    tables = (
        ("lists/columns.py", columns.WHY),
        ("lists/faults.py", faults.SENTENCES),
        ("matching/explain.py", explain.SENTENCES),
        ("handbook/source.py", source.WHYS),
    )
    for name, table in tables:
        for sentence in table.values():
            yield name, 0, sentence, None
    for sentence in (*labels.SAID, *filled.SAID):
        yield "handbook/labels.py", 0, sentence, None
    for name in (*MONTHS_3.values(), *WEEKDAYS_ABBR.values()):  # Django speaks no Haitian Creole
        yield "web/settings.py", 0, str(name), None
    yield "storage/pool.py", 0, Sealed().sentence, None
    for said in defaults.SOURCES:
        for part in said:
            yield "forecast/defaults.py", 0, part, None
    for place in loading.packaged().places.values():
        if place.campaign:
            yield f"rules/data/{place.code}", 0, place.name, None
        for right in place.rights:
            yield f"rules/data/{place.code}", 0, right.text, None


def template() -> Catalog:
    """All messages, with where they are said."""
    found = Catalog(project="Brazier", charset="utf-8", fuzzy=False)
    for place, line, message, context in (*from_python(), *from_constants(), *from_templates(), *from_tables()):
        if message and message != ("", ""):
            found.add(message, locations=[(place, line)] if line else [(place, 1)], context=context)
    return found


def path_of(language: str) -> Path:
    """Where the catalog of a language lies."""
    folder = {"zh-hans": "zh_Hans"}.get(language, language)
    return LOCALE / folder / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    """The catalog of a language; an empty one if there is none."""
    path = path_of(language)
    if not path.exists():
        return Catalog(locale={"zh-hans": "zh_Hans"}.get(language, language), project="Brazier", charset="utf-8")
    with path.open("rb") as body:
        return pofile.read_po(body, locale={"zh-hans": "zh_Hans"}.get(language, language))


def text(catalog: Catalog) -> bytes:
    """The catalog as it is stored: without line numbers, so that moving code changes nothing."""
    out = io.BytesIO()
    pofile.write_po(
        out, catalog, no_location=True, omit_header=False, sort_output=True, ignore_obsolete=True, width=115
    )
    return re.sub(
        rb'"(POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator)[^\n]*\n', b"", out.getvalue()
    )


def update(language: str, found: Catalog) -> Catalog:
    """The catalog brought up to date; what is no longer said is dropped, what changed is asked anew."""
    catalog = read(language)
    catalog.header_comment = f"# {language}: the words on Brazier's screens."
    catalog.fuzzy = False
    catalog.msgid_bugs_address = catalog.language_team = ""
    catalog.update(found, no_fuzzy_matching=True, update_header_comment=False)
    return catalog


def compile_all() -> None:
    """Write the .mo files beside the catalogs."""
    for path in LOCALE.glob("*/LC_MESSAGES/django.po"):
        with path.open("rb") as body:
            catalog = pofile.read_po(body, locale=path.parts[-3])
        with path.with_suffix(".mo").open("wb") as out:
            mofile.write_mo(out, catalog)


def main() -> None:
    """Do what was asked."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--check", action="store_true")
    asked.add_argument("--compile", action="store_true")
    chosen = asked.parse_args()
    django.setup()
    if chosen.compile:
        compile_all()
        return
    found, behind = template(), []
    for language, _ in settings.LANGUAGES:
        if language == "en":
            continue
        path, made = path_of(language), text(update(language, found))
        if not path.exists() or path.read_bytes() != made:
            behind.append(language)
            if not chosen.check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(made)
    if chosen.check and behind:
        sys.exit(f"messages: behind the code: {', '.join(behind)}. Type: python tools/messages.py")
    if not chosen.check:
        compile_all()


main()
