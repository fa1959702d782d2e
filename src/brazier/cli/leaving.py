"""Commands about lists that leave: export, whose-copy."""

import secrets
from collections.abc import Mapping
from pathlib import Path

import click

from brazier.access import queries as access
from brazier.cli import desk
from brazier.lists.reading import read
from brazier.press.watermark import name_of, number_of
from brazier.storage import words
from brazier.storage.days import day_of
from brazier.terms import Actor, Wrong
from brazier.upkeep.exports import actions as exports
from brazier.upkeep.exports import queries as exports_read
from brazier.upkeep.pairs import actions as pairs
from brazier.web import clock


@click.command()
@click.argument("target", type=click.Path(path_type=Path, dir_okay=False))
@desk.data_option
@desk.words_option
@desk.person_options
@click.option("--why", default="command line", show_default=True, help="What it is for, for whoever must agree.")
@click.option("--copy", metavar="7F3", help="Fetch this copy of yours, which somebody agreed to.")
@click.option("--sealed/--plain", default=True, show_default=True, help="Seal the file with six words.")
@desk.sentences
def export(
    target: Path, data: Path | None, words_file: Path | None, why: str, copy: str | None, sealed: bool
) -> None:
    """Write everybody you may see to a spreadsheet (.csv or .xlsx). While two can sign in, two must want it.

    The first time it says the number under which it waits for a second person: brazier agree NUMBER --as OTHER.
    Then fetch it within 24 hours with --copy, or on the page Take a list out.

    The list is the most dangerous thing you have. A sealed file ends in .age and opens in any age program: with
    the six words of the hub where you are alone, else with six that are drawn for the file and shown. --plain
    writes it for everybody to read.
    """
    proof = desk.open_hub(data, words_file)
    asker = desk.who_asks("upkeep.export")
    kind = target.suffix.lower().removeprefix(".")
    if kind not in exports.MAKE:
        raise Wrong("upkeep.export_kind", "Name a file that ends in .csv or .xlsx. Nothing was written.")
    if target.exists() or target.with_name(target.name + ".age").exists():
        raise Wrong("upkeep.export_there", "There is a file of this name already. Nothing was written.")
    number = _made(asker, kind, why) if copy is None else _waiting(asker, copy, kind)
    if number is not None:
        _write(asker, number, target, sealed=sealed, proof=proof)


def _made(asker: Actor, kind: str, why: str) -> int | None:
    """The number of a copy that one person was enough for; None if it waits for a second, which is said."""
    wanted = exports_read.on_offer(asker)
    payload = exports_read.as_asked(asker, wanted=wanted, kind=kind, reason=why)
    asked = pairs.propose(asker, kind="export", payload=payload, reason=why, now=clock.now())
    if asked.done:
        return int(str(asked.result))
    click.echo(
        f"Nothing was written yet. It waits for a second person: {asked.proposal}\n"
        f"They agree within 24 hours: brazier agree {asked.proposal} --as NAME"
    )
    return None


def _waiting(asker: Actor, copy: str, kind: str) -> int:
    """The number of a copy that waits for whoever asks. Errors: Wrong if there is none of theirs, or it is another
    kind of file."""
    number = number_of(copy)
    parcel = exports_read.parcel(asker, copy=number, now=clock.now()) if number is not None else None
    if number is None or parcel is None or parcel.is_sealed:
        raise Wrong("upkeep.parcel", exports.GONE)
    if parcel.issued.kind != kind:
        raise Wrong(
            "upkeep.export_other_kind",
            "This copy is a .%(kind)s file. Nothing was written.",
            kind=parcel.issued.kind,
        )
    return number


def _write(asker: Actor, number: int, target: Path, *, sealed: bool, proof: Mapping[str, object]) -> None:
    """Write it. The words of the hub open the file only where nobody else has them."""
    own = str(proof.get("passphrase", "")) if desk.is_alone() else ""
    passphrase = words.as_typed(own or words.draw(secrets.randbelow)) if sealed else ""
    written = exports.write(asker, copy=number, target=target, passphrase=passphrase, now=clock.now())
    if sealed and not own:
        click.echo(f"The six words that open this file, for paper only: {passphrase}")
    click.echo(f"{written} written." + ("" if sealed else " Anybody can read it. Delete it as soon as you can."))


@click.command(name="whose-copy")
@click.argument("source", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@desk.data_option
@desk.words_option
@desk.person_options
@desk.json_option
@desk.sentences
def whose_copy(source: Path, data: Path | None, words_file: Path | None, as_json: bool) -> None:
    """Say whose copy a list is that turned up: CSV, XLSX, ODS or text, with lines gone, moved or changed.

    It says which copy it was, not who passed it on. A short list that somebody typed anew carries no mark.
    """
    desk.open_hub(data, words_file)
    asker = desk.who_asks("upkeep.trace")
    rows = [list(row.cells) for table in read(source.name, source.read_bytes()) for row in table.source.rows]
    found = exports_read.traced(asker, rows=rows)
    made = found.made
    content = {
        "copy": name_of(made.number) if made else None,
        "made_for": access.handles(asker).get(made.by, "") if made else None,
        "day": day_of(made.at).isoformat() if made else None,
        "strength": round(found.marks.strength, 1),
        "invented_people": len(found.canaries),
    }

    def plain() -> None:
        if made:
            click.echo(f"Copy {content['copy']}, made for {content['made_for']} on {content['day']}.")
            click.echo("This says which copy it was, not who passed it on.")
        else:
            click.echo("Nothing in it says which copy it is.")
        if found.canaries:
            click.echo(f"{len(found.canaries)} of the invented people stand in it.")

    desk.tell(content, as_json, plain)
