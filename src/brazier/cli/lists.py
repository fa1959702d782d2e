"""Commands about lists: import, undo, match."""

import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from brazier.cli import desk
from brazier.lists import actions, matched, queries
from brazier.lists.facts import Aside, Counted, Unread
from brazier.lists.faults import SENTENCES
from brazier.storage.jobs import Report
from brazier.terms import Wrong
from brazier.web import clock

STEPS = {
    "read": "Reading",
    "describe": "Reading names and numbers",
    "compare": "Comparing everybody with everybody",
    "write": "Writing down",
    "settle": "Putting people in their cells",
}
screen = Console(stderr=True)


@contextmanager
def progress() -> Iterator[Report]:
    """A line in the terminal that says what is being done."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[told]}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as shown:
        task = shown.add_task("", total=None, told="")

        def report(step: str, done: int, whole: int) -> None:
            told = f"{done:,} of {whole:,}" if whole else ""
            shown.update(task, description=STEPS[step], completed=done, total=whole or None, told=told)

        yield report


@click.command(name="import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@desk.data_option
@desk.words_option
@desk.person_options
@click.option("--yes", is_flag=True, help="Take what is the same and what is new; doubtful rows go to review.")
@desk.json_option
@desk.sentences
def bring(files: tuple[Path, ...], data: Path | None, words_file: Path | None, yes: bool, as_json: bool) -> None:
    """Bring lists in, several at once: CSV, XLSX, ODS, vCard, messenger exports, text.

    Without --yes it only says what would happen. Columns are guessed; correct them on the page.
    """
    desk.open_hub(data, words_file)
    asker = desk.who_asks("lists.write")
    with progress() as report:
        report("read", 0, len(files))
        contents = [(path.name, path.read_bytes()) for path in files]
        import_id, unread = actions.bring(asker, files=contents, now=clock.now(), report=report)
        if import_id is None:
            raise _refusal(unread)
        taken = False
        try:
            if unread:
                raise _refusal(unread)
            counted = actions.preview(asker, import_id=import_id, report=report)
            aside = queries.brought(asker, import_id=import_id).aside
            if yes:
                counted = actions.take(asker, import_id=import_id, now=clock.now(), report=report)
                taken = True
        finally:
            if not taken:
                actions.drop(asker, import_id=import_id, now=clock.now())
    content: dict[str, object] = {"import": import_id if yes else None, "files": [_as_json(c) for c in counted]}
    if aside:
        content["left_aside"] = [{"file": a.file, "reason": SENTENCES[a.why]} for a in aside]
    desk.tell(content, as_json, lambda: _print(counted, aside, import_id if yes else None))


def _refusal(unread: Sequence[Unread]) -> Wrong:
    """One sentence for all files that can not be read: a script must not take half of what it was given."""
    told = " ".join(f"{fault.file}: {fault.sentence % fault.holes}" for fault in unread)
    return Wrong("lists.files", "%(told)s Nothing was written.", told=told)


def _as_json(c: Counted) -> dict[str, object]:
    unreadable = [{"line": line, "reason": reason} for line, reason in c.unreadable]
    found: dict[str, object] = {
        "file": c.file, "rows": c.rows, "new": c.new, "same": c.same, "review": c.review, "unreadable": unreadable,
    }  # fmt: skip
    return found | ({"left_out": c.left_out} if c.left_out else {})


def _print(counted: tuple[Counted, ...], aside: tuple[Aside, ...], import_id: int | None) -> None:
    for c in counted:
        click.echo(
            f"{c.file}: {c.rows} rows: {c.same} same, {c.review} to look at, {c.new} new, "
            f"{len(c.unreadable)} we could not read"
        )
        for line, reason in c.unreadable[:5]:
            click.echo(f"  line {line}: {reason}")
    for a in aside:
        click.echo(f"{a.file}: left aside. {SENTENCES[a.why]}")
    if import_id is None:
        click.echo("Nothing was written. Say --yes to take it.")
    else:
        click.echo(f"Taken as import {import_id}. To take it back: brazier undo {import_id}")


@click.command()
@click.argument("import_id", type=desk.NUMBER)
@desk.data_option
@desk.words_option
@desk.person_options
@desk.json_option
@desk.sentences
def undo(import_id: int, data: Path | None, words_file: Path | None, as_json: bool) -> None:
    """Take an import back, and nothing else: people whom others wrote down stay."""
    desk.open_hub(data, words_file)
    asker = desk.who_asks("lists.write")
    undone = actions.undo(asker, import_id=import_id, now=clock.now())
    content = {"import": import_id, "records": undone.rows, "gone": undone.gone, "stay": len(undone.stay)}
    desk.tell(
        content,
        as_json,
        lambda: click.echo(f"{undone.rows} rows taken back, {undone.gone} people gone, {len(undone.stay)} stay."),
    )


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--one-row-each", "official", multiple=True, type=click.Path(path_type=Path), help="A list without doubles."
)
@click.option("--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="Where to write CSV.")
@click.option("--mode", type=click.Choice(["auto", "balanced"]), default="balanced", show_default=True)
@desk.json_option
@desk.sentences
def match(files: tuple[Path, ...], official: tuple[Path, ...], out: Path, mode: str, as_json: bool) -> None:
    """Say which rows of messy lists are the same person. Needs no campaign.

    Writes record_id,person,score,decision; a record_id column is kept, otherwise rows are file:line.
    """
    with progress() as report:
        report("read", 0, 0)
        contents = [(path.name, path.read_bytes()) for path in files]
        chosen = {path.resolve() for path in official}
        marked = [path.resolve() in chosen for path in files]
        found = matched.match_files(contents, marked, mode=mode, report=report)
    with out.open("w", newline="", encoding="utf-8") as target:
        writer = csv.writer(target)
        writer.writerow(["record_id", "person", "score", "decision"])
        writer.writerows(found.rows)
    desk.tell(
        found.summary,
        as_json,
        lambda: click.echo(f"{len(found.rows)} rows, {found.summary['persons']} people: {out}"),
    )
