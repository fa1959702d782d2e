"""Commands that pass the method on: pack export, pack import."""

from pathlib import Path

import click

from brazier.cli import desk
from brazier.cli.handbook import own_pages, read_pack
from brazier.conversations.actions import FIRST_ISSUES
from brazier.storage import actions as storage
from brazier.storage.hub import here
from brazier.terms import Actor, Wrong
from brazier.upkeep.passing import actions as passing
from brazier.upkeep.passing.method import Method, packed
from brazier.web import actions as web
from brazier.web import clock


@click.group()
def pack() -> None:
    """The method without the people: what you learned, for the next warehouse.

    \b
    brazier pack export method.zip --lessons lessons.txt
    brazier pack import method.zip --data NEW-FOLDER
    """


@pack.command(name="export")
@click.argument("target", type=click.Path(path_type=Path, dir_okay=False))
@desk.data_option
@desk.words_option
@desk.person_options
@click.option(
    "--lessons",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A text of yours: what you would do again, and what not.",
)
@click.option(
    "--pages",
    type=click.Path(path_type=Path, exists=True),
    help="Pages of the handbook that you wrote yourselves: a folder with LANGUAGE/NAME.md in it.",
)
@desk.json_option
@desk.sentences
def pass_method(
    target: Path,
    data: Path | None,
    words_file: Path | None,
    lessons: Path | None,
    pages: Path | None,
    as_json: bool,
) -> None:
    """Write a method pack: handbook, issues, ladder, whose law, how long things are kept, your lessons. Nobody is
    in it.

    What holds a name that is known here stays here. Unpack it and read it before you hand it on.
    """
    desk.open_hub(data, words_file)
    asker = desk.who_asks("upkeep.method")
    if target.exists():
        raise Wrong("upkeep.export_there", "There is a file of this name already. Nothing was written.")
    learned = lessons.read_text("utf-8", "replace") if lessons else ""
    found = passing.pass_on(asker, lessons=learned, own=own_pages(pages), now=clock.now())
    target.write_bytes(packed(found.method))
    content = {
        "written": str(target),
        "issues": len(found.method.issues),
        "issues_that_stay": found.stay,
        "ladder_stays": found.ladder_stays,
        "pages": sum(name.endswith(".md") for files in found.method.pages.values() for name in files),
    }

    def plain() -> None:
        click.echo(f"{target} written: {content['issues']} issues, {content['pages']} pages, nobody in it.")
        if found.stay:
            click.echo(f"{found.stay} issues stay here: a word of theirs is somebody's name too.")
        if found.ladder_stays:
            click.echo("Your ladder stays here: a word of a rung is somebody's name too.")

    desk.tell(content, as_json, plain)


@pack.command(name="import")
@click.argument("source", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@desk.data_option
@desk.words_option
@click.option("--campaign", default="Campaign", show_default=True, help="A code name that says nothing.")
@click.option("--worksite", default="Site", show_default=True, help="Code name of the building.")
@click.option("--people", type=int, help="About how many work there.")
@desk.json_option
@desk.sentences
def begin_with_method(
    source: Path,
    data: Path | None,
    words_file: Path | None,
    campaign: str,
    worksite: str,
    people: int | None,
    as_json: bool,
) -> None:
    """Start a campaign in an empty folder from a method pack.

    The passphrase file may hold six words of yours; if it is missing or empty, six are drawn and written there.
    """
    method = read_pack(source)
    passing.look_at(Actor.keeper, method=method)
    desk.use(data)
    words, drawn = desk.words_for_new_hub(words_file)
    _begin(method, passphrase=words, campaign=campaign, worksite=worksite, people=people)
    storage.seal(Actor.keeper)

    own = sorted(one.removesuffix(".md") for one in method.own)

    def plain() -> None:
        click.echo(f"Started in {here.folder} with {len(method.issues)} issues. It is sealed.")
        if method.lessons.strip():
            click.echo(f"Read what they learned first: lessons.md in {source}.")
        if own:
            click.echo(f"They wrote these pages of the handbook, we did not. Read them too: {', '.join(own)}.")
        if drawn and words_file is None:
            click.echo(f"The six words that open it, for paper only: {words}")

    content = {
        "started": str(here.folder),
        "words_drawn": drawn,
        "issues": len(method.issues),
        "place": method.place,
        "own_pages": own,
    }
    desk.tell(content, as_json, plain)


def _begin(method: Method, *, passphrase: str, campaign: str, worksite: str, people: int | None) -> None:
    """The hub with the method in it, or nothing."""
    founder = web.begin(
        Actor.keeper,
        passphrase=passphrase,
        name=campaign,
        worksite=worksite,
        people_here=people,
        trusted=(),
        handle="founder",
        now=clock.now(),
        issues=method.issues or FIRST_ISSUES,
    )
    try:
        passing.begin_with(founder, method=method, now=clock.now())
    except BaseException:
        storage.discard(Actor.keeper)
        raise
