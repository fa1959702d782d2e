"""The command for what needs two: see what waits, agree, or say no."""

from pathlib import Path

import click

from brazier.access import actions as access
from brazier.cli import desk
from brazier.press.watermark import name_of
from brazier.upkeep.pairs import actions as pairs
from brazier.upkeep.pairs import queries
from brazier.upkeep.pairs.queries import Waits
from brazier.web import clock
from brazier.web.templatetags.paired import proposed


@click.command()
@click.argument("number", type=desk.NUMBER, required=False)
@desk.data_option
@desk.words_option
@desk.person_options
@click.option("--no", is_flag=True, help="Say no to it, or take back what you proposed yourself.")
@desk.json_option
@desk.sentences
def agree(number: int | None, data: Path | None, words_file: Path | None, no: bool, as_json: bool) -> None:
    """Be the second person: agree to what waits under NUMBER, and it is done exactly as it was asked for.

    Without NUMBER it says what waits for you. Nobody agrees to what they proposed themselves.
    """
    if no and number is None:
        raise click.UsageError("--no goes with a NUMBER.")
    desk.open_hub(data, words_file)
    asker = desk.who_asks("access.pair")
    waits = queries.waiting(asker, now=clock.now())
    if number is None:
        _tell_waiting(waits, as_json)
    elif no:
        access.decline(asker, proposal=number, now=clock.now())
        desk.tell({"ended": number}, as_json, lambda: click.echo("It is over. Nothing was changed."))
    else:
        said = next((proposed(row) for row in waits if row.id == number), "")
        _tell_done(pairs.agree(asker, proposal=number, now=clock.now()), said, as_json)


def _tell_waiting(waits: tuple[Waits, ...], as_json: bool) -> None:
    told = [
        {
            "number": row.id,
            "kind": row.kind,
            "what": proposed(row),
            "by": row.by,
            "reason": row.reason,
            "until": row.until.isoformat(),
            "mine": row.mine,
        }
        for row in waits
    ]

    def plain() -> None:
        for row in waits:
            asked = "You proposed it." if row.mine else f"{row.by} proposed it."
            click.echo(f"{row.id}: {proposed(row)}. {asked}" + (f" Why: {row.reason}" if row.reason else ""))
        if not waits:
            click.echo("Nothing waits for a second person.")

    desk.tell({"waiting": told}, as_json, plain)


def _tell_done(agreed: pairs.Asked, said: str, as_json: bool) -> None:
    copy = name_of(int(str(agreed.result))) if agreed.kind in {"export", "packet"} else None

    def plain() -> None:
        click.echo(f"Two of you wanted it. It is done: {said}")
        if copy:
            click.echo(f"Whoever asked fetches it within 24 hours: brazier export FILE --copy {copy} --as NAME")
        if agreed.kind == "tree":
            click.echo("Look at it together on the page What needs two.")

    content: dict[str, object] = {"agreed": agreed.proposal, "kind": agreed.kind}
    desk.tell(content | ({"copy": copy} if copy else {}), as_json, plain)
