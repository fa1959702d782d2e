"""Commands about the handbook: build it for a place, a day and a language; say how far each language is."""

from datetime import date
from pathlib import Path

import click
from django.utils import translation
from django.utils.translation import gettext

from brazier.cli import desk
from brazier.handbook import book, epub, folder, frozen, printing
from brazier.handbook.filled import Where, place_line
from brazier.handbook.labels import COVERS, NEUTRAL
from brazier.rules.loading import packaged
from brazier.terms import Wrong
from brazier.upkeep.passing.method import MOST_BYTES, Method, unpacked
from brazier.web import clock


@click.group()
def handbook() -> None:
    """The handbook that fits a small bag.

    \b
    brazier handbook build --lang es --format booklet-a4 --jurisdiction US-NLRA --out DIR
    brazier handbook status
    """


@handbook.command()
@click.option("--lang", "language", required=True, help="en, es, ar, ...: see brazier handbook status.")
@click.option("--format", "form", required=True, type=click.Choice(printing.FORMS), help="Which form of it.")
@click.option("--jurisdiction", default="", help="Whose law: US-NLRA, UK-GB, ... Without it no law is told.")
@click.option("--as-of", "as_of", default="", help="The day the law is told of; today if left out.")
@click.option(
    "--pages",
    type=click.Path(path_type=Path, exists=True),
    help="Pages of your own, in place of ours or beside them: a folder with LANGUAGE/NAME.md, or a method pack.",
)
@click.option("--cover", type=click.Choice(COVERS), default=NEUTRAL, help="What a passer-by reads.")
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder to write to.")
@desk.json_option
@desk.sentences
def build(
    language: str,
    form: str,
    jurisdiction: str,
    as_of: str,
    pages: Path | None,
    cover: str,
    out: Path,
    as_json: bool,
) -> None:
    """Make the handbook in one language and one form. Files that are there are written anew."""
    day = _day(as_of) if as_of else clock.today()
    law = packaged()
    place = law.place(jurisdiction) if jurisdiction else None
    where = Where(law, place.campaign if place else "", day)
    whole = book.with_own(language, own_pages(pages)) if pages else book.packaged(language)
    with translation.override(language):
        ready = frozen.make_ready(whole, where, gettext, cover=cover)
        line = place_line(where, gettext)
    written = _write(ready, form, cover=cover, line=line, out=out)
    told = {
        "language": language,
        "format": form,
        "files": [str(path) for path in written[:1]],
        "count": len(written),
    }

    def plain() -> None:
        click.echo(f"Written: {written[0]}" if len(written) == 1 else f"Written: {out}, {len(written)} files")

    desk.tell(told, as_json, plain)


@handbook.command(name="pages")
@click.option("--lang", "language", required=True, help="en, es, ar, ...: see brazier handbook status.")
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder to write to.")
@desk.json_option
@desk.sentences
def write_pages(language: str, out: Path, as_json: bool) -> None:
    """Write the pages as they were typed, to change them or to translate them: then build with --pages DIR."""
    files = book.sources().get(language) or book.sources()[book.ORIGINAL]
    folder = out / language
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise Wrong("handbook.not_empty", "There are files in this folder already. Nothing was written.")
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    told = {"folder": str(folder), "count": len(files)}
    desk.tell(told, as_json, lambda: click.echo(f"Written: {folder}, {len(files)} files"))


@handbook.command()
@click.option("--lang", "language", help="One language, page by page: what of it is not as it should be.")
@desk.json_option
@desk.sentences
def status(language: str | None, as_json: bool) -> None:
    """Say how far each language is: checked by a speaker, drafted, out of date, not translated."""
    if language:
        _tell_pages(language, as_json)
        return
    table = {one: book.standing(one) for one in book.languages()}

    def plain() -> None:
        click.echo(f"{'':10}{'checked':>10}{'drafted':>10}{'old':>10}{'missing':>10}")
        for one, row in table.items():
            click.echo(f"{one:10}" + "".join(f"{row[state]:>10}" for state in book.STATES))

    desk.tell(table, as_json, plain)


def _tell_pages(language: str, as_json: bool) -> None:
    """Each page that is not checked, and since which change of the English page it is old."""
    rows = [
        {"page": page.source.name, "state": page.state, "drafted": page.is_draft, "changed": str(page.changed)}
        for page in book.packaged(language).pages
        if page.state != book.CHECKED
    ]

    def plain() -> None:
        for row in rows:
            since = f"the English page changed with its review of {row['changed']}"
            click.echo(f"{row['page']:40} {row['state']:8} {since if row['state'] == book.OLD else ''}".rstrip())
        click.echo(f"{len(rows)} of {len(book.packaged(language).pages)} pages are not checked.")

    desk.tell({"language": language, "pages": rows}, as_json, plain)


def own_pages(source: Path | None) -> dict[str, dict[str, str]]:
    """Pages by language and name, from a folder or a method pack; none without one.

    Errors: Wrong if there is none in it.
    """
    if source is None:
        return {}
    if source.is_file():
        return {language: dict(files) for language, files in read_pack(source).pages.items()}
    found: dict[str, dict[str, str]] = {}
    for path in sorted(source.glob("*/*")):
        if path.suffix == ".md" or path.name in ("chapters.toml", "translated.toml"):
            found.setdefault(path.parent.name, {})[path.name] = path.read_text("utf-8", "replace")
    if not found:
        raise Wrong(
            "handbook.no_pages", "There are no pages in it. They lie in LANGUAGE/NAME.md. Nothing was made."
        )
    return found


def read_pack(source: Path) -> Method:
    """The method pack in a file, of which no more is read than one can hold. Errors: Wrong if it is none."""
    with source.open("rb") as file:
        return unpacked(file.read(MOST_BYTES + 1))


def _write(ready: frozen.Ready, form: str, *, cover: str, line: str, out: Path) -> list[Path]:
    """Write the files of one form; gives where they lie."""
    name = f"handbook-{ready.language}"
    if form == "html":
        made = {f"{name}/{file}": body for file, body in folder.pages(ready).items()}
    elif form == "epub":
        made = {f"{name}.epub": epub.made(ready)}
    else:
        pages = printing.a6(ready, cover=cover, place=line)
        pdf = pages.pdf if form == "a6" else printing.booklet(ready, pages, form=form)
        made = {f"{name}-{form}.pdf": pdf}
    written = []
    for file, body in made.items():
        path = out / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
        written.append(path)
    return written


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Wrong("cli.day", "--as-of must be a day like 2026-03-02.") from None
